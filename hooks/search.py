"""Adapter: writes each language's search index and tells its pages where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from guide.output import write_files
from guide.search.index import index_script, point_to_index
from language_build import current_language

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


@event_priority(-50)
def on_pre_build(config: MkDocsConfig) -> None:
    """Build the index from the model, which the rendering adapter has read by now."""
    guide = config.extra["guide"]
    guide["search"] = index_script(
        guide["site"],
        guide["sources"],
        current_language(config),
        directory_urls=config.use_directory_urls,
    )


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the index's address into the page."""
    return point_to_index(output, current_language(config), config.extra["guide"]["search"][0])


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index. Runs in each language's build, before the next language begins."""
    address, script = config.extra["guide"]["search"]
    site_dir, locale = Path(config.site_dir), current_language(config)
    write_files(site_dir, {address: script})
    for missing in (site_dir / "404.html", site_dir / locale / "404.html"):
        if missing.is_file():
            html = missing.read_text("utf-8")
            missing.write_text(point_to_index(html, locale, address), "utf-8")
