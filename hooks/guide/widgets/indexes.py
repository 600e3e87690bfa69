"""What the indexes of all emails and of all checklists show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.scriptjson import script_json
from guide.shapes import SITUATIONS
from guide.widgets import emails, packs, words
from guide.widgets.checklists import former_ids, item_revisions

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.model import Page, Site


@dataclass(frozen=True)
class Entry:
    """An email or a checklist in its index."""

    id: str
    title: str
    text: str
    href: str
    words: str = ""
    """Search words that a reader may type for it."""
    count: int = 0
    items: str = ""
    """Data of a checklist's items: JSON list of [id, revision, former ids]."""


@dataclass(frozen=True)
class Group:
    """Entries of one situation or section."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def emails_context(site: Site, locale: str, link: Callable[[str], str]) -> dict[str, object]:
    """Template context for the index of emails, grouped by situation."""
    catalogue = site.catalogues[locale]
    found: dict[str, list[Entry]] = {}
    for page in site.shown_pages(locale):
        if page.email is None:
            continue
        entry = Entry(
            page.email.id,
            page.title,
            page.description,
            link(page.path),
            " ".join((page.nav_title, *page.front.aliases)),
        )
        found.setdefault(page.front.situation or "", []).append(entry)
    groups = tuple(
        Group(
            situation or "other", _section_title(site, locale, situation), tuple(found[situation])
        )
        for situation in (*SITUATIONS, "")
        if situation in found
    )
    root = emails.site_root(site, locale, link)
    has_packs = next(emails.pages(site, locale), None) is not None
    return {
        "t": catalogue.text,
        "lang": locale,
        "groups": groups,
        "total": sum(len(group.entries) for group in groups),
        "printable": root + packs.printable_path(locale),
        "espanso": root + packs.espanso_path(locale),
        "has_packs": has_packs,
        "words": words.words_data(catalogue, words.EMAIL_INDEX),
    }


def checklists_context(site: Site, locale: str, link: Callable[[str], str]) -> dict[str, object]:
    """Template context for the index of checklists, grouped by section, in the contract's order."""
    catalogue = site.catalogues[locale]
    found: dict[str, list[Entry]] = {}
    for checklist_id, contract in site.contract.checklists.items():
        page = site.shown_page(locale, contract.page)
        if page is None or page.checklist is None or page.checklist.id != checklist_id:
            continue
        found.setdefault(page.section, []).append(_checklist_entry(site, page, link))
    return {
        "t": catalogue.text,
        "lang": locale,
        "groups": tuple(
            Group(section, _section_title(site, locale, section), tuple(entries))
            for section, entries in found.items()
        ),
        "privacy": link("reference/privacy.md"),
        "words": words.words_data(catalogue, words.COMMON, words.CASE, words.CHECKLIST_INDEX),
    }


def _checklist_entry(site: Site, page: Page, link: Callable[[str], str]) -> Entry:
    checklist = page.checklist
    if checklist is None:
        raise ValueError(f"{page.path} has no checklist")
    revisions, former = item_revisions(site, page), former_ids(checklist)
    items = [[item.id, revisions[item.id], *former.get(item.id, ())] for item in checklist.items]
    return Entry(
        checklist.id,
        checklist.title,
        page.title,
        f"{link(page.path)}#checklist",
        count=len(items),
        items=script_json(items),
    )


def _section_title(site: Site, locale: str, section: str) -> str:
    page = site.page(locale, f"{section}/index.md" if section else "index.md")
    return page.nav_title if page else section
