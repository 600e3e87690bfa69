"""The guide as data: languages, pages, checklists, emails. Frozen; built by `parse`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.kinds import kind_of, section_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from guide.catalogue import Catalogue
    from guide.document import Document
    from guide.email import Email
    from guide.kinds import Kind
    from guide.shapes import (
        ChecklistContract,
        FieldContract,
        ItemContract,
        LanguageContract,
        PageFront,
    )
    from guide.yamltext import Marks


@dataclass(frozen=True)
class ChecklistItem:
    """An item of a checklist in one language: the contract's declaration and the words."""

    contract: ItemContract
    text: str
    note: str = ""
    link: str = ""
    """Path of a page, perhaps with an anchor; empty where there is none."""

    @property
    def id(self) -> str:
        """Id of the item, the same in every language."""
        return self.contract.id


@dataclass(frozen=True)
class Checklist:
    """A checklist in one language."""

    id: str
    title: str
    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True)
class Page:
    """A page in one language. `path` ("rejected/index.md") is its identity in all of them.

    Pages are equal whose file and text are: the rest follows from these and from the contract.
    """

    locale: str
    path: str
    source_path: str
    """Path of the file from the project's root: "docs/ru/rejected/index.md"."""
    text: str
    front: PageFront = field(compare=False)
    marks: Marks = field(compare=False)
    body: str = field(compare=False)
    body_line: int = field(compare=False)
    document: Document = field(compare=False)
    checklist: Checklist | None = field(default=None, compare=False)
    email: Email | None = field(default=None, compare=False)
    unread: frozenset[str] = field(default=frozenset(), compare=False)
    """Keys of the front matter that could not be read; "*" where none could."""

    @property
    def title(self) -> str:
        """Title of the page."""
        return self.front.title

    @property
    def nav_title(self) -> str:
        """Short title for menus."""
        return self.front.nav_title or self.front.title

    @property
    def description(self) -> str:
        """One sentence on the page."""
        return self.front.description

    @property
    def section(self) -> str:
        """First folder of the path; "" for the home page."""
        return section_of(self.path)

    @property
    def kind(self) -> Kind:
        """What sort of page it is."""
        has_email, is_dated = bool(self.front.email), self.front.checked_on is not None
        return kind_of(self.path, has_email=has_email, is_dated=is_dated)

    @property
    def is_split(self) -> bool:
        """Whether its front matter and its text could be told apart."""
        return "*" not in self.unread or (self.body_line > 1 and bool(self.body))

    def is_read(self, key: str) -> bool:
        """Whether the front matter could be read as far as `key` goes."""
        return not self.unread & {"*", key}

    @property
    def checked_on(self) -> dt.date | None:
        """Day when the law on the page was last checked."""
        return self.front.checked_on


@dataclass(frozen=True)
class Contract:
    """What all languages share: checklists, fields, where the sources' points stand."""

    checklists: Mapping[str, ChecklistContract] = field(default_factory=dict)
    fields: Mapping[str, FieldContract] = field(default_factory=dict)
    languages: Mapping[str, LanguageContract] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    marks: Mapping[str, Marks] = field(default_factory=dict)
    """Line marks of each data file, by its name ("checklists.yml")."""
    item_ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Every item id that readers have had a tick for, by checklist (item-ids.yml)."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Former page paths and where their pages are now (redirects.yml)."""
    unreadable: frozenset[str] = frozenset()
    """Data files that hold something but could not be read at all."""

    def is_broken(self, name: str, key: str) -> bool:
        """Whether data file `name` declares `key`, or might, in a way that can't be read."""
        marks = self.marks.get(name)
        return name in self.unreadable or (marks is not None and (key,) in marks.keys)


@dataclass(frozen=True)
class Site:
    """The whole guide."""

    contract: Contract
    pages: Mapping[tuple[str, str], Page]
    """Pages by (locale, path)."""
    catalogues: Mapping[str, Catalogue]

    @property
    def locales(self) -> tuple[str, ...]:
        """Locales in the order of languages.yml; the first is the source language."""
        return tuple(self.contract.languages)

    @property
    def source_locale(self) -> str:
        """Locale that the others are compared with."""
        return next(iter(self.contract.languages), "en")

    def page(self, locale: str, path: str) -> Page | None:
        """Page at `path` in `locale`, or None."""
        return self.pages.get((locale, path))

    def pages_of(self, locale: str) -> Iterator[Page]:
        """Pages of one language, by path."""
        return (page for (its, _), page in sorted(self.pages.items()) if its == locale)

    def shown_page(self, locale: str, path: str) -> Page | None:
        """Page as readers of `locale` get it: the source language's where theirs has none."""
        return self.page(locale, path) or self.page(self.source_locale, path)

    def shown_pages(self, locale: str) -> Iterator[Page]:
        """Pages as readers of `locale` get them, by path."""
        paths = sorted({path for its, path in self.pages if its in (locale, self.source_locale)})
        found = (self.shown_page(locale, path) for path in paths)
        return (page for page in found if page is not None)
