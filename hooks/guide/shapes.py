"""Shapes of what authors write in YAML: front matter and the data files.

The models are strict and frozen, and unknown keys are errors. Their JSON Schema is exported for
editors. `validation` turns what pydantic finds into issues with a line and a hint.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 (pydantic reads the annotations)
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"
FIELD_PATTERN = r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"
PAGE_PATTERN = r"^[a-z0-9][a-z0-9/-]*\.md$"
TARGET_PATTERN = r"^[a-z0-9][a-z0-9/-]*\.md(?:#[a-z0-9-]+)?$"

Situation = Literal["decide", "part", "rejected", "paid", "situations", "together"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)


def _no_markup(value: str) -> str:
    """Refuse what would become markup: templates don't escape front matter everywhere."""
    if any(sign in value for sign in '<>"') or "\n" in value.strip():
        raise ValueError("markup")
    return value


def _unique(values: list[str]) -> list[str]:
    """Refuse a list that names the same thing twice."""
    seen: set[str] = set()
    for value in values:
        if value.casefold() in seen:
            raise ValueError(f"'{value}' stands twice")
        seen.add(value.casefold())
    return values


Plain = Annotated[
    str, StringConstraints(min_length=1, strip_whitespace=True), AfterValidator(_no_markup)
]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=40)]
PagePath = Annotated[str, StringConstraints(pattern=PAGE_PATTERN)]
Target = Annotated[str, StringConstraints(pattern=TARGET_PATTERN)]
Title = Annotated[str, StringConstraints(min_length=3, max_length=80), AfterValidator(_no_markup)]


class Shape(BaseModel):
    """Base of all shapes: strict types, no unknown keys, no changes after reading."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class ItemText(Shape):
    """Text of a checklist item, where it needs more than one line."""

    text: Annotated[Plain, StringConstraints(max_length=120)]
    note: Annotated[Plain, StringConstraints(max_length=400)] | None = None
    link: Target | None = None


class ChecklistText(Shape):
    """A checklist's words on its page: texts keyed by the ids that the contract declares."""

    id: Id
    title: Title
    items: dict[Id, Annotated[Plain, StringConstraints(max_length=120)] | ItemText] = Field(
        min_length=1
    )


class Reply(Shape):
    """What the client may answer to an email, and where to go on then."""

    answer: Annotated[Plain, StringConstraints(max_length=120)]
    then: Target


class PageFront(Shape):
    """Front matter of a page."""

    title: Title
    nav_title: (
        Annotated[str, StringConstraints(min_length=2, max_length=32), AfterValidator(_no_markup)]
        | None
    ) = None
    description: Annotated[
        str, StringConstraints(min_length=50, max_length=160), AfterValidator(_no_markup)
    ]
    aliases: Annotated[
        list[Annotated[Plain, StringConstraints(max_length=80)]], AfterValidator(_unique)
    ] = Field(default=[], max_length=16)
    related: Annotated[list[PagePath], AfterValidator(_unique)] = Field(default=[], max_length=6)
    emails: Annotated[list[Id], AfterValidator(_unique)] = Field(default=[], max_length=28)
    checklist: ChecklistText | None = None
    email: Id | None = None
    situation: Situation | None = None
    replies: list[Reply] = Field(default=[], max_length=8)
    checked_on: dt.date | None = None
    source_hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")] | None = None


class ItemContract(Shape):
    """An item of a checklist, without words: what all languages share."""

    id: Id
    level: Literal["must", "should", "optional"]
    due: int | None = Field(default=None, ge=-365, le=365)
    """Days relative to the last working day: -14 is two weeks before it."""
    email: Id | None = None
    renamed_from: list[Id] = []
    """Former ids of this item, or ids of items merged into it: their ticks count for it."""


class ChecklistContract(Shape):
    """A checklist: the page that it stands on and its items in their order."""

    page: PagePath
    items: list[ItemContract] = Field(min_length=1, max_length=30)


class FieldContract(Shape):
    """A field that readers fill in."""

    type: Literal["text", "lines", "name", "date", "money", "number", "choice"]
    required: bool = False
    sample: str | int | float | dt.date | None = None
    choices: list[Annotated[str, StringConstraints(pattern=FIELD_PATTERN)]] = []


class LanguageContract(Shape):
    """A language of the guide."""

    name: Plain
    status: Literal["complete", "partial"]
