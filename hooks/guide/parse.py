"""Builds the model of the guide from its sources, gathering issues on the way.

One wrong page never hides another, and one wrong line never hides the next: of a page whose
front matter is wrong in part, the rest is read all the same (`Page.unread` names what isn't).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guide.contract import load_catalogues, load_contract
from guide.email import letter_fences, parse_email
from guide.frontmatter import parse_front_matter
from guide.issues import Code, Issue
from guide.markdown import parse_markdown
from guide.memo import recall
from guide.model import Checklist, ChecklistItem, Contract, Page, Site
from guide.shapes import ItemContract, ItemText, PageFront
from guide.source import Sources, load_sources
from guide.suggestions import did_you_mean
from guide.validation import FRONT, validate, wrong_keys

if TYPE_CHECKING:
    from pathlib import Path

    from guide.frontmatter import FrontMatter


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
    catalogues, marks, found = load_catalogues(sources, tuple(contract.languages))
    contract = replace(contract, marks={**contract.marks, **marks})
    issues.extend(found)
    pages: dict[tuple[str, str], Page] = {}
    for (locale, path), text in sources.pages.items():
        page, found_here = _cached_page(locale, path, sources.page_file(locale, path), text)
        issues.extend(found_here)
        pages[locale, path], found = _with_checklist(page, contract)
        issues.extend(found)
    return Site(contract, pages, catalogues), issues


def _cached_page(locale: str, path: str, source_path: str, text: str) -> tuple[Page, list[Issue]]:
    """A page's parts that depend on its text alone: a saved edit re-reads one page only."""
    key = ("page", locale, path, source_path, text)
    return recall(key, lambda: parse_page(locale, path, source_path, text))


def parse_page(locale: str, path: str, source_path: str, text: str) -> tuple[Page, list[Issue]]:
    """Parse one page."""
    matter = parse_front_matter(text, source_path)
    issues = list(matter.issues)
    document = parse_markdown(matter.body, matter.body_line)
    front, unread, found = _read_front(matter, path, source_path)
    issues.extend(found)
    fences = letter_fences(document)
    email = None
    if front.email is not None:
        email, found = parse_email(front.email, fences, locale, source_path)
        issues.extend(found)
    elif fences and not unread & {"*", "email"} and not path.startswith("emails/"):
        issues.append(
            Issue(
                Code.EMAIL_TONE,
                source_path,
                fences[0].position,
                "an email block stands on a page that is no email",
                "add 'email: <id>' to the front matter",
            )
        )
    page = Page(
        locale,
        path,
        source_path,
        text,
        front,
        matter.marks,
        matter.body,
        matter.body_line,
        document,
        email=email,
        unread=unread,
    )
    return page, issues


def _read_front(
    matter: FrontMatter, path: str, source_path: str
) -> tuple[PageFront, frozenset[str], list[Issue]]:
    """The front matter as far as it can be read, the keys that can't, and their issues."""
    if matter.data is None:
        return PageFront.model_construct(title=path, description=""), frozenset({"*"}), []
    front, issues = validate(PageFront, matter.data, matter.marks, source_path, FRONT)
    if front is not None:
        return front, frozenset(), issues
    unread = frozenset(wrong_keys(PageFront, matter.data))
    readable = {key: value for key, value in matter.data.items() if key not in unread}
    stand_in = {"title": path, "description": "." * 50}
    front = PageFront.model_validate(stand_in | readable)
    return front, unread, issues


def _with_checklist(page: Page, contract: Contract) -> tuple[Page, list[Issue]]:
    """`page` with its checklist: the contract's items in their order, with the page's texts."""
    words = page.front.checklist
    if words is None:
        return page, []
    declared = contract.checklists.get(words.id)
    if declared is None:
        if contract.is_broken("checklists.yml", words.id):
            return page, []  # it is declared, with a mistake that is told there
        issue = Issue(
            Code.CHECKLIST_UNKNOWN,
            page.source_path,
            page.marks.of_value("checklist", "id"),
            f"checklist '{words.id}' is not declared in docs/_data/checklists.yml",
            did_you_mean(words.id, contract.checklists),
        )
        return page, [issue]
    issues: list[Issue] = []
    if not any(heading.id == "checklist" for heading in page.document.headings):
        issues.append(
            Issue(
                Code.CHECKLIST_PLACE,
                page.source_path,
                page.marks.of_key("checklist"),
                "the page has a checklist but no place for it",
                "add a heading with { #checklist } where it shall stand",
            )
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
