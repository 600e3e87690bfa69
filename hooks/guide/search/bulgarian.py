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

from guide.memo import recall

if TYPE_CHECKING:
    from collections.abc import Iterable

RULES = Path(__file__).parents[3] / "overrides" / "src" / "search" / "stem" / "bg.json"
"""The rules, one file for the browser and the build."""

ARTEFACT = re.compile(r"нета|-|^(?:най|по)-")
"""Forms that the dictionary's tables made up, and hyphenated ones, which are two words here."""

SHORTEST = 3
"""Shorter stems are shared by words that have nothing to do with each other."""


@cache
def rules_text() -> str:
    """The rules as they stand in their file."""
    return RULES.read_text("utf-8")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = json.loads(rules_text())["rules"]
    return tuple((re.compile(pattern), put.replace("$", "\\")) for pattern, put in rules)


@cache
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


def _forms(words: Iterable[str]) -> dict[str, list[str]]:
    """Lemmas of `words` by simplemma's Bulgarian dictionary, each with all its forms.

    One pass over a quarter of a million entries.
    """
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415 (slow)

    dictionary = DefaultDictionaryFactory().get_dictionary("bg")
    wanted = {lemma for word in words if (lemma := dictionary.get(word))}
    forms: dict[str, list[str]] = {lemma: [] for lemma in wanted}
    for form, lemma in dictionary.items():
        if lemma in wanted and not ARTEFACT.search(form):
            forms[lemma].append(form)
    return forms


def families(vocabulary: Iterable[str], stop: frozenset[str] = frozenset()) -> list[list[str]]:
    """Groups of stems for the words of `vocabulary` (folded), the commonest stem of a word first.

    A stem that a stop word has is left out: everything would match it.
    """
    known = sorted(set(vocabulary))
    key = ("bulgarian-families", rules_text(), tuple(known), tuple(sorted(stop)))
    return recall(key, lambda: _families(known, stop))


def _families(vocabulary: Iterable[str], stop: frozenset[str]) -> list[list[str]]:
    silent = {stem(word) for word in stop}
    groups: set[tuple[str, ...]] = set()
    for lemma, forms in _forms(word for word in vocabulary if word not in stop).items():
        counts: dict[str, int] = defaultdict(int)
        for form in (lemma, *forms):
            counts[stem(form.lower())] += 1
        stems = [
            each
            for each, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if len(each) >= SHORTEST and each not in silent
        ]
        if len(stems) > 1:
            groups.add(tuple(stems))
    return [list(group) for group in sorted(groups)]
