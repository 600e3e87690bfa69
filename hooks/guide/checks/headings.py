"""Headings: one title, explicit ids, levels in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position
from guide.rawhtml import html_ids
from guide.shapes import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import Heading
    from guide.model import Page
    from guide.project import Project

MEANT_ID = re.compile(r"\s*(?:[{(]\s*#?|#)(?P<id>[\w-]+)\s*[)}]?$")
SIGNS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})


def check_headings(project: Project) -> Iterator[Issue]:
    """Headings of every page."""
    for page in project.site.pages.values():
        if not page.is_split:
            continue
        yield from _check_title(page)
        yield from _check_ids(page)
        yield from _check_levels(page)


def _same(one: str, other: str) -> bool:
    return " ".join(one.translate(SIGNS).split()) == " ".join(other.translate(SIGNS).split())


def _check_title(page: Page) -> Iterator[Issue]:
    tops = [heading for heading in page.document.headings if heading.level == 1]
    if not tops:
        yield Issue(
            Code.HEADING_TITLE,
            page.source_path,
            Position(page.body_line),
            "the page has no title in its text",
            f"begin it with '# {page.title}'",
        )
    for extra in tops[1:]:
        yield Issue(
            Code.HEADING_TITLE,
            page.source_path,
            extra.position,
            "the page has a second title",
            "use ## for a section",
        )
    # The home page greets its readers in other words than the site's name.
    if (
        tops
        and page.path != "index.md"
        and page.is_read("title")
        and not _same(tops[0].text, page.title)
    ):
        yield Issue(
            Code.HEADING_TITLE,
            page.source_path,
            tops[0].position,
            f"the heading differs from the title '{page.title}'",
            "write both the same way",
        )


def _check_ids(page: Page) -> Iterator[Issue]:
    seen: dict[str, int] = {}
    named = [(heading.id, heading.position) for heading in page.document.headings if heading.id]
    for name, position in sorted([*named, *html_ids(page)], key=lambda pair: pair[1]):
        if name in seen:
            yield Issue(
                Code.HEADING_ID_DUPLICATE,
                page.source_path,
                position,
                f"the id '{name}' stands on line {seen[name]} too",
                "give each heading an id of its own",
            )
        seen.setdefault(name, position.line)
    for heading in page.document.headings:
        if heading.level > 1 and not heading.id:
            yield Issue(
                Code.HEADING_ID_MISSING,
                page.source_path,
                heading.position,
                f"the heading '{heading.text}' has no id",
                f"write '{'#' * heading.level} {_words(heading)} {{ #{_propose(heading)} }}', "
                "with the same id in every language",
            )
        if heading.id and not re.match(ID_PATTERN, heading.id):
            yield Issue(
                Code.HEADING_ID_FORM,
                page.source_path,
                heading.position,
                f"'{heading.id}' can't be an id",
                "small letters a-z, digits and hyphens, as in 'what-to-say'",
            )
        if not heading.text:
            yield Issue(
                Code.HEADING_EMPTY,
                page.source_path,
                heading.position,
                "the heading has no words",
                "write some, or delete the line",
            )


def _words(heading: Heading) -> str:
    """Words of a heading, without an id that isn't written as such: `{ talk }`, `#talk`."""
    return MEANT_ID.sub("", heading.text).strip()


def _propose(heading: Heading) -> str:
    meant = MEANT_ID.search(heading.text)
    if meant and re.match(ID_PATTERN, meant["id"]):
        return meant["id"]
    words = re.findall(r"[a-z0-9]+", heading.text.lower())
    return "-".join(words[:4]) or "short-english-id"


def _check_levels(page: Page) -> Iterator[Issue]:
    level = 1
    for heading in page.document.headings:
        if heading.level > level + 1:
            yield Issue(
                Code.HEADING_LEVEL,
                page.source_path,
                heading.position,
                f"a heading of level {heading.level} follows one of level {level}",
                f"write it with {'#' * (level + 1)}",
            )
        level = heading.level
