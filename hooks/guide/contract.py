"""Reads the data files: what all languages share, and the messages of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from guide import shapes
from guide.catalogue import Catalogue, messages_name
from guide.issues import Code, Issue, Position
from guide.model import Contract
from guide.validation import DATA, validate
from guide.yamltext import Marks, parse_yaml

if TYPE_CHECKING:
    from pydantic import BaseModel

    from guide.source import Sources

LOCALE = re.compile(r"^[a-z]{2,3}(?:-[A-Z]{2})?$")
FILES: dict[str, type[BaseModel]] = {
    "languages.yml": shapes.LanguageContract,
    "checklists.yml": shapes.ChecklistContract,
    "fields.yml": shapes.FieldContract,
}
"""Data files that map an id to a shape."""
NO_MAPPING = "the file must hold 'key: value' lines"


def load_contract(sources: Sources) -> tuple[Contract, list[Issue]]:
    """Read the contract; entries that don't fit their shape are left out, with an issue."""
    issues: list[Issue] = []
    marks: dict[str, Marks] = {}
    data: dict[str, dict[str, Any]] = {}
    for name in (*FILES, "sources.yml", "item-ids.yml", "redirects.yml"):
        data[name], marks[name] = _mapping(sources, name, issues)
    parts = {
        name: _entries(sources.data_file(name), data[name], marks[name], shape, issues)
        for name, shape in FILES.items()
    }
    return Contract(
        checklists=parts["checklists.yml"],
        fields=parts["fields.yml"],
        languages=parts["languages.yml"] or _languages_of_folders(sources),
        sources=_points(data["sources.yml"]),
        marks=marks,
        item_ids={
            key: tuple(str(item) for item in items)
            for key, items in data["item-ids.yml"].items()
            if isinstance(items, list)
        },
        unreadable=frozenset(
            name
            for name in FILES
            if name in sources.data and not marks[name].keys and sources.data[name].strip()
        ),
        redirects={old: new for old, new in data["redirects.yml"].items() if isinstance(new, str)},
    ), issues


def _entries(
    file: str, data: dict[str, Any], marks: Marks, shape: type[BaseModel], issues: list[Issue]
) -> dict[str, Any]:
    """Entries of a data file that fit `shape`; the mistakes in the others go to `issues`."""
    entries: dict[str, Any] = {}
    for key, value in data.items():
        if shape is shapes.LanguageContract and not LOCALE.match(key):
            message = f"'{key}' is no code of a language"
            hint = "two or three small letters, as in 'de'"
            issues.append(Issue(Code.DATA_VALUE, file, marks.of_key(key), message, hint))
            continue
        entry, found = validate(shape, value, marks.below(key), file, DATA)
        issues.extend(found)
        if entry is not None:
            entries[key] = entry
        elif shape is shapes.LanguageContract:
            # Its pages are checked all the same.
            is_partial = isinstance(value, dict) and value.get("status") == "partial"
            entries[key] = _language(key, "partial" if is_partial else "complete")
    return entries


def _languages_of_folders(sources: Sources) -> dict[str, shapes.LanguageContract]:
    """Languages by the folders that hold pages, English first; for a guide that declares none."""
    folders = {locale for locale, _ in sources.pages} & set(sources.folders)
    ordered = sorted(folders, key=lambda name: (name != "en", name))
    return {folder: _language(folder, "complete") for folder in ordered}


def _language(locale: str, status: Literal["complete", "partial"]) -> shapes.LanguageContract:
    """A language that is called by its code, as nobody has said its name."""
    return shapes.LanguageContract.model_construct(name=locale, status=status)


def load_catalogues(
    sources: Sources, locales: tuple[str, ...]
) -> tuple[dict[str, Catalogue], dict[str, Marks], list[Issue]]:
    """Read `strings/<locale>.yml` of each locale; a message of a wrong type is an issue.

    Returns the catalogues by locale, the line marks by the name of the file, and the issues.
    """
    issues: list[Issue] = []
    all_marks: dict[str, Marks] = {}
    catalogues: dict[str, Catalogue] = {}
    for locale in locales:
        name = messages_name(locale)
        data, marks = _mapping(sources, name, issues)
        messages: dict[str, Any] = {}
        for key, value in data.items():
            forms = isinstance(value, dict) and all(isinstance(v, str) for v in value.values())
            if isinstance(value, str) or forms:
                messages[key] = value
            else:
                issues.append(
                    Issue(
                        Code.DATA_TYPE,
                        sources.data_file(name),
                        marks.of_value(key),
                        f"message '{key}' must be text or plural forms",
                        "put the text in double quotes",
                    )
                )
        catalogues[locale] = Catalogue(locale, messages)
        all_marks[name] = marks
    return catalogues, all_marks, issues


def _mapping(sources: Sources, name: str, issues: list[Issue]) -> tuple[dict[str, Any], Marks]:
    text = sources.data.get(name)
    if text is None:
        return {}, Marks()
    document = parse_yaml(text, sources.data_file(name))
    issues.extend(document.issues)
    if document.data is None:
        return {}, document.marks
    if not isinstance(document.data, dict):
        issues.append(
            Issue(
                Code.DATA_TYPE,
                sources.data_file(name),
                Position(),
                NO_MAPPING,
            )
        )
        return {}, document.marks
    return document.data, document.marks


def _points(data: dict[str, Any]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Places of each source's points; what isn't text is left to the checks."""
    return {
        source: {
            str(point): tuple(
                str(place) for place in (places if isinstance(places, list) else [places])
            )
            for point, places in points.items()
            if isinstance(places, list | str)
        }
        for source, points in data.items()
        if isinstance(points, dict)
    }
