"""Markdown that the site shows otherwise than meant: lists, fences, emphasis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import Fence
    from guide.model import Page
    from guide.project import Project

STRAY = re.compile(r"\*\*|`|(?<![\w*])\*(?=\S)|(?<=[.,!?;:])\*(?!\S)")
INFO = re.compile(r"^\{[^{}]*\}$|^[\w+-]*$")


def check_markup(project: Project) -> Iterator[Issue]:
    """Lists, fences and emphasis of every page."""
    for page in project.site.pages.values():
        yield from _check_lists(page)
        yield from _check_fences(page)
        yield from _check_emphasis(page)


def _check_lists(page: Page) -> Iterator[Issue]:
    """The site's Markdown begins a list only after an empty line, and nests by four spaces."""
    lines = page.text.split("\n")
    for line, depth in page.document.lists:
        before = lines[line - 2] if line >= 2 else ""
        here = lines[line - 1]
        if depth == 1 and before.strip() and line > page.body_line and before[0] not in "#<":
            yield Issue(
                Code.MARKDOWN_LIST,
                page.source_path,
                Position(line, 1, len(here)),
                "a list must stand after an empty line, or it becomes part of the text",
                "put an empty line before it",
            )
        indent = len(here) - len(here.lstrip())
        if depth > 1 and indent < 4 * (depth - 1) and "\t" not in here[:indent]:
            yield Issue(
                Code.MARKDOWN_LIST,
                page.source_path,
                Position(line, 1, max(1, indent)),
                f"the inner list is indented by {indent} spaces",
                f"indent it by {4 * (depth - 1)}, or the site shows one flat list",
            )


def _check_emphasis(page: Page) -> Iterator[Issue]:
    """Signs of bold, italics or code that are left in the text have no partner."""
    for prose in page.document.prose:
        for found, place in prose.matches(STRAY):
            yield Issue(
                Code.MARKDOWN_EMPHASIS,
                page.source_path,
                place,
                f"{found[0]} is shown as it stands: it has no partner",
                "write **bold**, *italics* or `code`, without spaces inside",
            )


def _check_fences(page: Page) -> Iterator[Issue]:
    lines = page.text.split("\n")
    for fence in page.document.fences:
        closing = lines[fence.last_line - 1] if fence.last_line <= len(lines) else ""
        if not closing.strip().startswith(("```", "~~~")) or fence.last_line < fence.first_line:
            yield Issue(
                Code.MARKDOWN_FENCE,
                page.source_path,
                fence.position,
                "the block that begins here has no end",
                "put a line ``` after its last line",
            )
        elif inner := _opening_inside(fence):
            yield Issue(
                Code.MARKDOWN_FENCE,
                page.source_path,
                fence.position,
                f"the block that begins here has no end: another begins on line {inner}",
                "put a line ``` after its last line",
            )
        elif lines[fence.position.line - 1][:1].isspace():
            yield Issue(
                Code.MARKDOWN_FENCE,
                page.source_path,
                fence.position,
                "the block is indented, so that the site shows it as text",
                "begin its lines, and both lines ```, at the start of the line",
            )
        elif not INFO.match(fence.info):
            yield Issue(
                Code.MARKDOWN_FENCE,
                page.source_path,
                fence.position,
                f"the words after ``` can't be read: {fence.info}",
                'an email begins with ``` { .email tone="formal" }',
            )


def _opening_inside(fence: Fence) -> int:
    """Line in `fence` that opens a block, so that the one before was never closed; or 0."""
    for number, line in enumerate(fence.content.split("\n"), fence.first_line):
        if re.match(r"\s*(?:```|~~~)\s*\S", line):
            return number
    return 0
