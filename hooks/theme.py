"""Adapter: hands MkDocs' pages and files to `guide.theme`, and its results back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from guide.theme.build import Theme
from guide.theme.head import Language, page_url
from guide.theme.pages import Pages, page_info

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

THEME = Theme()
"""The frame of the language that is being built; set anew by each build's events."""


def on_startup(command: str, dirty: bool) -> None:
    """Let readers' browsers keep pages, but not while an author is at work."""
    THEME.service_worker = command == "build"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish no file of the theme by itself: its styles and scripts are written at the end."""
    for file in list(files):
        if file.src_dir != config.docs_dir:
            files.remove(file)
    THEME.sources = {file.src_uri for file in files.documentation_pages()}
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Remember the order of the pages."""
    THEME.order = [page.file.norm_src_uri for page in nav.pages]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Collect the language's pages, whose front matter has been read by now."""
    i18n = config.plugins["i18n"]
    languages = tuple(
        Language(each.locale, each.name, "" if each.default else f"{each.locale}/")
        for each in i18n.config.languages
    )
    prefix = next(each.prefix for each in languages if each.locale == i18n.current_language)
    pages = {
        (path := file.norm_src_uri): page_info(
            path,
            page_url(path, prefix, directory_urls=config.use_directory_urls),
            file.page.title,
            file.page.meta,
        )
        for file in files.documentation_pages()
        if file.page is not None
    }
    THEME.meta_policy = bool(os.environ.get("META_CSP"))
    THEME.begin(
        overrides=Path(config.theme.custom_dir),
        data=Path(config.docs_dir) / "_data",
        pages=Pages(i18n.current_language, [pages[path] for path in THEME.order if path in pages]),
        languages=languages,
        site_url=config.site_url,
        site_name=config.site_name,
        directory_urls=config.use_directory_urls,
    )
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["theme"] = THEME


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Give the templates the page's frame."""
    context["frame"] = THEME.frame(page.file.norm_src_uri)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """Give the page for missing addresses its frame."""
    context["frame"] = THEME.frame(template_name)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish a page."""
    return THEME.finish(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish the page for missing addresses, one per language; our own sitemap comes later."""
    if template_name != "404.html":
        return ""
    i18n = config.plugins["i18n"]
    html = THEME.finish(output_content)
    if i18n.is_default_language_build:
        return html
    folder = Path(config.site_dir, i18n.current_language)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "404.html").write_text(html, "utf-8")
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages, when the last language has been built."""
    if not config.plugins["i18n"].building:
        THEME.write(Path(config.site_dir))
