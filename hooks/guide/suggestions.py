"""What an author probably meant by a word that isn't known."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def near(word: str, known: Iterable[str]) -> str:
    """The entry of `known`, in any order, that `word` was probably meant to be, or ""."""
    return next(iter(difflib.get_close_matches(word, known, n=1)), "")


def did_you_mean(word: str, known: Collection[str], *, most: int = 40, lead: str = "known") -> str:
    """Hint with the nearest of `known`; where none is near, with all of them, up to `most`."""
    if nearest := near(word, known):
        return f"did you mean '{nearest}'?"
    return f"{lead}: {', '.join(sorted(known))}" if 0 < len(known) <= most else ""
