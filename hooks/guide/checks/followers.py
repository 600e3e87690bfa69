"""Takes off issues that only follow from another one, so that nothing buries what to mend first.

A data file that can't be read makes all that it declares unknown; a page without its front
matter shows its keys as text. The first mistake is told; the rest comes back, if it is real,
with the next run.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import TYPE_CHECKING

from guide.checks.navigation import SOURCE_DIFFERS
from guide.contract import NO_MAPPING
from guide.issues import Code
from guide.siteconfig import CONFIG_FILE

if TYPE_CHECKING:
    from guide.issues import Issue, Report
    from guide.project import Project

LED_TO = frozenset({Code.NAV_UNLISTED, Code.PAGE_ORPHAN})
"""Codes of issues of a page whose name the menu has with a mistake."""
OTHER_SOURCE = (
    "front-matter-differs",
    "heading-*",
    "link-fallback",
    "page-*",
    "source-*",
    "text-untranslated",
    "translation-*",
)
"""Codes of issues that a wrong source language brings about."""
OF_FOLDER = frozenset({Code.LANGUAGE_UNDECLARED, Code.FILE_NAME, Code.FILE_UNREADABLE})
"""Codes of issues that are told of a folder that belongs to no language."""
WITHOUT_SOURCE = ("language-*", "file-*", "yaml-*", "data-*")
"""Codes of issues that are told where the source language has no pages at all."""
UNREADABLE = frozenset(
    {
        Code.DATA_MISSING,
        Code.FILE_CONFLICT,
        Code.FILE_ENCODING,
        Code.FILE_UNREADABLE,
        Code.YAML_DUPLICATE_KEY,
        Code.YAML_SYNTAX,
    }
)
"""What keeps a data file, or part of it, from being read."""

FOLLOW_DATA: dict[str, tuple[str, ...]] = {
    "checklists.yml": ("checklist-*",),
    "item-ids.yml": ("checklist-item-unrecorded", "checklist-item-vanished"),
    "fields.yml": ("email-field*", "email-choice-*"),
    "languages.yml": ("language-*", "nav-languages"),
    "sources.yml": ("source-*",),
}
"""Codes of issues, anywhere, that a data file which can't be read brings about."""

FOLLOW_IN_FILE: dict[Code, tuple[str, ...]] = {
    Code.FILE_UNREADABLE: ("*",),
    Code.FILE_ENCODING: ("text-*", "spelling", "script-*", "letter-*", "yaml-*", "message-missing"),
    Code.FILE_CONFLICT: ("yaml-*", "heading-title", "heading-id-missing", "markdown-heading"),
    Code.FRONT_MATTER_MISSING: (
        "heading-*",
        "link-malformed",
        "markdown-*",
        "sentence-long",
        "spelling",
        "text-*",
        "typography-*",
    ),
    Code.FRONT_MATTER_TWICE: ("email-tone", "heading-*", "text-repeated"),
    Code.TEXT_INVISIBLE: ("heading-title",),
    Code.YAML_COMMENT: ("heading-title",),
    Code.YAML_SYNTAX: ("law-date", "front-matter-differs", "message-missing"),
    Code.YAML_DUPLICATE_KEY: ("checklist-item-missing",),
    Code.MARKDOWN_FENCE: (
        "email-*",
        "heading-missing",
        "heading-outdated",
        "markdown-foreign",
        "spelling",
    ),
    Code.HTML_OPEN: ("heading-missing", "heading-outdated"),
}
"""Codes of issues in the same file that an issue brings about."""

FROM_HERE_ON = frozenset({Code.FILE_ENCODING, Code.FRONT_MATTER_TWICE, Code.MARKDOWN_FENCE})
"""Codes of issues that bring about nothing further up in their file, but for what is missing."""

FOLLOW_IN_PLACE: dict[Code, tuple[str, ...]] = {
    Code.TEXT_INVISIBLE: ("spelling", "script-*", "yaml-syntax", "letter-*", "link-*"),
    Code.LETTER_FOREIGN: ("typography-quotes",),
    Code.TEXT_UNTRANSLATED: ("spelling", "word-repeated"),
    Code.FILE_ENCODING: ("spelling", "script-*"),
    Code.LINK_MALFORMED: ("spelling", "gender-*", "typography-*", "markdown-foreign"),
    Code.LINK_REFERENCE: ("markdown-foreign",),
    Code.MARKDOWN_HEADING: ("heading-*", "markdown-list"),
    Code.FRONT_MATTER_MARKUP: ("gender-*", "spelling"),
    Code.DATA_VALUE: ("language-empty",),
    Code.EMAIL_SYNTAX: ("spelling",),
    Code.HEADING_ID_FORM: ("heading-extra",),
    Code.EMAIL_SUBJECT_MISSING: ("spelling",),
    Code.MARKDOWN_FOREIGN: ("gender-*", "spelling", "link-*", "typography-*", "heading-title"),
    Code.MARKDOWN_EMPHASIS: ("gender-*",),
    Code.MARKDOWN_LIST: ("markdown-list", "typography-dash"),
    Code.MARKDOWN_TABLE: ("markdown-table", "text-repeated"),
    Code.MARKDOWN_INDENT: ("spelling", "markdown-*"),
    Code.SCRIPT_MIXED: ("email-subject-missing",),
    Code.FRONT_MATTER_VALUE: ("text-repeated",),
}
"""Codes of issues in the same line, at the same words, that an issue brings about."""


FRONT_MISTAKES = ("link-", "email-", "checklist-unknown", "law-")
MOST_LEADERS = 100
"""So many mistakes of a file or line are looked at for what follows from them."""


@dataclass(frozen=True)
class _Leaders:
    """Issues of a file that others may follow from."""

    in_file: list[Issue]
    in_line: dict[int, list[Issue]]
    of_front: list[Issue]


def _leaders(issues: list[Issue]) -> _Leaders:
    in_line: dict[int, list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.code in FOLLOW_IN_PLACE and len(in_line[issue.position.line]) < MOST_LEADERS:
            in_line[issue.position.line].append(issue)
    in_file = [issue for issue in issues if issue.code in FOLLOW_IN_FILE]
    of_front = [issue for issue in issues if issue.code.startswith(FRONT_MISTAKES)]
    return _Leaders(in_file[:MOST_LEADERS], in_line, of_front[:MOST_LEADERS])


def drop_followers(report: Report, project: Project) -> None:
    """Leave in `report` what an author has to mend."""
    by_file: dict[str, list[Issue]] = defaultdict(list)
    for issue in report.issues:
        by_file[issue.path].append(issue)
    leaders = {path: _leaders(issues) for path, issues in by_file.items()}
    anywhere = _patterns_anywhere(by_file, project)
    lost = _pages_cut_short(by_file)
    folders = tuple(
        "/".join(issue.path.split("/")[:2]) + "/"
        for issue in report.issues
        if issue.code is Code.LANGUAGE_UNDECLARED
    )
    named = {
        issue.hint.removeprefix("did you mean ").removesuffix("?")
        for issue in report.issues
        if issue.code is Code.NAV_MISSING_PAGE
    }
    report.issues = [
        issue
        for issue in report.issues
        if not _fits(issue.code, anywhere)
        and not _follows(issue, leaders[issue.path])
        and not _points_into(issue, lost)
        and not (issue.path.startswith(folders) and issue.code not in OF_FOLDER)
        and not (issue.code in LED_TO and issue.path.split("/", 2)[-1] in named)
    ]


def _fits(code: Code, patterns: tuple[str, ...] | list[str]) -> bool:
    return any(fnmatch(code, pattern) for pattern in patterns)


def _patterns_anywhere(by_file: dict[str, list[Issue]], project: Project) -> list[str]:
    found: list[str] = []
    source = project.site.source_locale
    if not project.paths_of.get(source):
        found.extend(str(code) for code in Code if not _fits(code, WITHOUT_SOURCE))
    if not project.sources.data:
        found.extend(("spelling", "page-orphan", "nav-*", "translation-*"))
    if any(issue.message.startswith(SOURCE_DIFFERS) for issue in by_file.get(CONFIG_FILE, ())):
        found.extend(OTHER_SOURCE)
    for name, patterns in FOLLOW_DATA.items():
        issues = by_file.get(project.sources.data_file(name), ())
        if any(issue.code in UNREADABLE or issue.message == NO_MAPPING for issue in issues):
            found.extend(patterns)
    return found


def _pages_cut_short(by_file: dict[str, list[Issue]]) -> set[str]:
    """Files of pages whose sections can't all be seen."""
    cutting = {Code.MARKDOWN_FENCE, Code.HTML_OPEN, Code.FRONT_MATTER_MISSING, Code.FILE_UNREADABLE}
    return {
        path
        for path, issues in by_file.items()
        if any(issue.code in cutting for issue in issues) and path.endswith(".md")
    }


def _points_into(issue: Issue, lost: set[str]) -> bool:
    """Whether `issue` misses a section of a page whose sections can't all be seen."""
    if issue.code is Code.HEADING_EXTRA:
        return any(path in issue.message for path in lost)
    if issue.code not in (Code.LINK_MISSING_ANCHOR, Code.SOURCE_PLACE):
        return False
    quoted = issue.message.split("'")
    return len(quoted) > 1 and any(path.endswith(f"/{quoted[1]}") for path in lost)


def _follows(issue: Issue, leaders: _Leaders) -> bool:
    """Whether one of the `leaders` in its file brings `issue` about."""
    return (
        any(
            _leads_to(other, issue, FOLLOW_IN_FILE) and _reaches(other, issue)
            for other in leaders.in_file
        )
        or any(
            _leads_to(other, issue, FOLLOW_IN_PLACE) and _touches(other, issue)
            for other in leaders.in_line.get(issue.position.line, ())
        )
        or (issue.code is Code.FRONT_MATTER_DIFFERS and _has_own_mistake(issue, leaders.of_front))
    )


def _leads_to(other: Issue, issue: Issue, followers: dict[Code, tuple[str, ...]]) -> bool:
    return other.code != issue.code and _fits(issue.code, followers[other.code])


def _reaches(other: Issue, issue: Issue) -> bool:
    """Whether what `other` spoils in the file reaches to `issue`."""
    if other.code not in FROM_HERE_ON or issue.position.line >= other.position.line:
        return True
    is_of_what_is_missing = issue.code.startswith(("heading-", "email-", "message-"))
    return is_of_what_is_missing and other.code is not Code.FRONT_MATTER_TWICE


def _touches(one: Issue, other: Issue) -> bool:
    """Whether the places of the two, on one line, touch each other or lie in one word."""
    start, end = one.position.column, one.position.column + one.position.length
    its_start, its_end = other.position.column, other.position.column + other.position.length
    return start <= its_end and its_start <= end


def _has_own_mistake(differs: Issue, others: list[Issue]) -> bool:
    """Whether a value that differs from the source page's is wrong in itself, as is told."""
    return any(0 <= other.position.line - differs.position.line <= 9 for other in others)
