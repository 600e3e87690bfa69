"""Language: alphabets, spelling, text left in English, words that mustn't be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.glossary import load_glossary
from guide.issues import Code, Issue
from guide.language.rules import ENGLISH_COMMON, RULES
from guide.language.words import (
    Speller,
    cached_dictionary,
    is_listed,
    parse_word_list,
    tokens,
)
from guide.pageprose import front_prose, prose_of
from guide.prose import GAP, Prose, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.language.rules import Rules
    from guide.project import Project

LATIN, CYRILLIC = "A-Za-zÀ-ÖØ-öø-ÿ", "\u0400-\u04ff"
LATIN_LETTER, CYRILLIC_LETTER = re.compile(f"[{LATIN}]"), re.compile(f"[{CYRILLIC}]")
MIXED = re.compile(rf"\b(?=\w*[{LATIN}])(?=\w*[{CYRILLIC}])\w+\b")
LONE_LATIN = re.compile(rf"(?<=[{CYRILLIC},] )[aceoyx](?= [{CYRILLIC}])")
LONE_CYRILLIC = re.compile(rf"(?<=[{LATIN},] )[{CYRILLIC}](?= [{LATIN}])")
SHORTEST_SENTENCE = 20
SIGNS = re.compile(r"[(/*ə]|TODO|FIXME|TBD|XXX|orem ipsum")
PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem ipsum)\b")
GENDER = re.compile(
    r"[^\W\d_]+\((?:а|ла|на|ась|ся|та|я|-а|a|e|essa)\)|[^\W\d_]+/(?:а|ла|на|ась|a|e)\b|[^\W\d_]+[*ə](?!\w)"
)


def page_prose(project: Project, locale: str) -> Iterator[tuple[str, Prose]]:
    """Prose of the pages and messages of a language, with the file that it stands in."""
    for page in project.site.pages_of(locale):
        for prose in prose_of(page):
            yield page.source_path, prose
    name = f"strings/{locale}.yml"
    marks = project.site.contract.marks.get(name)
    catalogue = project.site.catalogues.get(locale)
    if marks is None or catalogue is None:
        return
    file = project.sources.data_file(name)
    for key, message in catalogue.messages.items():
        forms = (
            [((key,), message)]
            if isinstance(message, str)
            else [((key, form), text) for form, text in message.items()]
        )
        for at, text in forms:
            masked = re.sub(r"\{\w+\}", lambda found: GAP * len(found[0]), text)
            prose = front_prose(marks, at, masked)
            yield file, Prose(prose.text, prose.origins, "message")


def check_language(project: Project) -> Iterator[Issue]:
    """Alphabet, repeated words, doubled genders and long sentences of every language."""
    for locale in project.site.locales:
        rules = RULES.get(locale)
        own, _ = word_list(project, locale)
        for file, prose in page_prose(project, locale):
            if rules:
                yield from _check_script(file, prose, rules, locale, own)
                yield from _check_repeated(file, prose, rules)
                yield from _check_sentences(file, prose, rules)
            # Most paragraphs have none of these signs: it saves a search in each.
            if not SIGNS.search(prose.text):
                continue
            for found in PLACEHOLDER.finditer(prose.text):
                yield Issue(
                    Code.TEXT_PLACEHOLDER,
                    file,
                    prose.position(found.start(), len(found[0])),
                    f"'{found[0]}' still stands here",
                    "write the text",
                )
            for found in GENDER.finditer(prose.text):
                yield Issue(
                    Code.GENDER_DOUBLED,
                    file,
                    prose.position(found.start(), len(found[0])),
                    f"'{found[0]}' names two genders at once",
                    "rephrase it; in an email write {sender, select, f {…} m {…} other {…}}",
                )


def _check_script(
    file: str, prose: Prose, rules: Rules, locale: str, own: frozenset[str]
) -> Iterator[Issue]:
    lone = LONE_LATIN if rules.script == "cyrillic" else LONE_CYRILLIC
    other = LATIN_LETTER if rules.script == "cyrillic" else CYRILLIC_LETTER
    for pattern in (MIXED, lone) if other.search(prose.text) else ():
        for found in pattern.finditer(prose.text):
            yield Issue(
                Code.SCRIPT_MIXED,
                file,
                prose.position(found.start(), len(found[0])),
                f"'{found[0]}' mixes Latin and Cyrillic letters"
                if pattern is MIXED
                else f"this '{found[0]}' is of the other alphabet",
                f"type {_odd_letters(found[0])} anew on the right keyboard",
            )
    if rules.letters:
        for found in re.finditer(rules.letters, prose.text, re.IGNORECASE):
            start, end = _word_at(prose.text, found.start())
            if is_listed(prose.text[start:end], own):
                continue  # a word of another language, named as such
            yield Issue(
                Code.LETTER_FOREIGN,
                file,
                prose.position(start, end - start),
                f"'{prose.text[start:end]}' isn't written so in '{locale}'",
                f"look at '{found[0]}'",
            )


def _odd_letters(word: str) -> str:
    """Letters of the alphabet that `word` has fewer of."""
    latin, cyrillic = (re.findall(f"[{letters}]", word) for letters in (LATIN, CYRILLIC))
    fewer = min((latin, cyrillic), key=lambda found: len(found) or len(word))
    return ", ".join(dict.fromkeys(fewer))


def _word_at(text: str, offset: int) -> tuple[int, int]:
    start, end = offset, offset
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] in "’'"):
        start -= 1
    while end < len(text) and (text[end].isalpha() or text[end] in "’'"):
        end += 1
    return start, max(end, start + 1)


def _check_repeated(file: str, prose: Prose, rules: Rules) -> Iterator[Issue]:
    for found in re.finditer(
        r"(?<![\w’'-])([^\W\d_]+)[ \n]+\1\b(?![’'-])", prose.text, re.IGNORECASE
    ):
        if found[1].lower() in rules.repeatable or "\n\n" in found[0]:
            continue
        yield Issue(
            Code.WORD_REPEATED,
            file,
            prose.position(found.start(), len(found[0])),
            f"'{found[1]}' stands twice in a row",
            "delete one of the two",
        )


def _check_sentences(file: str, prose: Prose, rules: Rules) -> Iterator[Issue]:
    if prose.kind in ("alias", "message"):
        return
    if prose.text.count(" ") < rules.longest_sentence:
        return
    for offset, sentence in sentences(prose.text):
        if sentence.count(" ") < rules.longest_sentence:
            continue
        count = sum(1 for word in sentence.split() if any(map(str.isalnum, word)))
        if count > rules.longest_sentence:
            start = offset + len(sentence) - len(sentence.lstrip())
            yield Issue(
                Code.SENTENCE_LONG,
                file,
                prose.position(start, 1),
                f"a sentence of {count} words; {rules.longest_sentence} are long already",
                "make two of it",
            )


def check_untranslated(project: Project) -> Iterator[Issue]:
    """Text of a translation that is still in the source language."""
    source = project.site.source_locale
    for locale in project.translations:
        rules = RULES.get(locale)
        for page in project.site.pages_of(locale):
            original = project.source_page(page.path)
            known = (
                {
                    prose.text
                    for prose in prose_of(original)
                    if _is_sentence(prose.text) and prose.kind != "alias"
                }
                if original
                else set()
            )
            for prose in prose_of(page):
                if prose.kind == "alias" or PLACEHOLDER.search(prose.text):
                    continue
                if prose.text in known:
                    yield _untranslated(page.source_path, prose, 0, len(prose.text), source)
                elif rules and source == "en":
                    for offset, sentence in sentences(prose.text):
                        if len(sentence) >= SHORTEST_SENTENCE and is_english(sentence, rules):
                            yield _untranslated(
                                page.source_path, prose, offset, len(sentence), source
                            )


def _is_sentence(text: str) -> bool:
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return len(words) >= 3 and len(text) >= SHORTEST_SENTENCE


def is_english(sentence: str, rules: Rules) -> bool:
    """Whether a sentence of at least some words is English and not of the rules' language."""
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    english = sum(word in _ENGLISH for word in words)
    if rules.script == "cyrillic":
        latin = sum(word.isascii() for word in words)
        return len(words) >= 4 and latin > 0.8 * len(words) and english >= 2
    own = sum(word in rules.common.split() for word in words)
    return english >= 3 and english > 2 * own and english >= 0.2 * len(words)


_ENGLISH = frozenset(ENGLISH_COMMON.split())


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


def check_spelling(project: Project) -> Iterator[Issue]:
    """Words that neither the dictionary of the language nor the project's list knows."""
    for locale in project.site.locales:
        speller = speller_of(project, locale)
        if speller is None:
            continue
        rules = RULES[locale]
        seen: set[tuple[str, str]] = set()
        for file, prose in page_prose(project, locale):
            if prose.kind == "alias" or PLACEHOLDER.search(prose.text):
                continue
            for offset, word in tokens(prose.text):
                if speller.knows(word) or (file, word) in seen or _is_told(word, speller, rules):
                    continue
                seen.add((file, word))
                better = speller.suggest(word)
                listed = project.sources.data_file(f"words/{locale}.txt")
                yield Issue(
                    Code.SPELLING,
                    file,
                    prose.position(offset, len(word)),
                    f"'{word}' isn't in the dictionary",
                    f"did you mean '{better}'? If it's right, add it to {listed}"
                    if better
                    else f"if it's right, add it to {listed}",
                )


def _is_told(word: str, speller: Speller, rules: Rules) -> bool:
    """Whether another check tells of `word`, or it is in the other alphabet."""
    if MIXED.search(word) or (rules.letters and re.search(rules.letters, word, re.IGNORECASE)):
        return True
    cyrillic = bool(re.search(f"[{CYRILLIC}]", word))
    return cyrillic != (speller.script == "cyrillic")


def word_list(project: Project, locale: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The project's own words of `locale`, and its patterns of words."""
    return parse_word_list(project.sources.data.get(f"words/{locale}.txt", ""))


def dictionary_folder(project: Project, locale: str) -> Path | None:
    """Folder of the dictionary of `locale`, or None where it isn't installed."""
    rules = RULES.get(locale)
    if rules is None:
        return None
    folder = project.dictionaries / rules.dictionary
    return folder if (folder / "index.dic").is_file() else None


def speller_of(project: Project, locale: str) -> Speller | None:
    """Speller of `locale`, or None where its dictionary isn't installed."""
    folder = dictionary_folder(project, locale)
    if folder is None:
        return None
    rules = RULES[locale]
    own, patterns = word_list(project, locale)
    return Speller(cached_dictionary(folder), own, patterns, rules.elisions, rules.script)


def check_glossary(project: Project) -> Iterator[Issue]:
    """Renderings of terms that the glossary of a language forbids."""
    for locale in project.site.locales:
        name = f"glossary/{locale}.yml"
        text = project.sources.data.get(name)
        if text is None:
            continue
        terms, issues = load_glossary(text, project.sources.data_file(name))
        yield from issues
        for file, prose in page_prose(project, locale):
            if prose.kind == "alias":
                continue  # people may search for a thing by any name
            path = file.partition(f"/{locale}/")[2]
            for term in terms:
                if path in term.allowed:
                    continue
                for found in term.pattern.finditer(prose.text):
                    yield Issue(
                        Code.GLOSSARY_FORBIDDEN,
                        file,
                        prose.position(found.start(), len(found[0])),
                        f"'{found[0]}' is not the guide's word"
                        + (f": {term.why}" if term.why else ""),
                        f"write '{term.use}'",
                    )


def left_out(project: Project) -> list[str]:
    """A note for each language whose spelling isn't checked."""
    lacking = [
        locale for locale in project.site.locales if dictionary_folder(project, locale) is None
    ]
    if not lacking:
        return []
    return [
        f"spelling left out for {', '.join(lacking)}: no dictionary in "
        f"{project.dictionaries.name}/ (npm ci installs them)"
    ]
