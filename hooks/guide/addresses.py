"""Where the page of a source file is in the built site: the only place that makes addresses."""

from __future__ import annotations

import posixpath


def language_folder(locale: str, default: str) -> str:
    """Folder of a language in the built site, with a slash at its end; "" for the default one.

    >>> language_folder("bg", "en"), language_folder("en", "en")
    ('bg/', '')
    """
    return "" if locale == default else f"{locale}/"


def page_file(path: str, *, directory_urls: bool = True) -> str:
    """File of the built page at `path`, relative to its language's folder.

    >>> page_file("rejected/index.md"), page_file("paid/deposits.md")
    ('rejected/index.html', 'paid/deposits/index.html')
    """
    stem = path.removesuffix(".md")
    if not directory_urls or stem == "index" or stem.endswith("/index"):
        return f"{stem}.html"
    return f"{stem}/index.html"


def page_url(path: str, prefix: str = "", *, directory_urls: bool = True) -> str:
    """Address of the page at `path` in the language with `prefix`, relative to the site's root.

    Servers show a folder's `index.html` for the folder's address; without `directory_urls` the
    address names it, as a browser needs that reads the pages from a disk.

    >>> page_url("rejected/index.md", "bg/"), page_url("index.md", directory_urls=False)
    ('bg/rejected/', 'index.html')
    """
    file = prefix + page_file(path, directory_urls=directory_urls)
    return file.removesuffix("index.html") if directory_urls else file


def page_address(locale: str, path: str, *, default: str, directory_urls: bool = True) -> str:
    """Address of the page at `path` of `locale`, from the site's root; "./" for the root itself.

    >>> page_address("bg", "paid/deposits.md", default="en")
    'bg/paid/deposits/'
    """
    prefix = language_folder(locale, default)
    return page_url(path, prefix, directory_urls=directory_urls) or "./"


def relative_url(url: str, file: str) -> str:
    """Way to the address `url` from the page in `file`, both relative to the site's root.

    >>> relative_url("bg/paid/", "bg/money/index.html"), relative_url("", "index.html")
    ('../paid/', './')
    """
    way = posixpath.relpath(url or ".", posixpath.dirname(file) or ".")
    return way if url and not url.endswith("/") else f"{way}/"
