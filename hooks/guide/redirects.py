"""Pages at former addresses that lead on to where the page is now, in every language."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from guide.addresses import language_folder, page_file, page_url, relative_url

if TYPE_CHECKING:
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


def redirect_pages(site: Site, site_url: str, *, directory_urls: bool = True) -> dict[str, str]:
    """A page for each entry of redirects.yml and each language, by its file in the built site."""
    pages: dict[str, str] = {}
    for locale in site.locales:
        prefix = language_folder(locale, site.source_locale)
        for old, new in site.contract.redirects.items():
            path, _, anchor = new.partition("#")
            page = site.shown_page(locale, path)
            if page is None:
                continue
            here = prefix + page_file(old, directory_urls=directory_urls)
            there = page_url(path, prefix, directory_urls=directory_urls)
            url = relative_url(there, here)
            pages[here] = PAGE.format(
                lang=page.locale,
                url=escape(url + (f"#{anchor}" if anchor else "")),
                canonical=escape(f"{site_url.rstrip('/')}/{there}"),
                title=escape(page.title),
            )
    return pages
