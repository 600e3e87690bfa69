"""Stems as the browser makes them, near enough to say which words go together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import snowballstemmer

from guide.search import bulgarian
from guide.search.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Callable

SNOWBALL = {"en": "english", "it": "italian", "ru": "russian"}


@cache
def stemmer(locale: str) -> Callable[[str], str]:
    """Stemmer of `locale`, near enough to the browser's for comparing words of a data file."""
    if locale == "bg":
        return lambda word: bulgarian.stem(fold(word))
    if locale in SNOWBALL:
        snowball = snowballstemmer.stemmer(SNOWBALL[locale])
        return cache(lambda word: fold(snowball.stemWord(word.replace("ё", "е"))))
    return fold
