"""Whether the pages and sections that links name are there, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.freshness import Freshness
from guide.issues import Code, Issue, Position
from guide.links import Target, relative
from guide.suggestions import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project


@dataclass(frozen=True)
class Spot:
    """Where a link stands: in which language and file, at which place.

    `path` is the page that it counts from; "" where it is written from the root, without a
    language, as in data files and front matter.
    """

    locale: str
    path: str
    file: str
    position: Position

    def write(self, path: str, anchor: str = "") -> str:
        """Link to page `path` of the same language as it is written here."""
        return relative(path, self.path, anchor=anchor)

    def issue(self, code: Code, message: str, hint: str) -> Issue:
        """Issue of the link."""
        return Issue(code, self.file, self.position, message, hint)


def front_links(page: Page) -> Iterator[tuple[str, Position]]:
    """Targets that the front matter names (paths without a language), with their places."""
    front, marks = page.front, page.marks
    for index, path in enumerate(front.related):
        yield path, marks.of_value("related", index)
    for index, reply in enumerate(front.replies):
        yield reply.then, marks.of_value("replies", index, "then")
    if front.checklist:
        for item, words in front.checklist.items.items():
            if not isinstance(words, str) and words.link:
                yield words.link, marks.of_value("checklist", "items", item, "link")


def check_page_target(project: Project, spot: Spot, target: Target) -> Iterator[Issue]:
    """Whether the page and the anchor that `target` names are there."""
    locale, path, source = target.locale, target.path, project.site.source_locale
    if project.exists(locale, path):
        yield from _check_anchor(project, spot, target, locale)
    elif actual := project.lower_case.get((locale, path.lower())):
        message = f"the file is called '{actual}', not '{path}'"
        yield spot.issue(Code.LINK_CASE, message, f"write {spot.write(actual)}")
    elif locale not in project.translations or not project.exists(source, path):
        message = f"there is no page '{path}'" + _in(project, target, spot)
        yield spot.issue(Code.LINK_MISSING_PAGE, message, _meant(project, spot, path))
    elif project.is_partial(locale):
        yield from _check_anchor(project, spot, target, source)
    else:
        yield spot.issue(
            Code.LINK_FALLBACK,
            f"'{path}' exists in '{source}' only: readers of '{locale}' would get that",
            f"translate {project.sources.page_file(source, path)}, or link to another page",
        )


def _meant(project: Project, spot: Spot, path: str) -> str:
    """Hint for a link to a page that isn't there: where it is now, or which one is near."""
    if moved := project.site.contract.redirects.get(path):
        return f"it has moved: write {spot.write(moved)}"
    found = near_page(project, spot.locale, path)
    return f"did you mean {spot.write(found)}?" if found else ""


def _in(project: Project, target: Target, spot: Spot) -> str:
    if target.locale == spot.locale:
        return ""
    if target.outside:
        return " in the docs folder: the link leads out of it"
    if target.locale in project.site.locales:
        return f" in '{target.locale}'"
    return f": '{target.locale}' is no language folder"


def near_page(project: Project, locale: str, path: str) -> str:
    """Page of `locale` that `path` was probably meant to be, or ""."""
    known = project.paths_of.get(locale, frozenset())
    name = path.rpartition("/")[2]
    same_name = [other for other in known if other.rpartition("/")[2] == name]
    if len(same_name) == 1 and name != "index.md":
        return same_name[0]
    return near(path, known)


def near_page_hint(project: Project, path: str, otherwise: str = "") -> str:
    """Hint with the page of the source language that `path`, from the root, was meant to be."""
    found = near_page(project, project.site.source_locale, path)
    return f"did you mean {found}?" if found else otherwise


def _check_anchor(project: Project, spot: Spot, target: Target, locale: str) -> Iterator[Issue]:
    anchor = target.anchor
    page = project.site.page(locale, target.path)
    known = project.anchors.get((locale, target.path), frozenset())
    if not anchor or page is None or anchor in known:
        return
    if "*" in page.unread and not page.body:
        return  # its text can't be told from its front matter
    source = project.source_page(target.path)
    newer = source is not None and anchor in project.anchors[source.locale, source.path]
    if newer and project.freshness(page) is Freshness.STALE:
        yield spot.issue(
            Code.LINK_OUTDATED,
            f"the page '{target.path}' has no section '#{anchor}' in '{locale}' yet: "
            "it is older than its source",
            f"bring {page.source_path} up to date",
        )
        return
    yield spot.issue(
        Code.LINK_MISSING_ANCHOR,
        f"'{target.path}' has no section with the id '{anchor}'",
        did_you_mean(f"#{anchor}", {f"#{each}" for each in known}, most=12, lead="there are"),
    )
