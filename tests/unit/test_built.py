"""The check of the built site: each defect of a page is found, a right site is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide.checks.built import check_built
from guide.output import write_files
from guide.parse import load_site
from guide.redirects import redirect_pages
from tests.golden.sites import changed, load_base, write_site

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://base.example/guide/"
LANGUAGES = ("en", "bg")


def page(lang: str, path: str, body: str = "", head: str = "") -> str:
    """A right page at `path` ("paid/") of `lang`."""
    alternates = "".join(
        f'<link rel="alternate" hreflang="{name}" href="{URL}{prefix}{path}">\n'
        for name, prefix in [("en", ""), ("bg", "bg/"), ("x-default", "")]
    )
    prefix = "" if lang == "en" else "bg/"
    return (
        f'<!doctype html><html lang="{lang}"><head><title>T</title>\n'
        f'<link rel="canonical" href="{URL}{prefix}{path}">\n{alternates}{head}</head>\n'
        f'<body><main><h1 id="top">T</h1>\n{body}</main></body></html>\n'
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A right site of two pages in two languages."""
    folder = tmp_path / "site"
    for lang, prefix in (("en", ""), ("bg", "bg/")):
        for path, link in (("", "paid/#top"), ("paid/", "../")):
            file = folder / prefix / path / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page(lang, path, f'<a href="{link}">x</a>'), "utf-8")
        (folder / prefix / "404.html").write_text(page(lang, "404.html"), "utf-8")
    urls = "".join(
        f"<url><loc>{URL}{path}</loc></url>" for path in ("", "paid/", "bg/", "bg/paid/")
    )
    (folder / "sitemap.xml").write_text(f"<urlset>{urls}</urlset>", "utf-8")
    (folder / "logo.svg").write_text("<svg/>", "utf-8")
    return folder


def codes(site: Path) -> list[str]:
    """Codes of what is found in `site`."""
    return sorted({str(issue.code) for issue in check_built(site, LANGUAGES, URL).issues})


def test_right_site(site: Path) -> None:
    """A site without a defect has no issue."""
    assert [issue.message for issue in check_built(site, LANGUAGES, URL).issues] == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="gone/">x</a>', "built-link"),
        ('<a href="page.md">x</a>', "built-link"),
        ('<img src="gone.png" alt="x">', "built-link"),
        ('<img srcset="logo.svg 1x, gone.png 2x" alt="x">', "built-link"),
        ('<a href="/elsewhere/">x</a>', "built-link"),
        ('<a href="#gone">x</a>', "built-anchor"),
        ('<a href="paid/#gone">x</a>', "built-anchor"),
        ('<label for="gone">x</label>', "built-anchor"),
        ('<p aria-labelledby="top gone">x</p>', "built-anchor"),
        ('<form action="https://cdn.example/"></form>', "built-third-party"),
        ('<p id="top">x</p>', "built-id-duplicate"),
        ("<h1>Again</h1>", "built-heading"),
        ('<b onclick="go()">x</b>', "built-inline"),
        ('<b style="color:red">x</b>', "built-inline"),
        ('<a href="javascript:go()">x</a>', "built-inline"),
        ('<script src="https://cdn.example/x.js"></script>', "built-third-party"),
        ('<img src="//cdn.example/x.png" alt="x">', "built-third-party"),
        ('<link rel="stylesheet" href="https://cdn.example/x.css">', "built-third-party"),
        ("<p>---\ntitle: Money: x\ndescription: y\n---</p>", "built-front-matter"),
    ],
)
def test_defect_in_a_page(site: Path, body: str, code: str) -> None:
    """A defect in the text of a page is found."""
    (site / "index.html").write_text(page("en", "", body), "utf-8")
    assert codes(site) == [code]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.com/#x">x</a> <a href="mailto:a@example.com">x</a>',
        f'<a href="{URL}bg/paid/#top">x</a> <a href="/guide/paid/">x</a> <a href="logo.svg">x</a>',
        '<a href="paid/index.html?x=1#top">x</a> <a href="">x</a> <a href="#top">x</a>',
        '<img src="data:image/svg+xml,%3Csvg/%3E" alt="x">',
    ],
)
def test_right_links(site: Path, body: str) -> None:
    """Links to elsewhere, by full address and within the page are right."""
    (site / "index.html").write_text(page("en", "", body), "utf-8")
    assert codes(site) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('<html lang="bg"', '<html lang="en"', "built-lang"),
        ('hreflang="en"', 'hreflang="x-en"', "built-alternate"),
        (f'href="{URL}bg/paid/"', f'href="{URL}bg/"', "built-alternate"),
        ('hreflang="x-default"', 'hreflang="x"', "built-alternate"),
        (f'hreflang="en" href="{URL}paid/"', 'hreflang="en" href="../../paid/"', "built-alternate"),
    ],
)
def test_defect_in_a_head(site: Path, old: str, new: str, code: str) -> None:
    """A wrong language or a wrong name for another language is found."""
    file = site / "bg/paid/index.html"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert code in codes(site)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ('<meta http-equiv="refresh" content="0; url=gone/">', "built-link"),
        ("<meta http-equiv=Refresh content=\"0;URL='../gone/'\">", "built-link"),
        ('<style>@import "https://cdn.example/a.css";</style>', "built-third-party"),
        ("<style>b { background: url( '//cdn.example/a.png' ) }</style>", "built-third-party"),
        ("<style>b { background: url(gone.png) }</style>", "built-link"),
    ],
)
def test_defect_in_what_a_page_loads_by_itself(site: Path, head: str, code: str) -> None:
    """A page that sends readers nowhere, and styles that load what they mustn't, are found."""
    (site / "index.html").write_text(page("en", "", head=head), "utf-8")
    assert codes(site) == [code]


def test_right_styles_and_refreshes(site: Path) -> None:
    """The site's own files, ids of drawings, data addresses and remarks are right."""
    head = (
        '<meta http-equiv="refresh" content="0; url=paid/#top">'
        "<style>/* url(https://cdn.example/) */ b { background: url(logo.svg);"
        " fill: url(#x) }</style>"
    )
    (site / "index.html").write_text(page("en", "", head=head), "utf-8")
    (site / "paid/a.css").write_text(
        f"@import 'b.css'; b {{ background: url(../logo.svg?v=1), url({URL}logo.svg),"
        " url(/guide/logo.svg), url(data:image/png;base64,AA==) }",
        "utf-8",
    )
    (site / "paid/b.css").write_text("", "utf-8")
    assert codes(site) == []


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ('@import url("https://cdn.example/a.css");', "built-third-party"),
        ("@font-face { src: url(//cdn.example/a.woff2) }", "built-third-party"),
        ("b { background: url(logo.svg) }", "built-link"),
    ],
)
def test_defect_in_a_style_sheet(site: Path, style: str, code: str) -> None:
    """What a style sheet loads from elsewhere, or from a wrong folder, is found in its place."""
    (site / "paid/a.css").write_text(f"a {{}}\n{style}", "utf-8")
    issues = check_built(site, LANGUAGES, URL).issues
    assert [str(issue.code) for issue in issues] == [code]
    assert issues[0].path == "site/paid/a.css"
    assert issues[0].position.line == 2


def test_sitemap_equals_pages(site: Path) -> None:
    """A page that the sitemap lacks, and one that it has besides, are found."""
    file = site / "sitemap.xml"
    file.write_text(file.read_text("utf-8").replace("bg/paid/", "bg/gone/"), "utf-8")
    assert len(check_built(site, LANGUAGES, URL).issues) == 2
    file.unlink()
    assert codes(site) == ["built-sitemap"]


def test_copy_of_a_source_page_is_no_defect(site: Path) -> None:
    """A page that a partial language lacks is a copy, with the original as canonical."""
    (site / "sitemap.xml").write_text(
        (site / "sitemap.xml")
        .read_text("utf-8")
        .replace(f"<url><loc>{URL}bg/paid/</loc></url>", ""),
        "utf-8",
    )
    copy = page("bg", "paid/").replace(
        f'rel="canonical" href="{URL}bg/paid/"', f'rel="canonical" href="{URL}paid/"'
    )
    copy = "\n".join(line for line in copy.split("\n") if "alternate" not in line)
    (site / "bg/paid/index.html").write_text(copy, "utf-8")
    english = (site / "paid/index.html").read_text("utf-8")
    (site / "paid/index.html").write_text(
        "\n".join(line for line in english.split("\n") if 'hreflang="bg"' not in line), "utf-8"
    )
    assert codes(site) == []


def test_one_mistake_of_a_template_is_counted(site: Path) -> None:
    """What stands on many pages is shown on a few, with a count."""
    for number in range(8):
        file = site / f"p{number}.html"
        file.write_text(
            '<html lang="en"><meta name="robots" content="noindex"><h1>x</h1>'
            '<a href="https://base.example/guide/gone/">x</a>',
            "utf-8",
        )
    issues = check_built(site, LANGUAGES, URL).issues
    assert len(issues) == 3
    assert issues[-1].message.endswith("(and on 5 more pages)")


def test_redirects_lead_on_in_every_language(tmp_path: Path) -> None:
    """Former addresses get a page in each language, which leads to the page and its section."""
    docs = write_site(
        tmp_path,
        changed(load_base(), {})
        | {"docs/_data/redirects.yml": "money/old.md: paid/index.md#in-short\n"},
    )
    write_files(tmp_path / "site", redirect_pages(load_site(docs)[0], URL))
    english = (tmp_path / "site/money/old/index.html").read_text("utf-8")
    bulgarian = (tmp_path / "site/bg/money/old/index.html").read_text("utf-8")
    assert 'content="0; url=../../paid/#in-short"' in english
    assert f'<link rel="canonical" href="{URL}bg/paid/">' in bulgarian
    assert '<html lang="bg">' in bulgarian
    assert "Как да ти платят" in bulgarian


def test_redirects_on_a_disk_name_files(tmp_path: Path) -> None:
    """Where a folder has no address of its own, links name its file."""
    docs = write_site(
        tmp_path,
        changed(load_base(), {}) | {"docs/_data/redirects.yml": "money/old.md: paid/index.md\n"},
    )
    pages = redirect_pages(load_site(docs)[0], URL, directory_urls=False)
    write_files(tmp_path / "site", pages)
    english = (tmp_path / "site/money/old.html").read_text("utf-8")
    assert 'content="0; url=../paid/index.html"' in english
