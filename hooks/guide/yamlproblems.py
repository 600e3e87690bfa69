"""Says in plain words, and at the right line, why a YAML text can't be read.

PyYAML notices a mistake where it can't go on, often lines below it: a quotation mark that isn't
closed is noticed at the next one. The usual mistakes are looked for by themselves first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

VALUE = re.compile(r"^\s*(?:- +)?(?:[\w.-]+:[ ]+)?(?P<value>\S.*)$")
BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_BLANK = re.compile(rf"^[ ]*(?P<indent>[{BLANKS}])|:(?P<colon>[{BLANKS}])")
SPECIAL = re.compile(r"^[*&!%@`|>]")


@dataclass(frozen=True)
class Problem:
    """Why a text can't be read: line and column from 0, what is wrong, how to mend it."""

    line: int
    column: int
    message: str
    hint: str


QUOTES = "put the value in double quotes"


def explain(error: Any, text: str) -> Problem:
    """The mistake that made PyYAML raise `error` for `text`."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    lines = text.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    problem = str(getattr(error, "problem", None) or str(error).splitlines()[0])
    for number, words in enumerate(lines[: line + 1]):
        found = _in_line(number, words)
        if found:
            return found
    if "\\t" in problem:
        return Problem(line, column, "a tab stands here", "indent with spaces, not with a tab")
    if "could not find expected ':'" in problem and context:
        start = _value_start(lines, context.line)
        return Problem(
            context.line,
            start,
            "this line has no colon, so it is no 'key: value'",
            "write 'key: value', with a colon and a space between the two",
        )
    if "mapping values are not allowed" in problem:
        return _unexpected_colon(lines, line, column)
    if "<block end>" in problem or "block sequence" in problem or "indentation" in problem:
        return Problem(
            line,
            column,
            "this line doesn't fit those above: its indentation is another",
            "begin it below the lines that it belongs with",
        )
    if ("expected ',' or" in problem or "flow" in str(getattr(error, "context", ""))) and context:
        sign = _sign_at(lines, context.line, context.column)
        return Problem(
            context.line,
            context.column,
            f"the bracket '{sign}' that opens here isn't closed",
            "close it on the same line: {…} or […]",
        )
    return Problem(
        line,
        column,
        f"this can't be read: {problem}",
        "check the indentation and put values that hold ': ' or '#' in double quotes",
    )


def _sign_at(lines: list[str], line: int, column: int) -> str:
    return lines[line][column : column + 1] if line < len(lines) else ""


def _value_start(lines: list[str], line: int) -> int:
    words = lines[line] if line < len(lines) else ""
    return len(words) - len(words.lstrip())


def _in_line(number: int, words: str) -> Problem | None:
    """A mistake that one line shows by itself."""
    odd = ODD_BLANK.search(words)
    if odd:
        place = max(odd.start("indent"), odd.start("colon"))
        return Problem(
            number,
            place,
            "here stands a non-breaking space, which YAML takes for a letter",
            "delete it and type an ordinary space",
        )
    found = VALUE.match(words)
    if not found or words.lstrip().startswith("#"):
        return None
    value, start = found["value"], found.start("value")
    if value[0] in "\"'":
        return _quotation(number, start, value)
    if SPECIAL.match(value) and not re.match(r"^[|>][+-]?\d?\s*(?:#.*)?$|^&\w+\s|^!\w*\s", value):
        return Problem(number, start, f"a value can't begin with {value[0]}", QUOTES)
    return None


def _quotation(number: int, start: int, value: str) -> Problem | None:
    quote = value[0]
    body = re.match(r"^\"(?:[^\"\\]|\\.)*\"" if quote == '"' else r"^'(?:[^']|'')*'", value)
    if body is None:
        return Problem(
            number, start, "the quotation mark that opens here isn't closed", f"end it with {quote}"
        )
    behind = value[body.end() :].strip()
    if behind and behind[0] not in "#,]}:":
        return Problem(
            number,
            start + body.end() - 1,
            "the quotation ends here, but words follow",
            "keep quotation marks at the beginning and the end only; inside write ’ or “…”",
        )
    return None


def _unexpected_colon(lines: list[str], line: int, column: int) -> Problem:
    """A second colon in a value, or a line that is indented below a value that is whole."""
    words = lines[line]
    above = next((i for i in range(line - 1, -1, -1) if lines[i].strip()), None)
    before = words[:column]
    is_key = re.fullmatch(r"\s*(?:- +)?[\w.-]+", before) is not None
    if is_key and above is not None:
        if ":" not in lines[above]:
            return Problem(
                above,
                _value_start(lines, above),
                "this line has no colon, so it is no 'key: value'",
                "write 'key: value', with a colon and a space between the two",
            )
        return Problem(
            line,
            0,
            "this line is indented below one that has a value already",
            "begin it where the line above begins, or delete the value above",
        )
    value = VALUE.match(words)
    if value and value["value"][0] in "“”„«‘’":
        return Problem(
            line,
            value.start("value"),
            f"{value['value'][0]} isn't a mark that YAML knows",
            'begin and end the value with the straight mark: "',
        )
    return Problem(
        line,
        column,
        "a second colon stands in the value",
        f"{QUOTES}: it holds a colon",
    )
