"""Letters as they are sent: plain text, and fields with what they bring along."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from babel import UnknownLocaleError
from babel.dates import format_date

from guide.email import letter_fences, render_text
from guide.icu import quoting_apostrophes, repeated_options
from guide.issues import Code, Issue
from guide.language.signs import TOUCHING_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import Fence
    from guide.email import Letter
    from guide.model import Page
    from guide.project import Project

MARKDOWN = re.compile(
    r"\*\*[^*\n]+\*\*|\[[^\[\]\n]+\]\([^()\s]+\)"
    r"|(?<![\w*])\*[^*\s][^*\n]*\*(?![\w*])|^#{1,6}(?= )|</?[a-z]+ ?/?>|&[a-z]+;",
    re.MULTILINE,
)
"""Markdown and HTML, which aren't read in letters."""
BRACKETED = re.compile(r"[\[<](?P<name>\w+)[\]>)]")
"""A word in brackets of other kinds than those in which fields stand."""
MAIL_LINK_LIMIT = 8000
"""Longest mail link, in characters, that mail programs in use take over whole."""
SPACES = (
    (
        re.compile(r"(?<=[^\W_]) +(?=[.,;:!?](?:\s|$))"),
        "a space before a punctuation mark",
        "delete it",
    ),
    (TOUCHING_SENTENCES, "no space between two sentences", "write one"),
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
    """Signs, fields, variants and length of every letter."""
    for page in project.site.pages.values():
        if page.front.email:
            for fence in letter_fences(page.document):
                yield from _check_signs(project, page, fence)
                yield from _check_beside(project, page, fence)
                yield from _check_variants(page, fence)
                yield from _check_spaces(page, fence)
            for letter in page.email.letters if page.email else ():
                yield from _check_length(page, letter)


def _check_signs(project: Project, page: Page, fence: Fence) -> Iterator[Issue]:
    """Markdown, which isn't read in letters, fields in the wrong brackets or switched off."""
    for found, place in fence.matches(MARKDOWN):
        yield Issue(
            Code.MARKDOWN_FOREIGN,
            page.source_path,
            place,
            f"'{found[0]}' would be sent as it stands: letters are plain text",
            "write the words alone",
        )
    for found, place in fence.matches(BRACKETED):
        if found["name"] in project.site.contract.fields:
            yield Issue(
                Code.EMAIL_SYNTAX,
                page.source_path,
                place,
                f"'{found[0]}' isn't filled in: fields stand in curly brackets",
                f"write {{{found['name']}}}",
            )
    for offset in quoting_apostrophes(fence.content):
        yield Issue(
            Code.EMAIL_APOSTROPHE,
            page.source_path,
            fence.place(offset),
            "a straight apostrophe before a brace switches the field off",
            "write a typographic one: ’",
        )


@cache
def date_end(locale: str) -> str:
    """What a date in full has behind the year: «г.» in Russian; "" in most languages."""
    try:
        written = format_date(SOME_DAY, "long", locale)
    except (ValueError, UnknownLocaleError):
        return ""
    return written.rpartition(str(SOME_DAY.year))[2].strip()


def _check_beside(project: Project, page: Page, fence: Fence) -> Iterator[Issue]:
    declared = project.site.contract.fields
    stops: set[int] = set()
    for found in FIELD.finditer(fence.content):
        field = declared.get(found["name"])
        before, behind = fence.content[: found.start()], fence.content[found.end() :]
        fault = None
        if field and field.type == "date":
            fault = _date_fault(page.locale, behind)
        elif field and field.type == "money":
            fault = _money_fault(before, behind)
        if fault is None or (fault.stop and found.end() + fault.stop in stops):
            continue  # or told of a date in another variant
        stops.add(found.end() + fault.stop)
        yield Issue(
            Code.EMAIL_FIELD_BESIDE,
            page.source_path,
            fence.place(found.start(), len(found[0]) + fault.reach),
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
    found = MONEY_BEHIND.match(behind)
    if not found and not MONEY_BEFORE.search(before):
        return None
    return Fault(
        found.end() if found else 0,
        "'{field}' is filled in with its currency, which stands beside it once more",
        "delete the currency beside the field",
    )


def _check_spaces(page: Page, fence: Fence) -> Iterator[Issue]:
    for pattern, message, hint in SPACES:
        for _, place in fence.matches(pattern):
            yield Issue(Code.TYPOGRAPHY_SPACE, page.source_path, place, message, hint)


def _check_variants(page: Page, fence: Fence) -> Iterator[Issue]:
    for offset, name in repeated_options(fence.content):
        yield Issue(
            Code.EMAIL_SYNTAX,
            page.source_path,
            fence.place(offset, len(name)),
            f"the variant '{name}' stands twice: only the last would ever be shown",
            "keep one of the two, or give it the name that it was meant to have",
        )


def _check_length(page: Page, letter: Letter) -> Iterator[Issue]:
    length = mail_link_length(letter)
    if length > MAIL_LINK_LIMIT:
        yield Issue(
            Code.EMAIL_TOO_LONG,
            page.source_path,
            letter.position,
            f"the {letter.tone} letter makes a mail link of {length} characters; "
            f"{MAIL_LINK_LIMIT} are safe",
            "shorten it: Cyrillic letters count six times in a link",
        )


def mail_link_length(letter: Letter) -> int:
    """Length of `mailto:?subject=…&body=…`, each field taken for twenty characters."""
    values = dict.fromkeys(letter.fields, "x" * 20)
    subject, body = (render_text(part, values, {}) for part in (letter.subject, letter.body))
    return len("mailto:?subject=&body=") + len(quote(subject)) + len(quote(body, safe=""))
