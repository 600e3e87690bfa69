"""Looks at the authors' search data: `docs/_data/search/<lang>.yml`."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from typing import TYPE_CHECKING

from guide.issues import Code, Issue
from guide.memo import recall
from guide.search.lexical import data_name, load_lexical
from guide.search.sections import cut_page
from guide.search.stems import stemmer, stems_of
from guide.search.vocabulary import fold, fold_all, words
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page, Site
    from guide.project import Project
    from guide.search.lexical import Lexical
    from guide.source import Sources
    from guide.yamltext import Marks


def check_search(project: Project) -> Iterator[Issue]:
    """Issues in every language's search data: one of `guide.checks.CHECKS`."""
    return check_data(project.site, project.sources)


def check_data(site: Site, sources: Sources) -> Iterator[Issue]:
    """Issues in every language's search data, in the order of the languages."""
    for locale in site.locales:
        lexical, issues = load_lexical(sources, locale)
        yield from issues
        text = sources.data.get(data_name(locale))
        if text is None or issues:
            continue
        path = sources.data_file(data_name(locale))
        marks = parse_yaml(text, path).marks
        yield from _stop_words(lexical, marks, path)
        yield from _synonyms(lexical, marks, path, locale, Vocabulary(site, locale))


def _stop_words(lexical: Lexical, marks: Marks, path: str) -> Iterator[Issue]:
    twice = [word for word, count in Counter(lexical.stop.split()).items() if count > 1]
    if twice:
        yield Issue(
            Code.DATA_VALUE,
            path,
            marks.of_value("stop"),
            f"stop words stand twice: {', '.join(sorted(twice))}",
            "keep one of each",
        )
    for kind, phrases in lexical.intents:
        for phrase in phrases:
            if set(words(phrase)) & lexical.stop_words:
                yield Issue(
                    Code.DATA_VALUE,
                    path,
                    marks.of_value("intents", kind),
                    f"'{phrase}' asks for a kind of page and is a stop word too",
                    "take it out of one of the two",
                )


def _synonyms(
    lexical: Lexical, marks: Marks, path: str, locale: str, vocabulary: Vocabulary
) -> Iterator[Issue]:
    """Groups with nothing the guide knows, phrases of stop words only, phrases that stand twice."""
    stem, stop = stemmer(locale), lexical.stop_words
    seen: dict[tuple[str, ...], int] = {}
    for number, group in enumerate(lexical.synonyms):
        place = marks.of_value("synonyms", number)
        own: dict[tuple[str, ...], list[str]] = {}
        for phrase in group:
            telling = [word for word in words(phrase) if word not in stop]
            if not telling:
                yield Issue(
                    Code.DATA_VALUE,
                    path,
                    place,
                    f"'{phrase}' consists of stop words only",
                    "the search would take it for any text",
                )
                continue
            key = tuple(stem(word) for word in telling)
            if key in own:
                continue
            own[key] = telling
            if key in seen:
                yield Issue(
                    Code.DATA_VALUE,
                    path,
                    place,
                    f"'{phrase}' is in group {seen[key] + 1} as well",
                    "join the two groups, or take it out of one",
                )
            seen[key] = number
        if not any(all(map(vocabulary.has, telling)) for telling in own.values()):
            yield Issue(
                Code.DATA_VALUE,
                path,
                place,
                f"the guide has no word of this group: {', '.join(group)}",
                "add a word that the pages use, or an alias to the page that is meant",
            )


class Vocabulary:
    """Every word that can be found in one language, in any of its forms."""

    def __init__(self, site: Site, locale: str) -> None:
        """Gather the words of the pages of `locale`."""
        self._locale = locale
        self._words: set[str] = set()
        for page in site.pages_of(locale):
            items = tuple(item.id for item in page.checklist.items) if page.checklist else ()
            key = ("search-words", locale, page.path, page.text, items)
            self._words |= recall(key, partial(_words, page))

    def has(self, word: str) -> bool:
        """Whether the guide has `word`, or another form of it."""
        return fold(word) in self._words or stemmer(self._locale)(word) in self._stems

    @cached_property
    def _stems(self) -> set[str]:
        return set(stems_of(self._locale, self._words).values())


def _words(page: Page) -> frozenset[str]:
    found = words(f"{page.title} {page.nav_title} {page.description}")
    found += words("\n".join(page.front.aliases))
    for section in cut_page(page):
        found += words("\n".join((section.heading, *section.texts)))
    return frozenset(fold_all(found))
