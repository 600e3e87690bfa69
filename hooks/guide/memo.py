"""Remembers what was found in a file, so that a saved edit is checked and not the whole guide.

While the site is served, the checks run at every save; only the file that changed is new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from guide.issues import Issue

MOST = 50_000
"""Results that are kept; a guide of 1000 pages in four languages has fewer."""

_found: dict[Hashable, tuple[Issue, ...]] = {}


def remembered(key: Hashable, find: Callable[[], Iterable[Issue]]) -> tuple[Issue, ...]:
    """What `find` yields, from memory where it was asked for with the same `key` before.

    `key` holds all that the result depends on: the check, the file, its text, the rules.
    """
    if key not in _found:
        if len(_found) >= MOST:
            _found.clear()
        _found[key] = tuple(find())
    return _found[key]
