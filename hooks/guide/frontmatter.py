"""Splits a page into its front matter (a YAML block between two `---` lines) and its body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from guide.issues import Code, Issue, Position
from guide.yamltext import Marks, parse_yaml

FENCE = "---"


@dataclass(frozen=True)
class FrontMatter:
    """Front matter and body of a page.

    `data` is None where the block is missing or broken. `body_line` is the number of the
    body's first line in the file.
    """

    data: dict[str, Any] | None
    marks: Marks
    body: str
    body_line: int
    issues: tuple[Issue, ...]


def parse_front_matter(text: str, path: str) -> FrontMatter:
    """Take the page `text` of file `path` apart; whatever is wrong with it is in `issues`."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        issue = Issue(
            Code.FRONT_MATTER_MISSING,
            path,
            Position(1, 1),
            "the page has no front matter",
            "begin the file with a line '---', then title and description, then '---'",
        )
        return FrontMatter(None, Marks(), text, 1, (issue,))
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        issue = Issue(
            Code.FRONT_MATTER_MISSING,
            path,
            Position(1, 1, 3),
            "the front matter that begins here has no end",
            "put a line '---' after its last line",
        )
        return FrontMatter(None, Marks(), "", len(lines), (issue,))
    document = parse_yaml("\n".join(lines[1:end]), path, first_line=2)
    issues = list(document.issues)
    data = document.data
    if not isinstance(data, dict) and not issues:
        issues.append(
            Issue(
                Code.FRONT_MATTER_MISSING,
                path,
                Position(2, 1),
                "the front matter holds no 'key: value' lines",
                "write at least title and description",
            )
        )
    body_line = end + 2
    return FrontMatter(
        data if isinstance(data, dict) else None,
        document.marks,
        "\n".join(lines[end + 1 :]),
        body_line,
        tuple(issues),
    )
