"""Reads the message syntax of emails: ICU MessageFormat, simple arguments and `select`.

Syntax: https://unicode-org.github.io/icu/userguide/format_parse/messages/ (apostrophes as in
its default mode: one before a brace quotes what follows, elsewhere it is itself).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pyicumessageformat import Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

AT = re.compile(r"at position (\d+)")


@dataclass(frozen=True)
class Text:
    """Words that stand as they are."""

    text: str


@dataclass(frozen=True)
class Argument:
    """A field that the reader fills in; `start` is its offset in the message."""

    name: str
    start: int


@dataclass(frozen=True)
class Select:
    """Variants of a text, one for each value of a choice field."""

    name: str
    options: tuple[tuple[str, tuple[Segment, ...]], ...]
    start: int

    def option(self, value: str) -> tuple[Segment, ...]:
        """Segments for `value`, or those of `other` where there is no such variant."""
        options = dict(self.options)
        return options.get(value, options["other"])


Segment = Text | Argument | Select


class MessageError(ValueError):
    """A message that can't be read; `offset` is the place in it, in characters."""

    def __init__(self, message: str, offset: int) -> None:
        """Keep the explanation and the place."""
        super().__init__(message)
        self.offset = offset


def parse_message(text: str) -> tuple[Segment, ...]:
    """Parse `text` into segments.

    Raises MessageError for broken syntax, a select without `other`, nesting of a select in
    itself, or a kind of argument that emails don't have (plural, date, number …).
    """
    try:
        tree = Parser({"include_indices": True}).parse(text)
    except SyntaxError as error:
        found = AT.search(str(error))
        offset = min(int(found.group(1)), len(text)) if found else len(text)
        raise MessageError(_plain_words(str(error)), offset) from None
    return _segments(tree, 0)


PLAIN_WORDS = (
    ("message other", "the variants lack 'other'"),
    ("Expected select sub-message", "the variants are missing"),
    ("<EOF>", "a '{' is never closed"),
    ("Expected sub-message selector", "a brace is missing or one too many among the variants"),
    ("Expected } here", "this kind of variant isn't known: only 'select' is"),
    ("Expected } at", "this kind of variant isn't known: only 'select' is"),
    ("Expected placeholder name", "the name of a field is missing between '{' and '}'"),
    ("Expected , or }", "after the name of a field comes '}'"),
    ('Unexpected "}"', "a '}' has no '{'"),
)
"""What the parser says, and what that means to an author; the first that fits is taken."""


def _plain_words(message: str) -> str:
    for sign, words in PLAIN_WORDS:
        if sign in message:
            return words
    return AT.sub("here", message)


def _segments(tree: list[Any], offset: int) -> tuple[Segment, ...]:
    return tuple(_segment(node, offset) for node in tree if node != "")


def _segment(node: Any, offset: int) -> Segment:
    if isinstance(node, str):
        return Text(node)
    start = node["start"] + offset
    kind = node.get("type")
    if kind is None:
        return Argument(node["name"], start)
    if kind != "select":
        raise MessageError(
            f"'{node['name']}' is written as {kind}; an email has only {{field}} and select", start
        )
    options = tuple((key, _segments(child, offset)) for key, child in node["options"].items())
    return Select(node["name"], options, start)


def walk(segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """All segments, those inside variants too, in the order of the text."""
    for segment in segments:
        yield segment
        if isinstance(segment, Select):
            for _, option in segment.options:
                yield from walk(option)


def quoting_apostrophes(text: str) -> list[int]:
    """Offsets of apostrophes that ICU reads as quotation of a brace (`l'{project}`)."""
    return [match.start() for match in re.finditer(r"(?<!')'(?=[{}])", text)]


SELECT_PARTS = re.compile(r"\{\s*\w+\s*,\s*select\s*,|(?P<name>\w+)\s*\{|[{}]")


def repeated_options(text: str) -> list[tuple[int, str]]:
    """Offsets and names of variants that their `select` has already.

    >>> repeated_options("{sender, select, f {a} f {b} other {c}}")
    [(23, 'f')]
    """
    found: list[tuple[int, str]] = []
    # For each open brace the names of the variants so far; None where it opens no select.
    open_braces: list[set[str] | None] = []
    index = 0
    while part := SELECT_PARTS.search(text, index):
        index = part.end()
        inside = open_braces[-1] if open_braces else None
        if part[0] == "}":
            if open_braces:
                open_braces.pop()
        elif part[0].endswith(","):
            open_braces.append(set())
        elif part["name"] and inside is not None:
            if part["name"] in inside:
                found.append((part.start(), part["name"]))
            inside.add(part["name"])
            open_braces.append(None)
        elif part["name"]:
            index = part.end() - 1  # a word before a field
        else:
            open_braces.append(None)
    return found
