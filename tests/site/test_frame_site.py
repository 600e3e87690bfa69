"""The built site, as files: heads, languages, files for machines, headers, sizes."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.theme import security
from guide.theme.frame import long_date
from tests.conftest import ROOT, SITE_URL

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

LOCALES = ("en", "bg", "it", "ru")
KINDS = ("index.html", "rejected/index.html", "rejected/who-pays/index.html",
         "emails/rejected-call/index.html", "checklists/index.html",
         "reference/privacy/index.html")  # fmt: skip


@cache
def read(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_bytes())


def pages(site_dir: Path) -> list[Path]:
    """All pages but those for missing addresses and the collections to take along."""
    return sorted(
        file
        for file in site_dir.rglob("*.html")
        if file.name != "404.html" and b" data-kind=" in file.read_bytes()[:200]
    )


def address(site_dir: Path, file: Path) -> str:
    return SITE_URL + file.relative_to(site_dir).as_posix().removesuffix("index.html")


def lang_of(site_dir: Path, file: Path) -> str:
    first = file.relative_to(site_dir).parts[0]
    return first if first in LOCALES else "en"


def attribute(page: LexborHTMLParser, selector: str, name: str) -> str:
    node = page.css_first(selector)
    assert node is not None, selector
    return node.attributes[name] or ""


def test_every_page_says_what_it_is(site_dir: Path) -> None:
    for file in pages(site_dir):
        page = read(file)
        where = address(site_dir, file)
        assert attribute(page, "html", "lang") == lang_of(site_dir, file), where
        assert attribute(page, "link[rel=canonical]", "href") == where
        assert len(attribute(page, "meta[name=description]", "content")) >= 50, where
        assert len(page.css("title")) == 1, where
        assert len(page.css("h1")) == 1, where
        assert attribute(page, "meta[property='og:image']", "content").startswith(SITE_URL)


def test_titles_differ_in_each_language(site_dir: Path) -> None:
    seen: dict[tuple[str, str], Path] = {}
    for file in pages(site_dir):
        title = read(file).css_first("title")
        assert title is not None
        key = (lang_of(site_dir, file), title.text())
        assert key not in seen, f"{file} and {seen.get(key)}: {title.text()}"
        seen[key] = file


def test_languages_point_at_each_other(site_dir: Path) -> None:
    known = {address(site_dir, file): file for file in pages(site_dir)}
    for where, file in known.items():
        links = {
            node.attributes["hreflang"]: node.attributes["href"] or ""
            for node in read(file).css("head link[rel=alternate][hreflang]")
        }
        assert links["x-default"] == links["en"], where
        assert links[lang_of(site_dir, file)] == where
        for url in links.values():
            assert url in known, f"{where} points at {url}"
            back = [n.attributes["href"] for n in read(known[url]).css("head link[hreflang]")]
            assert where in back, f"{url} doesn't point back at {where}"


def test_structured_data_is_whole(site_dir: Path) -> None:
    for file in pages(site_dir):
        node = read(file).css_first('script[type="application/ld+json"]')
        assert node is not None, file
        graph = json.loads(node.text())["@graph"]
        assert graph[0]["url"] == address(site_dir, file)
        for entry in graph:
            for stop in entry.get("itemListElement", ()):
                assert stop["item"].startswith(SITE_URL), file
                assert stop["name"], file


def test_dates_for_machines_are_those_for_readers(site_dir: Path) -> None:
    """Pages that show the day on which they were checked have it in their data, others none."""
    dated = 0
    for file in pages(site_dir):
        article = json.loads(read(file).css_first('script[type="application/ld+json"]').text())
        day = article["@graph"][0].get("dateModified")
        shown = read(file).css_first(".trail")
        if day:
            assert shown is not None, file
            assert long_date(day, lang_of(site_dir, file)) in shown.text(), file
            dated += 1
    sources = (file.read_text("utf-8") for file in (ROOT / "docs").rglob("*.md"))
    assert dated == sum("\nchecked_on: " in text for text in sources) > 0


def test_no_style_element_has_a_rule_that_html_checkers_refuse(site_dir: Path) -> None:
    """They don't know `@view-transition` yet: a script gives it to the pages that want it."""
    for file in site_dir.rglob("*.html"):
        for style in read(file).css("style"):
            assert "@view-transition" not in style.text(), file


def test_the_sitemap_lists_all_pages(site_dir: Path) -> None:
    tree = ET.parse(site_dir / "sitemap.xml")  # noqa: S314 (our own file)
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {node.text for node in tree.iterfind(".//s:loc", spaces)}
    assert listed == {address(site_dir, file) for file in pages(site_dir)}
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site_dir / "robots.txt").read_text()


@pytest.mark.parametrize("locale", LOCALES)
def test_each_language_has_its_page_for_missing_addresses(site_dir: Path, locale: str) -> None:
    folder = site_dir if locale == "en" else site_dir / locale
    page = read(folder / "404.html")
    assert attribute(page, "html", "lang") == locale
    assert attribute(page, "meta[name=robots]", "content") == "noindex"
    links = [node.attributes["href"] or "" for node in page.css("article a[href]")]
    homes = {urljoin(SITE_URL, link) for link in links}
    for other in LOCALES:
        assert SITE_URL + ("" if other == "en" else f"{other}/") in homes
    for link in links:
        assert link.startswith("/"), "a page for any address can't have relative links"


@pytest.mark.parametrize("locale", LOCALES)
def test_llms_txt_lists_the_language(site_dir: Path, locale: str) -> None:
    folder = site_dir if locale == "en" else site_dir / locale
    text = (folder / "llms.txt").read_text("utf-8")
    count = sum(lang_of(site_dir, file) == locale for file in pages(site_dir))
    assert text.count("\n- [") == count - 1


def test_every_link_to_a_file_leads_somewhere(site_dir: Path) -> None:
    for file in [*pages(site_dir), *site_dir.rglob("404.html")]:
        base = address(site_dir, file)
        for node in read(file).css("a[href], link[rel=icon], script[src]"):
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            url = urlsplit(urljoin(base, target))
            if not url.geturl().startswith(SITE_URL):
                continue
            local = site_dir / url.path.removeprefix(urlsplit(SITE_URL).path)
            local = local / "index.html" if local.is_dir() or target.endswith("/") else local
            assert local.is_file(), f"{file}: {target}"


def test_nothing_of_material_is_left(site_dir: Path) -> None:
    for file in site_dir.rglob("*.html"):
        html = file.read_text("utf-8")
        assert "md-" not in html, file
        assert "__md" not in html, file
    assert not list(site_dir.rglob("bundle*.js"))
    assert not (site_dir / "src").exists()


def test_nothing_inline_runs_but_what_the_policy_names(site_dir: Path) -> None:
    headers = (site_dir / "_headers").read_text("utf-8")
    for file in site_dir.rglob("*.html"):
        page = read(file)
        inline = security.inline_code(page)
        for source in inline.scripts | inline.styles:
            assert source in headers, file
        for node in page.css("*"):
            names = [name for name in node.attributes if name.startswith("on") or name == "style"]
            assert not names, f"{file}: {node.tag} {names}"
        assert not page.css("a[href^='javascript:']"), file


def test_the_policy_fits_into_a_line_of_every_host(site_dir: Path) -> None:
    lines = (site_dir / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 2000
    assert "unsafe-inline" not in "".join(lines)


def test_no_page_asks_anybody_else(site_dir: Path) -> None:
    for file in site_dir.rglob("*.html"):
        for node in read(file).css(
            "script[src], link[rel=stylesheet], link[rel=icon], img, iframe"
        ):
            url = node.attributes.get("src") or node.attributes.get("href") or ""
            assert "//" not in url, f"{file}: {url}"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_pages_stay_small(site_dir: Path, locale: str, kind: str) -> None:
    folder = site_dir if locale == "en" else site_dir / locale
    size = len(brotli.compress((folder / kind).read_bytes(), quality=11))
    assert size <= (22_000 if kind == "index.html" else 20_000), f"{size} bytes"


def test_no_page_is_larger_than_it_may_be(site_dir: Path) -> None:
    """The cheap gate for all pages: quality 5 is a little larger than what is sent."""
    large = {
        str(file.relative_to(site_dir)): size
        for file in pages(site_dir)
        if "all-questions" not in file.parts
        and (size := len(brotli.compress(file.read_bytes(), quality=5))) > 22_000
    }
    assert not large


def test_styles_stay_small(site_dir: Path) -> None:
    for kind in KINDS:
        css = "".join(node.text() for node in read(site_dir / kind).css("style"))
        assert len(brotli.compress(css.encode())) <= 6_500, kind


def test_the_service_worker_knows_the_pages(site_dir: Path) -> None:
    code = (site_dir / "sw.js").read_text("utf-8")
    listed = json.loads(code.split("\n")[0].removeprefix("self.GUIDE=").removesuffix(";"))
    assert set(listed["folders"]) == set(LOCALES)
    urls = [
        folder + page
        for locale, folder in listed["folders"].items()
        for page in listed["pages"]
        if page not in listed["lacking"].get(locale, ())
    ]
    assert len(urls) == len(pages(site_dir))
    assert all((site_dir / url / "index.html").is_file() for url in urls)
    for name in [*listed["files"], *listed["missing"].values(), *listed["indexes"].values()]:
        assert (site_dir / name).is_file(), name
    assert set(listed["indexes"]) == set(LOCALES)
