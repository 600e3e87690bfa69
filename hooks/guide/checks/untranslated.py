"""Text of a translation that is still in the source language, sentences and short words alike."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from guide.checks.language import CYRILLIC_LETTER, PLACEHOLDER, SHORTEST_SENTENCE
from guide.issues import Code, Issue
from guide.language.rules import ENGLISH_COMMON, RULES
from guide.memo import remembered
from guide.pageprose import prose_of
from guide.prose import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.language.rules import Rules
    from guide.model import Page
    from guide.project import Project
    from guide.prose import Prose

LETTER_LINE = re.compile(r"(?m)^(?:[^\W\d_]+:[ ])?(?P<words>.*[^\W\d_].*)$")
LATIN_WORD = re.compile(r"[a-z]+")
LETTER_WORDS = (
    "hi hello dear kind regards best thanks thank sincerely cheers invoice reminder project "
    "meeting call payment"
)
"""Words of greetings and subjects."""
ENGLISH = frozenset(ENGLISH_COMMON.split())
LETTER_ENGLISH = ENGLISH | frozenset(LETTER_WORDS.split())
SHORTEST = {"heading": 2, "front": 2, "alias": 3}
"""From so many words on a short text that is the same in two languages wasn't translated."""


def check_untranslated(project: Project) -> Iterator[Issue]:
    """Text of a translation that is still in the source language."""
    for locale in project.translations:
        for page in project.site.pages_of(locale):
            source = project.source_page(page.path)
            key = ("untranslated", page.source_path, page.text, source and source.text)
            language = project.site.source_locale
            yield from remembered(key, partial(_check_translation, page, source, language))


def _check_translation(page: Page, source: Page | None, language: str) -> Iterator[Issue]:
    rules = RULES.get(page.locale)
    model = prose_of(source) if source else ()
    known = {each.text for each in model if each.kind != "alias" and _is_sentence(each.text)}
    short = {each.text for each in model if _is_phrase(each)}
    cyrillic = rules is not None and rules.script == "cyrillic" and language == "en"
    if rules and cyrillic:
        yield from _check_link_words(page, language)
        yield from _check_letters(page, rules, language)
    for prose in prose_of(page):
        if PLACEHOLDER.search(prose.text):
            continue
        is_left = prose.text in short and _is_phrase(prose)
        if prose.kind == "alias" and not is_left:
            continue
        if cyrillic and prose.kind in SHORTEST and _is_latin_phrase(prose.text):
            is_left = True
        if is_left or prose.text in known:
            yield _untranslated(page.source_path, prose, 0, len(prose.text), language)
        elif rules and language == "en" and _has_english(prose.text):
            for offset, sentence in sentences(prose.text):
                if len(sentence) >= SHORTEST_SENTENCE and is_english(sentence, rules):
                    yield _untranslated(page.source_path, prose, offset, len(sentence), language)


def _is_phrase(prose: Prose) -> bool:
    """Whether a short text is more than a name, which is the same in all languages."""
    words = re.findall(r"[^\W\d_]+", prose.text)
    return len(words) >= SHORTEST.get(prose.kind, 100) and any(map(str.islower, words))


def _is_latin_phrase(text: str) -> bool:
    """Whether a text of two words or more is in Latin letters, and no name."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return (
        len(words) > 1
        and not CYRILLIC_LETTER.search(text)
        and all(word.isascii() for word in words)
        and not ENGLISH.isdisjoint(words)
    )


def _check_letters(page: Page, rules: Rules, language: str) -> Iterator[Issue]:
    """Short lines of letters that were left: greetings, subjects."""
    for prose in prose_of(page):
        for found in LETTER_LINE.finditer(prose.text) if prose.kind == "email" else ():
            line, length = found["words"], len(found["words"])
            words = re.findall(r"[^\W\d_]{2,}", line.lower())
            if CYRILLIC_LETTER.search(line) or LETTER_ENGLISH.isdisjoint(words):
                continue
            if length < SHORTEST_SENTENCE or not is_english(line, rules):
                yield _untranslated(page.source_path, prose, found.start("words"), length, language)


def _check_link_words(page: Page, language: str) -> Iterator[Issue]:
    """Words of links to our own pages; those of law and the like have their names."""
    for link in page.document.links:
        if link.image or "://" in link.target or "hreflang" in link.attributes:
            continue
        if _is_latin_phrase(link.text):
            yield Issue(
                Code.TEXT_UNTRANSLATED,
                page.source_path,
                link.position,
                f"the link's words '{link.text}' are still in the source language '{language}'",
                "translate them",
            )


def _is_sentence(text: str) -> bool:
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(words) >= 3 and len(text) >= SHORTEST_SENTENCE


def _has_english(text: str) -> bool:
    """Whether a sentence of `text` may be English: most texts have none of its words."""
    return sum(map(ENGLISH.__contains__, LATIN_WORD.findall(text.lower()))) >= 2


def is_english(sentence: str, rules: Rules) -> bool:
    """Whether a sentence of at least some words is English and not of the rules' language."""
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    english = sum(word in ENGLISH for word in words)
    if rules.script == "cyrillic":
        latin = sum(word.isascii() for word in words)
        return len(words) >= 4 and latin > 0.8 * len(words) and english >= 2
    common = rules.common.split()
    own = sum(word in common for word in words)
    return english >= 3 and english > 2 * own and english >= 0.2 * len(words)


def _untranslated(file: str, prose: Prose, offset: int, length: int, source: str) -> Issue:
    text = prose.text[offset : offset + length].strip()
    start = offset + len(prose.text[offset:]) - len(prose.text[offset:].lstrip())
    return Issue(
        Code.TEXT_UNTRANSLATED,
        file,
        prose.position(start, len(text)),
        f"this text is still in the source language '{source}'",
        "translate it",
    )
