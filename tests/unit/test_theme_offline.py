"""The zips to be read from a folder: what is in them, and where their links lead."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from guide.offline import lead_home, make_zips

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    '<!doctype html><html><head><link rel="canonical" href="https://x.example/bg/a/b.html">'
    '<link rel="alternate" hreflang="en" href="https://x.example/a/b.html">'
    '<link rel="alternate" hreflang="bg" href="https://x.example/bg/a/b.html"></head>'
    '<body><a hreflang="en" href="../../a/b.html">English</a><a hreflang="bg" href="b.html">bg</a>'
    '<a href="c.html">c</a></body></html>'
)

LETTERS = ("assets/letters/x.bg.12345678.js", "assets/letters/x.en.12345678.js")


def site(folder: Path) -> Path:
    for name in (
        "index.html", "404.html", "a/b.html", "bg/index.html", "bg/a/b.html", "bg/404.html",
        "assets/guide.12345678.js", *LETTERS, "downloads/emails-bg.html",
        "downloads/emails-en.html", "search/bg.1.js", "search/en.1.js",
        "sw.js", "_headers", "deploy/nginx.conf",
    ):  # fmt: skip
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE if name.endswith(".html") else "x")
    return folder


def names(file: Path) -> set[str]:
    with zipfile.ZipFile(file) as archive:
        return {name.partition("/")[2] for name in archive.namelist()}


def test_each_zip_holds_the_pages_of_one_language_and_all_letters(tmp_path: Path) -> None:
    english, bulgarian = make_zips(site(tmp_path / "site"), tmp_path / "out", ("en", "bg"))
    assert names(english) == {
        "index.html", "a/b.html", "assets/guide.12345678.js", *LETTERS,
        "downloads/emails-en.html", "search/en.1.js",
    }  # fmt: skip
    assert names(bulgarian) == {
        "index.html", "bg/index.html", "bg/a/b.html", "assets/guide.12345678.js", *LETTERS,
        "downloads/emails-bg.html", "search/bg.1.js",
    }  # fmt: skip


def test_the_same_site_makes_the_same_zip(tmp_path: Path) -> None:
    source = site(tmp_path / "site")
    first = [file.read_bytes() for file in make_zips(source, tmp_path / "one", ("en", "bg"))]
    second = [file.read_bytes() for file in make_zips(source, tmp_path / "two", ("en", "bg"))]
    assert first == second


def test_other_languages_are_found_on_the_web() -> None:
    page = lead_home(PAGE, {"en"})
    assert '<a hreflang="en" href="https://x.example/a/b/">' in page
    assert '<a hreflang="bg" href="b.html">' in page
    assert '<link rel="canonical" href="https://x.example/bg/a/b/">' in page
    assert '<a href="c.html">' in page
