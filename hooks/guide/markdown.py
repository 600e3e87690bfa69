"""What the checks need to know of a page's Markdown: headings, links, code blocks, prose.

markdown-it-py reads the text and gives line numbers; columns are found again in those lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline.escape import escape

from guide.issues import Position
from guide.prose import GAP, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown_it.rules_inline import StateInline

ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<body>[^{}]*)\}\s*$")
LINK_ATTRIBUTES = re.compile(r"^\{:?\s*(?P<body>[^{}]*)\}")
LANGUAGE = re.compile(r"^\{\s*lang=[a-z]{2}\s*\}")
"""Behind emphasised words: their language."""
ESCAPABLE = frozenset("*_`~=[]{}<>|#&")
"""Signs of Markdown that a backslash takes their meaning from."""
EXPLICIT_ID = re.compile(r"#(?P<id>[^#.=}:]*[^\s#.=}:])")


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 to 6, its words, and its explicit id (empty where there is none)."""

    level: int
    text: str
    id: str
    position: Position


@dataclass(frozen=True)
class Link:
    """A link or image of the text. `target` is as written; `text` is what a reader sees."""

    target: str
    text: str
    position: Position
    image: bool = False
    html: bool = False
    attributes: str = ""
    """Attribute list behind it, without braces: `hreflang=bg`."""


@dataclass(frozen=True)
class Fence:
    """A fenced block: the words behind its opening fence, its content, where that begins."""

    info: str
    content: str
    position: Position
    first_line: int
    last_line: int
    """Line of the closing fence."""


@dataclass(frozen=True)
class Block:
    """A run of prose (paragraph, list item, table cell) without its markup."""

    text: str
    position: Position


@dataclass(frozen=True)
class HtmlPart:
    """A piece of raw HTML in the Markdown."""

    html: str
    position: Position


@dataclass(frozen=True)
class Document:
    """A page's body, taken apart. All positions count from the first line of the file."""

    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    fences: tuple[Fence, ...]
    blocks: tuple[Block, ...]
    html: tuple[HtmlPart, ...]
    prose: tuple[Prose, ...] = ()
    lists: tuple[tuple[int, int], ...] = ()
    """First line of each list, and how deep it is nested (1 is a list of its own)."""
    indented: tuple[tuple[int, int], ...] = ()
    """First line of each block that is code because it is indented, and how long that is."""
    references: Mapping[str, Position] = field(default_factory=dict)
    """Labels of reference links that are defined, with the place of the definition."""
    repeated: tuple[tuple[str, Position], ...] = ()
    """Labels that are defined once more, with the place of the later definition."""


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table").disable("entity")
    reader.inline.ruler.at("escape", _escape)
    # Links stay as written, the unsafe ones too: the checks judge them.
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return reader


def _escape(state: StateInline, silent: bool) -> bool:
    r"""Read `\*` as a token of its own, so that a sign meant as such is told from a stray one."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    sign = state.src[state.pos + 1]
    if sign not in ESCAPABLE:
        return escape(state, silent)
    if not silent:
        state.push("escaped", "", 0).content = sign
    state.pos += 2
    return True


def parse_markdown(body: str, first_line: int = 1) -> Document:
    """Take `body` apart; its first line is line `first_line` of the file."""
    lines = re.split(r"\r\n?|\n", body)
    parts = _Parts()
    environment: dict[str, Any] = {}
    tokens = _reader().parse(body, environment)
    parts.defined = _definitions(environment, lines, first_line)
    depth = 0
    for index, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        if token.type == "fence":
            parts.fences.append(
                Fence(
                    token.info.strip(),
                    token.content,
                    Position(start + first_line, 1, max(1, len(lines[start]))),
                    start + first_line + 1,
                    end + first_line - 1,
                )
            )
        elif token.type == "code_block":
            parts.indented.append((start + first_line, max(1, len(lines[start]))))
        elif token.type == "html_block":
            parts.html.append(HtmlPart(token.content, Position(start + first_line, 1)))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            parts.lists.append((start + first_line, depth))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "inline":
            walk = _Inline(lines, start, max(end, start + 1), first_line, parts)
            before = tokens[index - 1]
            level = int(before.tag[1]) if before.type == "heading_open" else 0
            walk.run(token, level, is_cell=before.type in ("td_open", "th_open"))
    return Document(
        tuple(parts.headings),
        tuple(parts.links),
        tuple(parts.fences),
        tuple(parts.blocks),
        tuple(parts.html),
        tuple(parts.prose),
        tuple(parts.lists),
        tuple(parts.indented),
        _references(environment, first_line),
        tuple(
            (str(each["title"] or label), Position(each["map"][0] + first_line, 1))
            for each in environment.get("duplicate_refs", ())
            for label in (str(each.get("label", "")),)
        ),
    )


def _definitions(
    environment: dict[str, Any], lines: list[str], first_line: int
) -> dict[str, Position]:
    """Places of the targets that reference links lead to, by target."""
    found: dict[str, Position] = {}
    for reference in environment.get("references", {}).values():
        target, line = str(reference["href"]), reference["map"][0]
        column = lines[line].find(target) if line < len(lines) else -1
        if column >= 0:
            found[target] = Position(line + first_line, column + 1, max(1, len(target)))
    return found


def _references(environment: dict[str, Any], first_line: int) -> dict[str, Position]:
    found = environment.get("references", {})
    return {
        label: Position(reference["map"][0] + first_line, 1)
        for label, reference in found.items()
        if "map" in reference
    }


@dataclass
class _Parts:
    """What has been found so far."""

    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    html: list[HtmlPart] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    indented: list[tuple[int, int]] = field(default_factory=list)
    defined: dict[str, Position] = field(default_factory=dict)


def _pieces(token: Any) -> Iterator[Any]:
    """Pieces of an inline token, without the language of emphasised words."""
    before = ""
    for child in token.children or ():
        if before in ("em_close", "strong_close"):
            child.content = LANGUAGE.sub("", child.content)
        before = child.type
        if child.content or before != "text":
            yield child


@dataclass
class _Open:
    """A link whose end hasn't come yet."""

    target: str
    words: list[str]
    position: Position


class _Inline:
    """Walks over the pieces of one inline token, finding each in the lines in its order."""

    def __init__(
        self, lines: list[str], start: int, end: int, first_line: int, parts: _Parts
    ) -> None:
        self._lines, self._end, self._first = lines, min(end, len(lines)), first_line
        self._line, self._column = start, 0
        self._parts = parts
        self._text = ""
        self._origins: list[tuple[int, int, int]] = []
        self._words = ""

    def run(self, token: Any, level: int, *, is_cell: bool = False) -> None:
        """Read `token`; `level` is that of the heading that it is, or 0."""
        here = self._here()
        open_links: list[_Open] = []
        last_closed: int | None = None
        for child in _pieces(token):
            kind = child.type
            if kind == "link_open":
                target = str(child.attrs.get("href", ""))
                open_links.append(_Open(target, [], self._here()))
            elif kind == "link_close" and open_links:
                self._close(open_links.pop())
                last_closed = len(self._parts.links) - 1
                continue
            elif kind == "image":
                self._image(child)
                if open_links:
                    open_links[-1].words.append(child.content)
            elif kind == "html_inline":
                if child.content.startswith("<img"):
                    self._add(GAP, self._here())
                self._parts.html.append(HtmlPart(child.content, self._find(child.content)))
            elif kind in ("softbreak", "hardbreak"):
                self._add(" ", self._here())
                self._words += " "
            elif kind in ("text", "code_inline", "escaped"):
                self._take_text(child, open_links, last_closed)
            last_closed = None
        self._finish(token, level, here, "cell" if is_cell else "text")

    def _take_text(self, child: Any, open_links: list[_Open], last_closed: int | None) -> None:
        content = child.content
        self._words += content
        if open_links:
            open_links[-1].words.append(content)
        place = self._find(f"\\{content}" if child.type == "escaped" else content)
        if child.type in ("code_inline", "escaped") or (
            open_links and open_links[-1].target.endswith(content)
        ):
            self._add(GAP, place)  # code, or an address that is its own text
            return
        attributes = LINK_ATTRIBUTES.match(content) if last_closed is not None else None
        if attributes and last_closed is not None:
            link = self._parts.links[last_closed]
            self._parts.links[last_closed] = Link(
                link.target, link.text, link.position, link.image, link.html, attributes["body"]
            )
            skip = attributes.end()
            content = content[skip:]
            place = Position(place.line, place.column + skip, max(1, len(content)))
        self._add(content, place)

    def _close(self, link: _Open) -> None:
        place = self._find(link.target)
        if place.length == 1:  # a reference link: its target stands at the label's definition
            place = self._parts.defined.get(link.target, link.position)
        text = "".join(link.words).strip()
        if not text:
            self._add(GAP, place)
        self._parts.links.append(Link(link.target, text, place))

    def _image(self, child: Any) -> None:
        target = str(child.attrs.get("src", ""))
        self._add(GAP, self._here())
        self._words += child.content
        self._parts.links.append(Link(target, child.content.strip(), self._find(target), True))

    def _finish(
        self, token: Any, level: int, here: Position, kind: Literal["cell", "text"]
    ) -> None:
        found = ATTRIBUTES.search(self._text) if level else None
        text = self._text[: found.start()] if found else self._text
        if text.strip():
            origins = tuple(self._origins) or ((0, here.line, here.column),)
            self._parts.prose.append(Prose(text, origins, "heading" if level else kind))
        if not level:
            self._parts.blocks.append(Block(self._words, here))
            return
        named = EXPLICIT_ID.search(found["body"]) if found else None
        words = ATTRIBUTES.sub("", self._words) if found else self._words
        length = max(1, len(token.content) + level + 1)
        self._parts.headings.append(
            Heading(
                level, words.strip(), named["id"] if named else "", Position(here.line, 1, length)
            )
        )

    def _add(self, text: str, place: Position) -> None:
        self._origins.append((len(self._text), place.line, place.column))
        self._text += text

    def _here(self) -> Position:
        """The cursor, or the first character of its line that isn't white space."""
        line = self._lines[self._line] if self._line < len(self._lines) else ""
        indent = len(line) - len(line.lstrip())
        return Position(self._line + self._first, max(self._column, indent) + 1)

    def _find(self, piece: str) -> Position:
        """Place of the next occurrence of `piece`, or of the cursor; moves the cursor behind."""
        needle = piece.partition("\n")[0]
        if needle:
            for number in range(self._line, self._end):
                after = self._column if number == self._line else 0
                column = self._lines[number].find(needle, after)
                if column >= 0:
                    self._line, self._column = number, column + len(needle)
                    return Position(number + self._first, column + 1, len(needle))
        return self._here()
