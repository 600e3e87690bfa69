"""The worker that ships, on the guide as it is: judged queries and sizes."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from guide.parse import parse_site
from guide.search.cli import WORKER, ask, find_node
from guide.search.index import build_index, write_script
from guide.search.lexical import load_lexical
from guide.source import load_sources

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "bg", "it", "ru")
INDEX_LIMITS = {"en": 60_000, "bg": 95_000, "it": 60_000, "ru": 60_000}
"""Bytes of an index, gzip. The Bulgarian one holds word families too."""

WORKER_LIMIT = 14_000
DIALOG_LIMIT = 1_000

# One held query more or less is two points: the gates stand a query or two below what was
# reached.
GATES = {"dev": (0.90, 0.95, 0.93), "held": (0.88, 0.97, 0.93)}
"""Least share of queries whose page comes first, and among the first three; least MRR."""

POOLED = {"inflected": 0.95, "typo": 0.90, "translit": 0.95, "layout": 0.95, "accents": 0.95}
"""Least share of queries of a kind, all languages together, whose best answer comes first."""


@cache
def script(locale: str) -> str:
    sources = load_sources(ROOT / "docs")
    site, _ = parse_site(sources)
    lexical, _ = load_lexical(sources, locale)
    return write_script(build_index(site, locale, lexical))[1]


@cache
def ranks(locale: str, chosen: str) -> tuple[tuple[str, int], ...]:
    """Kind and rank (0: not found) of each judged query of `locale` in the set `chosen`."""
    node = find_node()
    if node is None:
        pytest.skip("Node.js isn't installed")
    lines = (ROOT / "tests/search/queries" / f"{locale}.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    rows = [row for row in rows if row[0] == chosen]
    answers = ask(node, script(locale), [row[3] for row in rows])
    return tuple(
        (kind, rank_of(answer, set(expected.split("|"))))
        for (_, kind, expected, _), answer in zip(rows, answers, strict=True)
    )


def rank_of(answer: dict[str, Any], expected: set[str]) -> int:
    wanted = {path.removesuffix("index").rstrip("/") for path in expected}
    for rank, result in enumerate(answer["results"], 1):
        if result["url"].rstrip("/") in wanted:
            return rank
    return 0


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("chosen", ["dev", "held"])
def test_judged_queries_find_their_page(locale: str, chosen: str) -> None:
    """`node tools/bench-search.mjs` prints the figures; `held` isn't tuned on."""
    found = [rank for _, rank in ranks(locale, chosen)]
    first, third, mrr = GATES[chosen]
    assert sum(rank == 1 for rank in found) / len(found) >= first
    assert sum(0 < rank <= 3 for rank in found) / len(found) >= third
    assert sum(1 / rank for rank in found if rank) / len(found) >= mrr


@pytest.mark.parametrize("kind", POOLED)
def test_each_kind_of_query_works(kind: str) -> None:
    """Word forms, slips, foreign keyboards, in the held set of all languages."""
    found = [rank for locale in LOCALES for its, rank in ranks(locale, "held") if its == kind]
    assert sum(rank == 1 for rank in found) / len(found) >= POOLED[kind]


@pytest.mark.parametrize("locale", LOCALES)
def test_queries_are_well_formed(locale: str) -> None:
    """At least eighty a language, each once, and every expected page is there."""
    lines = (ROOT / "tests/search/queries" / f"{locale}.tsv").read_text("utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    assert len(rows) >= 80
    assert len({row[3] for row in rows}) == len(rows)
    for chosen, _, expected, _ in rows:
        assert chosen in {"dev", "held"}
        for path in expected.split("|"):
            assert (ROOT / "docs" / locale / f"{path}.md").is_file(), path


@pytest.mark.parametrize("locale", LOCALES)
def test_an_index_stays_small(locale: str) -> None:
    """It is loaded when a reader opens the search, perhaps on a phone."""
    assert len(gzip.compress(script(locale).encode(), 9)) <= INDEX_LIMITS[locale]


def test_the_worker_stays_small() -> None:
    """As the server sends it."""
    assert len(gzip.compress(WORKER.read_bytes(), 9)) <= WORKER_LIMIT


def test_the_dialog_costs_a_page_little() -> None:
    """The markup that every page carries, with the texts of the longest language."""
    markup = (ROOT / "overrides/partials/search.html").read_bytes()
    assert len(gzip.compress(markup, 9)) <= DIALOG_LIMIT
