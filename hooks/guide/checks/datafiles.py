"""The data files as a whole: which there must be, which nobody reads, and mkdocs.yml."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from guide.catalogue import messages_name
from guide.issues import Code, Issue, Position
from guide.language.words import MIXED_SCRIPT
from guide.memo import remembered
from guide.siteconfig import CONFIG_FILE
from guide.suggestions import near
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.project import Project
    from guide.shapes import FieldContract

NEEDED = {
    "languages.yml": "the languages",
    "checklists.yml": "the checklists",
    "fields.yml": "the fields of the emails",
}
"""Data files that every guide has, with what they hold."""
KNOWN = (*NEEDED, "item-ids.yml", "journeys.yml", "redirects.yml", "sources.yml")
OF_LANGUAGE = {"strings": ".yml", "glossary": ".yml", "search": ".yml", "words": ".txt"}
"""Folders with a file for each language."""
LETTERS = re.compile(r"[^\W\d_]")


def check_data_files(project: Project) -> Iterator[Issue]:
    """Missing, unknown and empty data files; lists of words; mkdocs.yml."""
    yield from _check_needed(project)
    yield from _check_known(project)
    for name, text in project.sources.data.items():
        if name.startswith("words/"):
            path = project.sources.data_file(name)
            yield from remembered(("words", path, text), partial(_check_words, path, text))
    yield from _check_source_language(project)
    yield from _check_fields(project)
    yield from _check_languages(project)
    yield from _check_config(project)


def _check_needed(project: Project) -> Iterator[Issue]:
    data = project.sources.data
    needed = dict(NEEDED)
    source = project.site.source_locale
    # Other languages' messages are compared with these, and told of there.
    needed[messages_name(source)] = f"the messages of '{source}'"
    for name, what in needed.items():
        if not data.get(name, "").strip():
            yield Issue(
                Code.DATA_MISSING,
                project.sources.data_file(name),
                Position(),
                f"{what} are missing: there is no such file"
                if name not in data
                else f"{what} are missing: the file is empty",
                "take the file from an earlier state of the project (git checkout)",
            )


def _check_known(project: Project) -> Iterator[Issue]:
    """Files that nothing reads, mostly because of a slip in their names."""
    wanted = {*KNOWN}
    for folder, suffix in OF_LANGUAGE.items():
        wanted |= {f"{folder}/{locale}{suffix}" for locale in project.site.locales}
    for name in project.sources.data:
        if name in wanted or name.startswith("schema/"):
            continue
        folder, _, file = name.partition("/")
        if folder in OF_LANGUAGE and file.partition(".")[0] in project.sources.folders:
            continue  # its language isn't declared, as is told
        found = near(name, wanted - project.sources.data.keys()) or near(name, wanted)
        yield Issue(
            Code.FILE_STRAY,
            project.sources.data_file(name),
            Position(),
            "no part of the guide reads this file",
            f"did you mean {project.sources.data_file(found)}?" if found else "delete it",
        )


def _check_words(path: str, text: str) -> Iterator[Issue]:
    """One word a line, each once, in one alphabet."""
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        word = line.partition("#")[0].strip()
        fault = _word_fault(word, seen)
        if fault:
            place = Position(number, line.index(word) + 1, len(word))
            yield Issue(Code.WORDS_LIST, path, place, *fault)
        elif word:
            seen[word] = number


def _word_fault(word: str, seen: dict[str, int]) -> tuple[str, str] | None:
    """What is wrong with a line of a word list, and how to mend it."""
    if re.search(r"[\s,;]", word):
        return f"'{word}' is more than one word", "write each word on a line of its own"
    if word and not LETTERS.search(word):
        return f"'{word}' is no word", "delete it"
    if MIXED_SCRIPT.search(word):
        return f"'{word}' mixes Latin and Cyrillic letters", "type it anew on one keyboard"
    if word in seen:
        return f"'{word}' stands on line {seen[word]} too", "delete one of the two"
    return None


def _check_source_language(project: Project) -> Iterator[Issue]:
    source = project.site.source_locale
    if project.is_partial(source):
        yield Issue(
            Code.DATA_VALUE,
            project.sources.data_file("languages.yml"),
            project.data_position("languages.yml", source, "status"),
            f"'{source}' is the source that the others are compared with: it can't be partial",
            "write 'status: complete'",
        )
    if source in project.site.locales and not project.paths_of.get(source):
        yield Issue(
            Code.LANGUAGE_EMPTY,
            project.sources.data_file("languages.yml"),
            project.data_position("languages.yml", source),
            f"there are no pages in {project.sources.prefix}/{source}, "
            "the source of all other languages",
            "take the folder from an earlier state of the project (git checkout)",
        )


def _check_fields(project: Project) -> Iterator[Issue]:
    """A choice has variants, and a sample is one of them."""
    file = project.sources.data_file("fields.yml")
    for name, field in project.site.contract.fields.items():
        for code, key, message, hint in _field_faults(name, field):
            place = project.data_position("fields.yml", name, *key)
            yield Issue(code, file, place, message, hint)


def _field_faults(
    name: str, field: FieldContract
) -> Iterator[tuple[Code, tuple[str, ...], str, str]]:
    """What is wrong with a field: code, the key below the field, message and hint."""
    if field.type != "choice" and field.choices:
        message = f"'{name}' has variants, but isn't of the type 'choice'"
        hint = "write 'type: choice', or delete 'choices'"
        yield Code.DATA_VALUE, ("choices",), message, hint
    elif field.type == "choice" and not field.choices:
        message = f"'{name}' is a choice, but has no variants to choose from"
        yield Code.DATA_MISSING_KEY, (), message, "add 'choices: [f, m]'"
    elif field.type == "choice" and field.sample not in (None, *field.choices):
        message = f"the sample '{field.sample}' is none of the variants"
        hint = f"write one of {', '.join(field.choices)}"
        yield Code.DATA_VALUE, ("sample",), message, hint
    if field.type == "date" and isinstance(field.sample, str | int | float):
        message = f"the sample '{field.sample}' is no date"
        hint = "write it as 2026-10-31, without quotation marks"
        yield Code.DATA_VALUE, ("sample",), message, hint


def _check_languages(project: Project) -> Iterator[Issue]:
    """Every language has a name of its own, by which readers choose it."""
    seen: dict[str, str] = {}
    for locale, language in project.site.contract.languages.items():
        first = seen.setdefault(language.name.casefold(), locale)
        if first != locale:
            yield Issue(
                Code.DATA_VALUE,
                project.sources.data_file("languages.yml"),
                project.data_position("languages.yml", locale, "name"),
                f"'{first}' is called '{language.name}' too",
                "write the language's name in that language, as in Deutsch",
            )


def _check_config(project: Project) -> Iterator[Issue]:
    """mkdocs.yml is there, and can be read."""
    config = project.config
    if not config.text.strip():
        message = "the menu and the languages of the site are missing"
        hint = f"take {CONFIG_FILE} from an earlier state of the project (git checkout)"
        yield Issue(Code.DATA_MISSING, CONFIG_FILE, Position(), message, hint)
    elif not config.found:
        # Tags such as !ENV are no mistake here: only what keeps YAML from being read counts.
        text = re.sub(r"!(?:ENV|relative|!python/\S+)\b", "    ", config.text)
        yield from parse_yaml(text, CONFIG_FILE).issues
    else:
        for key, name in config.lacking:
            is_line = ": " not in name and key not in ("exclude_docs", "plugins")
            yield Issue(
                Code.CONFIG_MISSING,
                CONFIG_FILE,
                _line_of(config.text, key),
                f"{key} lacks '{name}', without which the site would be built wrongly",
                f"put the line '- {name}' back below '{key}:'"
                if is_line
                else f"put it back below '{key}:', as it was",
            )


def _line_of(text: str, key: str) -> Position:
    """Place of a key at the left margin, or the beginning of the file."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith(f"{key}:"):
            return Position(number, 1, len(key))
    return Position()
