"""Terms of a language: the word that the guide uses, and renderings that it must not use.

A data file `glossary/<locale>.yml` maps a term's id to
`{use: word, not: [rendering …], why: reason, allowed: [page …]}`. A rendering matches whole
words in any capitals; `*` at its end stands for any ending.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from guide.shapes import PagePath, Plain, Shape
from guide.validation import DATA, validate
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from guide.issues import Issue


class TermContract(Shape):
    """A term as it stands in a glossary file."""

    use: Plain
    forbidden: Annotated[list[Plain], Field(alias="not", default=[])]
    why: Plain | None = None
    allowed: Annotated[list[PagePath], Field(default=[])]


@dataclass(frozen=True)
class Term:
    """A term with a pattern of its forbidden renderings; `allowed` are pages that may have them."""

    id: str
    use: str
    pattern: re.Pattern[str]
    pieces: tuple[tuple[str, ...], ...]
    """Of each forbidden rendering, in small letters, what stands between its `*` and spaces."""
    why: str
    allowed: frozenset[str]

    def may_be_in(self, folded: str) -> bool:
        """Whether a text in small letters may have a forbidden rendering; the pattern is slow."""
        return any(all(piece in folded for piece in pieces) for pieces in self.pieces)


def load_glossary(text: str, file: str) -> tuple[list[Term], list[Issue]]:
    """Read a glossary file; terms without forbidden renderings are left out."""
    document = parse_yaml(text, file)
    issues = list(document.issues)
    terms: list[Term] = []
    data = document.data if isinstance(document.data, dict) else {}
    for key, value in data.items():
        entry, found = validate(TermContract, value, document.marks.below(key), file, DATA)
        issues.extend(found)
        if entry and entry.forbidden:
            terms.append(
                Term(
                    str(key),
                    entry.use,
                    _pattern(entry.forbidden),
                    tuple(tuple(re.split(r"[*\s]+", each.casefold())) for each in entry.forbidden),
                    entry.why or "",
                    frozenset(entry.allowed),
                )
            )
    return terms, issues


def _pattern(renderings: list[str]) -> re.Pattern[str]:
    # The longest first, so that a phrase wins over a word in it.
    parts = sorted(
        (
            re.escape(word).replace(r"\*", r"[^\W\d_]*").replace(r"\ ", r"\s+")
            for word in renderings
        ),
        key=len,
        reverse=True,
    )
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
