"""The search index: what it holds, how it is packed, and what its authors are told."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from guide.parse import parse_site
from guide.search import bulgarian
from guide.search.checks import check_data
from guide.search.cli import ask, find_node, format_answer, main
from guide.search.index import (
    DIGITS,
    build_index,
    pack_forms,
    pack_posting,
    point_to_index,
    write_script,
)
from guide.search.lexical import load_lexical
from guide.search.stems import stemmer, stems_of
from guide.search.vocabulary import fold, words
from guide.source import load_sources

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests" / "search" / "words.json").read_text("utf-8"))

PAGE = """---
title: {title}
nav_title: Short
description: A description that is long enough to be one, since it has fifty letters.
aliases:
  - unpaid bill
---

# {title}

A lead with remarkable words.

## In short {{ #in-short }}

- Keep **calm** and [write](b.md).

### Deeper {{ #deeper }}

Something deep.
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A docs folder with two pages in English and one in Bulgarian."""
    root = tmp_path / "docs"
    for path, title in {
        "en/index.md": "Home",
        "en/a.md": "The client pays late",
        "en/b.md": "Another page",
        "bg/a.md": "Клиентът не плаща",
    }.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(PAGE.format(title=title), "utf-8")
    (root / "_data" / "search").mkdir(parents=True)
    return root


def index_of(docs: Path, locale: str = "en") -> dict[str, object]:
    sources = load_sources(docs)
    site, _ = parse_site(sources)
    lexical, _ = load_lexical(sources, locale)
    return build_index(site, locale, lexical)


def test_words_and_folding_are_those_of_the_browser() -> None:
    """One table of cases is read by this test and by tests/js/search-words.test.mjs."""
    for text, expected in CASES["words"]:
        assert words(text) == expected, text
    for text, expected in CASES["fold"]:
        assert fold(text) == expected


@pytest.mark.parametrize("locale", ["en", "bg", "it", "ru", "de"])
def test_many_stems_at_once_are_those_of_the_words(locale: str) -> None:
    """Words of any length and alphabet stand beside each other without a rule going astray."""
    others = ["в", "къ", "бъ", "ок", "Йод", "perché", "paying", "отдавать", "задаток", "ёж"]
    texts = [*CASES["bulgarian"], *others, *CASES["bulgarian"][::-1]]
    stem = stemmer(locale)
    assert stems_of(locale, texts) == {text: stem(text) for text in texts}


def test_forms_are_those_of_the_dictionary() -> None:
    """They are read past the dictionary's own methods, which a new version may arrange anew."""
    dictionary = DefaultDictionaryFactory().get_dictionary("bg")
    forms = bulgarian._forms(["клиент", "дни", "zzz"])
    assert set(forms) == {dictionary["клиент"], dictionary["дни"]}
    for lemma, found in forms.items():
        assert sorted(found) == sorted(
            form
            for form, base in dictionary.items()
            if base == lemma and not bulgarian.ARTEFACT.search(form)
        )


def test_the_bulgarian_stemmer_is_that_of_the_browser() -> None:
    """Build and browser read the same rules, and come to the same stems."""
    node = find_node()
    if node is None:
        pytest.skip("Node.js isn't installed")
    script = (
        "import {stemBg} from './overrides/src/search/stem/bg.js';"
        f"console.log(JSON.stringify({json.dumps(CASES['bulgarian'])}.map(stemBg)))"
    )
    run = subprocess.run(
        [node, "--no-warnings", "--input-type=module", "-e", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(run.stdout) == [bulgarian.stem(word) for word in CASES["bulgarian"]]


def test_a_page_is_cut_at_its_headings(docs: Path) -> None:
    """Each page has its names and its sections; the home page isn't a result."""
    pages = index_of(docs)["pages"]
    assert [page[0] for page in pages] == ["a/", "b/"]  # type: ignore[attr-defined]
    assert pages[0][1:3] == ["guide", "The client pays late"]  # type: ignore[index]
    assert pages[0][4] == ["Short", "unpaid bill"]  # type: ignore[index]
    assert pages[0][5] == [["in-short", "In short"], ["deeper", "Deeper"]]  # type: ignore[index]


def test_words_of_the_texts_are_listed_by_section(docs: Path) -> None:
    """A word stands in the section that has it: 0 is the first page's top, 1 and 2 its sections."""
    index = index_of(docs)
    forms = str(index["forms"]).split(" ")
    postings = str(index["postings"]).split(" ")
    assert len(forms) == len(postings)
    assert "0remarkable" in forms
    assert postings[forms.index("0remarkable")] == "ac"
    assert not any(form.endswith("title") for form in forms), "front matter isn't text"


def test_stop_words_are_left_out_of_the_texts(docs: Path) -> None:
    """They would only make the index larger."""
    (docs / "_data" / "search" / "en.yml").write_text('stop: "remarkable with"\n', "utf-8")
    assert "0remarkable" not in str(index_of(docs)["forms"])


def test_no_index_has_a_page_of_another_language(docs: Path) -> None:
    """Readers never get another language's page."""
    assert [page[2] for page in index_of(docs, "bg")["pages"]] == ["Клиентът не плаща"]  # type: ignore[attr-defined]


def test_addresses_follow_the_sites_habit(docs: Path) -> None:
    """Without folder addresses, as for reading from a disk, pages are files."""
    site, _ = parse_site(load_sources(docs))
    lexical, _ = load_lexical(load_sources(docs), "en")
    index = build_index(site, "en", lexical, directory_urls=False)
    assert [page[0] for page in index["pages"]] == ["a.html", "b.html"]


def test_the_script_has_a_hash_of_its_content_in_its_name(docs: Path) -> None:
    """The same content has the same name, so that browsers keep it."""
    name, script = write_script(index_of(docs))
    assert (name, script) == write_script(index_of(docs))
    assert name.startswith("search/en.")
    assert "</" not in script
    changed = {**index_of(docs), "stop": "other"}
    assert write_script(changed)[0] != name


@given(st.sets(st.integers(0, 100_000), min_size=1))
def test_lists_of_any_size_are_packed_without_loss(numbers: set[int]) -> None:
    """A guide may grow: steps of any size have a form, and lists are read back as they were."""
    rising = sorted(numbers)
    read, last = [], -1
    for high, low in re.findall(r"(\d*)([a-zA-Z])", pack_posting(rising)):
        last += int(high or 0) * 52 + DIGITS.index(low) - 9
        read.append(last)
    assert read == rising
    assert pack_forms([]) == ""


def test_pages_are_pointed_to_the_index() -> None:
    """Only the address in the configuration changes, and only that of the own language."""
    html = '<script>{"index":"../search/bg.json","x":"search/en.json"}</script>'
    assert point_to_index(html, "bg", "search/bg.12.js") == (
        '<script>{"index":"../search/bg.12.js","x":"search/en.json"}</script>'
    )


def test_bulgarian_families_join_what_no_rule_joins() -> None:
    """дни and ден are one word; what stop words share is left out."""
    groups = bulgarian.families({"ден", "клиент"}, frozenset())
    assert any({bulgarian.stem("ден"), bulgarian.stem("дни")} <= set(group) for group in groups)
    silent = frozenset({"дни"})
    assert not any(bulgarian.stem("дни") in group for group in bulgarian.families({"ден"}, silent))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("synonyms:\n  - [bill]\n", "synonyms"),
        ("synonyms:\n  - [the, bill]\nstop: the\n", "'the' consists of stop words only"),
        ("synonyms:\n  - [bill, debt]\n  - [bills, invoice]\n", "'bills' is in group 1 as well"),
        ("synonyms:\n  - [xylophone, zebra]\n", "the guide has no word of this group"),
        ("stop: the a the\n", "stop words stand twice: the"),
        (
            "stop: mail\nintents: {email: [mail]}\n",
            "'mail' asks for a kind of page and is a stop word",
        ),
        ("synonym: []\n", "unknown key 'synonym'"),
        ("stop: [\n", ""),
    ],
)
def test_mistakes_in_the_data_are_named(docs: Path, data: str, message: str) -> None:
    """Authors learn the file, the place and what is wrong."""
    (docs / "_data" / "search" / "en.yml").write_text(data, "utf-8")
    sources = load_sources(docs)
    site, _ = parse_site(sources)
    issues = list(check_data(site, sources))
    assert len(issues) == 1, issues
    assert issues[0].path == "docs/_data/search/en.yml"
    assert message in issues[0].message
    assert load_lexical(sources, "en")[0].synonyms is not None


def test_the_guides_own_data_is_right() -> None:
    """Synonyms and stop words of all languages."""
    sources = load_sources(ROOT / "docs")
    site, _ = parse_site(sources)
    assert list(check_data(site, sources)) == []


def test_a_query_is_answered_in_the_terminal(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With ranks, addresses, and how each word was found."""
    if find_node() is None:
        pytest.skip("Node.js isn't installed")
    assert main(["bg", "klientite", "plashtat", "--docs", str(docs)]) == 0
    shown = capsys.readouterr().out
    assert "read as: клиентите плащат" in shown
    assert "[guide] Клиентът не плаща" in shown
    assert main(["en", "xylophone", "--docs", str(docs)]) == 1
    assert "nothing found" in capsys.readouterr().out
    assert main(["xx", "a", "--docs", str(docs)]) == 2


def test_a_broken_index_is_reported() -> None:
    """The worker refuses it, and says so."""
    node = find_node()
    if node is None:
        pytest.skip("Node.js isn't installed")
    with pytest.raises(RuntimeError, match="damaged"):
        ask(node, "self.pw={searchIndex:{}}", ["a"])


def test_an_answer_names_the_section() -> None:
    """A result that leads to a section shows its heading and anchor."""
    result = {
        "url": "a/",
        "anchor": "b",
        "heading": "B",
        "kind": "law",
        "title": "T",
        "score": 1.0,
        "why": [["x", "y", 1]],
    }
    shown = format_answer({"query": "q", "reading": "q", "total": 1, "results": [result]}, 5)
    assert "§ B" in shown
    assert "a/#b" in shown
