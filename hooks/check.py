"""Adapter: runs the guide's checks once per build, before the first language is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from guide.checks import run_checks
from guide.ignores import strip_ignores
from guide.issues import Report
from guide.reporters import as_dict, format_issue, summary
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

log = get_plugin_logger("guide")
state: dict[str, bool] = {"serving": False}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is being served: then a mistake must not end the server."""
    state["serving"] = command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Check the sources of all languages; mistakes end a build, and are told while serving."""
    if not config.plugins["i18n"].is_default_language_build:
        return
    report, _ = run_checks(Path(config.docs_dir))
    config.extra["check_report"] = report
    for note in report.notes:
        log.info(note)
    for issue in report.sorted:
        # Warnings of ours don't fail a strict build, so MkDocs mustn't count them.
        level = log.error if issue.severity == "error" and not state["serving"] else log.info
        level(format_issue(issue, report.texts).rstrip())
    if report.errors and not state["serving"]:
        raise PluginError(f"The guide's checks found {summary(report)}.")


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Hand a page's issues to the theme (`page.meta["issues"]`) and drop the comments for us."""
    report: Report = config.extra.get("check_report", Report())
    path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    found = report.of(path)
    if state["serving"] and found:
        page.meta["issues"] = [as_dict(issue) for issue in found]
    if any(issue.code == "translation-stale" for issue in found):
        page.meta["stale"] = True
    return strip_ignores(markdown)
