"""Words of a text and whether they are spelt right: dictionary, project list, Italian elisions."""

from __future__ import annotations

import fnmatch
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from guide.language.hunspell import load_dictionary
from guide.prose import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from guide.language.hunspell import Dictionary

TOKEN = re.compile(r"[^\W\d_]+(?:(?:[’'‑-]|\u0301)[^\W\d_]+)*(?:[’']|\u0301)?")
SKIPPED = re.compile(
    # Addresses, e-mail addresses, file names, codes with digits (ISO27, 2237-bis): not words.
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:md|com|org|net|eu|it|bg|ru|gov|uk)\b"
    r"|\w*\d[\w’-]*|\S*\ufffd\S*"
)
SPECIAL = re.compile(r"[\d@/\ufffd]|\w\.\w")
"""What a text must hold for `SKIPPED` to find something in it."""
MIXED_SCRIPT = re.compile(r"(?=\w*[A-Za-z])(?=\w*[\u0400-\u04ff])\w+")
"""A word in Latin and Cyrillic letters."""
COURTESY = re.compile(r"^[a-zàèéìòù]+(?:L[aei]|Vi)$")
"""Italian forms of address with a capital: scriverLe, ringraziarLa, ringraziarVi."""
STRESS = "\u0301"
"""The accent that marks where a Cyrillic word is stressed (`зна́чит`): no letter of it."""
LETTERS = {
    "latin": "abcdefghijklmnopqrstuvwxyzàèéìòù",
    "cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
}


def tokens(text: str) -> Iterator[tuple[int, str]]:
    """Words of `text` with their offsets; addresses, codes and numbers left out."""
    for found in TOKEN.finditer(mask(text)):
        yield found.start(), found[0]


def mask(text: str) -> str:
    """`text`, of the same length, without addresses, codes and numbers."""
    if SPECIAL.search(text):
        return SKIPPED.sub(lambda found: GAP * len(found[0]), text)
    return text


@dataclass
class Speller:
    """Judges words of one language by its dictionary and the project's own list.

    An entry of the list in small letters covers capitals too; `*` stands for any ending.
    """

    dictionary: Dictionary
    own: frozenset[str] = frozenset()
    patterns: tuple[re.Pattern[str], ...] = ()
    elisions: frozenset[str] = frozenset()
    script: str = "latin"
    verdicts: dict[str, bool] = field(default_factory=dict)
    right: set[str] = field(default_factory=set)
    """Words that are known to be right."""

    def unknown(self, words: Iterable[str]) -> set[str]:
        """Those of `words` that `knows` doesn't know."""
        fresh = set(words) - self.right
        wrong = {word for word in fresh if not self.knows(word)}
        self.right |= fresh - wrong
        return wrong

    def knows(self, word: str) -> bool:
        """Whether `word` (with apostrophes and hyphens, if any) is right."""
        if word not in self.verdicts:
            self.verdicts[word] = self._judge(
                word.replace("’", "'").replace("‑", "-").replace(STRESS, "")
            )
        return self.verdicts[word]

    def _judge(self, word: str) -> bool:
        if self._knows_simple(word):
            return True
        if word.endswith("'"):
            return self._judge(word[:-1]) or word[:-1].lower() in self.elisions
        if "-" in word:
            return all(self._judge(part) for part in word.split("-"))
        if COURTESY.match(word):
            return self._judge(word.lower())
        head, mark, tail = word.partition("'")
        if not mark:
            return False
        if self.elisions:
            return head.lower() in self.elisions and self._judge(tail)
        return tail.lower() in ("s", "d", "ll", "ve", "re") and self._judge(head)

    def _knows_simple(self, word: str) -> bool:
        if len(word) == 1 or (word.isupper() and len(word) <= 5):
            return True  # letters by themselves, acronyms
        lower = word.lower()
        if is_listed(word, self.own):
            return True
        return self.dictionary.knows(word) or any(each.match(lower) for each in self.patterns)

    def suggest(self, word: str) -> str:
        """A right word that is one slip away from `word`, or ""."""
        lower = word.lower()
        letters = LETTERS[self.script]
        splits = [(lower[:index], lower[index:]) for index in range(len(lower) + 1)]
        edits = [left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1]
        edits += [left + letter + right for left, right in splits for letter in letters]
        edits += [
            left + letter + right[1:] for left, right in splits if right for letter in letters
        ]
        edits += [left + right[1:] for left, right in splits if right]
        found = next((edit for edit in edits if len(edit) > 1 and self.knows(edit)), "")
        return found.capitalize() if word[:1].isupper() else found


def is_listed(word: str, own: frozenset[str]) -> bool:
    """Whether a project word list has `word`, in these letters or in small ones."""
    return word in own or word.lower() in own


def parse_word_list(text: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Words and patterns of a project word list: one a line, `#` begins a remark."""
    entries = [line.partition("#")[0].strip() for line in text.split("\n")]
    plain = frozenset(entry for entry in entries if entry and "*" not in entry)
    patterns = tuple(
        re.compile(fnmatch.translate(entry.lower())) for entry in entries if "*" in entry
    )
    return plain, patterns


def cached_dictionary(folder: Path) -> Dictionary:
    """Dictionary in `folder`, read once."""
    return _load(folder.resolve())


@lru_cache(maxsize=8)
def _load(folder: Path) -> Dictionary:
    return load_dictionary(folder)
