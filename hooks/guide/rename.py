"""Renames a page or a checklist item in every language, with everything that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.links import Form, relative, resolve
from guide.output import write_files
from guide.project import load_project
from guide.scaffold import page_path, with_ending
from guide.shapes import ID_PATTERN
from guide.source import DATA_DIR
from guide.stamp import fresh_pages, keep_fresh, record_items
from guide.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.issues import Position
    from guide.model import Page
    from guide.project import Project

REDIRECTS = "redirects.yml"
REDIRECTS_HEAD = """\
# Where pages have moved: former path -> path now (an anchor is allowed). A small page at each
# former address leads on, in every language.
"""


def rename_page(docs_dir: Path, old: str, new: str) -> Iterator[str]:
    """Move page `old` to path `new` in all languages, with links to it and a redirect.

    Yields a line for each file changed. Raises UsageError where it can't be done.
    """
    project, _ = load_project(docs_dir)
    old, new = with_ending(old), page_path(new)
    if not project.exists(project.site.source_locale, old):
        raise UsageError(f"there is no page '{old}'")
    for locale in project.site.locales:
        if project.exists(locale, new):
            raise UsageError(f"{project.sources.page_file(locale, new)} is there already")
    fresh = {(locale, new if path == old else path) for locale, path in fresh_pages(project)}
    for page in project.site.pages.values():
        text = _page_text(page, old, new)
        target = page.source_path
        if page.path == old:
            target = project.sources.page_file(page.locale, new)
        elif text == page.text:
            continue
        write_files(project.root, {target: text})
        if target != page.source_path:
            (project.root / page.source_path).unlink()
            yield f"moved {page.source_path} to {target}"
        else:
            yield f"changed {target}"
    yield from _data_files(project, old, new)
    keep_fresh(docs_dir, fresh)


def _page_text(page: Page, old: str, new: str) -> str:
    """Text of `page` once `old` is called `new`."""
    lines = page.text.split("\n")
    own = new if page.path == old else page.path
    for link in sorted(page.document.links, key=lambda each: each.position, reverse=True):
        target = resolve(link.target, page.locale, page.path)
        if target.form is not Form.PAGE or target.outside or not link.target.partition("#")[0]:
            continue
        path = new if target.path == old and target.locale == page.locale else target.path
        if path == target.path and own == page.path:
            continue
        to, start = f"{target.locale}/{path}", f"{page.locale}/{own}"
        written = relative(to, start, anchor=target.anchor)
        _replace(lines, link.position, link.target, written)
    return _front_text("\n".join(lines), page.body_line, old, new)


def _replace(lines: list[str], place: Position, old: str, new: str) -> None:
    """Put `new` for `old` at `place`, or where it stands next on the line."""
    line = lines[place.line - 1]
    start = line.find(old, place.column - 1)
    if start < 0:
        # A reference link: its target stands where the label is defined.
        for index, other in enumerate(lines):
            if re.match(rf"^\s*\[[^\]]+\]:\s*{re.escape(old)}\s*$", other):
                lines[index] = other.replace(old, new)
        return
    lines[place.line - 1] = line[:start] + new + line[start + len(old) :]


def _mention(path: str) -> re.Pattern[str]:
    """Where `path` is named in YAML, whole."""
    return re.compile(rf"(?<![\w/.-]){re.escape(path)}(?![\w/.-])")


def _front_text(text: str, body_line: int, old: str, new: str) -> str:
    lines = text.split("\n")
    mention = _mention(old)
    head = [mention.sub(new, line) for line in lines[: body_line - 1]]
    return "\n".join([*head, *lines[body_line - 1 :]])


def _data_files(project: Project, old: str, new: str) -> Iterator[str]:
    mention = _mention(old)
    for name, text in project.sources.data.items():
        if not name.endswith(".yml") or name.startswith("strings/") or name == REDIRECTS:
            continue
        changed = mention.sub(new, text)
        if changed != text:
            (project.root / project.sources.data_file(name)).write_text(changed, "utf-8")
            yield f"changed {project.sources.data_file(name)}"
    config = project.root / "mkdocs.yml"
    if config.is_file():
        text = config.read_text("utf-8")
        changed = mention.sub(new, text)
        if changed != text:
            config.write_text(changed, "utf-8")
            yield "changed mkdocs.yml"
    file = project.root / project.sources.data_file(REDIRECTS)
    text = project.sources.data.get(REDIRECTS, REDIRECTS_HEAD)
    # Former redirects to the old path lead straight to the new one; a way back is cut.
    text = re.sub(rf"(?m)^(\S+: ){re.escape(old)}(?=$|#)", rf"\g<1>{new}", text)
    text = re.sub(rf"(?m)^{re.escape(new)}: .*\n?", "", text)
    file.write_text(f"{text.rstrip()}\n{old}: {new}\n", "utf-8")
    yield f"changed {project.sources.data_file(REDIRECTS)}"


def rename_item(docs_dir: Path, checklist_id: str, old: str, new: str) -> Iterator[str]:
    """Rename item `old` of a checklist to `new` in the contract and in all languages.

    Yields a line for each file changed. Raises UsageError where it can't be done.
    """
    project, _ = load_project(docs_dir)
    declared = project.site.contract.checklists.get(checklist_id)
    if declared is None or old not in {item.id for item in declared.items}:
        raise UsageError(f"there is no item '{old}' in a checklist '{checklist_id}'")
    if not re.match(ID_PATTERN, new) or new in {item.id for item in declared.items}:
        raise UsageError(f"'{new}' can't be its id: taken, or not small letters and hyphens")
    fresh = fresh_pages(project)
    contract = docs_dir / DATA_DIR / "checklists.yml"
    contract.write_text(_contract_text(project, checklist_id, old, new), "utf-8")
    yield f"changed {project.sources.data_file('checklists.yml')}"
    for locale in project.site.locales:
        page = project.site.page(locale, declared.page)
        key = ("checklist", "items", old)
        if page is None or key not in page.marks.keys:
            continue
        lines = page.text.split("\n")
        _replace(lines, page.marks.keys[key], old, new)
        (project.root / page.source_path).write_text("\n".join(lines), "utf-8")
        yield f"changed {page.source_path}"
    keep_fresh(docs_dir, fresh)
    record_items(docs_dir)
    yield f"changed {project.sources.data_file('item-ids.yml')}"


def _contract_text(project: Project, checklist_id: str, old: str, new: str) -> str:
    """The contract with the item under its new id, and the old one in `renamed_from`."""
    declared = project.site.contract.checklists[checklist_id]
    index = next(i for i, item in enumerate(declared.items) if item.id == old)
    marks = project.site.contract.marks["checklists.yml"]
    at = (checklist_id, "items", index)
    lines = project.sources.data["checklists.yml"].split("\n")
    place = marks.of_value(*at, "id")
    former = marks.values.get((*at, "renamed_from"))
    if former:
        line = lines[former.line - 1]
        opening = line.index("[", former.column - 1) + 1
        lines[former.line - 1] = f"{line[:opening]}{old}, {line[opening:]}"
    else:
        line, end = lines[place.line - 1], place.column - 1 + place.length
        indent = " " * (marks.keys[*at, "id"].column - 1)
        # In flow style an item is one line, in block style it has one key a line.
        between = ", " if "{" in line else f"\n{indent}"
        lines[place.line - 1] = f"{line[:end]}{between}renamed_from: [{old}]{line[end:]}"
    _replace(lines, place, old, new)
    return "\n".join(lines)
