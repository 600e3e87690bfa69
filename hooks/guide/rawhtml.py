"""Reads the raw HTML in a page's Markdown: its elements, links and ids."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from guide.document import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import HtmlPart
    from guide.issues import Position
    from guide.model import Page

FORBIDDEN_TAGS = frozenset(
    {"script", "style", "iframe", "object", "embed", "form", "base", "link", "meta"}
)
URL_ATTRIBUTES = ("href", "src", "srcset", "poster")


@lru_cache(maxsize=1024)
def elements(html: str) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Elements of a piece of HTML with their attributes."""
    tree = LexborHTMLParser(f"<body>{html}")
    root = tree.root
    if root is None:
        return ()
    return tuple(
        (node.tag or "", tuple((name, value or "") for name, value in node.attributes.items()))
        for node in root.traverse()
        if node.tag not in ("html", "head", "body")
    )


def html_ids(page: Page) -> Iterator[tuple[str, Position]]:
    """Ids that the raw HTML of `page` declares."""
    for part in page.document.html:
        for _, attributes in elements(part.html):
            for name, value in attributes:
                if name in ("id", "name") and value:
                    yield value, place_in(part, value)


def html_links(page: Page) -> Iterator[Link]:
    """Links and images of the raw HTML of `page`."""
    for part in page.document.html:
        for tag, attributes in elements(part.html):
            for name, value in attributes:
                if name not in URL_ATTRIBUTES or tag in FORBIDDEN_TAGS:
                    continue
                urls = (
                    [one.split()[0] for one in value.split(",") if one.split()]
                    if name == "srcset"
                    else [value]
                )
                for url in urls:
                    yield Link(url, "", place_in(part, url), image=tag == "img", html=True)


def place_in(part: HtmlPart, needle: str) -> Position:
    """Place of `needle` in the file that `part` stands in."""
    offset = max(0, part.html.find(needle)) if needle else 0
    return part.position.along(part.html, offset, max(1, len(needle)))
