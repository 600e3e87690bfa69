"""Adapter: finishes and checks the built site, once, after the last language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger

from build_command import is_serving
from guide.checks.built import check_built
from guide.memo import MEMO
from guide.output import write_files
from guide.redirects import redirect_pages
from guide.reporters import format_issue, summary
from language_build import is_nested_build, languages

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("guide")


@event_priority(-300)  # after the theme has written what stands beside the pages
def on_post_build(config: MkDocsConfig) -> None:
    """Write the redirects, then look at every page as browsers get it, but not while serving."""
    if is_nested_build(config):
        return
    site_dir, site_url = Path(config.site_dir), config.site_url or ""
    site = config.extra["guide"]["site"]
    pages = redirect_pages(site, site_url, directory_urls=config.use_directory_urls)
    write_files(site_dir, pages)
    if is_serving():
        return
    report = check_built(site_dir, [each.locale for each in languages(config)], site_url)
    MEMO.save()
    for issue in report.sorted:
        log.error(format_issue(issue, report.texts).rstrip())
    if report.errors:
        raise PluginError(f"The check of the built site found {summary(report)}.")
