"""What translators have to do: missing, out-of-date and complete pages of each language."""

from __future__ import annotations

import difflib
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.freshness import Freshness, source_hash
from guide.markdown import parse_markdown
from guide.project import load_project

if TYPE_CHECKING:
    from pathlib import Path

    from guide.model import Page
    from guide.project import Project

MOST_COMMITS = 60
"""How far back in a source page's history its former state is looked for."""


@dataclass(frozen=True)
class LanguageStatus:
    """Page paths of one language by their state; `stale` says what changed in the source."""

    locale: str
    missing: tuple[str, ...]
    stale: tuple[tuple[str, str], ...]
    unstamped: tuple[str, ...]
    complete: tuple[str, ...]


def load_status(docs_dir: Path) -> list[LanguageStatus]:
    """State of every translation. Raises FileNotFoundError where the folder isn't there."""
    project, _ = load_project(docs_dir)
    return [_language(project, locale) for locale in project.translations]


def _language(project: Project, locale: str) -> LanguageStatus:
    source = project.site.source_locale
    missing, stale, unstamped, complete = [], [], [], []
    for path in sorted(project.paths_of[source]):
        page = project.site.page(locale, path)
        if page is None:
            missing.append(path)
            continue
        state = project.freshness(page)
        if state is Freshness.STALE:
            stale.append((path, what_changed(project, page)))
        elif state is Freshness.UNSTAMPED:
            unstamped.append(path)
        else:
            complete.append(path)
    return LanguageStatus(locale, tuple(missing), tuple(stale), tuple(unstamped), tuple(complete))


def what_changed(project: Project, page: Page) -> str:
    """Sections of the source that changed since `page` was compared with it, from git's history.

    Empty where the history doesn't hold that state.
    """
    source = project.source_page(page.path)
    if source is None:
        return ""
    old = _former_text(project.root, source.source_path, page.front.source_hash or "")
    return changed_sections(old, source.text) if old else ""


def changed_sections(old: str, new: str) -> str:
    """Sections in which two states of a page differ: "front matter, #in-short (+1 -1)"."""
    names = _section_names(new)
    counts: dict[str, list[int]] = {}
    old_lines, new_lines = old.split("\n"), new.split("\n")
    matcher = difflib.SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        name = names[min(new_start, len(names) - 1)]
        count = counts.setdefault(name, [0, 0])
        count[0] += new_end - new_start
        count[1] += old_end - old_start
    return ", ".join(f"{name} (+{added} -{gone})" for name, (added, gone) in counts.items())


def _section_names(text: str) -> list[str]:
    """For each line of a page, the section that it belongs to."""
    lines = text.split("\n")
    body = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0) + 1
    names = ["front matter"] * body + ["introduction"] * (len(lines) - body)
    for heading in parse_markdown("\n".join(lines[body:]), body).headings:
        if heading.level > 1 and heading.id:
            for index in range(heading.position.line, len(lines)):
                names[index] = f"#{heading.id}"
    return names


def _former_text(root: Path, path: str, wanted: str) -> str:
    """Text of file `path` in the newest commit in which its hash was `wanted`, or ""."""
    commits = _git(root, "log", f"-{MOST_COMMITS}", "--format=%H", "--", path).split()
    for commit in commits:
        text = _git(root, "show", f"{commit}:./{path}")
        if text and source_hash(text) == wanted:
            return text
    return ""


def _git(root: Path, *arguments: str) -> str:
    """Output of a git command in `root`; empty where there is no git or no history."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


def format_status(docs_dir: Path) -> str:
    """The state of all translations, for people."""
    lines: list[str] = []
    for status in load_status(docs_dir):
        done = len(status.complete)
        total = done + len(status.missing) + len(status.stale) + len(status.unstamped)
        lines.append(f"{status.locale}: {done} of {total} pages are complete")
        lines += [f"  missing    {path}" for path in status.missing]
        lines += [
            f"  stale      {path}" + (f": {changed}" if changed else "")
            for path, changed in status.stale
        ]
        lines += [f"  unstamped  {path}" for path in status.unstamped]
    return "\n".join(lines) or "There are no translations."
