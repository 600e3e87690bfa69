"""The checks: each looks at the whole project and yields issues.

A check never changes anything, never raises because of what an author wrote, and never relies
on another check having passed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from guide.checks import (
    characters,
    checklists,
    datafiles,
    emails,
    fields,
    front,
    headings,
    language,
    leftovers,
    letters,
    links,
    markup,
    messages,
    navigation,
    pages,
    places,
    rawhtml,
    register,
    translations,
    typography,
    unlinked,
    untranslated,
    words,
)
from guide.checks.followers import drop_followers
from guide.ignores import apply_ignores
from guide.memo import digest, recall
from guide.project import load_project, new_report
from guide.search.checks import check_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from guide.issues import Issue, Report
    from guide.project import Project

    Check = Callable[[Project], Iterable[Issue]]

CHECKS: tuple[Check, ...] = (
    pages.check_pages,
    characters.check_characters,
    datafiles.check_data_files,
    front.check_front,
    headings.check_headings,
    markup.check_markup,
    rawhtml.check_raw_html,
    leftovers.check_leftovers,
    links.check_links,
    unlinked.check_unlinked,
    navigation.check_navigation,
    navigation.check_redirects,
    places.check_places,
    checklists.check_contract,
    checklists.check_checklists,
    emails.check_emails,
    fields.check_fields,
    letters.check_letters,
    register.check_register,
    translations.check_translations,
    messages.check_messages,
    language.check_language,
    untranslated.check_untranslated,
    words.check_spelling,
    words.check_glossary,
    typography.check_typography,
    check_search,
)
"""All checks of the sources, in the order of reading."""


def run_checks(docs_dir: Path) -> tuple[Report, Project]:
    """Read the guide in `docs_dir` and run every check over all its languages.

    Raises FileNotFoundError where the folder isn't there.
    """
    project, issues = load_project(docs_dir)
    report = new_report(project)
    report.notes.extend(words.left_out(project))
    report.issues = list(recall(inputs_of(project), lambda: _run(project, issues)))
    return report, project


def _run(project: Project, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """What was found in reading the sources, and what the checks find."""
    report = new_report(project)
    report.extend(issues)
    for check in CHECKS:
        report.extend(check(project))
    drop_followers(report, project)
    apply_ignores(report)
    return tuple(report.issues)


def inputs_of(project: Project) -> tuple[Any, ...]:
    """Key of all that the checks look at: if it hasn't changed, neither has what they find."""
    sources, locales = project.sources, project.site.locales
    return (
        "checks",
        sources.prefix,
        tuple((*key, digest(text)) for key, text in sorted(sources.pages.items())),
        tuple((name, digest(text)) for name, text in sorted(sources.data.items())),
        sources.folders,
        tuple(sorted(sources.files)),
        tuple(repr(issue) for issue in sources.issues),
        repr(project.config),  # its address may come from the environment
        tuple(words.dictionary_version(project, locale) for locale in locales),
    )
