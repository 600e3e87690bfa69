"""Slots: where checklists, emails and built lists go into a page."""

from __future__ import annotations

import pytest

from guide.model import Checklist, Page
from guide.parse import parse_page
from guide.slots import fill_slots, insert_slots

FRONT = """---
title: A page
description: A description that is long enough for a search engine to show it whole.
{extra}
---
"""
LETTER = """``` { .email tone="TONE" }
Subject: Hello

Dear {client_name},
```
"""


def page(path: str, body: str, extra: str = "aliases: []") -> Page:
    """Parse a page with this body."""
    found, issues = parse_page("en", path, f"docs/en/{path}", FRONT.format(extra=extra) + body)
    assert found is not None, issues
    return found


def slots(text: str) -> list[str]:
    """Names of the markers in their order."""
    return [line.split('"')[1] for line in text.splitlines() if "data-slot" in line]


def test_both_tones_of_an_email_become_one_slot_where_the_first_stood() -> None:
    body = f"## Email {{ #email }}\n\n{LETTER.replace('TONE', 'formal')}\n" + LETTER.replace(
        "TONE", "friendly"
    )
    text = insert_slots(page("emails/x.md", body + "\n## Change { #change }\n", "email: x"))
    assert slots(text) == ["email"]
    assert "client_name" not in text
    assert text.index("data-slot") < text.index("## Change")


def test_replies_come_last() -> None:
    extra = "replies:\n  - {answer: Yes, then: index.md}"
    text = insert_slots(
        page("emails/x.md", "## One { #one }\n\nWords.\n", extra.replace("Yes", '"Yes"'))
    )
    assert slots(text) == ["replies"]
    assert text.index("Words.") < text.index("data-slot")


def test_a_checklist_stands_at_the_end_of_its_section() -> None:
    body = (
        "## List { #checklist }\n\nTick.\n\n### Deeper { #deeper }\n\nMore.\n\n## Next { #next }\n"
    )
    found = page("decide/x.md", body)
    with_list = Page(**{**found.__dict__, "checklist": Checklist("x", "X", ())})
    text = insert_slots(with_list)
    assert text.index("More.") < text.index("data-slot") < text.index("## Next")


@pytest.mark.parametrize(
    ("path", "heading", "slot"),
    [
        ("emails/index.md", "all", "email-index"),
        ("checklists/index.md", "all", "checklist-index"),
        ("reference/all-questions.md", "a-z", "all-questions"),
    ],
)
def test_built_lists_have_their_place(path: str, heading: str, slot: str) -> None:
    assert slots(insert_slots(page(path, f"## All {{ #{heading} }}\n\nWords.\n"))) == [slot]


def test_a_page_without_parts_keeps_its_text() -> None:
    body = "## One { #one }\n\n```text\ncode\n```\n"
    assert insert_slots(page("decide/x.md", body)).strip() == body.strip()


def test_filling_replaces_known_markers_and_drops_unknown_ones() -> None:
    html = '<p>a</p><div data-slot="email"></div><div data-slot="other"></div>'
    assert fill_slots(html, {"email": lambda: "<b>\\1</b>"}) == "<p>a</p><b>\\1</b>"
