"""Looks words up in Hunspell dictionaries, fast enough to check the whole guide at every save.

The library spylls reads the same files with all of Hunspell's features, but takes seconds to
load a Russian one. The guide's four dictionaries use suffixes and prefixes of one level only;
this reads just those, and the tests compare its verdicts with those of spylls.
Format: https://man.archlinux.org/man/hunspell.5.en
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Rule:
    """One line of an affix: with `flag`, a stem loses `strip`, gains `add`, if it fits."""

    flag: str
    cross: bool
    strip: str
    add: str
    condition: str

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What a stem must look like; None where any will do."""
        return None if self.condition == "." else re.compile(self.condition)


@dataclass
class Dictionary:
    """Stems with their flags, and the affixes that the flags stand for."""

    stems: dict[str, str] = field(default_factory=dict)
    suffixes: dict[str, dict[str, list[Rule]]] = field(default_factory=dict)
    """Rules by what they add, and by what they take off."""
    prefixes: dict[str, list[Rule]] = field(default_factory=dict)
    compound_only: str = ""

    def knows(self, word: str) -> bool:
        """Whether `word` is right as written, or with small letters where it has capitals."""
        if self._knows_form(word):
            return True
        if not (word.isupper() or (word[:1].isupper() and word[1:].islower())):
            return False
        if self._knows_form(word.lower()):
            return True
        return word.isupper() and self._knows_form(word.capitalize())

    def _knows_form(self, word: str) -> bool:
        flags = self.stems.get(word)
        if flags is not None and not (self.compound_only and self.compound_only in flags):
            return True
        if any(rule.flag in self.stems[stem] for rule, stem in self._without_suffix(word)):
            return True
        for prefix, stem in self._without_prefix(word):
            if prefix.flag in self.stems.get(stem, ""):
                return True
            if prefix.cross and any(
                suffix.cross
                and suffix.flag in self.stems[inner]
                and prefix.flag in self.stems[inner]
                for suffix, inner in self._without_suffix(stem)
            ):
                return True
        return False

    def _without_suffix(self, word: str) -> Iterator[tuple[Rule, str]]:
        """Suffixes that `word` may end in, each with the known stem that is left."""
        stems, suffixes = self.stems, self.suffixes
        for cut in range(len(word), max(-1, len(word) - self._longest_suffix - 1), -1):
            by_strip = suffixes.get(word[cut:])
            for strip, rules in by_strip.items() if by_strip else ():
                stem = word[:cut] + strip
                if stem in stems:
                    for rule in rules:
                        if rule.pattern is None or rule.pattern.search(stem):
                            yield rule, stem

    def _without_prefix(self, word: str) -> Iterator[tuple[Rule, str]]:
        """Prefixes that `word` may begin with, each with what is left, known or not."""
        for length in range(1, min(len(word), self._longest_prefix) + 1):
            for rule in self.prefixes.get(word[:length], ()):
                stem = rule.strip + word[length:]
                if rule.pattern is None or rule.pattern.match(stem):
                    yield rule, stem

    @cached_property
    def _longest_suffix(self) -> int:
        return max(map(len, self.suffixes), default=0)

    @cached_property
    def _longest_prefix(self) -> int:
        return max(map(len, self.prefixes), default=0)


def load_dictionary(folder: Path) -> Dictionary:
    """Read `index.aff` and `index.dic` in `folder`, both UTF-8.

    Raises FileNotFoundError where they aren't there.
    """
    dictionary = _read_affixes((folder / "index.aff").read_text("utf-8-sig"))
    lines = (folder / "index.dic").read_text("utf-8-sig").split("\n")
    stems = dictionary.stems
    for line in lines[1:]:
        if "\t" in line or " " in line:
            entry, _, _ = line.partition("\t")
            stem, _, flags = entry.strip().partition("/")
            flags = flags.partition(" ")[0]
        else:
            stem, _, flags = line.partition("/")
        stems[stem] = stems[stem] + flags if stem in stems else flags
    stems.pop("", None)
    return dictionary


def _read_affixes(text: str) -> Dictionary:
    dictionary = Dictionary()
    suffixes: dict[str, dict[str, list[Rule]]] = defaultdict(lambda: defaultdict(list))
    prefixes: dict[str, list[Rule]] = defaultdict(list)
    cross: dict[tuple[str, str], bool] = {}
    for line in text.split("\n"):
        words = line.split()
        if not words:
            continue
        if words[0] == "ONLYINCOMPOUND":
            dictionary.compound_only = words[1]
        if words[0] not in ("SFX", "PFX") or len(words) < 4:
            continue
        kind, flag = words[0], words[1]
        if (kind, flag) not in cross:  # the head of a group: SFX flag Y 12
            cross[kind, flag] = words[2] == "Y"
            continue
        strip, add = ("" if word == "0" else word.partition("/")[0] for word in words[2:4])
        condition = words[4] if len(words) > 4 else "."
        if kind == "SFX" and condition != ".":
            condition = f"(?:{condition})$"
        rule = Rule(flag, cross[kind, flag], strip, add, condition)
        if kind == "SFX":
            suffixes[add][strip].append(rule)
        else:
            prefixes[add].append(rule)
    dictionary.suffixes, dictionary.prefixes = dict(suffixes), dict(prefixes)
    return dictionary
