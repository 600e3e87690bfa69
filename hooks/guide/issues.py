"""Issues that the guide's checks find, and the report that gathers them.

An issue says what is wrong (`code` and `message`), where (`path` and `position`) and how to
mend it (`hint`). Every code is declared once, in `Code`, and explained in CONTRIBUTING.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from guide.codes import Code, severity_of

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Code", "Issue", "Position", "Report", "Severity"]


class Severity(StrEnum):
    """How bad an issue is: an error stops the build, a warning is only shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file: line and column, both counted from 1, and how many characters."""

    line: int = 1
    column: int = 1
    length: int = 1

    def along(self, text: str, offset: int, length: int = 1) -> Position:
        r"""Place of the `length` characters from `offset` on in `text`, which begins here.

        >>> Position(3, 5).along("ab\ncd", 1), Position(3, 5).along("ab\ncd", 4, 2)
        (Position(line=3, column=6, length=1), Position(line=4, column=2, length=2))
        """
        row = text.count("\n", 0, offset)
        before = offset - (text.rfind("\n", 0, offset) + 1)
        return Position(self.line + row, before + (1 if row else self.column), length)


@dataclass(frozen=True)
class Issue:
    """One mistake of an author.

    `path` is relative to the project's root and has forward slashes (`docs/ru/index.md`).
    `hint` says how to mend it, in a sentence without a final full stop; it may be empty.
    """

    code: Code
    path: str
    position: Position
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        """Severity that the issue's code is declared with."""
        return Severity(severity_of(self.code))

    @property
    def sort_key(self) -> tuple[str, Position, str, str]:
        """Order in a report: by file, then place, then code."""
        return (self.path, self.position, self.code, self.message)


@dataclass
class Report:
    """All issues of one run, over all languages.

    `texts` holds the text of each file that an issue may point into, so that a reporter can
    show the line without reading the file again. `notes` say which checks were left out.
    """

    issues: list[Issue] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def extend(self, issues: Iterable[Issue]) -> None:
        """Add `issues`, leaving out those that are there already."""
        known = set(self.issues)
        for issue in issues:
            if issue not in known:
                known.add(issue)
                self.issues.append(issue)

    def of(self, path: str) -> list[Issue]:
        """Issues of one file, in the order of its lines."""
        return sorted((i for i in self.issues if i.path == path), key=lambda i: i.sort_key)

    @property
    def sorted(self) -> list[Issue]:
        """Issues in the order of files and lines."""
        return sorted(self.issues, key=lambda issue: issue.sort_key)

    @property
    def errors(self) -> list[Issue]:
        """Issues that must be mended before the site is published."""
        return [issue for issue in self.sorted if issue.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[Issue]:
        """Issues that are shown but don't stop a build."""
        return [issue for issue in self.sorted if issue.severity is Severity.WARNING]
