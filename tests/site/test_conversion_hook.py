"""What MkDocs makes of a page's Markdown is remembered while all that it depends on is the same."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

import conversion
from guide import memo
from guide.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

TEXT = """# First

## Part { #part }

[Other](b.md#there) ![picture](a.svg) [up](#part)
"""
CONFIG = """
site_name: test
theme: {name: null, custom_dir: theme}
markdown_extensions: [attr_list, {toc: {permalink: false}}]
validation: {links: {anchors: warn}}
plugins:
  - i18n:
      docs_structure: folder
      languages: [{locale: en, default: true, name: English}, {locale: bg, name: B}]
"""


@pytest.fixture
def conversions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """Texts that MkDocs converts while nothing is remembered at first."""
    texts: list[str] = []
    render = Page.render

    def spy(page: Page, config: MkDocsConfig, files: Files) -> None:
        texts.append(page.markdown or "")
        render(page, config, files)

    monkeypatch.setattr(memo, "MEMO", Memo(tmp_path / "results"))
    monkeypatch.setattr(Page, "render", spy)
    level = logging.getLogger("mkdocs").level
    yield texts
    logging.getLogger("mkdocs").setLevel(level)


def write(folder: Path, changes: dict[str, str]) -> None:
    """Write the test's site, with `changes`: other texts by the files' names."""
    site = {
        "mkdocs.yml": CONFIG,
        "theme/main.html": "",
        "docs/en/index.md": "# Home\n",
        "docs/en/a.md": TEXT,
        "docs/en/b.md": "# Other\n\n## There { #there }\n",
        "docs/en/a.svg": "<svg/>",
        "docs/bg/index.md": "# Home\n",
    }
    for name, text in (site | changes).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def convert(folder: Path, language: str = "en", **settings: Any) -> Page:
    """Page `en/a.md`, converted as in a build of the site in `folder`."""
    config = load_config(str(folder / "mkdocs.yml"), **settings)
    config.plugins["i18n"].current_language = language
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    set_exclusions(files, config)
    nav = get_navigation(files, config)
    conversion.on_nav(nav, config, files)
    page = next(file.page for file in files if file.src_uri == "en/a.md")
    assert page
    page.read_source(config)
    conversion.on_page_markdown(page.markdown or "", page, config, files)
    page.render(config, files)
    return page


def seen(page: Page) -> tuple[object, ...]:
    """All that a conversion leaves on `page`."""
    links = page.links_to_anchors or {}
    return (
        page.content,
        str(page.toc),
        [getattr(each, "active", False) for each in page.toc],
        page._title_from_render,
        set(page.present_anchor_ids or ()),
        {file.src_uri: dict(anchors) for file, anchors in links.items()},
    )


def test_a_page_is_converted_once_and_remembered_whole(
    tmp_path: Path, conversions: list[str]
) -> None:
    write(tmp_path, {})
    fresh, remembered = convert(tmp_path), convert(tmp_path)
    assert len(conversions) == 1
    assert seen(remembered) == seen(fresh)
    assert 'href="../b/#there"' in (remembered.content or "")
    assert [file.src_uri for file in remembered.links_to_anchors or ()] == ["en/b.md", "en/a.md"]


def test_what_is_remembered_cannot_be_changed_by_a_page(
    tmp_path: Path, conversions: list[str]
) -> None:
    write(tmp_path, {})
    fresh = convert(tmp_path)
    before = seen(fresh)
    fresh.toc.items.clear()
    assert fresh.present_anchor_ids
    fresh.present_anchor_ids.clear()
    for anchors in (fresh.links_to_anchors or {}).values():
        anchors.clear()
    assert seen(convert(tmp_path)) == before
    assert len(conversions) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"docs/en/a.md": TEXT.replace("Other", "Next")},
        {"docs/en/new.md": "# New\n"},
        {"mkdocs.yml": CONFIG.replace("attr_list, ", "attr_list, admonition, ")},
        {"mkdocs.yml": CONFIG.replace("permalink: false", "permalink: true")},
        {"mkdocs.yml": CONFIG.replace("anchors: warn", "anchors: info")},
        {"mkdocs.yml": f"{CONFIG}exclude_docs: b.md\n"},
    ],
)
def test_whatever_a_conversion_depends_on_makes_it_new(
    changes: dict[str, str], tmp_path: Path, conversions: list[str]
) -> None:
    write(tmp_path, {})
    convert(tmp_path)
    write(tmp_path, changes)
    convert(tmp_path)
    assert len(conversions) == 2


@pytest.mark.parametrize(
    "settings", [{"use_directory_urls": False}, {"markdown_extensions": ["attr_list"]}]
)
def test_other_settings_make_it_new(
    settings: dict[str, Any], tmp_path: Path, conversions: list[str]
) -> None:
    write(tmp_path, {})
    convert(tmp_path)
    convert(tmp_path, **settings)
    assert len(conversions) == 2


def test_another_language_makes_it_new(tmp_path: Path, conversions: list[str]) -> None:
    """A page that stands in for a translation has other addresses around it."""
    write(tmp_path, {})
    for language in ("en", "bg", "en", "bg"):
        convert(tmp_path, language)
    assert len(conversions) == 2


def test_a_warning_is_told_at_every_build(
    tmp_path: Path, conversions: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, {"docs/en/a.md": "[gone](gone.md)"})
    for number in (1, 2):
        page = convert(tmp_path)
        assert "gone.md" in (page.content or "")
        assert caplog.text.count("'gone.md', but the target") == number
    assert len(conversions) == 2


def test_a_quiet_build_does_not_silence_the_next(tmp_path: Path, conversions: list[str]) -> None:
    write(tmp_path, {"docs/en/a.md": "[gone](gone.md)"})
    for level in (logging.ERROR, logging.WARNING):
        logging.getLogger("mkdocs").setLevel(level)
        convert(tmp_path)
    assert len(conversions) == 2


def test_extensions_that_are_objects_are_not_remembered(
    tmp_path: Path, conversions: list[str]
) -> None:
    """Nobody can say whether such an object does what it did before."""
    write(tmp_path, {})
    named = "{toc: {permalink: false, slugify: !!python/name:markdown.extensions.toc.slugify ''}}"
    config = CONFIG.replace("{toc: {permalink: false}}", named)
    write(tmp_path, {"mkdocs.yml": config})
    for _ in range(2):
        convert(tmp_path)
    assert len(conversions) == 2
