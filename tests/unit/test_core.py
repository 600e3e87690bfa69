"""Small parts of the core: links, hashes, sentences, places, plural forms, switched-off checks."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re

import pytest

import guide
from guide.catalogue import Catalogue, plural_categories, possible_categories
from guide.crosslinks import rewrite_crosslinks
from guide.freshness import source_hash
from guide.ignores import find_ignores, strip_ignores
from guide.links import Form, page_candidates, relative, resolve
from guide.markdown import parse_markdown
from guide.parse import parse_page
from guide.prose import mask_message, sentences
from guide.stamp import with_hash

SITE = "https://base.example/guide/"


@pytest.mark.parametrize(
    ("target", "form", "path"),
    [
        ("deposits.md", Form.PAGE, "paid/deposits.md"),
        ("../index.md#x", Form.PAGE, "index.md"),
        ("#here", Form.PAGE, "paid/index.md"),
        ("de%70osits.md", Form.PAGE, "paid/deposits.md"),
        ("./x/../deposits.md?a=b", Form.PAGE, "paid/deposits.md"),
        ("../paid/", Form.ADDRESS, "paid"),
        ("deposits", Form.ADDRESS, "paid/deposits"),
        ("deposits.html", Form.ADDRESS, "paid/deposits.html"),
        ("form.pdf", Form.FILE, "en/paid/form.pdf"),
        ("/paid/", Form.ABSOLUTE, ""),
        ("HTTPS://example.com", Form.EXTERNAL, ""),
        ("https://base.example/other/", Form.EXTERNAL, ""),
        ("https://base.example/guide/paid/", Form.OWN_SITE, "/guide/paid/"),
        ("http://localhost:8000/", Form.OWN_SITE, "/"),
        ("MAILTO:a@b.example", Form.EXTERNAL, ""),
        ("mailto:a", Form.MALFORMED, ""),
        ("//example.com", Form.MALFORMED, ""),
        ("http:example", Form.MALFORMED, ""),
        ("https://[", Form.MALFORMED, ""),
        ("JavaScript:go()", Form.UNSAFE, ""),
        ("", Form.MALFORMED, ""),
    ],
)
def test_resolve(target: str, form: Form, path: str) -> None:
    """A target is resolved as browsers and the site generator do."""
    found = resolve(target, "en", "paid/index.md", SITE)
    assert found.form is form
    assert form in (Form.ABSOLUTE, Form.EXTERNAL) or found.path == path


def test_resolve_to_other_languages_and_outside() -> None:
    """A target may lead to another language, or out of the docs folder."""
    other = resolve("../../bg/paid/deposits.md", "en", "paid/index.md")
    assert (other.locale, other.path, other.outside) == ("bg", "paid/deposits.md", False)
    assert resolve("../../../README.md", "en", "paid/index.md").outside


def test_page_candidates_and_relative() -> None:
    """An address may mean a page or a section's page; links are written from page to page."""
    assert page_candidates("paid/deposits.html") == ("paid/deposits.md", "paid/deposits/index.md")
    assert page_candidates("") == ("index.md",)
    assert relative("paid/index.md", "emails/call.md", anchor="x") == "../paid/index.md#x"
    assert relative("index.md", "index.md") == "index.md"


def test_source_hash_ignores_what_readers_cannot_see() -> None:
    """Blanks, empty lines, line ends, composed letters and our comments make no difference."""
    text = "---\ntitle: Caffè\n---\n\n# Caffè\n\nA word."
    same = "---\r\ntitle: Caffe\u0300  \r\nsource_hash: x\r\n---\r\n# Caffè\r\n\r\n\r\nA word.\r\n"
    assert source_hash(text) == source_hash(same)
    assert source_hash(text) == source_hash(f"{text}\n<!-- check-ignore: spelling – a name -->\n")
    assert source_hash(text) != source_hash(text.replace("A word", "Two words"))
    listed = text.replace(
        "Caffè\n---", "Caffè\naliases:\n  - one\n  - two\nrelated:\n  - x.md\n---"
    )
    assert source_hash(listed) == source_hash(listed.replace("  - two\n", "  - a third\n  - 4\n"))
    assert source_hash(listed) != source_hash(listed.replace("x.md", "y.md"))
    assert len(source_hash(text)) == 12


def test_with_hash_adds_or_replaces_one_line() -> None:
    """Stamping touches one line of the front matter."""
    page = "---\ntitle: A\n---\nBody\n---\n"
    stamped = with_hash(page, "0123456789ab")
    assert stamped == '---\ntitle: A\nsource_hash: "0123456789ab"\n---\nBody\n---\n'
    assert with_hash(stamped, "ba9876543210") == stamped.replace("0123456789ab", "ba9876543210")


def test_sentences_know_abbreviations_and_lists() -> None:
    """A full stop before a small letter or a number ends no sentence; a new list item does."""
    text = "По чл. 26 от ЗЗД, т.е. закона. Второ изречение!\n- Трето\n- Четвърто"
    assert [sentence.strip() for _, sentence in sentences(text)] == [
        "По чл. 26 от ЗЗД, т.е. закона.",
        "Второ изречение!",
        "- Трето",
        "- Четвърто",
    ]


def test_masked_message_keeps_words_and_places() -> None:
    """Fields and syntax are blanked, variants' words stay where they are."""
    text = "Dear {client_name}, I am {sender, select, f {glad} other {so {project} glad}} now"
    masked = mask_message(text)
    assert len(masked) == len(text)
    assert masked.replace("￼", " ").split() == ["Dear", ",", "I", "am", "glad", "so", "glad", "now"]
    assert masked.index("now") == text.index("now")


def test_prose_positions_are_those_of_the_file() -> None:
    """Every word of a paragraph with markup is found where it stands."""
    body = '# One *two*\n\n> A [link *here*](x.md "t") and `code`,\n> **bold** end.\n'
    lines = body.split("\n")
    for prose in parse_markdown(body, 5).prose:
        for word in ("One", "two", "link", "here", "and", "bold", "end"):
            offset = prose.text.find(word)
            if offset >= 0:
                place = prose.position(offset, len(word))
                line = lines[place.line - 5]
                assert line[place.column - 1 : place.column - 1 + place.length] == word


def test_reference_links_and_attributes() -> None:
    """Reference links have their target, an attribute list belongs to the link before it."""
    found = parse_markdown("[a][b] [c](d.md){ hreflang=bg } e\n\n[b]: f.md\n").links
    assert [(link.target, link.attributes.strip()) for link in found] == [
        ("f.md", ""),
        ("d.md", "hreflang=bg"),
    ]


def test_a_label_that_is_defined_twice_is_called_by_its_name() -> None:
    """Whatever title its links would have."""
    found = parse_markdown('[a][b]\n\n[b]: f.md "Title"\n[b]: g.md "Title"\n')
    assert [(label, place.line) for label, place in found.repeated] == [("B", 4)]


def test_attributes_of_links_are_no_words() -> None:
    """But for an id behind a heading's last link, of which the checks then tell."""
    found = parse_markdown("[c](d.md){ hreflang=bg } e\n\n## [x](y.md){#z}\n")
    assert [block.text for block in found.blocks] == ["c e"]
    assert [prose.text for prose in found.prose] == ["c e", "x"]
    assert found.prose[0].position(1, 2).column == 25
    assert [(heading.text, heading.id) for heading in found.headings] == [("x{#z}", "")]


def test_places_along_a_text() -> None:
    """A fence and its matches know their places in the file."""
    (fence,) = parse_markdown("a\n\n```\nb\n c c\n```\n", first_line=7).fences
    places = [place for _, place in fence.matches(re.compile("c"))]
    assert [(place.line, place.column) for place in places] == [(11, 2), (11, 4)]


def test_language_of_words_is_no_word() -> None:
    """The language of emphasised words is neither prose nor a heading's or link's words."""
    body = "## *A*{ lang=it } b { #c }\n\n**D *e*{ lang=bg }** [*f*{ lang=ru }](g.md) *h*{i}, k\n"
    found = parse_markdown(body)
    assert (found.headings[0].text, found.headings[0].id) == ("A b", "c")
    assert found.links[0].text == "f"
    assert [block.text for block in found.blocks] == ["D e f h{i}, k"]
    assert [prose.text for prose in found.prose] == ["A b", "D e f h{i}, k"]
    assert found.prose[1].position(found.prose[1].text.index("k")).column == 53


def test_plural_categories() -> None:
    """Whole numbers have the forms of CLDR; an unknown language has those of English."""
    assert plural_categories("ru") == ("one", "few", "many", "other")
    assert plural_categories("it") == ("one", "other")
    assert "many" in possible_categories("it")
    assert plural_categories("xx") == ("one", "other")
    russian = Catalogue(
        "ru",
        {
            "days": {
                "one": "{count} день",
                "few": "{count} дня",
                "many": "{count} дней",
                "other": "{count} дня",
            }
        },
    )
    assert [russian.text("days", count=n) for n in (1, 3, 11, 21)] == [
        "1 день",
        "3 дня",
        "11 дней",
        "21 день",
    ]


def test_ignores_cover_the_next_line_or_block() -> None:
    """A comment holds for the next line that isn't one itself, before a block for all of it."""
    text = (
        "<!-- check-ignore: spelling – a -->\n<!-- check-ignore: script-mixed — b -->\n\nWord\n"
        "# check-ignore: alias-duplicate: c\n``` { .email }\nx\ny\n```\n"
    )
    assert [(each.code, each.reason, each.first, each.last) for each in find_ignores(text)] == [
        ("spelling", "a", 4, 4),
        ("script-mixed", "b", 4, 4),
        ("alias-duplicate", "c", 6, 9),
    ]
    assert strip_ignores(text).count("\n") == text.count("\n")
    assert "check-ignore" not in strip_ignores(text)


def test_crosslinks_become_html_and_others_stay() -> None:
    """Only links marked with hreflang, to another language, are rewritten."""

    def url_of(locale: str, path: str) -> str:
        return f"../{locale}/{path.removesuffix('.md')}/"

    text = "[a](../bg/x.md#y){ hreflang=bg } [b](x.md){ hreflang=en } [c](../bg/x.md)"
    assert rewrite_crosslinks(text, "en", "index.md", url_of) == (
        '<a href="../bg/x/#y" hreflang="bg">a</a> [b](x.md){ hreflang=en } [c](../bg/x.md)'
    )


def test_every_missing_key_is_told_at_once() -> None:
    _, issues = parse_page("en", "a.md", "docs/en/a.md", "---\nnav_title: A\n---\n\n# A\n")
    missing = [issue.message for issue in issues if "is missing" in issue.message]
    assert sorted(missing) == ["'description' is missing", "'title' is missing"]


def test_examples_in_docstrings_hold() -> None:
    """What docstrings show is what the code does."""
    tried = 0
    for module in pkgutil.walk_packages(guide.__path__, "guide."):
        if module.name != "guide.__main__":
            result = doctest.testmod(importlib.import_module(module.name))
            assert result.failed == 0, module.name
            tried += result.attempted
    assert tried > 20
