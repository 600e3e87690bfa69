"""The real site's zips, as files: whatever a page names is in its zip."""

from __future__ import annotations

import json
import posixpath
import zipfile
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import LOCALES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

each_locale = pytest.mark.parametrize("locale", LOCALES)


@cache
def open_zip(zips: Path, locale: str) -> tuple[frozenset[str], dict[str, LexborHTMLParser]]:
    """Names of all files in a language's zip, and its pages by name."""
    with zipfile.ZipFile(zips / f"parting-well-{locale}.zip") as archive:
        names = frozenset(archive.namelist())
        pages = {name: archive.read(name) for name in names if name.endswith(".html")}
    return names, {name: LexborHTMLParser(html) for name, html in pages.items()}


def file_of(address: str, page: str) -> str | None:
    """File in the zip that a relative address on `page` means; None for any other address."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def addresses(page: LexborHTMLParser) -> Iterator[str]:
    """All that a page's markup leads to or loads."""
    for name in ("href", "src"):
        yield from (node.attributes[name] or "" for node in page.css(f"[{name}]"))
    for node in page.css("meta[http-equiv=refresh]"):
        yield (node.attributes["content"] or "").partition("url=")[2]


def loaded_later(page: LexborHTMLParser) -> Iterator[str]:
    """All that a page's scripts load when they're needed."""
    config = page.css_first("#pw-config")
    if config is not None:
        named = json.loads(config.text())
        yield from (*named["js"].values(), *named["css"].values(), named["home"], named["index"])
    for email in page.css("[data-letters]"):
        for option in email.css("option[data-file]"):
            yield f"{email.attributes['data-letters']}{option.attributes['data-file']}"


@each_locale
def test_links_lead_to_files_of_the_zip(zips: Path, locale: str) -> None:
    names, pages = open_zip(zips, locale)
    links = [(name, address) for name, page in pages.items() for address in addresses(page)]
    assert len(links) > 4000
    dead = [link for link in links if (file := file_of(link[1], link[0])) and file not in names]
    assert not dead


@each_locale
def test_scripts_find_their_files_in_the_zip(zips: Path, locale: str) -> None:
    names, pages = open_zip(zips, locale)
    needed = {file_of(each, name) for name, page in pages.items() for each in loaded_later(page)}
    letters = sum("/letters/" in (name or "") for name in needed)
    emails = sum(page.css_first("[data-letters]") is not None for page in pages.values())
    assert letters == emails * (len(LOCALES) - 1) > 0
    assert not needed - names


@each_locale
def test_a_zip_stays_small(zips: Path, locale: str) -> None:
    assert (zips / f"parting-well-{locale}.zip").stat().st_size < 1_800_000
