"""Signs that a language writes otherwise: dashes, spaces, apostrophes, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from guide.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.language.rules import Rules

ELISION = (
    r"\b(?:[LlDdCc]|[Uu]n|[Dd]ell|[Aa]ll|[Dd]all|[Nn]ell|[Ss]ull|[Qq]uest|[Qq]uell)’ +(?=[^\W\d])"
)
SENTENCE_START = re.compile(r"[.!?][^\W\d_]")
TOUCHING_SENTENCES = re.compile(r"(?<=[^\W\d_]{2}[.!?])(?=[^\W\d_a-zа-я][^\W\d_A-ZА-Я])")
"""The place between two sentences that no space stands at."""


@dataclass(frozen=True)
class Sign:
    """A pattern of what is written wrongly, with the issue's code, message and hint.

    Wherever it finds something stands one of `traces`, or what `screen` finds: looking for these
    takes a fraction of the time, and few texts have any.
    """

    pattern: re.Pattern[str]
    code: Code
    message: str
    hint: str
    traces: tuple[str, ...] = ()
    screen: re.Pattern[str] | None = None

    def may_be_in(self, text: str) -> bool:
        """Whether the pattern is worth looking for."""
        if self.screen:
            return bool(self.screen.search(text))
        return any(trace in text for trace in self.traces)


@cache
def signs_of(rules: Rules) -> tuple[Sign, ...]:
    """What is looked for in the texts of a language."""
    return (*_dashes(rules), *_spaces(rules), _apostrophe(), *_numbers(rules))


def _dashes(rules: Rules) -> Iterator[Sign]:
    code = Code.TYPOGRAPHY_DASH
    pattern, message = re.compile(r"(?<=[^\s-]) - (?=\S)"), "a hyphen stands for a dash"
    yield Sign(pattern, code, message, "write –", (" - ",))
    yield Sign(re.compile(r"--+"), code, "two hyphens stand for a dash", "write –", ("--",))
    yield Sign(re.compile("—"), code, "a long dash", "the guide uses the shorter –", ("—",))
    pattern, message = re.compile(r"\.\.\.+"), "three full stops stand for an ellipsis"
    yield Sign(pattern, code, message, "write …", ("...",))
    if rules.spaced_dash:
        pattern = re.compile(r"(?<=[^\W\d_])–(?=[^\W\d_])|(?<=\w)– | –(?=[^\W\d_])")
        hint = "write a space on both sides of it"
        yield Sign(pattern, code, "the dash lacks a space", hint, ("–",))


def _spaces(rules: Rules) -> Iterator[Sign]:
    code = Code.TYPOGRAPHY_SPACE
    yield Sign(re.compile(r"(?<=\S)  +(?=\S)"), code, "two spaces", "keep one", ("  ",))
    yield Sign(
        re.compile(r"(?<=[„«]) +(?=\w)|(?<=\w) +(?=»)"),
        code,
        "a space inside the quotation",
        "delete it",
        ("„ ", "« ", " »"),
    )
    yield Sign(
        TOUCHING_SENTENCES,
        code,
        "no space between two sentences",
        "write one",
        screen=SENTENCE_START,
    )
    yield Sign(
        re.compile(r"(?<=[^\W_]) +(?=[,;:!?](?:\s|$))"),
        code,
        "a space before a punctuation mark",
        "delete it",
        tuple(f" {mark}" for mark in ",;:!?"),
    )
    if rules.elisions:
        yield Sign(re.compile(ELISION), code, "a space after the apostrophe", "delete it", ("’ ",))
    yield Sign(
        re.compile(r"[№§] (?=\d)"),
        code,
        "an ordinary space after the sign lets the line break here",
        "write a non-breaking space",
        ("№ ", "§ "),
    )
    yield Sign(
        re.compile(rf"(?<=\d) (?=(?:{rules.units})(?!\w))"),
        code,
        "an ordinary space before the unit lets the line break here",
        "write a non-breaking space",
        screen=re.compile(r"\d "),
    )


def _apostrophe() -> Sign:
    pattern, code = re.compile(r"(?<=[^\W\d_])[´‘ʹ′`](?=[^\W\d_])"), Code.TYPOGRAPHY_QUOTES
    return Sign(pattern, code, "this sign is no apostrophe", "write ’", tuple("´‘ʹ′`"))


def _numbers(rules: Rules) -> Iterator[Sign]:
    code = Code.TYPOGRAPHY_NUMBER
    own, other = rules.decimal, "," if rules.decimal == "." else "."
    yield Sign(
        re.compile(
            rf"(?<![\d.,])\d+{re.escape(other)}\d{{1,2}}(?=[ \u00a0]?(?:%|{rules.units})(?!\w))"
        ),
        code,
        f"the decimals stand behind '{other}'",
        f"write '{own}'",
        screen=re.compile(rf"\d{re.escape(other)}\d"),
    )
    yield Sign(
        re.compile(
            rf"(?<![\d.,])\d{{1,3}}{re.escape(own)}\d{{3}}(?=[ \u00a0]?(?:{rules.units})(?!\w))"
        ),
        code,
        f"'{own}' stands before decimals, not between thousands",
        "write a non-breaking space between thousands"
        if own == ","
        else "write a comma between thousands",
        screen=re.compile(rf"\d{re.escape(own)}\d"),
    )
    if own == ",":
        message = "the sign of the currency stands before the number"
        hint = "write it behind, after a space"
        yield Sign(re.compile(r"[€£$](?=\d)"), code, message, hint, tuple("€£$"))
