"""Journeys: pages that are walked one after another (docs/_data/journeys.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from guide.theme.pages import PageInfo, Pages


@dataclass(frozen=True)
class Journey:
    """A journey: its id (the message `journey-<id>` names it) and the paths of its pages."""

    id: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """Where a page stands on a journey; `number` and `total` count from 1."""

    journey: str
    number: int
    total: int
    steps: tuple[PageInfo, ...]
    previous: PageInfo | None
    next: PageInfo | None


def load_journeys(file: Path) -> tuple[Journey, ...]:
    """Read the journeys; a missing file has none.

    Raises ValueError where the file isn't a mapping of ids to lists of page paths.
    """
    if not file.is_file():
        return ()
    data = yaml.safe_load(file.read_text("utf-8")) or {}
    if not isinstance(data, dict):
        message = f"{file}: expected a mapping of journey ids to lists of page paths"
        raise ValueError(message)
    journeys = []
    for key, paths in data.items():
        if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
            message = f"{file}: journey {key!r}: expected a list of page paths"
            raise ValueError(message)
        journeys.append(Journey(str(key), tuple(paths)))
    return tuple(journeys)


def step_of(pages: Pages, page: PageInfo, journeys: tuple[Journey, ...]) -> Step | None:
    """Step that `page` is on the first journey that has it, or None."""
    for journey in journeys:
        if page.path not in journey.paths:
            continue
        steps = pages.pick(journey.paths)
        at = steps.index(page)
        return Step(
            journey=journey.id,
            number=at + 1,
            total=len(steps),
            steps=steps,
            previous=steps[at - 1] if at else None,
            next=steps[at + 1] if at + 1 < len(steps) else None,
        )
    return None
