"""Pages at former addresses that lead on to where the page is now, in every language."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from guide.addresses import page_file, page_url, relative_url

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
            there = page_url(path, prefix, directory_urls=directory_urls)
            url = relative_url(there, here)
            file = site_dir / here
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                PAGE.format(
                    lang=page.locale,
                    url=escape(url + (f"#{anchor}" if anchor else "")),
                    canonical=escape(site_url.rstrip("/") + "/" + there),
                    title=escape(page.title),
                ),
                "utf-8",
            )
            files.append(file)
    return files
