"""What was meant as a link and is none: labels without a target, addresses, broken brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.checks.eachpage import on_each_page
from guide.issues import Code, Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project
    from guide.prose import Prose

UNDEFINED_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
BARE_ADDRESS = re.compile(
    r"(?<![\w(<\"/@.])(?:https?://|www\.)[^\s<>()“”„«»]*[^\s<>()“”„«».,;:!?…]"
)
BROKEN_LINK = re.compile(
    r"\[[^\[\]]+\]\s+\([^()\s]*(?:\.md|https?:)[^()\s]*\)"  # [words] (page.md)
    r"|\([^()]+\)\[[^\[\]]+\]"  # (words)[page.md]
    r"|\[[^\[\]]+\]\([^()]*(?:\.md\b|https?:)[^()]*(?:\)|$)"  # [words](the page.md
    r"|<https?:[^<>]*\s[^<>]*>"  # <https://example.com/a page>
    r"|[^\s()\[\]]*\]?\(?(?:\.\.?/|https?:)[^\s()]+\)"  # words](page.md), [words(page.md)
    r"|[\w/.-]+\.md(?:#[\w-]+)?\)?"  # what is left of another mistake
)
LINK_SIGNS = re.compile(r"[\[\]/]|\.\w|http")
"""What a text must hold for a link that isn't one."""


def check_unlinked(project: Project) -> Iterator[Issue]:
    """The labels and the text of every page."""
    locales = project.site.locales
    declared = (page for page in project.site.pages.values() if page.locale in locales)
    return on_each_page("unlinked", _check_page, declared)


def _check_page(page: Page) -> Iterator[Issue]:
    for label, position in page.document.repeated:
        yield Issue(
            Code.LINK_REFERENCE,
            page.source_path,
            position,
            f"the label '{label}' is defined twice: links take the first target",
            "keep one of the two lines",
        )
    for prose in page.document.prose:
        if LINK_SIGNS.search(prose.text):  # most have none: it saves three searches in each
            yield from _check_prose(page, prose)


def _check_prose(page: Page, prose: Prose) -> Iterator[Issue]:
    broken = list(prose.matches(BROKEN_LINK))
    for found, place in prose.matches(BARE_ADDRESS):
        if any(other.start() <= found.start() < other.end() for other, _ in broken):
            continue  # told below, with its brackets
        yield Issue(
            Code.LINK_MALFORMED,
            page.source_path,
            place,
            "an address by itself is no link on the site",
            f"write <{'' if found[0].startswith('http') else 'https://'}{found[0]}>, "
            "or [words](address)",
        )
    for found, place in prose.matches(UNDEFINED_REFERENCE):
        label = found["label"] or found["text"]
        yield Issue(
            Code.LINK_REFERENCE,
            page.source_path,
            place,
            f"the link's label '{label}' isn't defined",
            f"add a line '[{label}]: page.md', or write [{found['text']}](page.md)",
        )
    for _, place in broken:
        yield Issue(
            Code.LINK_MALFORMED,
            page.source_path,
            place,
            "this looks like a link but isn't one",
            "write [words](target): square brackets first, no spaces between or in the target",
        )
