"""The authors' words for the search, `docs/_data/search/<lang>.yml`: synonyms and stop words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from guide.shapes import Shape
from guide.validation import DATA, validate
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from guide.issues import Issue
    from guide.source import Sources

Phrase = Annotated[str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True)]


class Intents(Shape):
    """Words that ask for a kind of page: "letter" for an email."""

    email: list[Phrase] = Field(default=[])
    checklist: list[Phrase] = Field(default=[])
    law: list[Phrase] = Field(default=[])


class Lexical(Shape):
    """Words of one language that the search treats specially.

    `stop` are words that say little. `synonyms` are groups of words and phrases that mean the
    same to a reader of the guide, whatever a dictionary says. `intents`: see there.
    """

    stop: str = ""
    synonyms: list[Annotated[list[Phrase], Field(min_length=2)]] = Field(default=[])
    intents: Intents = Intents()

    @property
    def stop_words(self) -> frozenset[str]:
        """The stop words."""
        return frozenset(self.stop.split())


def data_name(locale: str) -> str:
    """Name of a language's file among the data files."""
    return f"search/{locale}.yml"


def load_lexical(sources: Sources, locale: str) -> tuple[Lexical, list[Issue]]:
    """Words of `locale`, empty where there is no file or it can't be read; and the issues."""
    name = data_name(locale)
    text = sources.data.get(name)
    if text is None:
        return Lexical(), []
    path = sources.data_file(name)
    document = parse_yaml(text, path)
    if document.data is None:
        return Lexical(), document.issues
    lexical, issues = validate(Lexical, document.data, document.marks, path, DATA)
    return lexical or Lexical(), [*document.issues, *issues]
