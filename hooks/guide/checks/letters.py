"""Letters as they are sent: what a field brings along mustn't stand beside it once more."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel import UnknownLocaleError
from babel.dates import format_date

from guide.email import is_email_fence, offset_position
from guide.icu import repeated_options
from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.markdown import Fence
    from guide.model import Page
    from guide.project import Project

SPACES = (
    (
        re.compile(r"(?<=[^\W_]) +(?=[.,;:!?](?:\s|$))"),
        "a space before a punctuation mark",
        "delete it",
    ),
    (
        re.compile(r"(?<=[^\W\d_]{2}[.!?])(?=[^\W\d_a-zа-я][^\W\d_A-ZА-Я])"),
        "no space between two sentences",
        "write one",
    ),
    (re.compile(r"(?<=[^\s{}])  +(?=[^\s{}])"), "two spaces", "keep one"),
)
"""Spaces of the words, looked for in the text as written: its braces hold spaces of their own."""
SOME_DAY = dt.date(2026, 12, 18)
FIELD = re.compile(r"\{\s*(?P<name>\w+)\s*\}")
REST_OF_VARIANTS = r"(?:\}(?:\s*\w+\s*\{(?:[^{}]|\{\s*\w+\s*\})*\})*\s*\})?"
"""What stands between the end of one variant and the words behind all of them."""
YEARS = {"bg": r"година|год\.", "ru": r"года|год\b", "it": r"anno\b"}
"""Words for the year that a date in full has already, or that can't follow it."""
CURRENCY = r"(?:€|\$|£|₽|EUR\b|USD\b|GBP\b|BGN\b|RUB\b|лв\b|евро\b|руб\w*|euros?\b)"
MONEY_BEFORE, MONEY_BEHIND = (
    re.compile(rf"{CURRENCY}[ \u00a0]?$"),
    re.compile(rf"[ \u00a0]?{CURRENCY}"),
)


def check_letters(project: Project) -> Iterator[Issue]:
    """The fields of every letter with the signs around them, and its variants."""
    for page in project.site.pages.values():
        if page.front.email:
            for fence in page.document.fences:
                if is_email_fence(fence):
                    yield from _check_fields(project, page, fence)
                    yield from _check_variants(page, fence)
                    yield from _check_spaces(page, fence)


@cache
def date_end(locale: str) -> str:
    """What a date in full has behind the year: «г.» in Russian; "" in most languages."""
    try:
        written = format_date(SOME_DAY, "long", locale)
    except (ValueError, UnknownLocaleError):
        return ""
    return written.rpartition(str(SOME_DAY.year))[2].strip()


def _check_fields(project: Project, page: Page, fence: Fence) -> Iterator[Issue]:
    declared = project.site.contract.fields
    stops: set[int] = set()
    for found in FIELD.finditer(fence.content):
        field = declared.get(found["name"])
        kind = field.type if field else ""
        if field is None or kind == "choice":
            continue
        before, behind = fence.content[: found.start()], fence.content[found.end() :]
        fault = (
            _date_fault(page.locale, behind)
            if kind == "date"
            else _money_fault(before, behind)
            if kind == "money"
            else None
        )
        if fault is None or (fault.stop and found.end() + fault.stop in stops):
            continue  # or told of a date in another variant
        stops.add(found.end() + fault.stop)
        place = offset_position(fence.content, found.start(), fence.first_line)
        yield Issue(
            Code.EMAIL_FIELD_BESIDE,
            page.source_path,
            Position(place.line, place.column, len(found[0]) + fault.reach),
            fault.message.format(field=found[0]),
            fault.hint,
        )


class Fault(NamedTuple):
    """How many characters behind the field are wrong too, and why.

    `stop` is the offset behind the field of a full stop that fields of other variants share.
    """

    reach: int
    message: str
    hint: str
    stop: int = 0


def _date_fault(locale: str, behind: str) -> Fault | None:
    end = date_end(locale)
    if not end:
        return None
    word = re.match(rf"[ \u00a0]?(?:{re.escape(end)}|{YEARS.get(locale, '(?!)')})", behind)
    if word:
        message = f"a date in full ends in '{end}' already: '{{field}}{word[0]}' says it twice"
        return Fault(word.end(), message, "delete what stands behind the field")
    stop = re.match(rf"{REST_OF_VARIANTS}\.(?!\.)", behind)
    if stop and end.endswith("."):
        return Fault(
            1 if behind[0] == "." else 0,
            f"a date in full ends in '{end}', so that the letter would have two full stops",
            "delete the full stop behind the field, or put the date elsewhere in the sentence",
            stop.end(),
        )
    return None


def _money_fault(before: str, behind: str) -> Fault | None:
    if MONEY_BEFORE.search(before) or MONEY_BEHIND.match(behind):
        found = MONEY_BEHIND.match(behind)
        return Fault(
            found.end() if found else 0,
            "'{field}' is filled in with its currency, which stands beside it once more",
            "delete the currency beside the field",
        )
    return None


def _check_spaces(page: Page, fence: Fence) -> Iterator[Issue]:
    for pattern, message, hint in SPACES:
        for found in pattern.finditer(fence.content):
            place = offset_position(fence.content, found.start(), fence.first_line)
            position = Position(place.line, place.column, max(1, len(found[0])))
            yield Issue(Code.TYPOGRAPHY_SPACE, page.source_path, position, message, hint)


def _check_variants(page: Page, fence: Fence) -> Iterator[Issue]:
    for offset, name in repeated_options(fence.content):
        place = offset_position(fence.content, offset, fence.first_line)
        yield Issue(
            Code.EMAIL_SYNTAX,
            page.source_path,
            Position(place.line, place.column, len(name)),
            f"the variant '{name}' stands twice: only the last would ever be shown",
            "keep one of the two, or give it the name that it was meant to have",
        )
