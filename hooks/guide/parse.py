"""Builds the model of the guide from its sources, gathering issues on the way.

One wrong page never hides another: a page whose front matter can't be read is left out of the
model, and everything else goes on.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from guide.contract import load_catalogues, load_contract
from guide.email import is_email_fence, parse_email
from guide.frontmatter import parse_front_matter
from guide.issues import Code, Issue
from guide.markdown import parse_markdown
from guide.model import Checklist, ChecklistItem, Contract, Page, Site
from guide.shapes import ItemContract, ItemText, PageFront
from guide.source import Sources, load_sources
from guide.validation import FRONT, did_you_mean, validate

if TYPE_CHECKING:
    from pathlib import Path


def load_site(docs_dir: Path) -> tuple[Site, Sources, list[Issue]]:
    """Read the guide in `docs_dir`: its model, its sources, and what is wrong with them."""
    sources = load_sources(docs_dir)
    site, issues = parse_site(sources)
    return site, sources, issues


def parse_site(sources: Sources) -> tuple[Site, list[Issue]]:
    """Build the model from `sources`."""
    issues = list(sources.issues)
    contract, found = load_contract(sources)
    issues.extend(found)
    catalogues, found = load_catalogues(sources, tuple(contract.languages))
    issues.extend(found)
    pages: dict[tuple[str, str], Page] = {}
    for (locale, path), text in sources.pages.items():
        page, found_here = _cached_page(locale, path, sources.page_file(locale, path), text)
        issues.extend(found_here)
        if page:
            page, found = _with_checklist(page, contract)
            issues.extend(found)
            pages[locale, path] = page
    return Site(contract, pages, catalogues), issues


@lru_cache(maxsize=8192)
def _cached_page(
    locale: str, path: str, source_path: str, text: str
) -> tuple[Page | None, tuple[Issue, ...]]:
    """A page's parts that depend on its text alone: a saved edit re-reads one page only."""
    page, issues = parse_page(locale, path, source_path, text)
    return page, tuple(issues)


def parse_page(
    locale: str, path: str, source_path: str, text: str
) -> tuple[Page | None, list[Issue]]:
    """Parse one page; None where its front matter can't be used."""
    matter = parse_front_matter(text, source_path)
    issues = list(matter.issues)
    document = parse_markdown(matter.body, matter.body_line)
    if matter.data is None:
        return None, issues
    front, found = validate(PageFront, matter.data, matter.marks, source_path, FRONT)
    issues.extend(found)
    fences = tuple(fence for fence in document.fences if is_email_fence(fence))
    email = None
    email_id = matter.data.get("email")
    if isinstance(email_id, str):
        email, found = parse_email(email_id, fences, locale, source_path)
        issues.extend(found)
    elif fences:
        issues.append(
            Issue(Code.EMAIL_TONE, source_path, fences[0].position,
                  "an email block stands on a page that is no email",
                  "add 'email: <id>' to the front matter")
        )
    if front is None:
        return None, issues
    return Page(locale, path, source_path, text, front, matter.marks, matter.body,
                matter.body_line, document, email=email), issues


def _with_checklist(page: Page, contract: Contract) -> tuple[Page, list[Issue]]:
    """`page` with its checklist: the contract's items in their order, with the page's texts."""
    words = page.front.checklist
    if words is None:
        return page, []
    declared = contract.checklists.get(words.id)
    if declared is None:
        issue = Issue(
            Code.CHECKLIST_UNKNOWN, page.source_path, page.marks.of_value("checklist", "id"),
            f"checklist '{words.id}' is not declared in docs/_data/checklists.yml",
            did_you_mean(words.id, contract.checklists),
        )
        return page, [issue]
    issues: list[Issue] = []
    if not any(heading.id == "checklist" for heading in page.document.headings):
        issues.append(
            Issue(Code.CHECKLIST_PLACE, page.source_path, page.marks.of_key("checklist"),
                  "the page has a checklist but no place for it",
                  "add a heading with { #checklist } where it shall stand")
        )
    items = tuple(
        _item(item_contract, words.items[item_contract.id])
        for item_contract in declared.items
        if item_contract.id in words.items
    )
    checklist = Checklist(words.id, words.title, items)
    return replace(page, checklist=checklist), issues


def _item(contract: ItemContract, words: str | ItemText) -> ChecklistItem:
    if isinstance(words, str):
        return ChecklistItem(contract, words)
    return ChecklistItem(contract, words.text, words.note or "", words.link or "")
