"""Writes down what has been compared: source hashes in translations, ids of checklist items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.contract import load_contract
from guide.freshness import Freshness, source_hash
from guide.project import load_project
from guide.source import DATA_DIR, load_sources
from guide.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from guide.model import Page
    from guide.project import Project

HASH_LINE = re.compile(r"^source_hash:.*$", re.MULTILINE)
LEDGER = "item-ids.yml"
LEDGER_HEAD = """\
# Every item id that readers have had a tick for, by checklist. Written by
# `python -m guide stamp --items`; ids stay here when an item is renamed or deleted, so that the
# checks can tell. Take one out only if the ticks for it may be lost.
"""


def stamp_pages(docs_dir: Path, files: Iterable[Path] | None = None) -> Iterator[str]:
    """Write the current `source_hash` into translated pages; all of them if `files` is None.

    Yields a line for each page. Raises FileNotFoundError for a file that isn't there, and
    UsageError for one that is no translation.
    """
    project, _ = load_project(docs_dir)
    by_file = {
        (project.root / page.source_path).resolve(): page for page in project.site.pages.values()
    }
    chosen = (
        [page for page in by_file.values() if page.locale in project.translations]
        if files is None
        else [_find(by_file, file) for file in files]
    )
    for page in chosen:
        source = project.source_page(page.path)
        if source is None or source is page:
            if files is None:
                continue
            raise UsageError(f"{page.source_path} is no translation of a page")
        yield _stamp(project, page, source)


def fresh_pages(project: Project) -> set[tuple[str, str]]:
    """(locale, path) of the translations that are up to date."""
    return {
        key
        for key, page in project.site.pages.items()
        if project.freshness(page) is Freshness.FRESH
    }


def keep_fresh(docs_dir: Path, fresh: set[tuple[str, str]]) -> None:
    """Stamp `fresh` translations anew after a command changed them and their sources alike."""
    project, _ = load_project(docs_dir)
    for key in fresh:
        page = project.site.pages.get(key)
        source = project.source_page(key[1])
        if page is not None and source is not None:
            _stamp(project, page, source)


def _find(by_file: dict[Path, Page], file: Path) -> Page:
    page = by_file.get(file.resolve())
    if page is None:
        raise FileNotFoundError(f"there is no page {file}")
    return page


def _stamp(project: Project, page: Page, source: Page) -> str:
    if project.freshness(page) is Freshness.FRESH:
        return f"{page.source_path}: up to date already"
    if "*" in page.unread:
        return f"{page.source_path}: its front matter can't be read; left as it is"
    text = with_hash(page.text, source_hash(source.text))
    (project.root / page.source_path).write_text(text, "utf-8")
    return f"{page.source_path}: stamped"


def with_hash(text: str, value: str) -> str:
    """`text` of a page with `source_hash: value` in its front matter."""
    line = f'source_hash: "{value}"'
    lines = text.split("\n")
    end = next(i for i, each in enumerate(lines[1:], 1) if each.rstrip() in ("---", "..."))
    for index in range(1, end):
        if HASH_LINE.match(lines[index]):
            lines[index] = line
            return "\n".join(lines)
    return "\n".join([*lines[:end], line, *lines[end:]])


def record_items(docs_dir: Path) -> Path:
    """Write the ids of all checklist items into the ledger, beside those that are there."""
    contract, _ = load_contract(load_sources(docs_dir))
    file = docs_dir / DATA_DIR / LEDGER
    lines = [LEDGER_HEAD]
    names = dict.fromkeys((*contract.item_ids, *contract.checklists))
    for name in names:
        declared = contract.checklists.get(name)
        current = [item.id for item in declared.items] if declared else []
        ids = dict.fromkeys((*contract.item_ids.get(name, ()), *current))
        lines += [f"{name}:", *(f"  - {item_id}" for item_id in ids)]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file
