"""Checklists: the contract by itself, and the texts of every language against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.checks.language import PLACEHOLDER
from guide.checks.order import first_misplaced
from guide.checks.targets import near_page_hint
from guide.issues import Code, Issue, Position
from guide.suggestions import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project
    from guide.shapes import ChecklistContract, ChecklistText
    from guide.yamltext import Marks, YamlPath

NAME = "checklists.yml"
LEDGER = "item-ids.yml"


def check_contract(project: Project) -> Iterator[Issue]:
    """Ids, former ids, emails and pages of the contract, and ids that vanished from it."""
    contract = project.site.contract
    marks = contract.marks.get(NAME)
    if marks is None:
        return
    file = project.sources.data_file(NAME)
    for checklist_id, declared in contract.checklists.items():
        yield from _check_items(project, checklist_id, declared, marks)
        if not project.exists(project.site.source_locale, declared.page):
            yield Issue(
                Code.LINK_MISSING_PAGE,
                file,
                marks.of_value(checklist_id, "page"),
                f"there is no page '{declared.page}'",
                near_page_hint(project, declared.page),
            )
    yield from _check_ledger(project, marks)


def _check_items(
    project: Project, checklist_id: str, declared: ChecklistContract, marks: Marks
) -> Iterator[Issue]:
    file = project.sources.data_file(NAME)
    current = {item.id for item in declared.items}
    seen: set[str] = set()
    for index, item in enumerate(declared.items):
        at = (checklist_id, "items", index)
        places: dict[YamlPath, str] = {(*at, "id"): item.id}
        places |= {(*at, "renamed_from", i): old for i, old in enumerate(item.renamed_from)}
        for place, name in places.items():
            if name in seen or (name != item.id and name in current):
                yield Issue(
                    Code.CHECKLIST_ITEM_DUPLICATE,
                    file,
                    marks.of_value(*place),
                    f"'{name}' stands twice in checklist '{checklist_id}'",
                    "an id belongs to one item only, a former id too",
                )
            seen.add(name)
        if item.email and item.email not in project.emails:
            yield Issue(
                Code.EMAIL_UNKNOWN,
                file,
                marks.of_value(*at, "email"),
                f"there is no email '{item.email}'",
                did_you_mean(item.email, project.emails),
            )


def _check_ledger(project: Project, marks: Marks) -> Iterator[Issue]:
    """Every id that readers have had a tick for is an item, or a former id of one."""
    contract = project.site.contract
    if LEDGER not in project.sources.data:
        return
    ledger_file, file = project.sources.data_file(LEDGER), project.sources.data_file(NAME)
    for checklist_id, recorded in contract.item_ids.items():
        declared = contract.checklists.get(checklist_id)
        if declared is None:
            if (checklist_id,) not in marks.keys:  # else it is there, with a mistake that is told
                yield Issue(
                    Code.CHECKLIST_ITEM_VANISHED,
                    ledger_file,
                    contract.marks[LEDGER].of_key(checklist_id),
                    f"the checklist '{checklist_id}' has vanished, and readers' ticks with it",
                    f"put it back into {file}, or delete this line if they may be lost",
                )
            continue
        kept = _all_ids(declared)
        for item_id in recorded:
            if item_id not in kept:
                yield Issue(
                    Code.CHECKLIST_ITEM_VANISHED,
                    file,
                    marks.of_key(checklist_id, "items"),
                    f"item '{item_id}' has vanished from '{checklist_id}' with readers' ticks",
                    f"add 'renamed_from: [{item_id}]' to the item that took its place, or take the "
                    f"id out of {ledger_file} if they may be lost",
                )
    yield from _check_recorded(project, marks)


def _all_ids(declared: ChecklistContract) -> set[str]:
    """Ids of a checklist's items, former ones too."""
    return {name for item in declared.items for name in (item.id, *item.renamed_from)}


def _check_recorded(project: Project, marks: Marks) -> Iterator[Issue]:
    """Every item's id is in the ledger."""
    contract, ledger_file = project.site.contract, project.sources.data_file(LEDGER)
    for checklist_id, declared in contract.checklists.items():
        known = contract.item_ids.get(checklist_id, ())
        for index, item in enumerate(declared.items):
            if item.id not in known:
                yield Issue(
                    Code.CHECKLIST_ITEM_UNRECORDED,
                    project.sources.data_file(NAME),
                    marks.of_value(checklist_id, "items", index, "id"),
                    f"item '{item.id}' isn't recorded in {ledger_file}",
                    "run 'python -m guide stamp --items', so that it can't be renamed unnoticed",
                )


def check_checklists(project: Project) -> Iterator[Issue]:
    """Items of every page's checklist: all there, none unknown, in order."""
    contract = project.site.contract
    for page in project.site.pages.values():
        words = page.front.checklist
        if words is None:
            continue
        declared = contract.checklists.get(words.id)
        if declared is None:
            continue
        is_there = project.exists(project.site.source_locale, declared.page)
        if declared.page != page.path and is_there:
            yield Issue(
                Code.CHECKLIST_PAGE,
                page.source_path,
                page.marks.of_value("checklist", "id"),
                f"checklist '{words.id}' belongs on '{declared.page}'",
                f"move it there, or change 'page' in {project.sources.data_file(NAME)}",
            )
        yield from _check_texts(project, page, words, declared)
    for checklist_id, declared in contract.checklists.items():
        for locale in project.site.locales:
            lacking = project.site.page(locale, declared.page)
            if lacking and lacking.front.checklist is None and lacking.is_read("checklist"):
                yield Issue(
                    Code.CHECKLIST_MISSING,
                    lacking.source_path,
                    Position(),
                    f"the page lacks the checklist '{checklist_id}'",
                    "add 'checklist:' with id, title and items to the front matter",
                )


def _place_for(page: Page, words: ChecklistText, before: list[str]) -> Position:
    """Place of the item below which one that follows the items `before` belongs."""
    present = [item_id for item_id in before if item_id in words.items]
    return page.marks.of_key("checklist", "items", *present[-1:])


def _check_texts(
    project: Project, page: Page, words: ChecklistText, declared: ChecklistContract
) -> Iterator[Issue]:
    order = dict.fromkeys(item.id for item in declared.items)
    former = {old: item.id for item in declared.items for old in item.renamed_from}
    yield from _check_missing(project, page, words, declared)
    yield from _check_repeated(page, words)
    for item_id in words.items:
        place = page.marks.of_key("checklist", "items", item_id)
        if item_id in former:
            message = f"item '{item_id}' is called '{former[item_id]}' now"
            hint = f"write '{former[item_id]}:'"
            yield Issue(Code.CHECKLIST_ITEM_RENAMED, page.source_path, place, message, hint)
        elif item_id not in order:
            message = f"checklist '{words.id}' has no item '{item_id}'"
            hint = did_you_mean(item_id, order)
            yield Issue(Code.CHECKLIST_ITEM_UNKNOWN, page.source_path, place, message, hint)
    item_id, wanted = first_misplaced(words.items, order)
    if item_id:
        place = page.marks.of_key("checklist", "items", item_id)
        message = f"item '{item_id}' stands where '{wanted}' belongs"
        hint = f"keep the order of {project.sources.data_file(NAME)}"
        yield Issue(Code.CHECKLIST_ITEM_ORDER, page.source_path, place, message, hint)


def _check_missing(
    project: Project, page: Page, words: ChecklistText, declared: ChecklistContract
) -> Iterator[Issue]:
    """Every item has a text, or one under a name that is a slip, as is told."""
    order = [item.id for item in declared.items]
    slips = {near(each, order) for each in words.items.keys() - _all_ids(declared)}
    marks = project.site.contract.marks[NAME]
    for index, item_id in enumerate(order):
        if item_id in words.items or item_id in slips:
            continue
        line = marks.of_value(words.id, "items", index, "id").line
        yield Issue(
            Code.CHECKLIST_ITEM_MISSING,
            page.source_path,
            _place_for(page, words, order[:index]),
            f"item '{item_id}' has no text",
            f"add '{item_id}: …' under checklist.items "
            f"(declared in {project.sources.data_file(NAME)}:{line})",
        )


def _check_repeated(page: Page, words: ChecklistText) -> Iterator[Issue]:
    """No two items have the same text."""
    seen: dict[str, str] = {}
    for item_id, item in words.items.items():
        text = (item if isinstance(item, str) else item.text).strip().casefold()
        first = seen.setdefault(text, item_id)
        if first != item_id and not PLACEHOLDER.search(text.upper()):
            yield Issue(
                Code.TEXT_REPEATED,
                page.source_path,
                page.marks.of_value("checklist", "items", item_id),
                f"the items '{first}' and '{item_id}' have the same text",
                "write what readers shall do at this one",
            )
