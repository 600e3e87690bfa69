"""Pages at former addresses that lead on to where the page is now, in every language."""

from __future__ import annotations

import posixpath
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from guide.model import Site

PAGE = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body><h1><a href="{url}">{title}</a></h1></body>
</html>
"""


def page_file(path: str, *, directory_urls: bool = True) -> str:
    """File of the built page at `path`, relative to its language's folder.

    >>> page_file("rejected/index.md"), page_file("paid/deposits.md")
    ('rejected/index.html', 'paid/deposits/index.html')
    """
    stem = path.removesuffix(".md")
    if not directory_urls or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def address(file: str) -> str:
    """Address of a built file, without the `index.html` that servers add."""
    return file.removesuffix("index.html")


def page_address(locale: str, path: str, *, default: str, directory_urls: bool = True) -> str:
    """Address of the page at `path` of `locale`, from the site's root; "./" for the root itself.

    >>> page_address("bg", "paid/deposits.md", default="en")
    'bg/paid/deposits/'
    """
    prefix = "" if locale == default else f"{locale}/"
    return address(prefix + page_file(path, directory_urls=directory_urls)) or "./"


def write_redirects(
    site: Site, site_dir: Path, site_url: str, *, directory_urls: bool = True
) -> list[Path]:
    """Write a page for each entry of redirects.yml and each language; returns the files."""
    files: list[Path] = []
    for locale in site.locales:
        prefix = "" if locale == site.source_locale else f"{locale}/"
        for old, new in site.contract.redirects.items():
            path, _, anchor = new.partition("#")
            page = site.page(locale, path) or site.page(site.source_locale, path)
            if page is None:
                continue
            here = prefix + page_file(old, directory_urls=directory_urls)
            there = prefix + page_file(path, directory_urls=directory_urls)
            target = posixpath.relpath(there, posixpath.dirname(here) or ".")
            # Files opened without a server need the file's name; addresses are kept short.
            url = address(target) or "./" if directory_urls else target
            file = site_dir / here
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                PAGE.format(
                    lang=page.locale,
                    url=escape(url + (f"#{anchor}" if anchor else "")),
                    canonical=escape(site_url.rstrip("/") + "/" + address(there)),
                    title=escape(page.title),
                ),
                "utf-8",
            )
            files.append(file)
    return files
