"""Splits a page into its front matter (a YAML block between two `---` lines) and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from guide.issues import Code, Issue, Position
from guide.yamltext import Marks, parse_yaml

FENCE = "---"
ALMOST = re.compile(r"^\s*[-\u2010-\u2015\u2212_=*]{2,}\s*$")
"""A line that was meant to be `---`: indented, too long, or with a dash that an editor made."""
CUT_OFF = re.compile(r"^\s*(?:- +)?(?:[\w-]+:[ ]+)?[^\s\"'#\[{|>][^#]*?\s(?P<cut>#[^\s#].*)$")
KNOWN_KEY = re.compile(r"(?:title|nav_title|description|aliases|related|emails?|source_hash)\s*:")
IN_BLOCK = re.compile(r"[\w-]+\s*:(?:\s|$)|\s*-\s|\s+\S|#")
"""A line that may stand in front matter."""
FIRST_LINES = 12
"""Among so many lines a block of front matter that isn't at the top is looked for."""


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
        return FrontMatter(None, Marks(), text, 1, (_missing(lines, path),))
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
    issues = [*document.issues, *dropped_words(lines[1:end], path, 2)]
    data = document.data
    if not isinstance(data, dict) and not document.issues:
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
        _without_second_block(lines[end + 1 :], path, body_line, issues),
        body_line,
        tuple(issues),
    )


def _without_second_block(body: list[str], path: str, first_line: int, issues: list[Issue]) -> str:
    """`body` as text; a block of front matter in it, which is told of, becomes empty lines."""
    fences = [number for number, line in enumerate(body) if line.rstrip() == FENCE]
    for start, end in pairwise(fences):
        block = [line for line in body[start + 1 : end] if line.strip()]
        if block and KNOWN_KEY.match(block[0]) and all(IN_BLOCK.match(line) for line in block):
            issues.append(
                Issue(
                    Code.FRONT_MATTER_TWICE,
                    path,
                    Position(first_line + start, 1, len(FENCE)),
                    "a second block of front matter: it would be shown as text",
                    "put its lines into the block at the top, and delete it here",
                )
            )
            return "\n".join([*body[:start], *[""] * (end + 1 - start), *body[end + 1 :]])
    return "\n".join(body)


def _missing(lines: list[str], path: str) -> Issue:
    """Issue for a page that doesn't begin with its front matter; it may stand further down."""
    number = next((i for i, line in enumerate(lines[:FIRST_LINES]) if ALMOST.match(line)), None)
    follows = number is not None and any(
        re.match(r"\s*(?:title|description)\s*:", line) for line in lines[number + 1 :][:3]
    )
    if number is None or not follows:
        return Issue(
            Code.FRONT_MATTER_MISSING,
            path,
            Position(1, 1),
            "the page has no front matter",
            "begin the file with a line '---', then title and description, then '---'",
        )
    written = lines[number]
    if written.rstrip() == FENCE:
        message, hint = "the front matter isn't at the top", "delete what stands above it"
    else:
        message = f"'{written.strip()}' doesn't begin the front matter"
        hint = "write three hyphens at the start of the line: ---"
        if number:
            hint += ", and nothing above"
    return Issue(
        Code.FRONT_MATTER_MISSING,
        path,
        Position(number + 1, 1, max(1, len(written))),
        message,
        hint,
    )


def dropped_words(lines: list[str], path: str, first_line: int) -> list[Issue]:
    """Values that YAML cuts off at a `#` which was meant as part of them."""
    issues = []
    for number, line in enumerate(lines, first_line):
        found = CUT_OFF.match(line)
        if found:
            issues.append(
                Issue(
                    Code.YAML_COMMENT,
                    path,
                    Position(number, found.start("cut") + 1, len(found["cut"])),
                    "YAML drops the # and all that follows it",
                    "put the whole value in double quotes; a remark has a space behind the #",
                )
            )
    return issues
