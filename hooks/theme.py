"""Adapter: hands MkDocs' pages and files to `guide.theme`, and its results back."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from guide.theme.build import Theme
from guide.theme.head import Language
from guide.theme.templates import engine
from language_build import (
    current_language,
    default_language,
    is_nested_build,
    languages,
    page_path,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

THEME = Theme()
"""The frame of the language that is being built; set anew by each build's events."""


def on_startup(command: str, dirty: bool) -> None:
    """Let readers' browsers keep pages, but not while an author is at work."""
    THEME.service_worker = command != "serve"


def on_config(config: MkDocsConfig) -> None:
    """Make each language's template engine ours; leave MkDocs' own sitemap out."""
    if "get_env" not in vars(config.theme):  # the languages share one configuration
        config.theme.get_env = partial(engine, config.theme.get_env)  # type: ignore[method-assign]
    config.theme.static_templates.discard("sitemap.xml")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Remember which pages there are in any language, and keep those that this build shows."""
    if not is_nested_build(config):
        THEME.reset()
    THEME.sources = {file.src_uri for file in files.documentation_pages()}
    current, default = current_language(config), default_language(config)
    for file in files.documentation_pages():
        locale, _, path = file.src_uri.partition("/")
        is_fallback = locale == default and f"{current}/{path}" not in THEME.sources
        if locale != current and not is_fallback:
            files.remove(file)  # the i18n plugin would take each into its account many times over
    return files


@event_priority(-200)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Remember the order of the pages."""
    THEME.order = [page_path(page.file) for page in nav.pages]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Collect the language's pages, whose front matter has been read by now."""
    THEME.meta_policy = bool(os.environ.get("META_CSP"))
    THEME.begin(
        current_language(config),
        {
            page_path(file): (file.page.title or "", file.page.meta or _front_matter(file, config))
            for file in files.documentation_pages()
            if file.page is not None
        },
        overrides=Path(config.theme.custom_dir or "overrides"),
        data=Path(config.docs_dir) / "_data",
        languages=[
            Language(each.locale, each.name, "" if each.default else f"{each.locale}/")
            for each in languages(config)
        ],
        site_url=config.site_url or "",
        site_name=config.site_name,
        directory_urls=config.use_directory_urls,
    )
    env.globals["theme"] = THEME


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Give the templates the page's frame."""
    context["frame"] = THEME.frame(page_path(page.file))


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> None:
    """Give the page for missing addresses its frame."""
    context["frame"] = THEME.frame(template_name)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish a page."""
    return THEME.finish(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish the page for missing addresses, and keep the service worker's, one per language."""
    if template_name == "404.html":
        return THEME.finish_missing(output_content, Path(config.site_dir))
    if template_name == "away.html":
        THEME.away[THEME.lang] = output_content
    return ""


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages, when the last language has been built."""
    if not is_nested_build(config):
        THEME.write(Path(config.site_dir))


def _front_matter(file: File, config: MkDocsConfig) -> dict[str, Any]:
    """Front matter of a page that MkDocs hasn't read: a dirty build passes over unchanged ones."""
    locale, _, path = file.src_uri.partition("/")
    page = config.extra["guide"]["site"].page(locale, path)
    return page.front.model_dump() if page else {}
