"""The lists that the site builds of itself."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from guide.catalogue import Catalogue
from guide.reference import Reference


def site(*pages: tuple[str, str, list[str]], locale: str = "en") -> SimpleNamespace:
    """A site with pages of (path, title, aliases)."""
    models = [
        SimpleNamespace(
            path=path, title=title, kind="guide", front=SimpleNamespace(aliases=aliases)
        )
        for path, title, aliases in pages
    ]
    by_path = {model.path: model for model in models}
    return SimpleNamespace(
        shown_pages=lambda _: iter(models),
        shown_page=lambda _, path: by_path.get(path),
        catalogues={
            locale: Catalogue(locale, {"frame-letters": "Letters", "source-one": "One <b>"})
        },
        contract=SimpleNamespace(
            sources={"one": {"P01": ("a.md#x", "b.md"), "P02": ("a.md",), "P03": ("gone.md",)}}
        ),
    )


def link(path: str) -> str:
    """Address of a page, as a test sees it."""
    return f"/{path}"


def test_titles_and_aliases_stand_under_their_first_letter() -> None:
    html = Reference(site(("a.md", "“Who pays?”", ["deposit back"]))).all_questions("en", link)
    assert ">W</h3>" in html
    assert ">D</h3>" in html
    assert '<a href="/a.md">Deposit back</a>' in html


def test_what_an_author_writes_is_escaped() -> None:
    html = Reference(site(("a.md", "A & <i>", []))).all_questions("en", link)
    assert "A &amp; &lt;i&gt;" in html


def test_the_same_words_stand_once() -> None:
    html = Reference(site(("a.md", "Same", ["same"]), ("b.md", "Same", []))).all_questions(
        "en", link
    )
    assert html.count(">Same<") == 1


@pytest.mark.parametrize(
    ("locale", "words", "order"),
    [
        ("ru", ["Ёлка", "Единица", "Жук"], ["Единица", "Ёлка", "Жук"]),
        ("bg", ["Ъгъл", "Щит", "Ябълка"], ["Щит", "Ъгъл", "Ябълка"]),
        ("it", ["Zero", "È finita", "Danno"], ["Danno", "È finita", "Zero"]),
    ],
)
def test_letters_follow_the_alphabet(locale: str, words: list[str], order: list[str]) -> None:
    found = site(*((f"{n}.md", word, []) for n, word in enumerate(words)), locale=locale)
    html = Reference(found).all_questions(locale, link)
    places = [html.index(f">{word}<") for word in order]
    assert places == sorted(places)


def test_the_source_map_names_each_page_once_and_skips_what_is_gone() -> None:
    html = Reference(site(("a.md", "A", []), ("b.md", "B", []))).sources_map("en", link)
    assert html.count("<li>") == 2
    assert "One &lt;b&gt;" in html
