"""Whether names stand in the order of their model."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def first_misplaced(found: Mapping[str, object], model: Mapping[str, object]) -> tuple[str, str]:
    """The first key of `found` that stands where another belongs, and that other; two "" for none.

    >>> first_misplaced(dict.fromkeys("acxb"), dict.fromkeys("abc"))
    ('c', 'b')
    """
    names = (name for name in found if name in model)
    expected = (name for name in model if name in found)
    pairs = zip(names, expected, strict=True)
    return next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
