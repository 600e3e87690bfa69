"""Switching a check off for one line, with a reason that the next reader can judge.

In Markdown `<!-- check-ignore: code – reason -->`, in YAML `# check-ignore: code – reason`, on
a line of its own before the line meant. Before a fenced block it holds for the whole block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position
from guide.suggestions import did_you_mean

if TYPE_CHECKING:
    from guide.issues import Report

MARK = "check-ignore:"
COMMENT = re.compile(
    r"^\s*(?:<!--\s*check-ignore:(?P<html>.*?)-->|#\s*check-ignore:(?P<yaml>.*))\s*$"
)
PARTS = re.compile(r"^\s*(?P<code>[\w-]*)\s*(?:[–—:-]\s*)?(?P<reason>.*?)\s*$")
OWN_CODES = frozenset({Code.IGNORE_CODE, Code.IGNORE_REASON, Code.IGNORE_UNUSED})


@dataclass(frozen=True)
class Ignore:
    """A comment that switches `code` off for the lines from `first` to `last`."""

    code: str
    reason: str
    position: Position
    first: int
    last: int


def apply_ignores(report: Report) -> None:
    """Take the issues that authors have ruled out off `report`, and judge the comments."""
    for path, text in report.texts.items():
        if MARK not in text:
            continue
        for ignore in find_ignores(text):
            report.issues = _apply(report.issues, ignore, path)


def find_ignores(text: str) -> list[Ignore]:
    """All comments of `text` that switch a check off."""
    lines = text.split("\n")
    found: list[Ignore] = []
    for index, line in enumerate(lines):
        comment = COMMENT.match(line)
        if not comment:
            continue
        parts = PARTS.match(comment["html"] or comment["yaml"] or "")
        first = index + 1
        while first < len(lines) and (not lines[first].strip() or COMMENT.match(lines[first])):
            first += 1
        start = len(line) - len(line.lstrip())
        position = Position(index + 1, start + 1, max(1, len(line.strip())))
        code, reason = (parts["code"], parts["reason"]) if parts else ("", "")
        found.append(Ignore(code, reason, position, first + 1, _last(lines, first) + 1))
    return found


def strip_ignores(text: str) -> str:
    """`text` without these comments, with as many lines as before."""
    if MARK not in text:
        return text
    return "\n".join("" if COMMENT.match(line) else line for line in text.split("\n"))


def _last(lines: list[str], first: int) -> int:
    """Index of the last line that a comment before line `first` is meant for."""
    if first >= len(lines) or not lines[first].lstrip().startswith("```"):
        return first
    for index in range(first + 1, len(lines)):
        if lines[index].strip() == "```":
            return index
    return first


def _apply(issues: list[Issue], ignore: Ignore, path: str) -> list[Issue]:
    """`issues` without those that the comment rules out, or with the one that the comment is."""
    fault = _fault(ignore)
    if fault is None:
        kept = [issue for issue in issues if not _rules_out(ignore, path, issue)]
        if len(kept) < len(issues):
            return kept
        message = f"'{ignore.code}' is switched off here, but the next line has no such issue"
        fault = Code.IGNORE_UNUSED, message, "delete the comment"
    code, message, hint = fault
    return [*issues, Issue(code, path, ignore.position, message, hint)]


def _fault(ignore: Ignore) -> tuple[Code, str, str] | None:
    """What is wrong with the comment in itself: code, message and hint."""
    if ignore.code not in list(Code):
        message = f"there is no check with the code '{ignore.code}'"
        return Code.IGNORE_CODE, message, did_you_mean(ignore.code, list(Code))
    if not ignore.reason:
        message = f"'{ignore.code}' is switched off without a reason"
        return Code.IGNORE_REASON, message, "say why: <!-- check-ignore: code – reason -->"
    return None


def _rules_out(ignore: Ignore, path: str, issue: Issue) -> bool:
    return (
        issue.path == path
        and issue.code == ignore.code
        and issue.code not in OWN_CODES
        and ignore.first <= issue.position.line <= ignore.last
    )
