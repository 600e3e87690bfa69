"""Our look-up in Hunspell dictionaries agrees with the library that knows all of Hunspell."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary as Reference

from guide.language.hunspell import load_dictionary
from guide.language.rules import RULES
from guide.language.words import TOKEN, Speller, parse_word_list, tokens

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALES = ("en", "bg", "it", "ru")


def sample(locale: str) -> list[str]:
    """Words of the guide, and as many with a letter changed, for `locale`."""
    chance = random.Random(1)  # noqa: S311 (the same sample in every run)
    text = " ".join(
        file.read_text("utf-8").partition("\n---\n")[2]
        for file in sorted((ROOT / "docs" / locale).rglob("*.md"))
    )
    words = sorted({word for word in TOKEN.findall(text) if word.isalpha() and len(word) > 1})
    chance.shuffle(words)
    letters = "абвгдежзийклмнопрстуфхцчшщъюя" if locale in ("bg", "ru") else "abcdefghilmnoprstuvz"
    wrong = []
    for word in words[:400]:
        place = chance.randrange(len(word))
        wrong.append(word[:place] + chance.choice(letters) + word[place + 1 :])
    return words[:400] + wrong


@pytest.mark.filterwarnings(  # spylls leaves its files open
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize("locale", LOCALES)
def test_agrees_with_the_reference(locale: str) -> None:
    """Verdicts on right words and on slips are those of spylls."""
    folder = ROOT / "node_modules" / RULES[locale].dictionary
    ours, reference = load_dictionary(folder), Reference.from_files(str(folder / "index"))
    differ = [word for word in sample(locale) if ours.knows(word) != reference.lookup(word)]
    assert differ == []


@pytest.fixture
def italian() -> Speller:
    """Speller of Italian without a project list."""
    rules = RULES["it"]
    dictionary = load_dictionary(ROOT / "node_modules" / rules.dictionary)
    return Speller(dictionary, elisions=rules.elisions)


@pytest.mark.parametrize(
    "word", ["l’email", "dell’anno", "c’è", "po’", "un’ora", "scriverLe", "nell’agenzia", "PEC"]
)
def test_italian_elisions_and_courtesy(italian: Speller, word: str) -> None:
    """Italian elisions, apocopes and forms of address are right."""
    assert italian.knows(word)


@pytest.mark.parametrize("word", ["dell’annno", "scrivverLe", "qual’é"])
def test_italian_slips(italian: Speller, word: str) -> None:
    """A slip beside an elision is still one."""
    assert not italian.knows(word)


def test_tokens_leave_out_what_is_no_word() -> None:
    """Addresses, codes and numbers are no words; hyphens and apostrophes join."""
    text = "See https://a.example/b, mail@b.example, page.md, B2B: the client’s check-in on 5 May."
    found = [word for _, word in tokens(text)]
    assert found == ["See", "the", "client’s", "check-in", "on", "May"]


def test_word_list_has_remarks_and_patterns() -> None:
    """A list holds one word a line, remarks behind #, and patterns with *."""
    plain, patterns = parse_word_list("# remark\nимейл*\nSdI  # a name\n\n")
    assert plain == {"SdI"}
    assert patterns[0].match("имейлите")
    assert not patterns[0].match("аимейл")
