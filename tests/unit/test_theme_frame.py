"""Where the frame leads a reader: menu, breadcrumbs, journeys, cards, addresses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from guide.scriptjson import script_json
from guide.theme.cards import email_pages, next_pages, used_on
from guide.theme.frame import Framer, browser_config, long_date
from guide.theme.head import Language
from guide.theme.journeys import load_journeys, step_of
from guide.theme.navigation import breadcrumbs, menu
from guide.theme.pages import PageInfo, Pages, page_info

if TYPE_CHECKING:
    from pathlib import Path

HOME = PageInfo("index.md", "", "The guide", description="About it.")
FIRST = PageInfo("a/index.md", "a/", "Section A", nav_title="A", related=("a/one.md", "gone.md"))
ONE = PageInfo("a/one.md", "a/one/", "One", emails=("hello", "gone"), related=("b/index.md",))
TWO = PageInfo("a/two.md", "a/two/", "Two", related=("a/two.md", "a/one.md", "a/one.md"))
OTHER = PageInfo("b/index.md", "b/", "Section B")
DEEP = PageInfo("b/law/index.md", "b/law/", "Law")
DEEPER = PageInfo("b/law/eu.md", "b/law/eu/", "EU")
EMAIL = PageInfo(
    "emails/hello.md", "emails/hello/", "Hello", email="hello", related=("a/one.md", "b/index.md")
)
PAGES = Pages("en", [HOME, FIRST, ONE, TWO, OTHER, DEEP, DEEPER, EMAIL])
LANGUAGES = (Language("en", "English", ""), Language("bg", "Български", "bg/"))


def framer(**changes: object) -> Framer:
    known = {"en/index.md", "bg/index.md", "en/a/one.md", "bg/a/one.md", "en/a/two.md"}
    settings = {
        "pages": PAGES,
        "languages": LANGUAGES,
        "exists": lambda locale, path: f"{locale}/{path}" in known,
        "journeys": (),
        "site_url": "https://x.example/g/",
        "site_name": "The guide",
        **changes,
    }
    return Framer(**settings)  # type: ignore[arg-type]


def test_the_menu_opens_only_the_current_section() -> None:
    items = menu(PAGES, "a/one.md")
    assert [(item.label, item.open) for item in items] == [("A", True), ("Section B", False)]
    assert [(item.label, item.current) for item in items[0].items] == [
        ("One", True),
        ("Two", False),
    ]
    assert not items[1].items


def test_folders_in_a_section_open_only_where_one_is() -> None:
    law = menu(PAGES, "b/law/eu.md")[1].items[0]
    assert (law.label, law.open, [item.label for item in law.items]) == ("Law", True, ["EU"])
    assert not menu(PAGES, "b/index.md")[1].items[0].items


def test_breadcrumbs_name_the_folders_above_a_page() -> None:
    assert [page.label for page in breadcrumbs(PAGES, "b/law/eu.md")] == ["Section B", "Law"]
    assert breadcrumbs(PAGES, "a/index.md") == ()
    assert breadcrumbs(PAGES, "index.md") == ()


def test_cards_skip_what_is_missing_itself_and_the_next_step() -> None:
    assert next_pages(PAGES, FIRST) == (ONE,)
    assert next_pages(PAGES, TWO) == (ONE,)
    assert next_pages(PAGES, TWO, skip=("a/one.md",)) == ()
    assert email_pages(PAGES, ONE) == (EMAIL,)


def test_an_email_knows_the_pages_that_offer_it() -> None:
    assert used_on(PAGES, EMAIL) == (ONE,)
    assert used_on(PAGES, ONE) == ()


def test_a_page_below_an_email_is_shown_once() -> None:
    """Where it helps comes first; where to go next leaves that out."""
    frame = framer().frame(EMAIL.path)
    assert frame.used_on == (ONE,)
    assert frame.next == (OTHER,)


def test_a_journey_leads_to_the_steps_around(tmp_path: Path) -> None:
    file = tmp_path / "journeys.yml"
    file.write_text("walk:\n  - a/index.md\n  - gone.md\n  - a/one.md\n  - a/two.md\n")
    journeys = load_journeys(file)
    step = step_of(PAGES, ONE, journeys)
    assert step is not None
    assert (step.journey, step.number, step.total) == ("walk", 2, 3)
    assert (step.previous, step.next) == (FIRST, TWO)
    last = step_of(PAGES, TWO, journeys)
    assert last is not None
    assert last.next is None
    assert step_of(PAGES, OTHER, journeys) is None


@pytest.mark.parametrize("text", ["- a", "walk: a/one.md", "walk: [1]"])
def test_a_journey_of_the_wrong_shape_is_named(tmp_path: Path, text: str) -> None:
    file = tmp_path / "journeys.yml"
    file.write_text(text)
    with pytest.raises(ValueError, match=r"journeys\.yml"):
        load_journeys(file)


def test_no_journeys_without_their_file(tmp_path: Path) -> None:
    assert load_journeys(tmp_path / "none.yml") == ()


def test_alternates_are_the_pages_that_exist() -> None:
    both = framer().frame("a/one.md")
    assert [each.url for each in both.alternates] == ["a/one/", "bg/a/one/"]
    assert (both.has_default, both.default_url) == (True, "a/one/")
    assert [each.url for each in framer().frame("a/two.md").alternates] == ["a/two/"]


def test_an_untranslated_page_names_its_source() -> None:
    frame = framer(pages=Pages("bg", [HOME, TWO])).frame("a/two.md")
    assert frame.untranslated == LANGUAGES[0]
    assert frame.canonical == "a/two/"
    assert [(each.url, each.translated) for each in frame.alternates] == [
        ("a/two/", True),
        ("bg/a/two/", False),
    ]
    assert framer().frame("a/one.md").untranslated is None


def test_the_page_for_missing_addresses_leads_home_in_each_language() -> None:
    frame = framer().frame("404.html")
    assert frame.kind == "missing"
    assert [each.url for each in frame.alternates] == ["", "bg/"]
    assert frame.structured_data == ""


def test_structured_data_has_the_date_that_the_page_states() -> None:
    law = PageInfo("b/law/eu.md", "b/law/eu/", "EU", checked_on="2026-11-22")
    frames = framer(pages=Pages("en", [HOME, ONE, law]))
    articles = [
        json.loads(frames.frame(page.path).structured_data)["@graph"][0] for page in (law, ONE)
    ]
    assert [each.get("dateModified") for each in articles] == ["2026-11-22", None]
    assert not [key for each in articles for key in each if key in {"datePublished", "dateCreated"}]


def test_structured_data_has_breadcrumbs_and_absolute_addresses() -> None:
    graph = json.loads(framer().frame("a/one.md").structured_data)["@graph"]
    assert [each["@type"] for each in graph] == ["Article", "BreadcrumbList"]
    assert [stop["item"] for stop in graph[1]["itemListElement"]] == [
        "https://x.example/g/",
        "https://x.example/g/a/",
        "https://x.example/g/a/one/",
    ]
    assert json.loads(framer().frame("index.md").structured_data)["@graph"][0]["@type"] == "WebSite"


def test_nothing_in_json_ends_its_script() -> None:
    text = script_json({"a": "</script><script>alert(1)</script>\u2028"})
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"a": "</script><script>alert(1)</script>\u2028"}


@pytest.mark.parametrize("base", [".", "..", "../..", "/guide/", "/"])
def test_the_browser_gets_addresses_from_its_page(base: str) -> None:
    config = json.loads(browser_config(framer().frame("a/one.md"), base, {}, {}))
    assert config["base"] == base.rstrip("/") + "/"
    assert config["home"] == config["base"]
    assert config["lang"] == "en"


def test_days_are_written_as_each_language_does() -> None:
    written = [
        long_date("2026-11-22", lang).replace("\u202f", " ").replace("\xa0", " ")
        for lang in ("en", "bg", "it", "ru")
    ]
    assert written == [
        "22 November 2026", "22 ноември 2026 г.", "22 novembre 2026", "22 ноября 2026 г.",
    ]  # fmt: skip
    assert long_date("", "en") == ""


def test_front_matter_of_wrong_types_counts_as_absent() -> None:
    page = page_info("x.md", "x/", "", {"related": "a.md", "emails": [1, "hi"], "replies": ["no"]})
    assert (page.title, page.related, page.emails, page.replies) == ("x.md", (), ("hi",), ())


@pytest.mark.parametrize(
    ("path", "meta", "kind"),
    [
        ("index.md", {}, "home"),
        ("a/index.md", {}, "section"),
        ("emails/index.md", {}, "section"),
        ("emails/x.md", {"email": "x"}, "email"),
        ("reference/law/eu.md", {"checked_on": "2026-01-01"}, "law"),
        ("reference/privacy.md", {}, "reference"),
        ("a/b.md", {}, "guide"),
    ],
)
def test_kinds(path: str, meta: dict[str, str], kind: str) -> None:
    assert page_info(path, "", "T", meta).kind == kind
