"""A page's text, taken apart: headings, links, blocks of code, prose, each with its place.

`guide.markdown` makes it; the checks, the search and the rendering look at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.issues import Position

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from guide.prose import Prose


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

    def place(self, offset: int, length: int = 1) -> Position:
        """Place of the `length` characters of the content from `offset` on."""
        return Position(self.first_line).along(self.content, offset, length)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Position]]:
        """What `pattern` finds in the content, each with its place."""
        for found in pattern.finditer(self.content):
            yield found, self.place(found.start(), max(1, len(found[0])))


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
    repeated: tuple[tuple[str, Position], ...] = ()
    """Labels of reference links that are defined once more, with the place where they are."""
