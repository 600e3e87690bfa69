"""Packs one language's index into a script.

A script, since `importScripts` and `<script>` both work from file://, where `fetch` doesn't. Its
format is read by `overrides/src/search/data.js`, which documents it; `VERSION` changes with it.
"""

from __future__ import annotations

import hashlib
import json
import string
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from guide.addresses import page_url
from guide.memo import recall
from guide.search import bulgarian
from guide.search.asking import ASKING, LATIN, NONE
from guide.search.kin import kin
from guide.search.lexical import load_lexical
from guide.search.sections import cut_page, subjects
from guide.search.stems import stems_of
from guide.search.vocabulary import fold_all, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guide.model import Page, Site
    from guide.search.lexical import Lexical
    from guide.source import Sources

VERSION = 3
LETTERS = string.ascii_letters
DIGITS = string.digits + LETTERS
KINDS = {"email": "email", "law": "law", "reference": "reference"}
NOTICE = "/*! Word families: simplemma, see assets/licences.txt */\n"
LEFT_OUT = frozenset({"index.md"})
"""The home page says a little of everything; the header leads there anyway."""


def index_script(
    site: Site, sources: Sources, locale: str, *, directory_urls: bool = True
) -> tuple[str, str]:
    """Address and text of the script with the index of `locale`; see `write_script`."""

    def make() -> tuple[str, str]:
        lexical, _ = load_lexical(sources, locale)
        return write_script(build_index(site, locale, lexical, directory_urls=directory_urls))

    pages = tuple((page.path, page.text) for page in site.pages_of(locale))
    data = tuple(sorted(sources.data.items()))
    return recall(("index", locale, directory_urls, bulgarian.rules_text(), pages, data), make)


def build_index(
    site: Site, locale: str, lexical: Lexical, *, directory_urls: bool = True
) -> dict[str, Any]:
    """The index of `locale` as plain data (`RawIndex` in data.js)."""
    stop = lexical.stop_words
    asking = ASKING.get(locale, NONE)
    postings: dict[str, list[int]] = defaultdict(list)
    vocabulary: set[str] = set()
    pages = []
    number = 0  # of a section, over all pages
    for page in site.pages_of(locale):
        if page.path in LEFT_OUT:
            continue
        sections = cut_page(page)
        for section in sections:
            top = f"{page.title} {page.description}"
            head = set(words(section.heading if section.anchor else top))
            body = set(words("\n".join(section.texts)))
            vocabulary |= head | body
            # What the head says is found there: the page carries it in full.
            for word in body - head - stop:
                if len(word) > 1:
                    postings[word].append(number)
            number += 1
        names = _names(page)
        vocabulary.update(words("\n".join(names)))
        pages.append(
            [
                page_url(page.path, directory_urls=directory_urls),
                _kind(page),
                page.title,
                page.description,
                names,
                [[each.anchor, each.heading] for each in sections[1:]],
            ]
        )
    forms = sorted(postings)
    return {
        "version": VERSION,
        "lang": locale,
        "pages": pages,
        "forms": pack_forms(forms),
        "postings": " ".join(map(pack_posting, share(postings, stems_of(locale, postings)))),
        "stop": lexical.stop,
        "synonyms": lexical.synonyms,
        "intents": {key: " ".join(value) for key, value in lexical.intents if value} | asking.words,
        "endings": asking.endings,
        "latin": LATIN.get(locale, ""),
        "families": _families(locale, vocabulary, lexical),
        "kin": ",".join(map(" ".join, kin(locale, vocabulary, stop))),
    }


def write_script(index: dict[str, Any]) -> tuple[str, str]:
    """The index as a script, and its address below the site's root, with a hash of its content."""
    data = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    notice = NOTICE if index["families"] else ""
    script = f"{notice}(self.pw=self.pw||{{}}).searchIndex={data};\n"
    digest = hashlib.sha256(script.encode()).hexdigest()[:8]
    return f"search/{index['lang']}.{digest}.js", script


def pack_forms(forms: Iterable[str]) -> str:
    """Sorted words, each as how many letters it shares with the word before, and the rest.

    >>> pack_forms(["part", "parted", "pay"])
    '0part 4ed 2y'
    """
    out = []
    last = ""
    for form in forms:
        same = 0
        while same < min(len(form), len(last), len(DIGITS) - 1) and form[same] == last[same]:
            same += 1
        out.append(DIGITS[same] + form[same:])
        last = form
    return " ".join(out)


def share(postings: Mapping[str, list[int]], stems: Mapping[str, str]) -> list[list[int]]:
    """Lists of `postings` in the order of their words; the commonest word of a stem has them all.

    >>> stems = {"pay": "pay", "paying": "pay", "part": "part"}
    >>> share({"pay": [1], "paying": [2, 3], "part": [1]}, stems)
    [[1], [], [1, 2, 3]]
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for form in postings:
        groups[stems[form]].append(form)
    lists = {}
    for forms in groups.values():
        chosen = max(forms, key=lambda form: (len(postings[form]), form))
        lists[chosen] = sorted({number for form in forms for number in postings[form]})
    return [lists.get(form, []) for form in sorted(postings)]


def pack_posting(numbers: Sequence[int]) -> str:
    """Rising numbers as steps: a letter for the rest of 52, before it how many 52s, if any.

    >>> pack_posting([0, 1, 60, 700])
    'aa1g12p'
    """
    out = []
    for before, number in pairwise((-1, *numbers)):
        high, low = divmod(number - before - 1, len(LETTERS))
        out.append((str(high) if high else "") + LETTERS[low])
    return "".join(out)


def _names(page: Page) -> list[str]:
    """What people may call the page, besides its title."""
    short = [page.front.nav_title] if page.front.nav_title else []
    return [*short, *page.front.aliases, *subjects(page)]


def _kind(page: Page) -> str:
    if page.path.startswith("checklists/"):
        return "checklist"
    if page.path == "emails/index.md":
        return "email"  # who asks for a letter may want to choose one
    return KINDS.get(page.kind, "guide")


def _families(locale: str, vocabulary: set[str], lexical: Lexical) -> str:
    if locale != "bg":
        return ""
    synonyms = words("\n".join(text for group in lexical.synonyms for text in group))
    known = fold_all([*vocabulary, *synonyms])
    return ",".join(" ".join(group) for group in bulgarian.families(known, lexical.stop_words))


def point_to_index(html: str, locale: str, address: str) -> str:
    """`html` whose `#pw-config` names `address`, where the theme could only name the language."""
    return html.replace(f'search/{locale}.json"', f'{address}"', 1)
