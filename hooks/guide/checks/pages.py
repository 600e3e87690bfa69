"""Files: their names, their folders, and whether every language has every page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position
from guide.shapes import PAGE_PATTERN
from guide.suggestions import near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.project import Project


STRAY = re.compile(
    r"(?:~|\.(?:orig|rej|bak|tmp|swp|docx?|odt|rtf|pages|txt|zip|eml))$|(?:^|/)(?:Thumbs\.db|desktop\.ini)$",
    re.IGNORECASE,
)
"""Files that editors and systems leave behind, and those that others sent."""
RESERVED = frozenset({"aux", "con", "nul", "prn", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3"})
"""Names that Windows keeps for devices."""


def check_pages(project: Project) -> Iterator[Issue]:
    """Undeclared languages, names of files, missing and extra pages."""
    yield from _check_folders(project)
    yield from _check_names(project)
    yield from _check_strays(project)
    for locale in project.translations:
        yield from _check_locale(project, locale)


def _check_folders(project: Project) -> Iterator[Issue]:
    """Every folder of pages belongs to a language."""
    sources, locales = project.sources, project.site.locales
    first_page: dict[str, str] = {}
    for locale, path in sources.pages:
        first_page.setdefault(locale, path)
    for locale, path in first_page.items():
        if locale not in locales:
            yield Issue(
                Code.LANGUAGE_UNDECLARED,
                sources.page_file(locale, path),
                Position(),
                f"the folder '{locale}' belongs to no language",
                f"call it '{locale.lower()}'"
                if locale.lower() in locales
                else f"add a line '{locale}: {{name: …, status: partial}}' to "
                f"{sources.data_file('languages.yml')}",
            )


def _check_names(project: Project) -> Iterator[Issue]:
    """Every page can be published, and kept on every system, under its name."""
    for locale, path in project.sources.pages:
        for message, hint in _name_faults(path):
            file = project.sources.page_file(locale, path)
            yield Issue(Code.FILE_NAME, file, Position(), message, hint)


def _name_faults(path: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a page's path, and how to mend it."""
    name = path.rpartition("/")[2]
    if name.removesuffix(".md") in RESERVED:
        yield f"Windows can't have a file called '{name}'", "give it a longer name"
    if not re.match(PAGE_PATTERN, path):
        hint = "use small letters a-z, digits and hyphens only"
        yield f"'{path}' can't be the path of a page", hint


def _check_strays(project: Project) -> Iterator[Issue]:
    """Files that are no pages belong to some page's folder, and look as if they were meant."""
    for file in sorted(project.sources.files):
        path = f"{project.sources.prefix}/{file}"
        if file.lower().endswith((".md", ".markdown", ".mdown")):
            message, hint = "only files that end in '.md' become pages", "rename the file"
            yield Issue(Code.FILE_NAME, path, Position(), message, hint)
        elif "/" not in file or STRAY.search(file):
            message = "this file is no part of the guide, and would be published with it"
            hint = "delete it, or keep it outside the docs folder"
            yield Issue(Code.FILE_STRAY, path, Position(), message, hint)


def _check_locale(project: Project, locale: str) -> Iterator[Issue]:
    sources, source = project.sources, project.site.source_locale
    own = project.paths_of.get(locale, frozenset())
    expected = project.paths_of.get(source, frozenset())
    if not own and not project.is_partial(locale):
        yield Issue(
            Code.LANGUAGE_EMPTY,
            sources.data_file("languages.yml"),
            project.data_position("languages.yml", locale),
            f"there are no pages in {sources.prefix}/{locale}",
            "write them, or say 'status: partial' here",
        )
        return
    meant = {path: near(path, expected - own) for path in sorted(own - expected)}
    if not project.is_partial(locale):
        for path in sorted(expected - own - set(meant.values())):
            yield Issue(
                Code.PAGE_MISSING,
                sources.page_file(locale, path),
                Position(),
                f"the page is missing in '{locale}'",
                f"translate {sources.page_file(source, path)}, or declare '{locale}' partial in "
                f"{sources.data_file('languages.yml')}",
            )
    for path, found in meant.items():
        yield Issue(
            Code.PAGE_EXTRA,
            sources.page_file(locale, path),
            Position(),
            f"there is no page '{path}' in '{source}', the source language",
            f"did you mean the path '{found}'?"
            if found
            else f"write {sources.page_file(source, path)} first, or delete this page",
        )
