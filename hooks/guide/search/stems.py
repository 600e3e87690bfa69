"""Stems as the browser makes them, near enough to say which words go together."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

from guide.search import bulgarian
from guide.search.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable

FLEETING = re.compile(r"([^аеиоуыэюя])[ое]к$")
SNOWBALL = {"en": "english", "it": "italian", "ru": "russian"}


@cache
def stemmer(locale: str) -> Callable[[str], str]:
    """Stemmer of `locale`, near enough to the browser's for comparing words of a data file."""
    if locale == "bg":
        return lambda word: bulgarian.stem(fold(word))
    if locale in SNOWBALL:
        snowball = snowballstemmer.stemmer(SNOWBALL[locale])
        return cache(lambda word: _fleeting(fold(snowball.stemWord(word.replace("ё", "е")))))
    return fold


def _fleeting(stem: str) -> str:
    """`stem` without the Russian vowel that comes and goes, as `stem/ru.js` has it.

    >>> _fleeting("задаток")
    'задатк'
    """
    return FLEETING.sub(r"\1к", stem)
