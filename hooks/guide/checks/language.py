"""Language: alphabets, repeated words, doubled genders, long sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import islice, pairwise
from operator import eq
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position
from guide.language.rules import RULES
from guide.language.words import is_listed, parse_word_list
from guide.memo import remembered
from guide.pageprose import prose_files
from guide.prose import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.language.rules import Rules
    from guide.pageprose import ProseFile
    from guide.project import Project
    from guide.prose import Prose

LATIN, CYRILLIC = "A-Za-zÀ-ÖØ-öø-ÿ", "\u0400-\u04ff"
LATIN_LETTER, CYRILLIC_LETTER = re.compile(f"[{LATIN}]"), re.compile(f"[{CYRILLIC}]")
MIXED = re.compile(rf"\b(?=\w*[{LATIN}])(?=\w*[{CYRILLIC}])\w+\b")
LONE_LATIN = re.compile(rf"(?<=[{CYRILLIC},] )[aceoyx](?= [{CYRILLIC}])")
LONE_CYRILLIC = re.compile(rf"(?<=[{LATIN},] )[{CYRILLIC}](?= [{LATIN}])")
WORD = re.compile(r"[^\W\d_]+")
REPEATED = re.compile(r"(?<![\w’'-])([^\W\d_]+)[ \n]+\1\b(?![’'-])", re.IGNORECASE)
SHORTEST_SENTENCE = 20
SENTENCE_SIGNS = ".!?…”“»:;"
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|[Ll]orem ipsum)\b")
GENDER = re.compile(
    r"[^\W\d_]+\((?:а|ла|на|ась|ся|та|я|-а|a|e|essa)\)|[^\W\d_]+/(?:а|ла|на|ась|a|e)\b|(?<!\*)\b[^\W\d_]+[*ə](?![\w*])"
)
SIGNS = (
    (Code.TEXT_PLACEHOLDER, PLACEHOLDER, "'{}' still stands here", "write the text"),
    (
        Code.GENDER_DOUBLED,
        GENDER,
        "'{}' names two genders at once",
        "rephrase it; in an email write {sender, select, f {…} m {…} other {…}}",
    ),
)
TRACES = re.compile(r"[(/*ə]|TODO|FIXME|TBD|XXX|orem ipsum")
"""Something of this stands wherever one of `SIGNS` is found."""


def check_language(project: Project) -> Iterator[Issue]:
    """Alphabet, repeated words, doubled genders and long sentences of every language."""
    for locale in project.site.locales:
        listed = project.sources.data.get(f"words/{locale}.txt", "")
        own, _ = parse_word_list(listed)
        for each in prose_files(project, locale):
            key = ("language", each.file, each.text, listed)
            yield from remembered(key, partial(_check_file, each, locale, own))


def _check_file(each: ProseFile, locale: str, own: frozenset[str]) -> Iterator[Issue]:
    rules = RULES.get(locale)
    yield from _check_paragraphs(each)
    # Few files have any of these: it saves slow searches in each paragraph.
    repeats = repeats_words(each.words)
    if rules and rules.letters and not re.search(rules.letters, each.words, re.IGNORECASE):
        rules = replace(rules, letters="")
    for prose in each.prose:
        if rules:
            yield from _check_script(each.file, prose, rules, locale, own)
            if repeats:
                yield from _check_repeated(each.file, prose, rules)
            yield from _check_sentences(each.file, prose, rules)
        if TRACES.search(prose.text):  # most paragraphs have none: it saves two searches in each
            yield from _check_signs(each.file, prose)


def _check_paragraphs(each: ProseFile) -> Iterator[Issue]:
    """Lines that are copied below themselves, paragraphs that stand twice on a page or letter."""
    lines = each.text.split("\n")
    copies = {
        number
        for number, (before, line) in enumerate(pairwise(lines), 2)
        if line == before and line.strip() and not PLACEHOLDER.search(line)
    }
    for number in sorted(copies):
        place = Position(number, 1, len(lines[number - 1]))
        yield _repeated(each.file, place, "line")
    seen: set[str] = set()
    for prose in each.prose:
        if prose.kind == "email":
            seen = set()  # the tones may share a sentence
        if prose.kind not in ("text", "email"):
            continue
        for found in PARAGRAPH.finditer(prose.text):
            text = found[0].strip()
            if len(text) < SHORTEST_SENTENCE or text[-1] not in SENTENCE_SIGNS:
                continue  # cells of tables, greetings and the like may come again
            place = prose.position(found.start(), len(text))
            if text in seen and place.line not in copies:
                yield _repeated(each.file, place, "paragraph")
            seen.add(text)


def _repeated(file: str, place: Position, what: str) -> Issue:
    return Issue(
        Code.TEXT_REPEATED, file, place, f"this {what} stands twice", "delete one of the two"
    )


def _check_signs(file: str, prose: Prose) -> Iterator[Issue]:
    for code, pattern, message, hint in SIGNS:
        for found, place in prose.matches(pattern):
            yield Issue(code, file, place, message.format(found[0]), hint)


def _check_script(
    file: str, prose: Prose, rules: Rules, locale: str, own: frozenset[str]
) -> Iterator[Issue]:
    lone = LONE_LATIN if rules.script == "cyrillic" else LONE_CYRILLIC
    other = LATIN_LETTER if rules.script == "cyrillic" else CYRILLIC_LETTER
    for pattern in (MIXED, lone) if other.search(prose.text) else ():
        for found, place in prose.matches(pattern):
            yield Issue(
                Code.SCRIPT_MIXED,
                file,
                place,
                f"'{found[0]}' mixes Latin and Cyrillic letters"
                if pattern is MIXED
                else f"this '{found[0]}' is of the other alphabet",
                f"type {_odd_letters(found[0])} anew on the right keyboard",
            )
    if rules.letters:
        for found in re.finditer(rules.letters, prose.text, re.IGNORECASE):
            start, end = _word_at(prose.text, found.end() - 1)
            if is_listed(prose.text[start:end], own):
                continue  # a word of another language, named as such
            yield Issue(
                Code.LETTER_FOREIGN,
                file,
                prose.position(start, end - start),
                f"'{prose.text[start:end]}' isn't written so in '{locale}'",
                _letter_hint(found[0], rules, locale),
            )


def _letter_hint(letters: str, rules: Rules, locale: str) -> str:
    """What to write instead of letters that the language doesn't have, or not in this order."""
    if letters.lower() in rules.instead:
        return f"write {rules.instead[letters.lower()]}"
    return f"'{locale}' has no {letters}" if len(letters) == 1 else f"look at '{letters}'"


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


def repeats_words(text: str) -> bool:
    """Whether `text` may have the same word twice in a row, whatever stands between the two."""
    words = WORD.findall(text.lower())
    return any(map(eq, words, islice(words, 1, None)))


def _check_repeated(file: str, prose: Prose, rules: Rules) -> Iterator[Issue]:
    for found, place in prose.matches(REPEATED):
        if found[1].lower() in rules.repeatable or "\n\n" in found[0]:
            continue
        yield Issue(
            Code.WORD_REPEATED,
            file,
            place,
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
