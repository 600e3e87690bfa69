"""Slow searches are left out where a quick look finds no trace: the look must never be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.checks.language import REPEATED, SIGNS, TRACES, repeats_words
from guide.checks.typography import DOUBLE, DOUBLED
from guide.checks.untranslated import _has_english, is_english
from guide.glossary import load_glossary
from guide.language.rules import RULES
from guide.language.signs import signs_of
from guide.pageprose import ProseFile
from guide.prose import Prose

MARKS = " .,;:!?…-–—’´‘`„«»“”№§%€$()\u00a0\n"
PIECES = [*MARKS, "  ", "a", "б", "Б", "X", "l", "un", "1", "25", "500", "EUR", "лв", "USD"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
TERMS = """
advance: {use: advance, not: [deposit*, down payment, "Vorschuß", "*паро*"]}
"""


@pytest.mark.parametrize("locale", RULES)
@given(text=TEXTS)
def test_what_a_pattern_of_signs_finds_leaves_a_trace(locale: str, text: str) -> None:
    file = ProseFile("x.md", "", (Prose("Before", ()), Prose(text, ()), Prose("after", ())))
    for sign in signs_of(RULES[locale]):
        if sign.pattern.search(text):
            assert sign.may_be_in(text)
            assert sign.may_be_in(file.words)
    assert DOUBLE.search(text) or not DOUBLED.search(text)


@given(
    words=st.lists(
        st.sampled_from(
            [
                "deposits",
                "DEPOSIT",
                "down",
                "Payment",
                " ",
                "\n",
                "капаро",
                "ПАРО",
                "vorschuSS",
                "ß",
            ]
        )
    )
)
def test_what_a_term_finds_leaves_a_trace(words: list[str]) -> None:
    terms, issues = load_glossary(TERMS, "glossary/en.yml")
    assert not issues
    for text in ("".join(words), " ".join(words)):
        for term in terms:
            assert term.may_be_in(text.casefold()) or not term.pattern.search(text)


@given(
    words=st.lists(
        st.sampled_from(["the", "And", "you", "TO", "cliente", "il", "è", "клиент", "of1", "not_"])
    )
)
def test_english_leaves_a_trace(words: list[str]) -> None:
    text = " ".join(words)
    for locale in ("bg", "it", "ru"):
        assert _has_english(text) or not is_english(text, RULES[locale])


@given(
    words=st.lists(st.sampled_from(["the", "The", "си", "СИ", " ", "\n", "’", "-", "1", "_", "."]))
)
def test_a_word_that_stands_twice_leaves_a_trace(words: list[str]) -> None:
    for text in ("".join(words), " ".join(words)):
        file = ProseFile("x.md", "", (Prose("The", ()), Prose(text, ()), Prose("after", ())))
        assert repeats_words(file.words) or not REPEATED.search(text)


@given(
    words=st.lists(
        st.sampled_from(["TODO", "xTBD", "Lorem ", "ipsum", "scritto", "(а)", "/", "a", "*", "ə"])
    )
)
def test_doubled_genders_and_placeholders_leave_a_trace(words: list[str]) -> None:
    text = "".join(words)
    for _, pattern, _, _ in SIGNS:
        assert TRACES.search(text) or not pattern.search(text)
