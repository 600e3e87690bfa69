"""Skeletons of new pages, emails and checklists, in every language, with their ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.email import subject_label
from guide.freshness import source_hash
from guide.output import write_files
from guide.project import load_project
from guide.shapes import ID_PATTERN, PAGE_PATTERN
from guide.source import DATA_DIR
from guide.stamp import fresh_pages, keep_fresh, record_items, with_hash
from guide.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from guide.model import Page

PLACEHOLDER = "TODO"
DESCRIPTION = f"{PLACEHOLDER}: one sentence of 50 to 160 characters for search engines and cards."


def page_path(name: str) -> str:
    """Path of a page that a command names with or without its ending.

    Raises UsageError where no page can have it.
    """
    path = with_ending(name)
    if not re.match(PAGE_PATTERN, path):
        raise UsageError(f"'{path}' can't be the path of a page: small letters, digits, hyphens")
    return path


def with_ending(name: str) -> str:
    """`name` of a page's file, with `.md` at its end."""
    return name if name.endswith(".md") else f"{name}.md"


def new_page(docs_dir: Path, name: str) -> list[Path]:
    """Write a page skeleton in every complete language; returns the files written.

    Raises UsageError where `name` can't be its path, or it is there already.
    """
    path = page_path(name)
    return _write_everywhere(
        docs_dir, path, lambda locale: _page(f"{PLACEHOLDER} {path.removesuffix('.md')} {locale}")
    )


def new_email(docs_dir: Path, email_id: str) -> list[Path]:
    """Write the page of an email in every complete language; returns the files written.

    Raises UsageError where `email_id` can't be its id, or the page is there already.
    """
    _check_id(email_id)
    return _write_everywhere(
        docs_dir, f"emails/{email_id}.md", lambda locale: _email(email_id, locale)
    )


def new_checklist(
    docs_dir: Path, checklist_id: str, page: str | None, items: Sequence[str]
) -> list[Path]:
    """Declare a checklist and write its texts into the front matter of its page everywhere.

    Returns the files written. Raises UsageError where it can't be done.
    """
    _check_id(checklist_id)
    if not page or not items:
        raise UsageError("a checklist needs --page and --items")
    for item in items:
        _check_id(item)
    project, _ = load_project(docs_dir)
    if checklist_id in project.site.contract.checklists:
        raise UsageError(f"the checklist '{checklist_id}' is there already")
    on_page = (project.site.page(locale, page) for locale in project.site.locales)
    pages = [found for found in on_page if found is not None]
    if not pages:
        raise UsageError(f"there is no page '{page}'")
    fresh = fresh_pages(project)
    contract = docs_dir / DATA_DIR / "checklists.yml"
    text = contract.read_text("utf-8") if contract.is_file() else ""
    lines = [f"\n{checklist_id}:", f"  page: {page}", "  items:"]
    lines += [f"    - {{id: {item}, level: must}}" for item in items]
    contract.write_text(text.rstrip("\n") + "\n" + "\n".join(lines) + "\n", "utf-8")
    texts = {found.source_path: _with_checklist(found, checklist_id, items) for found in pages}
    write_files(project.root, texts)
    keep_fresh(docs_dir, fresh)
    return [contract, *(project.root / name for name in texts), record_items(docs_dir)]


def _with_checklist(page: Page, checklist_id: str, items: Sequence[str]) -> str:
    """Text of `page` with the words of a checklist to be written, and a place for it."""
    title = f"{PLACEHOLDER} {checklist_id}"
    block = [f"checklist:\n  id: {checklist_id}\n  title: {title}\n  items:"]
    block += [f"    {item}: {PLACEHOLDER} {item}" for item in items]
    text = _insert_front(page.text, "\n".join(block))
    if any(heading.id == "checklist" for heading in page.document.headings):
        return text
    return f"{text.rstrip()}\n\n## {PLACEHOLDER} {{ #checklist }}\n\n{PLACEHOLDER}\n"


def _check_id(name: str) -> None:
    if not re.match(ID_PATTERN, name):
        raise UsageError(f"'{name}' can't be an id: small letters, digits, hyphens")


def _insert_front(text: str, block: str) -> str:
    """`text` of a page with `block` at the end of its front matter."""
    head, _, rest = text.removeprefix("---\n").partition("\n---\n")
    return f"---\n{head}\n{block}\n---\n{rest}"


def _write_everywhere(docs_dir: Path, path: str, render: Callable[[str], str]) -> list[Path]:
    """Write what `render` gives for each complete language; raises before anything is written."""
    project, _ = load_project(docs_dir)
    source = project.site.source_locale
    files = {
        locale: docs_dir / locale / path
        for locale in project.site.locales
        if not project.is_partial(locale)
    }
    for file in files.values():
        if file.exists():
            raise UsageError(f"{file} is there already")
    original = render(source)
    for locale in files:
        text = render(locale)
        if locale != source:
            text = with_hash(text, source_hash(original))
        write_files(docs_dir, {f"{locale}/{path}": text})
    return list(files.values())


def _page(title: str) -> str:
    return f"""\
---
title: {title}
description: "{DESCRIPTION}"
aliases:
  - {title} alias
related:
  - index.md
---

# {title}

{PLACEHOLDER}

## {PLACEHOLDER} {{ #in-short }}

- {PLACEHOLDER}
"""


def _email(email_id: str, locale: str) -> str:
    subject = subject_label(locale)
    letters = "\n\n".join(
        f'``` {{ .email tone="{tone}" }}\n{subject}: {PLACEHOLDER} {{project}}\n\n'
        f"{PLACEHOLDER} {{client_name}},\n\n{PLACEHOLDER}\n\n{{sender_name}}\n```"
        for tone in ("formal", "friendly")
    )
    title = f"{PLACEHOLDER} {email_id} {locale}"
    return f"""\
---
title: {title}
description: "{DESCRIPTION}"
aliases:
  - {title} alias
email: {email_id}
related:
  - index.md
replies:
  - answer: {PLACEHOLDER}
    then: index.md
---

# {title}

{PLACEHOLDER}

## {PLACEHOLDER} {{ #when }}

- {PLACEHOLDER}

## {PLACEHOLDER} {{ #when-not }}

- {PLACEHOLDER}

## {PLACEHOLDER} {{ #email }}

{letters}

## {PLACEHOLDER} {{ #change }}

- {PLACEHOLDER}
"""
