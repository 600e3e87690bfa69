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

SHORTEST_STEMMED = 4
"""Shorter words are their own stems."""

SHORTEST = 3
"""Shorter stems are shared by words that have nothing to do with each other."""


@cache
def rules_text() -> str:
    """The rules as they stand in their file."""
    return RULES.read_text("utf-8")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns, for words on lines of their own, with what takes the place of what they find."""
    rules = json.loads(rules_text())["rules"]
    return tuple(
        (re.compile(rule, re.MULTILINE), put.replace("$", "\\"))  # $1 in JavaScript is \1 here
        for rule, put in rules
    )


@cache
def stem(word: str) -> str:
    """Stem of a folded word, as `overrides/src/search/stem/bg.js` makes it.

    >>> stem("плащанията") == stem("платил")
    True
    """
    return stems([word])[word]


def stems(words: Iterable[str]) -> dict[str, str]:
    """Stems of folded words by the words.

    A rule goes over all words at once, one on a line: it takes a fifth of the time. Words are
    long enough that no rule reaches over the end of a line.
    """
    found = {word: word for word in words}
    long = [word for word in found if len(word) >= SHORTEST_STEMMED]
    if long:
        lines = "\n".join(long)
        for pattern, put in _rules():
            lines = pattern.sub(put, lines)
        found.update(zip(long, lines.split("\n"), strict=True))
    return found


def _forms(words: Iterable[str]) -> dict[str, list[str]]:
    """Lemmas of `words` by simplemma's Bulgarian dictionary, each with all its forms.

    One pass over a quarter of a million entries, which are decoded only where they are wanted.
    """
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415 (slow)

    dictionary = DefaultDictionaryFactory().get_dictionary("bg")
    entries: dict[bytes, bytes] = dictionary._dict  # type: ignore[attr-defined]
    wanted = {entries[word] for word in map(str.encode, words) if word in entries}
    forms: dict[bytes, list[str]] = {lemma: [] for lemma in wanted}
    for form, lemma in entries.items():
        if lemma in wanted:
            forms[lemma].append(form.decode())
    return {
        lemma.decode(): [form for form in found if not ARTEFACT.search(form)]
        for lemma, found in forms.items()
    }


def families(vocabulary: Iterable[str], stop: frozenset[str] = frozenset()) -> list[list[str]]:
    """Groups of stems for the words of `vocabulary` (folded), the commonest stem of a word first.

    A stem that a stop word has is left out: everything would match it.
    """
    known = sorted(set(vocabulary))
    key = ("bulgarian-families", rules_text(), tuple(known), tuple(sorted(stop)))
    return recall(key, lambda: _families(known, stop))


def _families(vocabulary: Iterable[str], stop: frozenset[str]) -> list[list[str]]:
    silent = set(stems(stop).values())
    forms = _forms(word for word in vocabulary if word not in stop)
    stem_of = stems(form.lower() for lemma, found in forms.items() for form in (lemma, *found))
    groups: set[tuple[str, ...]] = set()
    for lemma, found in forms.items():
        counts: dict[str, int] = defaultdict(int)
        for form in (lemma, *found):
            counts[stem_of[form.lower()]] += 1
        family = [
            each
            for each, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
            if len(each) >= SHORTEST and each not in silent
        ]
        if len(family) > 1:
            groups.add(tuple(family))
    return [list(group) for group in sorted(groups)]
