"""Whether a translation has been compared with its source as the source is now.

A translation's `source_hash` is the hash of the source page at the time of the comparison.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.model import Page

HASH_LENGTH = 12
IGNORED_LINES = re.compile(r"^(?:source_hash:.*|\s*(?:<!--|#)\s*check-ignore:.*)$")
ALIASES = re.compile(r"^aliases:[ \t]*\n(?:[ \t]*-[ \t].*\n|[ \t]*\n)*", re.MULTILINE)
"""The list of aliases in the front matter, which comes before any text."""


class Freshness(Enum):
    """State of a page with regard to its source."""

    SOURCE = "source"
    FRESH = "fresh"
    STALE = "stale"
    UNSTAMPED = "unstamped"


@lru_cache(maxsize=4096)
def source_hash(text: str) -> str:
    """First 12 hex digits of the SHA-256 of a page's normalised text.

    White space at line ends, empty lines, line ends of another system and the ways to write one
    and the same accented letter make no difference; nor do aliases, the search words of one
    language, which no translation has to follow.
    """
    without = ALIASES.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n"), count=1)
    lines = (line.rstrip() for line in without.splitlines())
    kept = "\n".join(line for line in lines if line and not IGNORED_LINES.match(line))
    return hashlib.sha256(kept.encode()).hexdigest()[:HASH_LENGTH]


def freshness_of(page: Page, source: Page | None, source_locale: str) -> Freshness:
    """State of `page`, whose source is the page `source`."""
    if page.locale == source_locale or source is None:
        return Freshness.SOURCE
    if page.front.source_hash is None:
        return Freshness.UNSTAMPED
    same = page.front.source_hash == source_hash(source.text)
    return Freshness.FRESH if same else Freshness.STALE
