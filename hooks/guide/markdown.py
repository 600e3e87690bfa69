"""What the checks need to know of a page's Markdown: headings, links, code blocks, sentences.

markdown-it-py reads the text and gives line numbers; columns are found again in those lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from guide.issues import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

ATTRIBUTES = re.compile(r"\s*\{:?\s*(?P<body>[^{}]*)\}\s*$")
EXPLICIT_ID = re.compile(r"#(?P<id>[^\s#.=}]+)")


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


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table").disable("entity")


def parse_markdown(body: str, first_line: int = 1) -> Document:
    """Take `body` apart; its first line is line `first_line` of the file."""
    lines = body.split("\n")
    headings: list[Heading] = []
    links: list[Link] = []
    fences: list[Fence] = []
    blocks: list[Block] = []
    html: list[HtmlPart] = []
    tokens = _reader().parse(body)
    for index, token in enumerate(tokens):
        if token.type == "fence":
            start, end = token.map or (0, 0)
            fences.append(
                Fence(token.info.strip(), token.content, Position(start + first_line, 1),
                      start + first_line + 1, end + first_line - 1)
            )
        elif token.type == "html_block":
            start = (token.map or (0, 0))[0]
            html.append(HtmlPart(token.content, Position(start + first_line, 1)))
        elif token.type == "inline":
            start, end = token.map or (0, 1)
            finder = _Finder(lines, start, end, first_line)
            before = tokens[index - 1]
            if before.type == "heading_open":
                headings.append(_heading(token, int(before.tag[1]), start + first_line))
            else:
                blocks.append(Block(_plain(token), Position(start + first_line, finder.indent)))
            links.extend(_links(token, finder))
            html.extend(
                HtmlPart(child.content, finder.find(child.content))
                for child in token.children or ()
                if child.type == "html_inline"
            )
    return Document(tuple(headings), tuple(links), tuple(fences), tuple(blocks), tuple(html))


class _Finder:
    """Finds the column of pieces of text, in their order, within a range of lines."""

    def __init__(self, lines: list[str], start: int, end: int, first_line: int) -> None:
        self._lines, self._end, self._first = lines, max(end, start + 1), first_line
        self._line, self._column = start, 0

    @property
    def indent(self) -> int:
        """Column of the first character that isn't white space on the current line."""
        line = self._lines[self._line] if self._line < len(self._lines) else ""
        return len(line) - len(line.lstrip()) + 1

    def find(self, piece: str) -> Position:
        """Place of the next occurrence of `piece`, or of the current line."""
        needle = piece.split("\n")[0]
        for number in range(self._line, min(self._end, len(self._lines))):
            column = self._lines[number].find(needle, self._column if number == self._line else 0)
            if column >= 0 and needle:
                self._line, self._column = number, column + len(needle)
                return Position(number + self._first, column + 1, len(needle))
        return Position(self._line + self._first, self.indent)


def _heading(token: Any, level: int, line: int) -> Heading:
    raw = token.content
    found = ATTRIBUTES.search(raw)
    named = EXPLICIT_ID.search(found.group("body")) if found else None
    text = _plain(token)
    if found:
        text = ATTRIBUTES.sub("", text)
    return Heading(level, text.strip(), named.group("id") if named else "",
                   Position(line, 1, max(1, len(raw) + level + 1)))


def _plain(token: Any) -> str:
    """Words of an inline token as a reader sees them, code left out."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(child.content)
    return "".join(parts)


def _links(token: Any, finder: _Finder) -> Iterator[Link]:
    """Links and images of an inline token."""
    stack: list[tuple[str, list[str]]] = []
    for child in token.children or ():
        if child.type == "link_open":
            stack.append((str(child.attrs.get("href", "")), []))
        elif child.type == "link_close" and stack:
            target, words = stack.pop()
            yield Link(target, "".join(words).strip(), _place(finder, target, words))
        elif child.type == "image":
            target = str(child.attrs.get("src", ""))
            if stack:
                stack[-1][1].append(child.content)
            yield Link(target, child.content.strip(), _place(finder, target, []), image=True)
        elif stack and child.type in ("text", "code_inline"):
            stack[-1][1].append(child.content)


def _place(finder: _Finder, target: str, words: list[str]) -> Position:
    """Where `target` is written; for a reference link, where its words are."""
    position = finder.find(target)
    if position.length == 1 and words:
        return finder.find("".join(words))
    return position
