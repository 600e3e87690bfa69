"""The guide itself: no issue in any language, and commands documented as they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.checks import run_checks
from guide.codes import Code, severity_of

if TYPE_CHECKING:
    from guide.issues import Issue

ROOT = Path(__file__).resolve().parent.parent.parent
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BEING_WRITTEN = {
    Code.TRANSLATION_STALE,
    Code.TRANSLATION_UNSTAMPED,
    Code.TYPOGRAPHY_SPACE,
    Code.SENTENCE_LONG,
    Code.EMAIL_FIELD_UNUSED,
}
"""Warnings that a change of one language may rightly leave behind for a while."""


@pytest.fixture(scope="module")
def issues() -> list[Issue]:
    """Everything that the checks find in the guide."""
    report, _ = run_checks(ROOT / "docs")
    assert report.notes == [], "npm ci installs the dictionaries"
    return report.sorted


def test_no_error(issues: list[Issue]) -> None:
    """No page of any language has an error."""
    assert [
        f"{i.path}:{i.position.line}: {i.code}: {i.message}"
        for i in issues
        if i.severity == "error"
    ] == []


def test_no_forgotten_warning(issues: list[Issue]) -> None:
    """No page has a warning but for those that wait for a translator."""
    assert [
        f"{i.path}:{i.position.line}: {i.code}: {i.message}"
        for i in issues
        if i.severity == "warning" and i.code not in BEING_WRITTEN
    ] == []


def test_every_code_has_a_paragraph() -> None:
    """CONTRIBUTING.md explains each code, says which are warnings, and knows no other."""
    found = re.findall(r"(?m)^#### `([a-z-]+)`( \(warning\))?$", CONTRIBUTING)
    assert [code for code, _ in found] == [str(code) for code in Code]
    assert {code for code, mark in found if mark} == {
        str(code) for code in Code if severity_of(code) == "warning"
    }


def test_every_paragraph_has_cause_and_remedy() -> None:
    """A paragraph on a code has a few sentences, and says how to mend it."""
    for part in CONTRIBUTING.split("\n#### `")[1:]:
        text = part.partition("\n## ")[0]
        assert "**Mend it:**" in text, part.split("`")[0]
        assert len(text.split()) > 12, part.split("`")[0]
