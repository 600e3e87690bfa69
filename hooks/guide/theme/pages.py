"""What the frame needs to know of the pages of one language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from guide.kinds import kind_of, section_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guide.kinds import Kind


@dataclass(frozen=True)
class PageInfo:
    """A page as links, cards and menus show it.

    `path` ("rejected/index.md") is the same in every language; `url` is relative to the root of
    the whole site ("bg/rejected/").
    """

    path: str
    url: str
    title: str
    nav_title: str = ""
    description: str = ""
    related: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    email: str = ""
    replies: tuple[str, ...] = ()
    checked_on: str = ""

    @property
    def label(self) -> str:
        """Short title for menus and steps."""
        return self.nav_title or self.title

    @property
    def section(self) -> str:
        """First folder of the path; "" for the home page."""
        return section_of(self.path)

    @property
    def kind(self) -> Kind:
        """What sort of page it is."""
        return kind_of(self.path, has_email=bool(self.email), is_dated=bool(self.checked_on))


class Pages:
    """Pages of one language, in menu order, found by path.

    >>> pages = Pages("en", [PageInfo("index.md", "", "Home")])
    >>> pages["index.md"].title, "other.md" in pages
    ('Home', False)
    """

    def __init__(self, lang: str, pages: Iterable[PageInfo]) -> None:
        """Take the pages of `lang` in the order of the menu."""
        self.lang = lang
        self._by_path = {page.path: page for page in pages}

    def __iter__(self) -> Iterator[PageInfo]:
        """Pages in menu order."""
        return iter(self._by_path.values())

    def __len__(self) -> int:
        """Count the pages."""
        return len(self._by_path)

    def __contains__(self, path: object) -> bool:
        """Tell whether there is a page at `path`."""
        return path in self._by_path

    def __getitem__(self, path: str) -> PageInfo:
        """Page at `path`; KeyError where there is none."""
        return self._by_path[path]

    def get(self, path: str) -> PageInfo | None:
        """Page at `path` (an anchor is ignored), or None."""
        return self._by_path.get(path.partition("#")[0])

    def level(self, folder: str) -> Sequence[PageInfo]:
        """Pages right in `folder` ("" or with a slash at its end) and indexes of folders in it.

        >>> paths = ["index.md", "a/index.md", "a/b.md", "a/c/index.md", "a/c/d.md"]
        >>> pages = Pages("en", [PageInfo(path, "", "") for path in paths])
        >>> [page.path for page in pages.level("a/")]
        ['a/b.md', 'a/c/index.md']
        """
        return self._levels.get(folder, ())

    @cached_property
    def _levels(self) -> dict[str, list[PageInfo]]:
        levels: dict[str, list[PageInfo]] = {}
        for page in self:
            place = page.path.removesuffix("/index.md")
            if place != "index.md":
                above, slash, _ = place.rpartition("/")
                levels.setdefault(above + slash, []).append(page)
        return levels

    def pick(self, paths: Iterable[str]) -> tuple[PageInfo, ...]:
        """Pages at `paths` that exist, in that order, each once."""
        found = (self.get(path) for path in dict.fromkeys(paths))
        return tuple(page for page in found if page)


def page_info(path: str, url: str, title: str, meta: Mapping[str, Any]) -> PageInfo:
    """Read the front matter `meta` of the page at `path`.

    Values of an unexpected type count as absent: the checks report them, the frame only has to
    stand.
    """
    return PageInfo(
        path=path,
        url=url,
        title=str(meta.get("title") or title or path),
        nav_title=str(meta.get("nav_title") or ""),
        description=str(meta.get("description") or ""),
        related=_strings(meta.get("related")),
        emails=_strings(meta.get("emails")),
        email=str(meta.get("email") or ""),
        replies=_strings(
            [reply.get("then") for reply in _list(meta.get("replies")) if isinstance(reply, dict)]
        ),
        checked_on=str(meta.get("checked_on") or ""),
    )


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()


def _strings(value: object) -> tuple[str, ...]:
    return tuple(item for item in _list(value) if isinstance(item, str))
