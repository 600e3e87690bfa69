"""Ways to show a report: for people, for programs, and as annotations of a code host."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from guide.codes import Code
from guide.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guide.issues import Issue, Report

WIDTH = 100
"""Most characters of a source line that are shown."""


ONE_CAUSE = frozenset(
    {
        Code.CHECKLIST_UNKNOWN,
        Code.EMAIL_CHOICE_UNKNOWN,
        Code.EMAIL_FIELD_KIND,
        Code.EMAIL_FIELD_UNKNOWN,
        Code.EMAIL_UNKNOWN,
        Code.LINK_CASE,
        Code.LINK_FALLBACK,
        Code.LINK_MISSING_ANCHOR,
        Code.LINK_MISSING_FILE,
        Code.LINK_MISSING_PAGE,
        Code.LINK_OUTDATED,
    }
)
"""Codes whose message names what is missing: where it is the same, so is mostly the cause."""
SHOWN = 3
"""So many places of one cause are shown to people."""


def format_text(report: Report, *, whole: bool = False) -> str:
    """The report for people: each issue with its line, a caret below it, and the hint.

    Of many places with one cause (a field or page that was deleted) the first are shown, and
    the rest is counted, but for `whole`.
    """
    issues = report.sorted
    count = Counter(_cause(issue) for issue in issues)
    seen: Counter[tuple[Code, str]] = Counter()
    parts = []
    for issue in issues:
        cause = _cause(issue)
        seen[cause] += 1
        rest = count[cause] - SHOWN
        folded = not whole and issue.code in ONE_CAUSE and rest > 1
        if folded and seen[cause] > SHOWN:
            continue
        part = format_issue(issue, report.texts)
        if folded and seen[cause] == SHOWN:
            part += f"  … and in {rest} more places: {issue.message}; --all shows them\n"
        parts.append(part)
    return "\n".join([*parts, summary(report)])


def _cause(issue: Issue) -> tuple[Code, str]:
    return issue.code, issue.message


def summary(report: Report) -> str:
    """How many issues there are, in one line."""
    errors, warnings = len(report.errors), len(report.warnings)
    if not errors and not warnings:
        return "No issues found."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def format_line(issue: Issue) -> str:
    """`path:line:column: code: message`, with a mark where it is only a warning."""
    position = issue.position
    mark = " (warning)" if issue.severity is Severity.WARNING else ""
    place = f"{issue.path}:{position.line}:{position.column}"
    return f"{place}: {issue.code}: {issue.message}{mark}"


def format_issue(issue: Issue, texts: Mapping[str, str]) -> str:
    """An issue with its source line, a caret and its hint, as lines of text."""
    parts = [format_line(issue)]
    lines = _lines(texts.get(issue.path, ""))
    if issue.position.line <= len(lines) and lines[issue.position.line - 1].strip():
        parts.extend(_excerpt(lines[issue.position.line - 1], issue))
    if issue.hint:
        parts.append(f"  hint: {issue.hint}")
    return "\n".join(parts) + "\n"


@lru_cache(maxsize=4)
def _lines(text: str) -> list[str]:
    """Lines of a file; its issues follow one another, so it is cut once for all of them."""
    return text.split("\n")


def _excerpt(line: str, issue: Issue) -> list[str]:
    """The source line and a caret line; a long line is cut around the place."""
    number = str(issue.position.line)
    start = issue.position.column - 1
    shift = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = line[shift : shift + WIDTH].replace("\t", " ")
    before, after = ("…" if shift else ""), ("…" if shift + WIDTH < len(line) else "")
    room = max(1, len(shown) - (start - shift))
    carets = "^" * max(1, min(issue.position.length, room))
    gutter = " " * len(number)
    return [
        f"  {number} | {before}{shown}{after}",
        f"  {gutter} | {' ' * (len(before) + start - shift)}{carets}",
    ]


def format_json(report: Report) -> str:
    """The report for programs; `version` changes when a key changes its meaning."""
    return json.dumps(
        {
            "version": 1,
            "errors": len(report.errors),
            "warnings": len(report.warnings),
            "issues": [as_dict(issue) for issue in report.sorted],
        },
        ensure_ascii=False,
        indent=1,
    )


def as_dict(issue: Issue) -> dict[str, str | int]:
    """An issue as plain data."""
    return {
        "code": str(issue.code),
        "severity": str(issue.severity),
        "path": issue.path,
        "line": issue.position.line,
        "column": issue.position.column,
        "length": issue.position.length,
        "message": issue.message,
        "hint": issue.hint,
    }


def format_github(report: Report) -> str:
    """Workflow commands that a code host shows beside the lines of a change.

    Syntax: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    lines = [
        f"::{issue.severity} file={_property(issue.path)},line={issue.position.line},"
        f"col={issue.position.column},endColumn={issue.position.column + issue.position.length},"
        f"title={_property(issue.code)}::{_data(_with_hint(issue))}"
        for issue in report.sorted
    ]
    return "\n".join([*lines, summary(report)])


def _with_hint(issue: Issue) -> str:
    return f"{issue.message}\nhint: {issue.hint}" if issue.hint else issue.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORTERS: Mapping[str, Callable[[Report], str]] = {
    "text": format_text,
    "json": format_json,
    "github": format_github,
}
"""Reporters by the name that `--format` takes."""
