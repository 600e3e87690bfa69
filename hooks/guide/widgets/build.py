"""The one door to the widgets: what a page's adapter may ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from guide.memo import digest, recall
from guide.widgets import checklists, emails, indexes, packs
from guide.widgets.letters import letter_file

if TYPE_CHECKING:
    from pathlib import Path

    from guide.model import Page, Site
    from guide.source import Sources

Link = Callable[[str], str]
"""Turns a page path with or without an anchor ("rejected/who-pays.md#example") into the address
that leads there from the page being rendered."""


class Widgets:
    """HTML of the interactive parts of one site, in all its languages."""

    def __init__(self, site: Site, templates_dir: Path, sources: Sources | None = None) -> None:
        """Take the model, and the folder of the Jinja templates (overrides/partials/guide).

        With the `sources` that the model was made of, parts of pages are remembered.
        """
        self._sources = sources
        self._site, self._templates = site, templates_dir
        self._env = Environment(
            loader=FileSystemLoader(templates_dir),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def checklist(self, page: Page, link: Link) -> str:
        """Render the page's checklist; "" on a page without one."""
        if page.checklist is None:
            return ""
        return self._remembered("checklist.html", checklists.context, page, link)

    def email(self, page: Page, link: Link) -> str:
        """Render the page's email, both tones; "" on a page without one."""
        if page.email is None:
            return ""
        return self._remembered("email.html", emails.context, page, link)

    def replies(self, page: Page, link: Link) -> str:
        """Render what the client may answer and where that leads; "" where there is nothing."""
        if not page.front.replies:
            return ""
        return self._remembered("replies.html", emails.replies_context, page, link)

    def email_index(self, locale: str, link: Link) -> str:
        """All emails of a language by situation, with a filter and the packs to download."""
        return self._render("email-index.html", indexes.emails_context(self._site, locale, link))

    def checklist_index(self, locale: str, link: Link) -> str:
        """All checklists of a language, with room for the reader's progress."""
        return self._render(
            "checklist-index.html", indexes.checklists_context(self._site, locale, link)
        )

    def letter_scripts(self) -> dict[str, str]:
        """Each email in each language as a classic script; path below the site's root -> text."""
        return dict(self._letter_files)

    def files(self, sources: Sources) -> dict[str, str]:
        """Everything to publish beside the pages; path below the site's root -> text.

        `sources` are those that the model was made of.
        """
        emails_texts = tuple(
            (locale, path, text)
            for (locale, path), text in sources.pages.items()
            if path.startswith("emails/")
        )
        data = tuple(sorted(sources.data.items()))
        key = ("beside-pages", emails_texts, data, self._template_texts)
        return recall(key, self._files)

    def _files(self) -> dict[str, str]:
        out = self.letter_scripts()
        for locale in self._site.locales:
            if next(emails.pages(self._site, locale), None) is None:
                continue
            out[packs.printable_path(locale)] = self.printable(locale)
            out[packs.espanso_path(locale)] = self.espanso(locale)
        return out

    def printable(self, locale: str) -> str:
        """One page, a whole document, with all templates of a language, to print."""
        return self._render("printable.html", packs.printable_context(self._site, locale))

    def espanso(self, locale: str) -> str:
        """All templates of a language as a match file for the text expander espanso."""
        return packs.espanso(self._site, locale)

    @cached_property
    def _letter_files(self) -> dict[str, str]:
        files = (
            letter_file(self._site, page)
            for locale in self._site.locales
            for page in emails.pages(self._site, locale)
        )
        return dict(files)

    def _remembered(
        self,
        template: str,
        context: Callable[[Site, Page, Link], dict[str, object]],
        page: Page,
        link: Link,
    ) -> str:
        """A part of `page`, from memory where neither the page nor what it names has changed."""
        if self._sources is None:
            return self._render(template, context(self._site, page, link))
        own = (self._site.page(locale, page.path) for locale in self._site.locales)
        addresses = link("index.md"), link(self._plain)
        texts = tuple(each.text if each else "" for each in own)
        key = ("part", template, page.locale, page.path, addresses, self._shared, texts)
        return recall(key, lambda: self._render(template, context(self._site, page, link)))

    @cached_property
    def _plain(self) -> str:
        """Path of a page that is no index: its address shows how the site writes addresses."""
        paths = (path for _, path in sorted(self._site.pages) if not path.endswith("index.md"))
        return next(paths, "")

    @cached_property
    def _shared(self) -> bytes:
        """What any part may depend on: data, templates, the front matter of all pages."""
        data = self._sources.data if self._sources else {}
        fronts = (
            f"{page.source_path}\0{page.text[: len(page.text) - len(page.body)]}"
            for page in self._site.pages.values()
        )
        parts = [*map(repr, sorted(data.items())), *self._template_texts, *sorted(fronts)]
        return digest("\0".join(parts))

    @cached_property
    def _template_texts(self) -> tuple[str, ...]:
        return tuple(file.read_text("utf-8") for file in sorted(self._templates.glob("*")))

    def _render(self, template: str, context: dict[str, object]) -> str:
        return self._env.get_template(template).render(context)
