"""Word families of Bulgarian: stems of one word that the browser's stemmer leaves apart.

The forms come from simplemma's dictionary (MIT; its word lists: see the licences page). Only what
the guide's own words need is taken, and only stems, so that the table stays small.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

RULES = Path(__file__).parents[3] / "overrides" / "src" / "search" / "stem" / "bg.json"
"""The rules, one file for the browser and the build."""

ARTEFACT = re.compile(r"нета|-|^(?:най|по)-")
"""Forms that the dictionary's tables made up, and hyphenated ones, which are two words here."""

SHORTEST = 3
"""Shorter stems are shared by words that have nothing to do with each other."""


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = json.loads(RULES.read_text("utf-8"))["rules"]
    return tuple((re.compile(pattern), put.replace("$", "\\")) for pattern, put in rules)


def stem(word: str) -> str:
    """Stem of a folded word, as `overrides/src/search/stem/bg.js` makes it.

    >>> stem("плащанията") == stem("платил")
    True
    """
    if len(word) < 4:
        return word
    for pattern, put in _rules():
        word = pattern.sub(put, word)
    return word


@cache
def _dictionary() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Bulgarian dictionary of simplemma: form -> lemma, and lemma -> forms."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415 (slow)

    lemmas = {
        _text(form): _text(lemma)
        for form, lemma in DefaultDictionaryFactory().get_dictionary("bg").items()
    }
    forms: dict[str, list[str]] = defaultdict(list)
    for form, lemma in lemmas.items():
        if not ARTEFACT.search(form):
            forms[lemma].append(form)
    return lemmas, {lemma: tuple(each) for lemma, each in forms.items()}


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def families(vocabulary: Iterable[str], stop: frozenset[str] = frozenset()) -> list[list[str]]:
    """Groups of stems for the words of `vocabulary` (folded), the commonest stem of a word first.

    A stem that a stop word has is left out: everything would match it.
    """
    lemmas, forms = _dictionary()
    silent = {stem(word) for word in stop}
    groups: set[tuple[str, ...]] = set()
    for lemma in {lemmas[word] for word in vocabulary if word in lemmas and word not in stop}:
        counts: dict[str, int] = defaultdict(int)
        for form in (lemma, *forms.get(lemma, ())):
            counts[stem(form.lower())] += 1
        stems = [
            each
            for each, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if len(each) >= SHORTEST and each not in silent
        ]
        if len(stems) > 1:
            groups.add(tuple(stems))
    return [list(group) for group in sorted(groups)]
