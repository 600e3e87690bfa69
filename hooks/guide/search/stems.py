"""Stems as the browser makes them, near enough to say which words go together."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import Stemmer

from guide.search import bulgarian
from guide.search.vocabulary import fold_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FLEETING = re.compile(r"([^аеиоуыэюя])[ое]к$")
"""The vowel of «задаток», which «задатка» lacks."""
SNOWBALL = {"en": "english", "it": "italian", "ru": "russian"}
"""Names of the Snowball stemmers, by language."""


@cache
def stemmer(locale: str) -> Callable[[str], str]:
    """Stemmer of `locale`, near enough to the browser's for comparing words of a data file."""
    return cache(lambda word: stems_of(locale, [word])[word])


def stems_of(locale: str, words: Iterable[str]) -> dict[str, str]:
    """Stems of many words of `locale` by the words: all at once takes a fraction of the time.

    A language without a stemmer has its folded words for stems.
    """
    forms = list(dict.fromkeys(words))
    if locale == "bg":
        folded = fold_all(forms)
        known = bulgarian.stems(folded)
        return {form: known[plain] for form, plain in zip(forms, folded, strict=True)}
    if locale in SNOWBALL:
        stems = _snowball(locale).stemWords([form.replace("ё", "е") for form in forms])
        return dict(zip(forms, map(_fleeting, fold_all(stems)), strict=True))
    return dict(zip(forms, fold_all(forms), strict=True))


@cache
def _snowball(locale: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(SNOWBALL[locale])


def _fleeting(stem: str) -> str:
    """`stem` without the Russian vowel that comes and goes, as `stem/ru.js` has it.

    >>> _fleeting("задаток")
    'задатк'
    """
    return FLEETING.sub(r"\1к", stem) if stem.endswith("к") else stem
