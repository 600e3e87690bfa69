"""Running text of a page without its markup, every character of which knows its place.

The checks of language read prose; what isn't words (code, images, fields of an email) stands in
it as one `GAP`, so that words on both sides don't run together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from guide.issues import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

GAP = "￼"
"""Stands for something that isn't words."""

ProseKind = Literal["heading", "text", "cell", "front", "alias", "email", "message"]


@dataclass(frozen=True)
class Prose:
    """A paragraph, list item, cell, heading, value of the front matter or letter.

    `origins` says where pieces of `text` come from: (offset in the text, line, column).
    """

    text: str
    origins: tuple[tuple[int, int, int], ...]
    kind: ProseKind = "text"

    def position(self, offset: int, length: int = 1) -> Position:
        """Place of the `length` characters from `offset` on in the file."""
        index = max(0, bisect_right(self.origins, (offset, 1 << 30, 0)) - 1)
        start, line, column = self.origins[index]
        return Position(line, column + offset - start, max(1, length))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], Position]]:
        """What `pattern` finds in the text, each with its place."""
        for found in pattern.finditer(self.text):
            yield found, self.position(found.start(), len(found[0]))


SENTENCE_END = re.compile(r"[.!?…]+[”“»\")]*(?:\s+|$)|\n\s*\n|\n\s*(?=[-–•]|\d+[.)])")
SELECT_HEAD = re.compile(r"\{\s*\w*\s*,")


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Sentences of `text` with their offsets.

    A full stop ends a sentence where the next word has a capital letter (abbreviations mostly
    stand before small letters, numbers or other full stops).
    """
    start = 0
    for found in SENTENCE_END.finditer(text):
        following = text[found.end() : found.end() + 1]
        inside = "." in found[0] and following and not (following.isupper() or following in "“„«”(")
        if inside and "\n" not in found[0]:
            continue
        yield start, text[start : found.end()]
        start = found.end()
    if text[start:].strip():
        yield start, text[start:]


def mask_message(text: str) -> str:
    """`text` of an email with its ICU syntax made blank, of the same length.

    A field becomes `GAP`s; of a `select` only the words of its variants remain.

    >>> mask_message("Dear {client_name}, {sender, select, f {glad} other {ok}}").split()
    ['Dear', '￼￼￼￼￼￼￼￼￼￼￼￼￼,', 'glad', 'ok']
    """
    out: list[str] = []
    # What each open brace began: a field, a select's head, or a variant's words.
    open_braces: list[str] = []
    for index, char in enumerate(text):
        around = open_braces[-1] if open_braces else "words"
        if char == "{":
            if around == "select":
                open_braces.append("words")
            else:
                open_braces.append("select" if SELECT_HEAD.match(text, index) else "field")
            out.append(GAP if open_braces[-1] == "field" else " ")
        elif char == "}":
            if open_braces:
                open_braces.pop()
            out.append(GAP if around == "field" else " ")
        elif around == "words" or char == "\n":
            out.append(char)
        else:
            out.append(GAP if around == "field" else " ")
    return "".join(out)
