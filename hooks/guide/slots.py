"""Slots: the places in a page's text where rendered parts (checklist, email, lists) stand.

Before Markdown is converted, each part is replaced by an empty marker element; afterwards the
marker is filled with HTML. So Markdown never has to read our HTML, nor our HTML Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.email import letter_fences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guide.model import Page

MARKER = re.compile(r'<div data-slot="(?P<name>[a-z-]+)"></div>')

SECTION_SLOTS: Mapping[tuple[str, str], str] = {
    ("emails/index.md", "all"): "email-index",
    ("checklists/index.md", "all"): "checklist-index",
    ("reference/all-questions.md", "a-z"): "all-questions",
    ("reference/sources.md", "map"): "sources-map",
    ("reference/sources.md", "licences"): "licences",
}
"""(page, heading id) -> the part that the site builds at the end of that section."""


def insert_slots(page: Page) -> str:
    """Body of `page` with a marker for each of its parts."""
    lines = page.body.split("\n")
    inserts: dict[int, list[str]] = {}
    email_fences = letter_fences(page.document)
    if page.email is not None and email_fences:
        first = email_fences[0].position.line - page.body_line
        for fence in email_fences:
            for number in range(fence.position.line, fence.last_line + 1):
                lines[number - page.body_line] = ""
        inserts.setdefault(first, []).append("email")
    if page.checklist is not None:
        _at_section_end(page, "checklist", "checklist", len(lines), inserts)
    for (path, heading_id), slot in SECTION_SLOTS.items():
        if page.path == path:
            _at_section_end(page, heading_id, slot, len(lines), inserts)
    if page.front.replies:
        inserts.setdefault(len(lines), []).append("replies")
    out: list[str] = []
    for number, line in enumerate([*lines, ""]):
        for name in inserts.get(number, ()):
            out.extend(["", f'<div data-slot="{name}"></div>', ""])
        out.append(line)
    return "\n".join(out)


def _at_section_end(
    page: Page, heading_id: str, slot: str, end: int, inserts: dict[int, list[str]]
) -> None:
    """Plan `slot` for the last line of the section that heading `heading_id` begins."""
    headings = page.document.headings
    for index, heading in enumerate(headings):
        if heading.id == heading_id:
            after = (h for h in headings[index + 1 :] if h.level <= heading.level)
            following = next(after, None)
            line = following.position.line - page.body_line if following else end
            inserts.setdefault(line, []).append(slot)
            return


def fill_slots(html: str, parts: Mapping[str, Callable[[], str]]) -> str:
    """`html` with each marker replaced by what its part renders; unknown markers vanish."""
    return MARKER.sub(lambda found: parts[found["name"]]() if found["name"] in parts else "", html)
