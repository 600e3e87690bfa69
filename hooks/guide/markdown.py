"""Reads a page's Markdown into a `Document`.

markdown-it-py reads the text and gives line numbers; columns are found again in those lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from markdown_it import MarkdownIt
from markdown_it.rules_inline.escape import escape

from guide.document import Block, Document, Fence, Heading, HtmlPart, Link
from guide.issues import Position
from guide.prose import GAP, Prose

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<body>[^{}]*)\}\s*$")
"""Attribute list of a heading, at its end."""
LANGUAGE = re.compile(r"^\{\s*(?P<body>lang=[a-z]{2})\s*\}")
ATTRIBUTES_BEHIND = {
    "link_close": re.compile(r"^\{:?\s*(?P<body>[^{}]*)\}"),
    "em_close": LANGUAGE,
    "strong_close": LANGUAGE,
}
"""Attribute list right behind words, by the token that ends those."""
ESCAPABLE = frozenset("*_`~=[]{}<>|#&")
"""Signs of Markdown that a backslash takes their meaning from."""
EXPLICIT_ID = re.compile(r"#(?P<id>[^#.=}:]*[^\s#.=}:])")


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
    repeated = tuple(
        (str(each["label"]), Position(each["map"][0] + first_line))
        for each in environment.get("duplicate_refs", ())
    )
    return parts.document(repeated)


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

    def document(self, repeated: tuple[tuple[str, Position], ...]) -> Document:
        """All of it, with the labels that are defined once more."""
        return Document(
            headings=tuple(self.headings),
            links=tuple(self.links),
            fences=tuple(self.fences),
            blocks=tuple(self.blocks),
            html=tuple(self.html),
            prose=tuple(self.prose),
            lists=tuple(self.lists),
            indented=tuple(self.indented),
            repeated=repeated,
        )


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
        before = ""
        for child in token.children or ():
            kind = child.type
            if kind == "link_open":
                target = str(child.attrs.get("href", ""))
                open_links.append(_Open(target, [], self._here()))
            elif kind == "link_close" and open_links:
                self._close(open_links.pop())
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
                self._take_text(child, open_links, before)
            before = kind
        self._finish(token, level, here, "cell" if is_cell else "text")

    def _take_text(self, child: Any, open_links: list[_Open], before: str) -> None:
        """Take in a piece of text, of code or an escaped sign; `before` is the token before it."""
        content = child.content
        if child.type == "text":
            content = self._take_attributes(content, before)
            if not content:
                return
        self._words += content
        if open_links:
            open_links[-1].words.append(content)
        place = self._find(f"\\{content}" if child.type == "escaped" else content)
        if child.type in ("code_inline", "escaped") or (
            open_links and open_links[-1].target.endswith(content)
        ):
            content = GAP  # code, or an address that is its own text
        self._add(content, place)

    def _take_attributes(self, content: str, before: str) -> str:
        """`content` without the attribute list of what ends right before it, which isn't words."""
        pattern = ATTRIBUTES_BEHIND.get(before)
        found = pattern.match(content) if pattern else None
        if found is None:
            return content
        if before == "link_close":
            self._parts.links[-1] = replace(self._parts.links[-1], attributes=found["body"])
            if "#" in found["body"]:
                self._words += found[0]  # an id, which was meant for the heading around the link
        self._find(found[0])
        return content[found.end() :]

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
