"""Adapter: remembers what MkDocs makes of a page's Markdown, from one build to the next.

The conversion is the largest part of a build in which little has changed. What it gives depends
on the text, on the addresses of all files (links) and on the settings; all of it is in the key.
A page of which something was told is converted each time, so that it is told each time.
"""

from __future__ import annotations

import logging
import marshal
from functools import partial
from typing import TYPE_CHECKING, Any, Self

import markdown
import mkdocs
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from guide.memo import digest, recall
from language_build import current_language, file_choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.toc import AnchorLink

CONVERSION = "guide_conversion"
"""Where the configuration carries the digest of what all pages' conversions depend on."""


class _ToldError(Exception):
    """Something was logged while a page was converted."""


@event_priority(-1000)  # when the files of this language's build are all known
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Note what the conversion of every page depends on."""
    config.extra[CONVERSION] = surroundings(config, files)


@event_priority(-1000)  # when nothing changes the text any more
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Have the page converted by `convert`."""
    if config.extra[CONVERSION] is not None:
        page.render = partial(convert, page)  # type: ignore[method-assign]


def convert(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Do what `page.render` of MkDocs does, from memory where that is the same."""
    key = (
        "conversion",
        config.extra[CONVERSION],
        page.file.src_uri,
        page.file.url,
        page.file.inclusion.name,
        page.markdown,
    )
    try:
        page.content, toc, title, anchors, links = recall(
            key, partial(_convert, page, config, files)
        )
    except _ToldError:
        return  # `_convert` has left everything on the page
    page.toc = get_toc(toc)
    page._title_from_render = title
    page.present_anchor_ids = set(anchors)
    if links is not None:
        page.links_to_anchors = {files.src_uris[uri]: dict(to) for uri, to in links}


def surroundings(config: MkDocsConfig, files: Files) -> bytes | None:
    """Digest of what the conversion of any page depends on; None where that can't be said.

    It can't where an extension or its settings are objects instead of names and values.
    """
    parts = (
        mkdocs.__version__,
        markdown.__version__,
        logging.getLogger("mkdocs").getEffectiveLevel(),  # a quiet build hears no warnings
        config["markdown_extensions"],
        config["mdx_configs"],
        config.use_directory_urls,
        repr(config.validation),
        current_language(config),
        file_choice(config),
        [(file.src_uri, file.url, file.inclusion.name) for file in files],
    )
    try:
        return digest(marshal.dumps(parts, 0))
    except ValueError:
        return None


def _convert(page: Page, config: MkDocsConfig, files: Files) -> tuple[Any, ...]:
    """Render the page, and give what that left on it, as plain data.

    That is its HTML, its table of contents as `get_toc` reads it, its title, the ids on it, and
    the ids that it links to with their links, by the path of the page that has them; None where
    MkDocs doesn't look at ids.
    Raises `_ToldError` where something was logged.
    """
    with _Listener() as listener:
        Page.render(page, config, files)
    if listener.told:
        raise _ToldError
    links = page.links_to_anchors
    return (
        page.content,
        _tokens(page.toc),
        page._title_from_render,
        sorted(page.present_anchor_ids or ()),
        None if links is None else [(file.src_uri, dict(to)) for file, to in links.items()],
    )


def _tokens(links: Iterable[AnchorLink]) -> list[Any]:
    """The table of contents as `get_toc` reads it."""
    return [
        {"level": each.level, "id": each.id, "name": each.title, "children": _tokens(each.children)}
        for each in links
    ]


class _Listener(logging.Handler):
    """Hears what is logged: by MkDocs, whose logger may keep it to itself, or by anything else."""

    loggers = (logging.getLogger("mkdocs"), logging.getLogger())

    def __init__(self) -> None:
        super().__init__()
        self.told: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record)

    def __enter__(self) -> Self:
        for logger in self.loggers:
            logger.addHandler(self)
        return self

    def __exit__(self, *failure: object) -> None:
        for logger in self.loggers:
            logger.removeHandler(self)
