"""Adapter: puts checklists, emails and lists into their pages, and words into the templates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.utils import get_relative_url

from guide.addresses import page_address
from guide.licences import PUBLISHED, licence_texts
from guide.output import write_files
from guide.reference import Reference
from guide.slots import fill_slots, insert_slots
from guide.widgets import Widgets
from language_build import current_language, default_language, is_first_build, is_nested_build

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

TEMPLATES = Path(__file__).parent.parent / "overrides" / "partials" / "guide"


def on_pre_build(config: MkDocsConfig) -> None:
    """Get ready to render the guide's parts, once for all languages."""
    if is_first_build(config):
        guide = config.extra["guide"]
        guide["widgets"] = Widgets(guide["site"], TEMPLATES, guide["sources"])
        guide["reference"] = Reference(guide["site"])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates `t(key, …)`: the message catalogue of the language being built."""
    catalogue = config.extra["guide"]["site"].catalogues[current_language(config)]

    def text(key: str, **arguments: object) -> str:
        try:
            return str(catalogue.text(key, **arguments))
        except KeyError:
            file = f"docs/_data/strings/{catalogue.locale}.yml"
            raise PluginError(f"{file}: message '{key}' is missing; a template needs it") from None

    env.globals["t"] = text
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark the places of the page's parts."""
    model = _model(page, config)
    return insert_slots(model) if model else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill them."""
    model = _model(page, config)
    if not model:
        return html
    widgets, reference = config.extra["guide"]["widgets"], config.extra["guide"]["reference"]
    site, locale = config.extra["guide"]["site"], current_language(config)
    default, short = default_language(config), config.use_directory_urls

    def link(target: str) -> str:
        path, _, anchor = target.partition("#")
        if not (site.page(locale, path) or site.page(site.source_locale, path)):
            return f"#{anchor}" if anchor else ""
        to = page_address(locale, path, default=default, directory_urls=short)
        href = get_relative_url(to, page.url)
        return f"{href}#{anchor}" if anchor else href

    return fill_slots(
        html,
        {
            "checklist": lambda: widgets.checklist(model, link),
            "email": lambda: widgets.email(model, link),
            "replies": lambda: widgets.replies(model, link),
            "email-index": lambda: widgets.email_index(locale, link),
            "checklist-index": lambda: widgets.checklist_index(locale, link),
            "all-questions": lambda: reference.all_questions(locale, link),
            "sources-map": lambda: reference.sources_map(locale, link),
            "licences": lambda: reference.licences(get_relative_url(PUBLISHED, page.url)),
        },
    )


@event_priority(-150)  # after the last language, before the theme makes its list of files
def on_post_build(config: MkDocsConfig) -> None:
    """Write what stands beside the pages: letters, packs of all emails, licences."""
    if is_nested_build(config):
        return
    guide = config.extra["guide"]
    beside = guide["widgets"].files(guide["sources"])
    write_files(Path(config.site_dir), {PUBLISHED: licence_texts(), **beside})


def _model(page: Page, config: MkDocsConfig) -> Any:
    """The guide's model of a page, which in a partial language may be the source's."""
    locale, _, path = page.file.src_uri.partition("/")
    return config.extra["guide"]["site"].page(locale, path)
