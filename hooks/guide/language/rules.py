"""Rules of the languages' typography and alphabets.

A language without rules here is still checked for everything else; add it to have its
quotation marks, letters and spelling looked at too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Rules:
    """How a language is written.

    `quotes` are pairs of opening and closing marks, the outer ones first. `letters` is a
    pattern of letters that the language doesn't have, or sequences that it never has.
    `dictionary` is the npm package with its Hunspell dictionary.
    """

    script: str
    quotes: tuple[tuple[str, str], ...]
    dictionary: str
    letters: str = ""
    instead: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What to write instead of a sequence that `letters` finds."""
    spaced_dash: bool = False
    """Whether a dash between words always has spaces."""
    common: str = ""
    """Frequent words, by which the language is told from English."""
    longest_sentence: int = 30
    """Words above which a sentence is called too long."""
    repeatable: frozenset[str] = frozenset()
    """Words that may rightly stand twice in a row."""
    elisions: frozenset[str] = frozenset()
    """Words that lose their end before an apostrophe."""
    decimal: str = "."
    """Sign before the decimals of a number."""
    units: str = r"EUR|USD|GBP|BGN|RUB|€|£|\$|%"


ENGLISH_COMMON = (
    "the and you your of to is it in for that this with are be not they their have what if from"
)

ITALIAN_ELISIONS = frozenset(
    re.findall(
        r"\w+",
        "l un d c s m t v n dell all dall nell sull coll quell quest bell sant gl com dov cos "
        "senz anch tutt mezz nient null ciascun nessun qualcun quant tant dev pover grand altr "
        "ognun buon po mo ca fe di de sott tre quattr vent trent cent quand perch pur neanch",
    )
)

RULES: dict[str, Rules] = {
    "en": Rules(
        "latin",
        (("“", "”"),),
        "dictionary-en-gb",
        repeatable=frozenset({"that", "had"}),
        units=r"EUR|USD|GBP|BGN|RUB",
    ),
    "bg": Rules(
        "cyrillic",
        (("„", "“"), ("«", "»")),
        "dictionary-bg",
        letters=r"[ыэёіїєґ]|\bй\b",
        instead={"й": "ѝ"},
        decimal=",",
        spaced_dash=True,
        repeatable=frozenset({"си"}),
        units=r"EUR|USD|GBP|BGN|RUB|€|£|\$|лв|евро|рубли|кв\.",
    ),
    "it": Rules(
        "latin",
        (("«", "»"), ("“", "”")),
        "dictionary-it",
        letters=r"\b(?:qual['’]è|pò\b|perchè|poichè|finchè|affinchè|nè\b|e['’](?=\s))",
        decimal=",",
        instead={
            "e'": "è, at the beginning È",
            "e’": "è, at the beginning È",
            "qual'è": "qual è",
            "qual’è": "qual è",
            "pò": "po’",
            "perchè": "perché",
            "poichè": "poiché",
            "finchè": "finché",
            "affinchè": "affinché",
            "nè": "né",
        },
        common="il lo la gli le di che per con non una del della sono dei nel alla tuo se come",
        repeatable=frozenset({"via", "piano", "man", "pian", "ben", "se", "poco"}),
        elisions=ITALIAN_ELISIONS,
        units=r"EUR|USD|GBP|BGN|RUB|€|£|euro|rubli",
    ),
    "ru": Rules(
        "cyrillic",
        (("«", "»"), ("„", "“")),
        "dictionary-ru",
        letters=r"[іїєґѝ]|ъ(?![еёюя])",
        decimal=",",
        spaced_dash=True,
        units=r"EUR|USD|GBP|BGN|RUB|€|£|₽|руб|рублей|рубля|евро",
    ),
    "de": Rules(
        "latin",
        (("„", "“"), ("‚", "‘")),
        "dictionary-de",
        common="der die das und ist nicht mit den dem ein eine auf für von sie wenn auch im zu du",
    ),
}
"""Rules by locale."""
