"""What a text file must not hold: merge conflicts, invisible signs, letters that came apart."""

from __future__ import annotations

import re
import unicodedata
from functools import partial
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position
from guide.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.project import Project

CONFLICT = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)$", re.MULTILINE)
INVISIBLE = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
NAMES = {
    "\x00": "an empty sign (NUL)",
    "\u00ad": "an invisible hyphen",
    "\u2028": "an invisible line break",
    "\u2029": "an invisible line break",
    "\ufffd": "a letter that was lost in saving (�)",
}
APART = re.compile(r"\w[\u0300-\u036f]+")
DOUBLE_CODED = re.compile(
    r"Ã[\u0080-\u00bf]|â€[\u0080-\u2122]|(?:[РС][\u0080-\u00bf\u0400-\u040f\u0450-\u2122]){3,}"
)
"""UTF-8 that was read as another encoding, for Latin letters and for Cyrillic ones."""


def check_characters(project: Project) -> Iterator[Issue]:
    """Pages, data files and the configuration."""
    for path, text in project.texts().items():
        yield from remembered(("characters", path, text), partial(_check_text, path, text))


def _check_text(path: str, text: str) -> Iterator[Issue]:
    conflict = CONFLICT.search(text)
    if conflict and len(CONFLICT.findall(text)) > 1 - (conflict[0][0] in "<>"):
        yield Issue(
            Code.FILE_CONFLICT,
            path,
            Position().along(text, conflict.start(), len(conflict[0])),
            "two versions of the file were joined here and not settled",
            "keep one of the two texts, and delete the lines <<<<<<<, ======= and >>>>>>>",
        )
    for found in INVISIBLE.finditer(text):
        name = NAMES.get(found[0], f"an invisible sign (U+{ord(found[0]):04X})")
        yield Issue(
            Code.TEXT_INVISIBLE,
            path,
            Position().along(text, found.start()),
            f"here stands {name}",
            "type the word anew" if found[0] == "\ufffd" else "delete it",
        )
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        for found in APART.finditer(text):
            whole = unicodedata.normalize("NFC", found[0])
            if len(whole) < len(found[0]):
                yield Issue(
                    Code.TEXT_INVISIBLE,
                    path,
                    Position().along(text, found.start(), len(found[0])),
                    f"this '{whole}' is made of two signs, a letter and an accent",
                    f"type {whole} anew",
                )
    for found in DOUBLE_CODED.finditer(text):
        yield Issue(
            Code.FILE_ENCODING,
            path,
            Position().along(text, found.start(), len(found[0])),
            f"'{found[0]}' is a letter that was saved in one encoding and read in another",
            "type the words anew, or take them from the original once more",
        )
