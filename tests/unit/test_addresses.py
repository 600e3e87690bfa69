"""Addresses of pages, on a server and on a disk."""

from __future__ import annotations

import pytest

from guide.addresses import page_address, page_url, relative_url


@pytest.mark.parametrize(
    ("path", "prefix", "directory_urls", "url"),
    [
        ("index.md", "", True, ""),
        ("index.md", "bg/", True, "bg/"),
        ("index.md", "bg/", False, "bg/index.html"),
        ("a/index.md", "", True, "a/"),
        ("a/index.md", "", False, "a/index.html"),
        ("a/one.md", "ru/", True, "ru/a/one/"),
        ("a/one.md", "", False, "a/one.html"),
        ("a/myindex.md", "", True, "a/myindex/"),
    ],
)
def test_addresses(path: str, prefix: str, directory_urls: bool, url: str) -> None:
    assert page_url(path, prefix, directory_urls=directory_urls) == url


@pytest.mark.parametrize(
    ("locale", "path", "directory_urls", "url"),
    [
        ("en", "index.md", True, "./"),
        ("en", "index.md", False, "index.html"),
        ("bg", "paid/index.md", True, "bg/paid/"),
        ("bg", "paid/index.md", False, "bg/paid/index.html"),
    ],
)
def test_addresses_of_a_language(locale: str, path: str, directory_urls: bool, url: str) -> None:
    assert page_address(locale, path, default="en", directory_urls=directory_urls) == url


@pytest.mark.parametrize(
    ("url", "file", "way"),
    [
        ("", "old/index.html", "../"),
        ("bg/", "bg/old/index.html", "../"),
        ("paid/deposits/", "paid/old/index.html", "../deposits/"),
        ("paid/index.html", "money.html", "paid/index.html"),
        ("index.html", "old/one.html", "../index.html"),
    ],
)
def test_ways_between_addresses(url: str, file: str, way: str) -> None:
    assert relative_url(url, file) == way
