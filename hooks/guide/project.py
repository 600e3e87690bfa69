"""All that the checks look at: the model, the files it came from, and the site's configuration."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from guide.freshness import Freshness, freshness_of
from guide.issues import Issue, Position, Report
from guide.parse import load_site
from guide.rawhtml import html_ids
from guide.siteconfig import CONFIG_FILE, SiteConfig, load_config

if TYPE_CHECKING:
    from pathlib import Path

    from guide.model import Page, Site
    from guide.source import Sources


@dataclass(frozen=True)
class Project:
    """The guide as the checks see it."""

    root: Path
    """Folder that holds the docs folder and mkdocs.yml."""
    site: Site
    sources: Sources
    config: SiteConfig = field(default_factory=SiteConfig)

    @property
    def dictionaries(self) -> Path:
        """Folder of the Hunspell dictionaries, one package each; it may be missing."""
        return self.root / "node_modules"

    @property
    def translations(self) -> tuple[str, ...]:
        """Locales other than the source language."""
        return self.site.locales[1:]

    def is_partial(self, locale: str) -> bool:
        """Whether missing pages of `locale` are served in the source language."""
        language = self.site.contract.languages.get(locale)
        return language is not None and language.status == "partial"

    def exists(self, locale: str, path: str) -> bool:
        """Whether there is a file for the page."""
        return (locale, path) in self.sources.pages

    def source_page(self, path: str) -> Page | None:
        """Page at `path` in the source language."""
        return self.site.page(self.site.source_locale, path)

    def freshness(self, page: Page) -> Freshness:
        """Whether a translation was compared with its source as it is now."""
        return freshness_of(page, self.source_page(page.path), self.site.source_locale)

    @cached_property
    def anchors(self) -> dict[tuple[str, str], frozenset[str]]:
        """Ids that links can lead to, by (locale, path)."""
        return {key: frozenset(anchors_of(page)) for key, page in self.site.pages.items()}

    @cached_property
    def paths_of(self) -> dict[str, frozenset[str]]:
        """Paths of the pages that each locale has a file for."""
        return {
            locale: frozenset(path for its, path in self.sources.pages if its == locale)
            for locale in self.site.locales
        }

    @cached_property
    def lower_case(self) -> dict[tuple[str, str], str]:
        """Page paths by (locale, path in small letters)."""
        return {(locale, path.lower()): path for locale, path in self.sources.pages}

    @cached_property
    def emails(self) -> frozenset[str]:
        """Ids of the email templates of the source language, by their files."""
        return frozenset(
            path.removeprefix("emails/").removesuffix(".md")
            for path in self.paths_of.get(self.site.source_locale, ())
            if path.startswith("emails/") and path != "emails/index.md"
        )

    def data_position(self, name: str, *path: str | int) -> Position:
        """Place of a value in a data file."""
        marks = self.site.contract.marks.get(name)
        return marks.of_value(*path) if marks else Position()

    def texts(self) -> dict[str, str]:
        """Texts of all files that issues may point into, by path."""
        texts = {
            self.sources.page_file(locale, path): text
            for (locale, path), text in self.sources.pages.items()
        }
        texts |= {self.sources.data_file(name): text for name, text in self.sources.data.items()}
        texts[CONFIG_FILE] = self.config.text
        return texts


def anchors_of(page: Page) -> set[str]:
    """Ids on `page` that its Markdown declares."""
    declared = {heading.id for heading in page.document.headings if heading.id}
    return declared | {name for name, _ in html_ids(page)}


def load_project(docs_dir: Path) -> tuple[Project, list[Issue]]:
    """Read the guide in `docs_dir` and the configuration beside it.

    Returns the project and the issues found in reading. Raises FileNotFoundError where the
    folder isn't there.
    """
    site, sources, issues = load_site(docs_dir)
    root = docs_dir.resolve().parent
    return Project(root, site, sources, load_config(root)), issues


def new_report(project: Project) -> Report:
    """An empty report that can show the lines of `project`'s files."""
    return Report(texts=project.texts())
