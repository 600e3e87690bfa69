"""The widgets' HTML, on the real guide and on hostile input."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from guide.catalogue import Catalogue
from guide.email import render_text
from guide.icu import Argument, parse_message, walk
from guide.parse import load_site
from guide.source import load_sources
from guide.widgets import Widgets, packs, words
from guide.widgets.checklists import due_text, item_revisions, revision
from guide.widgets.emails import field_ids, pages, site_root
from guide.widgets.letters import marker, plain_text, segments_html
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from guide.model import Page, Site

TEMPLATES = ROOT / "overrides" / "partials" / "guide"
SOURCES = ROOT / "overrides" / "src"
LOCALES = ("en", "bg", "it", "ru")


def link(target: str) -> str:
    """Address of a page as a page two folders deep has it."""
    return "../../" + target.replace("index.md", "").replace(".md", "/")


@pytest.fixture(scope="module")
def site() -> Site:
    """The real guide."""
    return load_site(ROOT / "docs")[0]


@pytest.fixture(scope="module")
def widgets(site: Site) -> Widgets:
    """Its widgets."""
    return Widgets(site, TEMPLATES)


def shown_text(node: object) -> str:
    """Text of an element without what is hidden."""
    if node.tag == "-text":
        return node.text_content or ""
    if "hidden" in node.attributes:
        return ""
    return "".join(shown_text(child) for child in node.iter(include_text=True))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_html_of_a_letter_reads_as_its_text(site: Site, widgets: Widgets, locale: str) -> None:
    """What the page shows before any script is the letter's text with marks, exactly."""
    catalogue = site.catalogues[locale]
    for page in pages(site, locale):
        tree = LexborHTMLParser(widgets.email(page, link))
        for letter in page.email.letters:
            sheet = tree.css_first(f"[data-letter={letter.tone}]")
            assert shown_text(sheet.css_first("[data-body]")) == plain_text(letter.body, catalogue)
            assert shown_text(sheet.css_first("[data-subject]")) == plain_text(
                letter.subject, catalogue
            )


def test_pages_without_a_part_have_none(site: Site, widgets: Widgets) -> None:
    """No checklist, email or replies: no HTML."""
    page = site.page("en", "reference/privacy.md")
    assert (
        widgets.checklist(page, link),
        widgets.email(page, link),
        widgets.replies(page, link),
    ) == ("", "", "")


@pytest.mark.parametrize("locale", LOCALES)
def test_ids_are_unique_and_references_lead_somewhere(
    site: Site, widgets: Widgets, locale: str
) -> None:
    """No widget repeats an id; every label and description exists."""
    for page in site.pages_of(locale):
        html = (
            widgets.checklist(page, link) + widgets.email(page, link) + widgets.replies(page, link)
        )
        tree = LexborHTMLParser(html)
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), page.path
        for name in ("for", "aria-labelledby", "aria-describedby"):
            for node in tree.css(f"[{name}]"):
                assert node.attributes[name] in ids, (page.path, name, node.attributes[name])
        assert "style=" not in html
        assert not re.search(r"\son\w+=", html)


def hostile(page: Page, text: str) -> Page:
    """`page` with `text` wherever an author can put some."""
    changed = page
    if page.checklist:
        items = tuple(replace(item, text=text, note=text) for item in page.checklist.items)
        changed = replace(changed, checklist=replace(page.checklist, title=text, items=items))
    return changed


@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "' onload='x", "{{ 7*7 }}", "</script>", "&lt;b&gt;"]
)
def test_texts_of_authors_are_escaped(site: Site, widgets: Widgets, text: str) -> None:
    """Whatever stands in front matter comes out as text."""
    page = hostile(site.page("en", "rejected/index.md"), text)
    tree = LexborHTMLParser(widgets.checklist(page, link))
    assert [node.text() for node in tree.css("[data-text]")] == [text] * 10
    assert len(tree.css("script")) == 1
    segments = parse_message("a < b & c {client_name}")
    catalogue = Catalogue("en", {"field-client_name": text})
    html = LexborHTMLParser(f"<pre>{segments_html(segments, catalogue)}</pre>")
    assert html.css_first("pre").text() == f"a < b & c {marker(catalogue, 'client_name')}"


def test_revisions_change_with_words_only(site: Site) -> None:
    """Case, spaces and punctuation don't make another wording; every language has the same."""
    assert revision("Call  the client!") == revision("call the client")
    assert revision("Call the client") != revision("Write to the client")
    for contract in site.contract.checklists.values():
        found = {
            tuple(item_revisions(site, page).items())
            for locale in LOCALES
            if (page := site.page(locale, contract.page))
        }
        assert len(found) == 1


def test_letters_as_scripts(site: Site, widgets: Widgets) -> None:
    """Each email of each language: its name, its language, segments that give the same text."""
    scripts = widgets.letter_scripts()
    assert len(scripts) == sum(1 for locale in LOCALES for _ in pages(site, locale))
    for name, text in scripts.items():
        assert re.fullmatch(r"assets/letters/[a-z0-9-]+\.[a-z]+\.[0-9a-f]{8}\.js", name)
        email_id, locale, data = json.loads(
            f"[{text.removeprefix('pw.letter(').removesuffix(');' + chr(10))}]"
        )
        page = site.page(locale, f"emails/{email_id}.md")
        for letter in page.email.letters:
            segments = data["tones"][letter.tone]["body"]
            for sender in ("f", "m", "other", ""):
                values = data["markers"]
                assert joined(segments, values, sender) == render_text(
                    letter.body, values, {"sender": sender, "client": sender}
                )


def joined(segments: list, values: dict[str, str], choice: str) -> str:
    """Text of a script's segments, as the browser joins them."""
    parts = []
    for segment in segments:
        if isinstance(segment, str):
            parts.append(segment)
        elif "f" in segment:
            parts.append(values[segment["f"]])
        else:
            options = segment["o"]
            parts.append(joined(options.get(choice, options["other"]), values, choice))
    return "".join(parts)


def test_the_form_asks_for_what_any_language_needs(site: Site) -> None:
    """A choice of grammar that only other languages' letters ask for is in the form, at its end."""
    page = site.page("en", "emails/rejected-proposal.md")
    assert "sender" in field_ids(site, page)
    assert "sender" not in page.email.field_order()


@pytest.mark.parametrize(
    ("home", "locale", "root"),
    [
        ("../../", "en", "../../"),
        ("../../", "bg", "../../../"),
        ("./", "en", "./"),
        ("../index.html", "ru", "../../"),
        ("index.html", "en", ""),
        (".", "en", ""),
    ],
)
def test_the_sites_root_is_found_from_the_home_page(
    site: Site, home: str, locale: str, root: str
) -> None:
    """With addresses that are folders, and with such that are files."""
    assert site_root(site, locale, lambda _: home) == root


def test_a_link_is_named_by_what_it_leads_to(site: Site, widgets: Widgets) -> None:
    """A page by its title, a section by its heading."""
    tree = LexborHTMLParser(widgets.checklist(site.page("en", "part/hand-over.md"), link))
    row = tree.css_first("[data-item=ask-personal-data] .item__link")
    assert row.text() == "Personal data"
    assert row.attributes["href"].endswith("part/hand-over/#personal-data")


def test_due_dates_in_words(site: Site) -> None:
    """Before, on and after the last day, with the language's plural."""
    ru = site.catalogues["ru"]
    assert due_text(ru, None) == ""
    assert due_text(ru, 0) == ru.text("checklist-due-on")
    assert "1 день" in due_text(ru, -1)
    assert "3 дня" in due_text(ru, 3)
    assert "14 дней" in due_text(ru, -14)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_espanso_pack(site: Site, widgets: Widgets, locale: str) -> None:
    """Valid YAML; every email in both tones; no trigger begins another; only known fields."""
    data = yaml.safe_load(widgets.espanso(locale))
    matches = data["matches"]
    assert len(matches) == 2 * sum(1 for _ in pages(site, locale))
    triggers = sorted(match["trigger"] for match in matches)
    assert not any(b.startswith(a) for a, b in itertools.pairwise(triggers))
    for match in matches:
        fields = set(re.findall(r"\[\[(\w+)\]\]", match["form"]))
        assert fields <= set(site.contract.fields)
        assert set(match.get("form_fields", {})) <= fields
        assert "{" not in match["form"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_printable_page(site: Site, widgets: Widgets, locale: str) -> None:
    """Every email with both tones, nothing from elsewhere, and a way back."""
    tree = LexborHTMLParser(widgets.printable(locale))
    assert tree.css_first("html").attributes["lang"] == locale
    assert len(tree.css("article")) == sum(1 for _ in pages(site, locale))
    assert len(tree.css("pre")) == 2 * len(tree.css("article"))
    assert not tree.css("[src],link:not([rel=icon])")
    folder = "" if locale == "en" else f"{locale}/"
    assert tree.css_first(".back a").attributes["href"] == f"../{folder}emails/index.html"


def test_a_part_is_remembered_until_something_that_it_shows_changes(tmp_path: Path) -> None:
    """A reply names another page by its title, which stands in that page's front matter."""
    folder = shutil.copytree(ROOT / "docs", tmp_path / "docs")

    def replies() -> str:
        site, sources, _ = load_site(folder)
        page = site.page("en", "emails/boundary.md")
        assert page
        return Widgets(site, TEMPLATES, sources).replies(page, link)

    before = replies()
    assert replies() == before
    site, sources, _ = load_site(folder)
    index = site.pages["en", "rejected/index.md"]
    widgets = Widgets(site, TEMPLATES, sources)
    short = widgets.checklist(index, lambda target: link(target).removeprefix("../"))
    long = widgets.checklist(
        index, lambda target: "../" + target.replace("index.md", "").replace(".md", ".html")
    )
    assert "who-pays.html" not in short
    assert 'href="../' in long
    assert long != short
    changed = folder / "en" / "decide" / "when-to-part.md"
    title = load_site(folder)[0].pages["en", "decide/when-to-part.md"].title
    assert title in before
    changed.write_text(changed.read_text("utf-8").replace(title, "Another title"), "utf-8")
    assert "Another title" in replies()


def test_everything_that_is_published_has_its_place(widgets: Widgets) -> None:
    """Names that never change are not where servers tell browsers to keep files for ever."""
    files = widgets.files(load_sources(ROOT / "docs"))
    for name in files:
        assert re.match(r"assets/letters/|downloads/", name)
    assert packs.printable_path("bg") in files


@pytest.mark.parametrize("locale", LOCALES)
def test_indexes_list_everything(site: Site, widgets: Widgets, locale: str) -> None:
    """Each email and each checklist stands in its index once, with a link."""
    emails = LexborHTMLParser(widgets.email_index(locale, link))
    assert len(emails.css("[data-entry] a[href]")) == sum(1 for _ in pages(site, locale))
    lists = LexborHTMLParser(widgets.checklist_index(locale, link))
    ids = [node.attributes["data-checklist"] for node in lists.css("[data-checklist]")]
    assert sorted(ids) == sorted(site.contract.checklists)
    for node in lists.css("[data-items]"):
        items = json.loads(node.attributes["data-items"])
        contract = site.contract.checklists[node.attributes["data-checklist"]]
        assert [item[0] for item in items] == [item.id for item in contract.items]


NAMES = ("COMMON", "CASE", "CHECKLIST", "CHECKLIST_INDEX", "EMAIL", "EMAIL_INDEX")
GROUPS = {name: getattr(words, name) for name in NAMES}


@pytest.mark.parametrize("locale", LOCALES)
def test_all_words_are_there(site: Site, locale: str) -> None:
    """Every message that templates and scripts ask for is in the catalogue."""
    messages = site.catalogues[locale].messages
    wanted = {key for group in GROUPS.values() for key in group}
    for file in TEMPLATES.glob("*.html"):
        wanted |= set(re.findall(r"""\bt\(["']([a-z-]+)["'][,)]""", file.read_text("utf-8")))
    wanted |= {f"field-{name}" for name in site.contract.fields}
    for name, field in site.contract.fields.items():
        wanted |= {f"choice-{name}-{value}" for value in field.choices}
    assert sorted(wanted - set(messages)) == []


def test_scripts_get_exactly_the_words_that_they_use() -> None:
    """No key is asked for that isn't sent, none is sent for nothing."""
    text = "\n".join(file.read_text("utf-8") for file in (SOURCES / "guide").glob("*.js"))
    sent = {key for group in GROUPS.values() for key in group}
    used = {key for key in sent if f'"{key}"' in text}
    prefixes = tuple(re.findall(r"`([a-z-]+-)\$\{", text))
    built = {key for key in sent if key.startswith(prefixes)}
    assert sorted(sent - used - built) == []
    asked = set(re.findall(r'words\(\s*"([a-z-]+)"', text))
    assert sorted(asked - sent) == []


def test_no_field_of_a_letter_lacks_its_label(site: Site) -> None:
    """A mark in a letter is a word of its language, never an id."""
    for locale in LOCALES:
        for page in pages(site, locale):
            for letter in page.email.letters:
                for segment in walk(letter.subject + letter.body):
                    if isinstance(segment, Argument):
                        assert "_" not in marker(site.catalogues[locale], segment.name)
