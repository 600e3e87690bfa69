"""Words: spelling by dictionary and project list, words that the glossary rules out."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from guide.checks.language import CYRILLIC_LETTER, MIXED, PLACEHOLDER
from guide.checks.targets import near_page_hint
from guide.glossary import load_glossary
from guide.issues import Code, Issue
from guide.language.rules import RULES
from guide.language.words import TOKEN, Speller, cached_dictionary, mask, parse_word_list, tokens
from guide.memo import remembered
from guide.pageprose import prose_files
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from guide.glossary import Term
    from guide.language.rules import Rules
    from guide.pageprose import ProseFile
    from guide.project import Project


def check_spelling(project: Project) -> Iterator[Issue]:
    """Words that neither the dictionary of the language nor the project's list knows."""
    for locale in project.site.locales:
        folder = dictionary_folder(project, locale)
        if folder is None:
            continue
        # A dictionary takes a quarter of a second to read: not before a text is new.
        speller_here = cache(partial(speller_of, project, locale))
        name = f"words/{locale}.txt"
        listed = project.sources.data.get(name, "")
        version = dictionary_version(project, locale)
        for each in prose_files(project, locale):
            key = ("spelling", each.file, each.text, listed, *version)
            check = partial(
                _spell, each, speller_here, RULES[locale], project.sources.data_file(name)
            )
            yield from remembered(key, check)


def _spell(
    each: ProseFile, speller_here: Callable[[], Speller | None], rules: Rules, listed: str
) -> Iterator[Issue]:
    speller = speller_here()
    if speller is None:
        return
    seen: set[str] = set()
    for prose in each.prose:
        if prose.kind == "alias" or PLACEHOLDER.search(prose.text):
            continue
        wrong = speller.unknown(TOKEN.findall(mask(prose.text)))
        for offset, word in tokens(prose.text) if wrong else ():
            if word not in wrong or word in seen or _is_told(word, speller, rules):
                continue
            seen.add(word)
            better = speller.suggest(word)
            add = f"add it to {listed}"
            yield Issue(
                Code.SPELLING,
                each.file,
                prose.position(offset, len(word)),
                f"'{word}' isn't in the dictionary",
                f"did you mean '{better}'? If it's right, {add}"
                if better
                else f"if it's right, {add}",
            )


def _is_told(word: str, speller: Speller, rules: Rules) -> bool:
    """Whether another check tells of `word`, or it is in the other alphabet."""
    if MIXED.search(word) or (rules.letters and re.search(rules.letters, word, re.IGNORECASE)):
        return True
    cyrillic = bool(CYRILLIC_LETTER.search(word))
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


def dictionary_version(project: Project, locale: str) -> tuple[int, ...]:
    """Something that changes when the dictionary of `locale` does; () where there is none."""
    folder = dictionary_folder(project, locale)
    if folder is None:
        return ()
    files = (folder / name for name in ("index.dic", "index.aff"))
    stats = [file.stat() for file in files if file.is_file()]
    return tuple(number for stat in stats for number in (stat.st_size, stat.st_mtime_ns))


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
        yield from _check_allowed(project, name, text)
        for each in prose_files(project, locale):
            path = each.file.partition(f"/{locale}/")[2]
            key = ("glossary", each.file, each.text, text)
            yield from remembered(key, partial(_check_terms, each, path, terms))


def _check_allowed(project: Project, name: str, text: str) -> Iterator[Issue]:
    """Pages that may have a forbidden word are there."""
    document = parse_yaml(text, project.sources.data_file(name))
    data = document.data if isinstance(document.data, dict) else {}
    source = project.site.source_locale
    for term, value in data.items():
        pages = value.get("allowed") if isinstance(value, dict) else None
        for index, path in enumerate(pages if isinstance(pages, list) else ()):
            if not project.exists(source, str(path)):
                yield Issue(
                    Code.LINK_MISSING_PAGE,
                    project.sources.data_file(name),
                    document.marks.of_value(term, "allowed", index),
                    f"there is no page '{path}'",
                    near_page_hint(project, str(path)),
                )


def _check_terms(each: ProseFile, path: str, terms: list[Term]) -> Iterator[Issue]:
    """Forbidden words in a file, but for aliases: people may search for a thing by any name."""
    folded = each.words.casefold()
    here = [term for term in terms if path not in term.allowed and term.may_be_in(folded)]
    for prose in each.prose if here else ():
        for term in here if prose.kind != "alias" else ():
            for found, place in prose.matches(term.pattern):
                yield Issue(
                    Code.GLOSSARY_FORBIDDEN,
                    each.file,
                    place,
                    f"'{found[0]}' is not the guide's word" + (f": {term.why}" if term.why else ""),
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
