"""Reports for people, programs and code hosts."""

from __future__ import annotations

import json

from guide.issues import Code, Issue, Position, Report
from guide.reporters import format_github, format_json, format_text

LONG = "Ред с " + "много " * 40 + "[връзка](няма.md) и още " + "думи " * 30


def report() -> Report:
    """A report with an error far to the right of a long line, and a warning."""
    column = LONG.index("няма.md") + 1
    issues = [
        Issue(Code.SENTENCE_LONG, "docs/bg/a.md", Position(2, 1), "too long", "make two of it"),
        Issue(Code.LINK_MISSING_PAGE, "docs/bg/a.md", Position(1, column, 7), "no page: 100%, no"),
    ]
    return Report(issues, {"docs/bg/a.md": f"{LONG}\nкратък ред"})


def test_text_shows_line_caret_and_hint() -> None:
    """An issue is one line, then its source line, then carets right below the place."""
    lines = format_text(report()).split("\n")
    column = LONG.index("няма.md") + 1
    assert lines[0] == f"docs/bg/a.md:1:{column}: link-missing-page: no page: 100%, no"
    start = lines[2].index("^")
    assert lines[1][start : start + 7] == "няма.md"
    assert lines[2].strip(" |") == "^^^^^^^"
    assert len(lines[1]) < 115
    assert lines[4] == "docs/bg/a.md:2:1: sentence-long: too long (warning)"
    assert lines[7] == "  hint: make two of it"
    assert lines[-1] == "1 error, 1 warning"


def test_places_of_one_cause_are_counted() -> None:
    """Of many places with one cause people see three and the number; all else stays whole."""
    many = [
        Issue(Code.EMAIL_FIELD_UNKNOWN, f"docs/bg/{number}.md", Position(), "there is no field 'x'")
        for number in range(9)
    ]
    other = Issue(Code.EMAIL_FIELD_UNKNOWN, "docs/bg/8.md", Position(), "there is no field 'y'")
    slips = [Issue(Code.TYPOGRAPHY_QUOTES, f"docs/ru/{n}.md", Position(), "a ”") for n in range(9)]
    found = Report([*many, other, *slips])
    text = format_text(found)
    assert text.count("there is no field 'x'") == 4
    assert "… and in 6 more places: there is no field 'x'; --all shows them" in text
    assert text.count("there is no field 'y'") == 1
    assert text.count("a ”") == 9
    assert text.endswith("19 errors, 0 warnings")
    assert format_text(found, whole=True).count("there is no field 'x'") == 9
    assert format_json(found).count("there is no field 'x'") == 9
    assert format_github(found).count("there is no field 'x'") == 9
    few = Report(many[:4])
    assert format_text(few) == format_text(few, whole=True)


def test_text_without_issues_says_so() -> None:
    """An empty report is one line."""
    assert format_text(Report()) == "No issues found."


def test_json_holds_every_part() -> None:
    """Programs get numbers and texts by name."""
    data = json.loads(format_json(report()))
    assert (data["version"], data["errors"], data["warnings"]) == (1, 1, 1)
    assert data["issues"][1] == {
        "code": "sentence-long",
        "severity": "warning",
        "path": "docs/bg/a.md",
        "line": 2,
        "column": 1,
        "length": 1,
        "message": "too long",
        "hint": "make two of it",
    }


def test_github_annotations_are_escaped() -> None:
    """Per cent signs and line ends of a message can't break an annotation."""
    first, second, last = format_github(report()).split("\n")
    assert first.startswith("::error file=docs/bg/a.md,line=1,col=")
    assert first.endswith("title=link-missing-page::no page: 100%25, no")
    assert second.endswith("::too long%0Ahint: make two of it")
    assert last == "1 error, 1 warning"
