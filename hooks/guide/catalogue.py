"""The message catalogue of a language: every word of the interface.

A message is a text, or plural forms by CLDR category (`one`, `few`, `many`, `other`) where a
count decides. `{name}` in a text is replaced by the argument of that name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from babel.plural import PluralRule

Message = str | Mapping[str, str]
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def messages_name(locale: str) -> str:
    """Name of the data file with a language's messages."""
    return f"strings/{locale}.yml"


@dataclass(frozen=True)
class Catalogue:
    """Messages of one locale by key."""

    locale: str
    messages: Mapping[str, Message]

    def text(self, key: str, **arguments: object) -> str:
        """Message `key` with its placeholders filled; `count` chooses the plural form.

        Raises KeyError for a key that the catalogue lacks (the checks find those first).
        """
        message = self.messages[key]
        if not isinstance(message, str):
            form = plural_form(self.locale, arguments.get("count", 0))
            message = message.get(form) or message["other"]
        return PLACEHOLDER.sub(lambda found: str(arguments.get(found[1], found[0])), message)

    def subset(self, *prefixes: str) -> dict[str, Message]:
        """Messages whose keys begin with one of `prefixes`, for the browser."""
        return {key: value for key, value in self.messages.items() if key.startswith(prefixes)}


@cache
def _plural_rule(locale: str) -> PluralRule:
    """Rule of `locale`; of English for a language that CLDR doesn't know."""
    try:
        return Locale.parse(locale).plural_form
    except (ValueError, UnknownLocaleError):
        return Locale("en").plural_form


def possible_categories(locale: str) -> frozenset[str]:
    """CLDR plural categories that any number, fractions and millions too, has in `locale`."""
    return frozenset({*_plural_rule(locale).tags, "other"})


@cache
def plural_categories(locale: str) -> tuple[str, ...]:
    """CLDR plural categories that whole numbers have in `locale`, `other` last.

    >>> plural_categories("bg")
    ('one', 'other')
    """
    rule = _plural_rule(locale)
    found = {rule(number) for number in range(200)}
    order = ("zero", "one", "two", "few", "many", "other")
    return tuple(name for name in order if name in found or name == "other")


@cache
def numbers_of(locale: str, category: str) -> tuple[int, ...]:
    """Whole numbers up to 200 that take the form `category` in `locale`.

    >>> numbers_of("ru", "one")[:3]
    (1, 21, 31)
    """
    rule = _plural_rule(locale)
    return tuple(number for number in range(200) if rule(number) == category)


def plural_form(locale: str, count: object) -> str:
    """CLDR category of the whole number `count` in `locale`."""
    number = count if isinstance(count, int) else int(str(count))
    return str(_plural_rule(locale)(number))
