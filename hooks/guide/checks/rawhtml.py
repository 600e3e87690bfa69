"""Raw HTML in the Markdown: what a page must not hold, and what is never closed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.checks.eachpage import on_each_page
from guide.issues import Code, Issue, Position
from guide.rawhtml import FORBIDDEN_TAGS, elements, place_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import HtmlPart
    from guide.model import Page
    from guide.project import Project

TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?:\s[^<>]*?)?(?P<empty>/?)>")
VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
MAY_STAY_OPEN = frozenset({"p", "li", "dt", "dd", "tr", "td", "th"})


def check_raw_html(project: Project) -> Iterator[Issue]:
    """The raw HTML of every page."""
    pages = project.site.pages.values()
    for page in pages:
        for part in page.document.html:
            yield from _check_elements(page, part)
    yield from on_each_page("open-html", _check_open, (page for page in pages if page.is_split))


def _check_elements(page: Page, part: HtmlPart) -> Iterator[Issue]:
    for tag, attributes in elements(part.html):
        if tag in FORBIDDEN_TAGS:
            yield Issue(
                Code.HTML_UNSAFE,
                page.source_path,
                place_in(part, f"<{tag}"),
                f"a page may not hold <{tag}>",
                "write Markdown",
            )
        for name, _ in attributes:
            if name.startswith("on") or name == "style":
                yield Issue(
                    Code.HTML_UNSAFE,
                    page.source_path,
                    place_in(part, name),
                    f"a page may not hold the attribute '{name}'",
                    "the site's security policy would block it; write Markdown",
                )
        if tag == "img" and not dict(attributes).get("alt"):
            yield Issue(
                Code.IMAGE_ALT,
                page.source_path,
                place_in(part, "<img"),
                "the image has no text for people who can't see it",
                "write ![what it shows](file)",
            )


def _check_open(page: Page) -> Iterator[Issue]:
    """Comments and elements that are never closed swallow the rest of the page."""
    stack: list[tuple[str, Position]] = []
    for part in page.document.html:
        if part.html.startswith("<!--"):
            if "-->" not in part.html:
                yield Issue(
                    Code.HTML_OPEN,
                    page.source_path,
                    Position(part.position.line, part.position.column, 4),
                    "the comment that begins here has no end: it hides the rest of the page",
                    "close it with -->",
                )
            continue
        for found in TAG.finditer(part.html):
            name = found["name"].lower()
            place = part.position.along(part.html, found.start(), len(found[0]))
            if name in VOID or name in MAY_STAY_OPEN or found["empty"]:
                continue
            if not found["close"]:
                stack.append((name, place))
            elif any(open_name == name for open_name, _ in stack):
                while stack[-1][0] != name:
                    yield _left_open(page, *stack.pop())
                stack.pop()
            else:
                yield Issue(
                    Code.HTML_OPEN,
                    page.source_path,
                    place,
                    f"</{name}> closes what isn't open",
                    "delete it; write Markdown",
                )
    for name, place in stack:
        yield _left_open(page, name, place)


def _left_open(page: Page, name: str, place: Position) -> Issue:
    return Issue(
        Code.HTML_OPEN,
        page.source_path,
        place,
        f"<{name}> is never closed",
        f"write Markdown instead, or close it with </{name}>",
    )
