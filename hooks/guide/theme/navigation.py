"""Where a reader is and can go: the pruned menu and the breadcrumbs.

The menu lists the sections, and the pages of the current section only, so that its size depends
on a section and not on the whole guide.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.theme.pages import PageInfo, Pages


@dataclass(frozen=True)
class NavItem:
    """An entry of the menu; `open` entries show their `items`."""

    label: str
    url: str
    current: bool = False
    open: bool = False
    items: tuple[NavItem, ...] = field(default=())


def menu(pages: Pages, path: str) -> tuple[NavItem, ...]:
    """Menu for the page at `path`: a section is a folder whose index.md exists.

    >>> from guide.theme.pages import PageInfo, Pages
    >>> pages = Pages("en", [PageInfo("a/index.md", "a/", "A"), PageInfo("a/b.md", "a/b/", "B")])
    >>> [item.label for item in menu(pages, "a/b.md")[0].items]
    ['B']
    """
    return _level(pages, path, "")


def breadcrumbs(pages: Pages, path: str) -> tuple[PageInfo, ...]:
    """Index pages of the folders above the page at `path`, outermost first, home left out."""
    folders = path.split("/")[:-1]
    indexes = ["/".join(folders[: depth + 1]) + "/index.md" for depth in range(len(folders))]
    return tuple(page for page in pages.pick(indexes) if page.path != path)


def _level(pages: Pages, path: str, folder: str) -> tuple[NavItem, ...]:
    items: list[NavItem] = []
    for page in pages.level(folder):
        inner = page.path.removesuffix("index.md")
        is_open = inner.endswith("/") and path.startswith(inner)
        items.append(
            NavItem(
                page.label,
                page.url,
                current=page.path == path,
                open=is_open,
                items=_level(pages, path, inner) if is_open else (),
            )
        )
    return tuple(items)
