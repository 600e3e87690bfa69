"""Adapter: runs the guide's checks once per build, before the first language is built."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.utils import get_relative_url

from build_command import is_serving, remember_command
from guide.addresses import page_address
from guide.checks import run_checks
from guide.crosslinks import rewrite_crosslinks
from guide.ignores import strip_ignores
from guide.reporters import as_dict, format_issue, summary
from language_build import default_language, is_first_build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger("guide")


def on_startup(command: str, dirty: bool) -> None:
    """Remember the command, for all adapters."""
    remember_command(command)
    gc.set_threshold(100_000, 20, 50)  # a build makes much and throws little away


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the guide, once for all languages, and check it: mistakes end a build.

    While serving they are told. The other hooks get the model by `config.extra["guide"]`.
    """
    if not is_first_build(config):
        return
    report, project = run_checks(Path(config.docs_dir))
    config.extra["guide"] = {"site": project.site, "sources": project.sources}
    config.extra["check_report"] = report
    tell = log.info if is_serving() else log.error  # MkDocs counts errors as reasons to stop
    for issue in report.errors:
        tell(format_issue(issue, report.texts).rstrip())
    if report.warnings:
        log.info(f"{len(report.warnings)} warnings: 'make check' shows them")
    if report.errors and not is_serving():
        raise PluginError(f"The guide's checks found {summary(report)}.")


@event_priority(-50)  # after the parts of the page have been put in
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Any) -> str:
    """Hand a page's issues to the theme; make links to other languages; drop comments for us."""
    found = config.extra["check_report"].of(f"{Path(config.docs_dir).name}/{page.file.src_uri}")
    page.meta["issues"] = [as_dict(issue) for issue in found] if is_serving() else []
    page.meta["stale"] = any(issue.code == "translation-stale" for issue in found)
    default, short = default_language(config), config.use_directory_urls
    locale, _, path = page.file.src_uri.partition("/")

    def url_of(other: str, target: str) -> str:
        to = page_address(other, target, default=default, directory_urls=short)
        return get_relative_url(to, page.url)

    return rewrite_crosslinks(strip_ignores(markdown), locale, path, url_of)
