"""How the finished page comes about: leftovers, boxes, tiles, styles, policy."""

from __future__ import annotations

import struct
from pathlib import Path

import material
import pytest
from selectolax.lexbor import LexborHTMLParser

from guide.theme import assets, hosts, sections, security, sitemap, styles
from guide.theme.document import LEFTOVERS, RENAMED, STYLES_MARK, finish
from guide.theme.head import Alternate, Language
from guide.theme.pages import PageInfo, Pages
from guide.theme.share import share_image
from guide.theme.styles import Part

BLOCKS = ("site_meta", "styles", "libs", "header", "tabs", "site_nav", "container", "config")
"""Blocks of Material's base template that ours fill."""


def tree(body: str) -> LexborHTMLParser:
    return LexborHTMLParser(f"<article>{body}</article>")


def test_a_known_section_is_boxed_up_to_the_next_heading() -> None:
    page = tree('<h1>T</h1><h2 id="in-short">S</h2><ul><li>x</li></ul><h3>n</h3><h2 id="b">B</h2>')
    sections.box_sections(page)
    box = page.css_first("section.box--in-short")
    assert box is not None
    assert box.attributes["aria-labelledby"] == "in-short"
    assert [node.tag for node in box.iter()] == ["h2", "ul", "h3"]
    assert [node.tag for node in page.css("article > *")] == ["h1", "section", "h2"]
    assert len(page.css("#in-short")) == 1


def test_boxes_follow_each_other() -> None:
    page = tree('<h2 id="when">a</h2><p>1</p><h2 id="when-not">b</h2><p>2</p>')
    sections.box_sections(page)
    assert [box.attributes["class"] for box in page.css("section")] == [
        "box box--when",
        "box box--when-not",
    ]
    assert not page.css("section section")


def test_a_list_of_links_becomes_tiles_without_its_dashes() -> None:
    page = tree('<ul><li><a href="x">X</a> – what <b>x</b> is</li><li><a href="y">Y</a></li></ul>')
    sections.tile_lists(page)
    html = page.css_first("ul").html or ""  # type: ignore[union-attr]
    assert '<ul class="tiles">' in html
    assert '<span class="tiles__text">what <b>x</b> is</span>' in html
    assert html.count("tiles__text") == 1


@pytest.mark.parametrize("body", ["<ul><li>no</li></ul>", '<ul><li>a <a href="x">b</a></li></ul>'])
def test_other_lists_stay(body: str) -> None:
    page = tree(body)
    sections.tile_lists(page)
    assert "tiles" not in (page.html or "")


def test_a_table_gets_a_box_and_an_empty_corner_is_no_heading() -> None:
    page = tree("<table><thead><tr><th></th><th>a</th></tr></thead></table>")
    sections.wrap_tables(page)
    assert len(page.css("article > div.table > table")) == 1
    assert len(page.css("table")) == 1
    assert [cell.tag for cell in page.css("td, th")] == ["td", "th"]


def test_the_finished_page_has_no_leftovers() -> None:
    html = (
        '<!doctype html><html><head><meta charset="utf-8"><style></style></head><body>'
        '<input class="md-toggle"><label class="md-overlay"></label><div data-md-component="skip">'
        '</div><div class="md-container" data-md-component="container"><main class="md-main">'
        '<article data-kind="guide"></article></main></div></body></html>'
    )
    page = finish(html, [Part("base", "a{}"), Part("x", "b{}", ".x")], "bg")
    assert "md-" not in page
    assert '<div class="frame"><main class="main">' in page
    assert "<style>a{}</style>" in page
    assert "b{}" not in page
    assert '<html lang="bg" data-kind="guide">' in page


def test_material_still_writes_what_is_taken_out() -> None:
    base = Path(material.__file__).parent / "templates" / "base.html"
    text = base.read_text("utf-8")
    for selector in LEFTOVERS:
        name = selector.strip(".[]").replace("data-md-component=", 'data-md-component="')
        assert name in text, f"Material no longer writes {selector}"
    for name in RENAMED:
        assert name in text, f"Material no longer writes {name}"
    for block in BLOCKS:
        assert f"{{% block {block} %}}" in text, f"Material has no block {block} any more"
    assert 'include "partials/javascripts/base.html"' in text


def test_the_policy_in_a_page_fits_the_page() -> None:
    html = f'<html><head><meta charset="utf-8">{STYLES_MARK}<script>go()</script></head></html>'
    page = finish(html, [Part("base", "a{}")], "en", meta_policy=True)
    assert page.index("Content-Security-Policy") < page.index("<style>")
    for code in ("go()", "a{}"):
        assert security.hash_source(code) in page
    assert "frame-ancestors" not in page


def test_data_is_no_code() -> None:
    page = LexborHTMLParser(
        '<script type="application/json">{}</script><script src="x"></script><script>1</script>'
    )
    assert security.inline_code(page).scripts == {security.hash_source("1")}


def test_all_hosts_get_the_same_headers() -> None:
    files = hosts.host_files({"X-One": "a b", "X-Two": "c"}, ["bg/"], ["/assets/x.js"])
    for name in ("_headers", "deploy/nginx.conf", "deploy/Caddyfile"):
        assert "X-One" in files[name]
        assert "a b" in files[name]
    assert f"/assets/x.js\n  Cache-Control: {hosts.IMMUTABLE}\n" in files["_headers"]
    assert hosts.IMMUTABLE in files["deploy/nginx-http.conf"]


def test_each_host_has_the_missing_page_of_each_language() -> None:
    files = hosts.host_files({}, ["bg/", "ru/"], [])
    assert files["_redirects"] == "/bg/* /bg/404.html 404\n/ru/* /ru/404.html 404\n"
    nginx, caddy = files["deploy/nginx.conf"], files["deploy/Caddyfile"]
    assert "location /bg/ { error_page 403 404 =404 /bg/404.html; }" in nginx
    assert "rewrite @guide-ru /ru/404.html" in caddy
    assert "rewrite @guide-other /404.html" in hosts.host_files({}, [], [])["deploy/Caddyfile"]


def test_snippets_keep_to_the_path_of_the_site() -> None:
    files = hosts.host_files({"X-One": "a"}, ["bg/"], [], "/guide/")
    nginx, caddy = files["deploy/nginx.conf"], files["deploy/Caddyfile"]
    assert "location /guide/ {\n\tadd_header X-One" in nginx
    assert "\tlocation /guide/bg/ { error_page 403 404 =404 /guide/bg/404.html; }" in nginx
    assert "header /guide/* {\n\tX-One" in caddy
    assert "rewrite @guide-bg /guide/bg/404.html" in caddy


def test_only_hashed_files_are_kept_for_long(tmp_path: Path) -> None:
    for name in ("assets/a.12345678.js", "assets/licences.txt", "search/bg.1234567890.js"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("")
    assert hosts.long_lived(tmp_path) == ("/assets/a.12345678.js", "/search/*")


def test_a_hash_only_changes_with_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "guide.js").write_text("1")
    (tmp_path / "boot.js").write_text("2")
    (tmp_path / "sw.js").write_text("3")
    first = assets.load_scripts(tmp_path)
    assert list(first) == ["guide"]
    (tmp_path / "guide.js").write_text("4")
    assert assets.load_scripts(tmp_path)["guide"].url != first["guide"].url


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a { color : red; }", "a{color :red}"),
        ("a b , c { }", "a b,c{}"),
        ("/* x */ a{}", "a{}"),
        ("a { width: calc( 1px + 2px ) }", "a{width:calc(1px + 2px)}"),
        ("@media (min-width: 1px) and (max-width: 2px) { a { b: c; } }",
         "@media (min-width:1px) and (max-width:2px){a{b:c}}"),
        ("a :hover { b: c }", "a :hover{b:c}"),
        (".a:not( .b , .c ) { d: e !important; }", ".a:not(.b,.c){d:e !important}"),
        ('a::before { content: "→" / ""; }', 'a::before{content:"→" / ""}'),
        ("a { b: url( 'x y' ) }", "a{b:url('x y')}"),
    ],
)  # fmt: skip
def test_minified_styles_mean_the_same(css: str, small: str) -> None:
    assert styles.minify(css).replace('"x y"', "'x y'") == small


def test_parts_stand_in_their_order_and_say_when(tmp_path: Path) -> None:
    for name, text in {
        "print": "p{}",
        "zebra": "/* @when .z,\n .y */ z{}",
        "tokens": "t{}",
        "base": "b{}",
        "search": "s{}",
    }.items():
        (tmp_path / f"{name}.css").write_text(text)
    parts = styles.load_parts(tmp_path)
    assert [part.name for part in parts] == ["tokens", "base", "search", "zebra", "print"]
    assert next(part for part in parts if part.name == "zebra").when == ".z, .y"
    page = LexborHTMLParser('<p class="y">')
    assert styles.inline(parts, page) == "<style>t{}b{}p{}</style><style>z{}</style>"
    assert list(assets.deferred_styles(parts)) == ["search"]


def test_dark_colours_are_the_same_by_device_and_by_choice() -> None:
    css = (Path(__file__).parents[2] / "overrides/assets/css/tokens.css").read_text("utf-8")
    device = css.split(':root:not([data-scheme="light"]) {')[1].split("}")[0]
    chosen = css.split(':root[data-scheme="dark"] {')[1].split("}")[0]
    assert device.split() == chosen.split()


def test_the_sitemap_names_each_page_in_each_language() -> None:
    both = [
        Alternate(Language("en", "English", ""), "a/", current=True),
        Alternate(Language("bg", "Български", "bg/"), "bg/a/", current=False),
    ]
    xml = sitemap.sitemap("https://x.example/", [("a/", both), ("bg/a/", both)])
    assert xml.count("<loc>") == 2
    assert xml.count('hreflang="x-default" href="https://x.example/a/"') == 2
    assert "https://x.example/sitemap.xml" in sitemap.robots("https://x.example/")


def test_the_shared_picture_is_a_png_of_its_size() -> None:
    picture = share_image()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert len(picture) < 60_000


def test_llms_lists_pages_by_section() -> None:
    pages = Pages(
        "en",
        [
            PageInfo("index.md", "", "H", description="About."),
            PageInfo("a/index.md", "a/", "A", description="D."),
        ],
    )
    text = sitemap.llms("https://x.example/", "Name", pages)
    assert text == "# Name\n\n> About.\n\n## A\n\n- [A](https://x.example/a/): D.\n"
