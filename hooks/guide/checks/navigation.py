"""The menu, pages that nothing leads to, and redirects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.checks.targets import Spot, check_page_target, front_links, near_page_hint
from guide.issues import Code, Issue, Position
from guide.links import Form, Target, page_candidates, resolve
from guide.shapes import TARGET_PATTERN
from guide.siteconfig import CONFIG_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.project import Project


SOURCE_DIFFERS = "the language at the root of the site"


def check_navigation(project: Project) -> Iterator[Issue]:
    """Whether menu and languages of mkdocs.yml fit the pages, and whether each page is led to."""
    if project.config.found:
        yield from _check_languages(project)
        yield from _check_nav(project)
        yield from _check_led_to(project)


def _check_nav(project: Project) -> Iterator[Issue]:
    source = project.site.source_locale
    seen: dict[str, Position] = {}
    for path, position in project.config.nav:
        if path in seen:
            yield Issue(
                Code.NAV_DUPLICATE,
                CONFIG_FILE,
                position,
                f"'{path}' stands in the menu twice (first on line {seen[path].line})",
                "keep one of the two",
            )
        seen.setdefault(path, position)
        if not project.exists(source, path):
            yield Issue(
                Code.NAV_MISSING_PAGE,
                CONFIG_FILE,
                position,
                f"the menu names '{path}', but there is no such page in '{source}'",
                near_page_hint(project, path, "delete the line, or write the page"),
            )

    for words, position in project.config.nav_words:
        yield Issue(
            Code.NAV_MISSING_PAGE,
            CONFIG_FILE,
            position,
            f"'{words}' in the menu is no path of a page"
            if words
            else "the menu names no page here",
            _meant(project, source, words),
        )


def _meant(project: Project, source: str, words: str) -> str:
    """Hint for words in the menu: the page whose title or path they are."""
    if not words:
        return "delete the section, or put paths of pages below it"
    for page in project.site.pages_of(source):
        if words.casefold() in (page.title.casefold(), (page.front.nav_title or "").casefold()):
            return f"did you mean {page.path}?"
    for path in page_candidates(words.strip("/")):
        if project.exists(source, path):
            return f"did you mean {path}?"
    return near_page_hint(project, words, "write the path of a page, as in paid/index.md")


def _check_languages(project: Project) -> Iterator[Issue]:
    declared = project.site.contract.languages
    configured = {locale for locale, _ in project.config.locales}
    for locale, position in project.config.locales:
        if locale not in declared and locale not in project.sources.folders:
            yield Issue(
                Code.NAV_LANGUAGES,
                CONFIG_FILE,
                position,
                f"the language '{locale}' isn't declared",
                f"add it to {project.sources.data_file('languages.yml')}",
            )
    source, default = project.site.source_locale, project.config.default
    if default and default[0] != source and {default[0], source} <= configured & set(declared):
        yield Issue(
            Code.NAV_LANGUAGES,
            CONFIG_FILE,
            default[1],
            f"{SOURCE_DIFFERS} is '{default[0]}' here, but '{source}' stands first in "
            f"{project.sources.data_file('languages.yml')}",
            "have 'default: true' at the language that stands first there",
        )
    for locale in declared:
        if configured and locale not in configured:
            yield Issue(
                Code.NAV_LANGUAGES,
                project.sources.data_file("languages.yml"),
                project.data_position("languages.yml", locale),
                f"the language '{locale}' isn't built",
                f"add it to the languages of the i18n plugin in {CONFIG_FILE}",
            )


def linked_pages(project: Project, locale: str) -> set[str]:
    """Paths of the pages of `locale` that another page of it leads to."""
    found: set[str] = set()
    for page in project.site.pages_of(locale):
        targets = {
            target.path
            for link in page.document.links
            if (target := resolve(link.target, locale, page.path)).form is Form.PAGE
            and target.locale == locale
        }
        targets |= {target.partition("#")[0] for target, _ in front_links(page)}
        targets |= {f"emails/{email}.md" for email in page.front.emails}
        found |= targets - {page.path}
    return found


def _check_led_to(project: Project) -> Iterator[Issue]:
    source = project.site.source_locale
    linked = linked_pages(project, source)
    menu = project.config.nav_paths
    for page in project.site.pages_of(source):
        if page.path in menu or page.path == "index.md":
            continue
        if page.path not in linked:
            yield Issue(
                Code.PAGE_ORPHAN,
                page.source_path,
                Position(),
                "no menu and no other page leads to this page",
                f"add it to nav in {CONFIG_FILE}, or link to it from a page",
            )
        elif menu:
            yield Issue(
                Code.NAV_UNLISTED,
                page.source_path,
                Position(),
                "the page isn't in the menu",
                f"add '{page.path}' to nav in {CONFIG_FILE}",
            )


def check_redirects(project: Project) -> Iterator[Issue]:
    """Former paths: not a page any more, and leading to one."""
    redirects = project.site.contract.redirects
    file = project.sources.data_file("redirects.yml")
    source = project.site.source_locale
    for old, new in redirects.items():
        key = project.data_position("redirects.yml", old)
        marks = project.site.contract.marks["redirects.yml"]
        if not re.match(TARGET_PATTERN, old) or "#" in old or not re.match(TARGET_PATTERN, new):
            yield Issue(
                Code.REDIRECT,
                file,
                key,
                f"'{old}: {new}' are not paths of pages",
                "write 'old/path.md: new/path.md'",
            )
            continue
        if project.exists(source, old):
            yield Issue(
                Code.REDIRECT,
                file,
                marks.of_key(old),
                f"'{old}' is a page again: it can't lead elsewhere",
                "delete the line",
            )
        path, _, anchor = new.partition("#")
        if path in redirects:
            end = redirects[path]
            yield Issue(
                Code.REDIRECT,
                file,
                key,
                f"'{path}' is a redirect itself",
                f"write '{old}: {end}'" if end != old else "the two lead to each other",
            )
            continue
        spot = Spot(source, "", file, key)
        yield from check_page_target(project, spot, Target(Form.PAGE, source, path, anchor))
