"""What a page's checklist shows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.widgets import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.catalogue import Catalogue
    from guide.model import Checklist, ChecklistItem, Page, Site


@dataclass(frozen=True)
class ItemView:
    """An item as the template shows it."""

    id: str
    text: str
    note: str
    level: str
    level_text: str
    revision: str
    due: int | None
    due_text: str
    former: str
    link: tuple[str, str] | None
    """Address and words of the page that says more, or None."""
    email: tuple[str, str] | None
    """Address and title of the email that does the item, or None."""


def context(site: Site, page: Page, link: Callable[[str], str]) -> dict[str, object]:
    """Template context for the checklist of `page`, which has one."""
    checklist = page.checklist
    if checklist is None:
        raise ValueError(f"{page.path} has no checklist")
    catalogue = site.catalogues[page.locale]
    revisions = item_revisions(site, page)
    items = tuple(_item(site, page.locale, item, revisions, link) for item in checklist.items)
    return {
        "t": catalogue.text,
        "lang": page.locale,
        "checklist": checklist,
        "entries": items,
        "dated": any(item.due is not None for item in items),
        "privacy": link("reference/privacy.md"),
        "words": words.words_data(catalogue, words.COMMON, words.CASE, words.CHECKLIST),
    }


def item_revisions(site: Site, page: Page) -> dict[str, str]:
    """Revision of each item's wording by item id, the same on the page in every language.

    It is taken from the source language's text, so a translation never unsettles a tick.
    """
    source = site.page(site.source_locale, page.path)
    own = page.checklist.items if page.checklist else ()
    texts = {item.id: item.text for item in own}
    if source and source.checklist:
        texts |= {item.id: item.text for item in source.checklist.items}
    return {item_id: revision(text) for item_id, text in texts.items()}


def revision(text: str) -> str:
    """Short hash of the words of `text`: punctuation, case and spaces don't change it.

    >>> revision("Call the client!") == revision("call  the client")
    True
    """
    letters = "".join(sign if sign.isalnum() else " " for sign in text.casefold())
    return hashlib.sha256(" ".join(letters.split()).encode()).hexdigest()[:6]


def former_ids(checklist: Checklist) -> dict[str, tuple[str, ...]]:
    """Former ids of items, by item id, for those that have some."""
    return {
        item.id: tuple(item.contract.renamed_from)
        for item in checklist.items
        if item.contract.renamed_from
    }


def due_text(catalogue: Catalogue, days: int | None) -> str:
    """When an item is due, in words relative to the last working day; "" for no date."""
    if days is None:
        return ""
    if days == 0:
        return catalogue.text("checklist-due-on")
    key = "checklist-due-before" if days < 0 else "checklist-due-after"
    return catalogue.text(key, count=abs(days))


def _item(
    site: Site,
    locale: str,
    item: ChecklistItem,
    revisions: dict[str, str],
    link: Callable[[str], str],
) -> ItemView:
    catalogue, email_id = site.catalogues[locale], item.contract.email
    link_words = _link_words(site, locale, item.link)
    email = site.shown_page(locale, f"emails/{email_id}.md") if email_id else None
    return ItemView(
        id=item.id,
        text=item.text,
        note=item.note,
        level=item.contract.level,
        level_text=catalogue.text(f"checklist-{item.contract.level}"),
        revision=revisions[item.id],
        due=item.contract.due,
        due_text=due_text(catalogue, item.contract.due),
        former=" ".join(item.contract.renamed_from),
        link=(link(item.link), link_words) if link_words else None,
        email=(f"{link(email.path)}#email", email.nav_title) if email else None,
    )


def _link_words(site: Site, locale: str, target: str) -> str:
    """Title of the page that `target` leads to, or of its section; "" where there is none."""
    path, _, anchor = target.partition("#")
    page = site.shown_page(locale, path)
    if page is None:
        return ""
    headings = (heading.text for heading in page.document.headings if heading.id == anchor)
    return next(headings, page.title) if anchor else page.title
