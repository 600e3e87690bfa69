"""Seeded mistakes: each case changes the base site, and says what must be found, and where.

Cases named *-nope hold what looks like a mistake and is none: nothing may be found.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from guide.checks import run_checks
from guide.codes import Code
from tests.golden.sites import changed, load_base, write_site

CASES = sorted((Path(__file__).parent / "checks").glob("*.yml"))


def find(folder: Path, case: dict[str, Any]) -> list[dict[str, str]]:
    """What the checks find in the site of `case`, as the cases write it."""
    report, _ = run_checks(write_site(folder, changed(load_base(), case)))
    # Spelling must run in tests: npm ci installs the dictionaries.
    assert report.notes == case.get("notes", [])
    found = []
    for issue in report.sorted:
        place = f"{issue.path}:{issue.position.line}:{issue.position.column}"
        found.append(
            {"at": place, "code": str(issue.code), "says": issue.message}
            | ({"hint": issue.hint} if issue.hint else {})
        )
    return found


def test_base_site_has_no_issue(tmp_path: Path) -> None:
    """The base site, which all cases start from, is without a mistake."""
    assert find(tmp_path, {}) == []


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    """A seeded mistake is found where it is, with its remedy, and nothing else is."""
    case = yaml.safe_load(file.read_text("utf-8"))
    assert find(tmp_path, case) == case.get("expect", [])


def test_nope_cases_expect_nothing() -> None:
    """A case named *-nope expects no issue, every other expects some."""
    for file in CASES:
        expected = yaml.safe_load(file.read_text("utf-8")).get("expect", [])
        assert bool(expected) != file.stem.endswith("-nope"), file.name


def test_every_code_has_a_case() -> None:
    """Each code of the checks of sources is expected by some case."""
    seen = {
        entry["code"]
        for file in CASES
        for entry in yaml.safe_load(file.read_text("utf-8")).get("expect", [])
    }
    assert {str(code) for code in Code if not code.startswith("built-")} == seen
