"""Lists that the site builds of itself: all questions A to Z, where the sources went, licences."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import TYPE_CHECKING

from guide.licences import shipped

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.model import Site

LISTED_ALIASES = 4
"""Aliases of a page that its language's list names; the search knows them all, slang too."""


class Reference:
    """Renders the built lists of the reference section."""

    def __init__(self, site: Site) -> None:
        """Keep the guide that the lists are about."""
        self._site = site

    def all_questions(self, locale: str, link: Callable[[str], str]) -> str:
        """Every title of the language and its first aliases, by first letter, as links.

        It serves who has no JavaScript for the search, and search engines.
        """
        entries: dict[str, list[tuple[str, str]]] = {}
        seen: set[str] = set()
        for page in self._site.shown_pages(locale):
            if page.kind == "home":
                continue
            for text in (page.title, *page.front.aliases[:LISTED_ALIASES]):
                words = text.strip()
                words = words[:1].upper() + words[1:]
                if words.casefold() in seen:
                    continue
                seen.add(words.casefold())
                entries.setdefault(_letter(words), []).append((words, page.path))
        letters = sorted(entries, key=lambda letter: _sort_key(letter, locale))
        jump = "".join(
            f'<li><a href="#letter-{index}">{escape(letter)}</a></li>'
            for index, letter in enumerate(letters)
        )
        label = escape(self._site.catalogues[locale].text("frame-letters"))
        groups = "".join(
            f'<h3 id="letter-{index}">{escape(letter)}</h3><ul class="questions__list">'
            + "".join(
                f'<li><a href="{escape(link(path))}">{escape(text)}</a></li>'
                for text, path in sorted(entries[letter], key=lambda e: _sort_key(e[0], locale))
            )
            + "</ul>"
            for index, letter in enumerate(letters)
        )
        return (
            f'<div class="questions"><nav aria-label="{label}"><ul class="questions__letters">'
            f"{jump}</ul></nav>{groups}</div>"
        )

    def sources_map(self, locale: str, link: Callable[[str], str]) -> str:
        """For each source article the pages that grew from it."""
        catalogue = self._site.catalogues[locale]
        parts = []
        for source, points in self._site.contract.sources.items():
            paths = dict.fromkeys(
                place.partition("#")[0] for places in points.values() for place in places
            )
            pages = [self._site.shown_page(locale, path) for path in paths]
            items = "".join(
                f'<li><a href="{escape(link(page.path))}">{escape(page.title)}</a></li>'
                for page in pages
                if page
            )
            title = escape(catalogue.text(f"source-{source}"))
            parts.append(f'<h3 id="source-{source}">{title}</h3><ul>{items}</ul>')
        return "".join(parts)

    def licences(self, texts: str) -> str:
        """Libraries and data that are shipped with the site; `texts` is the licences' address."""
        items = "".join(
            f'<li><a href="{escape(row.url)}">{escape(row.name)}</a> {escape(row.version)} – '
            f"{escape(row.licence)}. {escape(row.copyright)}</li>"
            for row in shipped()
        )
        return f'<ul>{items}</ul><p><a href="{escape(texts)}">licences.txt</a></p>'


def _letter(words: str) -> str:
    """First letter that a reader would look under, without quotation marks or accents."""
    for sign in words:
        if sign.isalnum():
            if sign.isdigit():
                return "0–9"
            base = (
                unicodedata.normalize("NFD", sign)[0] if sign.isascii() or sign < "\u0400" else sign
            )
            return base.upper().replace("Ё", "Е")
    return "…"


def _sort_key(words: str, locale: str) -> tuple[str, str]:
    """Alphabetical order: marks and quotation signs don't count, ё sorts as е."""
    plain = "".join(sign for sign in words.casefold() if sign.isalnum() or sign == " ")
    if locale == "ru":
        plain = plain.replace("ё", "е")
    return (plain.strip(), words)
