"""Runs a check that looks at one page at a time, and remembers what it finds in each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from guide.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from guide.issues import Issue
    from guide.model import Page


def on_each_page(
    name: str, check: Callable[[Page], Iterable[Issue]], pages: Iterable[Page]
) -> Iterator[Issue]:
    """What `check`, which is called `name` in the memory, finds on `pages`.

    It must depend on nothing but a page's file and text.
    """
    for page in pages:
        yield from remembered((name, page.source_path, page.text), partial(check, page))
