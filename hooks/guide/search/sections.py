"""Cuts a page of the model into what a search can lead to: its top, and each section."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guide.icu import Select, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guide.icu import Segment
    from guide.model import Page

LISTS = frozenset({"emails/index.md", "checklists/index.md", "reference/all-questions.md"})
"""Pages that only list others: their sections would stand in the way of what they list."""


@dataclass
class Section:
    """A place on a page and its words; `anchor` and `heading` are empty at the page's top."""

    anchor: str = ""
    heading: str = ""
    texts: list[str] = field(default_factory=list)


def cut_page(page: Page) -> list[Section]:
    """Sections of `page`, the top first. Headings of level 2 and 3 with an id begin one.

    An email page stays whole: its four sections have the same headings on every such page.
    """
    if page.path in LISTS:
        return [Section()]
    sections = [Section()]
    pieces: list[tuple[int, str, str, str]] = [
        (heading.position.line, "heading", heading.text, heading.id)
        for heading in page.document.headings
        if heading.level in (2, 3) and heading.id and not page.email
    ]
    pieces += [(block.position.line, "text", block.text, "") for block in page.document.blocks]
    for _, what, text, anchor in sorted(pieces, key=lambda piece: piece[0]):
        if what == "heading":
            sections.append(Section(anchor, text))
        else:
            sections[-1].texts.append(text)
    for section in sections:
        if section.anchor == "checklist" and page.checklist:
            for item in page.checklist.items:
                section.texts += [item.text, item.note]
    sections[0].texts += letters(page)
    sections[0].texts += [reply.answer for reply in page.front.replies]
    return sections


def letters(page: Page) -> list[str]:
    """Words of the page's email, each tone, without what the reader fills in."""
    if page.email is None:
        return []
    return [
        " ".join(_texts(part))
        for letter in page.email.letters
        for part in (letter.subject, letter.body)
    ]


def subjects(page: Page) -> list[str]:
    """Subject lines of the page's email, without what the reader fills in: they say what it is."""
    if page.email is None:
        return []
    found = (" ".join(" ".join(_texts(each.subject)).split()) for each in page.email.letters)
    return list(dict.fromkeys(subject.strip(" :–—,.") for subject in found if subject.strip()))


def _texts(segments: Iterable[Segment]) -> Iterator[str]:
    for segment in segments:
        if isinstance(segment, Text):
            yield segment.text
        elif isinstance(segment, Select):
            for _, option in segment.options:
                yield from _texts(option)
