"""Turns what pydantic finds wrong with a YAML document into issues for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from guide import shapes
from guide.issues import Code, Issue
from guide.suggestions import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from guide.issues import Position
    from guide.yamltext import Marks, YamlPath

    Kind = Literal["unknown", "missing", "type", "value", "markup"]

ShapeT = TypeVar("ShapeT", bound=BaseModel)

FRONT: Mapping[Kind, Code] = {
    "unknown": Code.FRONT_MATTER_UNKNOWN_KEY,
    "missing": Code.FRONT_MATTER_MISSING_KEY,
    "type": Code.FRONT_MATTER_TYPE,
    "value": Code.FRONT_MATTER_VALUE,
    "markup": Code.FRONT_MATTER_MARKUP,
}
"""Codes for mistakes in a page's front matter."""

DATA: Mapping[Kind, Code] = {
    "unknown": Code.DATA_UNKNOWN_KEY,
    "missing": Code.DATA_MISSING_KEY,
    "type": Code.DATA_TYPE,
    "value": Code.DATA_VALUE,
    "markup": Code.DATA_VALUE,
}
"""Codes for mistakes in a data file."""

PLAIN_WORDS = {
    "string_type": "text",
    "int_type": "a whole number",
    "list_type": "a list",
    "dict_type": "'key: value' lines",
    "model_type": "'key: value' lines",
    "date_type": "a date (YYYY-MM-DD)",
    "bool_type": "true or false",
}


def validate(
    shape: type[ShapeT], data: Any, marks: Marks, path: str, codes: Mapping[Kind, Code]
) -> tuple[ShapeT | None, list[Issue]]:
    """Check `data`, whose places in the file `path` are `marks`, against `shape`.

    Returns the model (None where the data doesn't fit) and an issue for each mistake.
    """
    try:
        return shape.model_validate(data), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    told: dict[tuple[Position, Code, str], tuple[ErrorDetails, Issue]] = {}
    for detail in details:
        if _is_other_branch(detail, details):
            continue
        kind, position, message, hint = _fault(detail, shape, marks)
        issue = Issue(codes[kind], path, position, message, hint)
        # A union reports each of its branches: keep the first for a place, but every missing key.
        name = str(detail["loc"][-1]) if kind == "missing" else ""
        told.setdefault((position, issue.code, name), (detail, issue))
    meant = {_meant_key(detail, shape) for detail, _ in told.values()}
    return None, [
        issue
        for detail, issue in told.values()
        if detail["type"] != "missing" or detail["loc"][-1] not in meant  # misspelt, as is told
    ]


def wrong_keys(shape: type[BaseModel], data: dict[str, Any]) -> set[str]:
    """Keys of `data` whose values don't fit `shape`, and missing ones."""
    try:
        shape.model_validate(data)
    except ValidationError as error:
        return {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
    return set()


def _is_other_branch(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether an error says that 'key: value' lines aren't text, where their own errors follow."""
    return (
        detail["type"] == "string_type"
        and isinstance(detail["input"], dict)
        and any("ItemText" in other["loc"] for other in details)
    )


def _location(detail: ErrorDetails) -> YamlPath:
    """Path of an error as the author wrote it: without the names of a union's branches."""
    return tuple(part for part in detail["loc"] if not _is_branch(part))


def _is_branch(part: str | int) -> bool:
    return isinstance(part, str) and (
        part in ("ItemText", "[key]", "date") or "constrained-str" in part or "function-" in part
    )


def _fault(
    detail: ErrorDetails, shape: type[BaseModel], marks: Marks
) -> tuple[Kind, Position, str, str]:
    """What is wrong: the kind of mistake, its place, message and hint."""
    kind, value, location = detail["type"], detail["input"], _location(detail)
    name = _name(location)
    if kind == "extra_forbidden":
        key = str(location[-1])
        hint = did_you_mean(key, _known_keys(shape, location))
        return "unknown", marks.of_key(*location), f"unknown key '{key}'", hint
    if kind == "missing":
        hint = f"add a line '{location[-1]}: …'"
        return "missing", marks.of_key(*location[:-1]), f"'{name}' is missing", hint
    if kind == "value_error" and "markup" in detail["msg"]:
        message = f"'{name}' holds <, > or a straight double quote, or a line break"
        hint = "write plain text, with the quotation marks of the language"
        return "markup", marks.of_value(*location), message, hint
    if kind in PLAIN_WORDS:
        message = f"'{name}' must be {PLAIN_WORDS[kind]}, not {_describe(value)}"
        hint = _type_hint(kind, marks.plain_text(*location), value)
        return "type", marks.of_value(*location), message, hint
    place = marks.of_value(*location, *_second(value))
    return "value", place, f"'{name}': {_message(detail)}", _value_hint(detail)


def _second(value: Any) -> tuple[int, ...]:
    """Index of the first entry of a list that stands there before too; else nothing."""
    if isinstance(value, list):
        words = [str(entry).casefold() for entry in value]
        for index, word in enumerate(words):
            if word in words[:index]:
                return (index,)
    return ()


def _name(location: YamlPath) -> str:
    """How an author would name the place: `replies: entry 2: then`."""
    parts = [f"entry {part + 1}" if isinstance(part, int) else str(part) for part in location]
    return ": ".join(parts) or "the value"


def _meant_key(detail: ErrorDetails, shape: type[BaseModel]) -> str:
    """The key that an unknown one was probably meant to be; "" for any other mistake."""
    if detail["type"] != "extra_forbidden":
        return ""
    location = _location(detail)
    return near(str(location[-1]), _known_keys(shape, location))


def _known_keys(shape: type[BaseModel], location: YamlPath) -> list[str]:
    """Keys that are allowed where the unknown key stands."""
    around = location[:-1]
    if shape is shapes.ChecklistContract and "items" in around:
        shape = shapes.ItemContract
    elif around[:1] == ("checklist",):
        shape = shapes.ItemText if len(around) > 1 else shapes.ChecklistText
    elif around[:1] == ("replies",):
        shape = shapes.Reply
    return list(shape.model_fields)


def _describe(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "'key: value' lines"
    return f"a {type(value).__name__}"


def _type_hint(kind: str, plain: str | None, value: Any) -> str:
    if kind == "string_type" and plain is not None and not isinstance(value, str):
        if plain in ("", "~", "null"):
            return "write the text after the colon"
        return f'YAML reads {plain} as {_describe(value)}: write "{plain}" in double quotes'
    if kind == "list_type":
        return "write each entry on a line of its own that begins with '- '"
    if kind == "date_type":
        return "write the year first and no quotation marks: 2026-11-22"
    if kind in ("int_type", "bool_type") and isinstance(value, str):
        return "write it without quotation marks"
    if kind == "int_type":
        return "write it without a decimal point"
    if kind == "string_type" and isinstance(value, list | dict):
        return "a text that begins with [ or { stands in double quotes"
    return ""


def _message(detail: ErrorDetails) -> str:
    context, value = detail.get("ctx", {}), detail["input"]
    kind = detail["type"]
    if kind == "string_too_long":
        return f"{len(str(value))} characters, but at most {context['max_length']} fit"
    if kind == "string_too_short":
        count = len(str(value).strip())
        return f"{count} characters, but at least {context['min_length']} are needed"
    if kind == "string_pattern_mismatch":
        return f"'{value}' is not written as it must be"
    message = detail["msg"].removeprefix("Value error, ")
    return message.replace("Input should be", "must be", 1)


def _value_hint(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    pattern = str(context.get("pattern", ""))
    if "[0-9a-f]" in pattern:
        return "'python -m guide stamp' writes it"
    if ".md" in pattern.replace("\\", ""):
        return "a page's path without language, as in 'rejected/who-pays.md'"
    if pattern:
        return "small letters a-z, digits and hyphens, as in 'rejected-call'"
    if detail["type"] == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", ", ").split(",")
        return did_you_mean(str(detail["input"]), [part.strip(" '") for part in expected])
    return ""
