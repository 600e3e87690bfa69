"""Front matter, as far as its shape doesn't tell: the same words twice, dates of the law."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from guide.issues import Code, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project

CLOCKS_DIFFER = dt.timedelta(days=3 * 365)
"""A date this far ahead is a slip of the pen; a nearer one may be a wrong clock."""


def check_front(project: Project) -> Iterator[Issue]:
    """Titles and aliases of each language, and the dates of the pages on law."""
    for locale in project.site.locales:
        yield from _check_twice(project, locale)
    for page in project.site.pages.values():
        yield from _check_date(project, page)


def _check_twice(project: Project, locale: str) -> Iterator[Issue]:
    titles: dict[str, Page] = {}
    aliases: dict[str, Page] = {}
    for page in project.site.pages_of(locale):
        if page.is_read("title"):
            first = titles.setdefault(page.title.casefold(), page)
            if first is not page:
                yield Issue(
                    Code.TITLE_DUPLICATE,
                    page.source_path,
                    page.marks.of_value("title"),
                    f"{first.source_path} has the same title",
                    "say in the title what is different here",
                )
        for index, alias in enumerate(page.front.aliases):
            first = aliases.setdefault(alias.casefold(), page)
            if first.title.casefold() == page.title.casefold() and first is not page:
                continue  # told as the same title: one is a copy of the other
            if first is not page:
                yield Issue(
                    Code.ALIAS_DUPLICATE,
                    page.source_path,
                    page.marks.of_value("aliases", index),
                    f"{first.source_path} has the alias '{alias}' too",
                    "leave it to the page that answers it best",
                )
            elif alias.casefold() == page.title.casefold():
                yield Issue(
                    Code.ALIAS_DUPLICATE,
                    page.source_path,
                    page.marks.of_value("aliases", index),
                    "the alias is the title once more",
                    "delete it",
                )


def _check_date(project: Project, page: Page) -> Iterator[Issue]:
    is_law = page.path.startswith("reference/law/") and not page.path.endswith("/index.md")
    if is_law and page.checked_on is None and page.is_read("checked_on"):
        yield Issue(
            Code.LAW_DATE,
            page.source_path,
            page.marks.of_value(),
            "the page doesn't say when its law was last checked",
            "add a line 'checked_on: YYYY-MM-DD'",
        )
    elif page.checked_on and page.checked_on > dt.datetime.now(dt.UTC).date() + CLOCKS_DIFFER:
        yield Issue(
            Code.LAW_DATE,
            page.source_path,
            page.marks.of_value("checked_on"),
            f"{page.checked_on} hasn't come yet",
            "write the day of the last check",
        )
