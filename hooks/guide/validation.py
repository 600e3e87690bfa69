"""Turns what pydantic finds wrong with a YAML document into issues for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from guide.issues import Code, Issue
from guide.suggestions import did_you_mean

if TYPE_CHECKING:
    from guide.yamltext import Marks

ShapeT = TypeVar("ShapeT", bound=BaseModel)

FRONT = {
    "unknown": Code.FRONT_MATTER_UNKNOWN_KEY,
    "missing": Code.FRONT_MATTER_MISSING_KEY,
    "type": Code.FRONT_MATTER_TYPE,
    "value": Code.FRONT_MATTER_VALUE,
    "markup": Code.FRONT_MATTER_MARKUP,
}
"""Codes for mistakes in a page's front matter."""

DATA = {
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


def validate(  # noqa: PLR0913 (all of them name where the data comes from)
    shape: type[ShapeT],
    data: Any,
    marks: Marks,
    path: str,
    codes: dict[str, Code],
    at: tuple[str | int, ...] = (),
) -> tuple[ShapeT | None, list[Issue]]:
    """Check `data`, which stands at `at` in the document of file `path`, against `shape`.

    Returns the model (None where the data doesn't fit) and an issue for each mistake.
    """
    try:
        return shape.model_validate(data), []
    except ValidationError as error:
        issues: dict[tuple[Any, ...], Issue] = {}
        details = error.errors(include_url=False, include_context=True)
        for detail in details:
            if _is_other_branch(detail, details):
                continue
            location = tuple(part for part in detail["loc"] if not _is_branch(part))
            issue = _issue(detail, location, data, marks, path, codes, at, shape)
            # A union reports each of its branches: keep the first for a place.
            issues.setdefault((issue.position, issue.code), issue)
        return None, _without_slips(list(issues.values()), codes)


def _without_slips(issues: list[Issue], codes: dict[str, Code]) -> list[Issue]:
    """`issues` without the keys that are missing because they are misspelt, as is told."""
    meant = {issue.hint for issue in issues if issue.code is codes["unknown"]}
    return [
        issue
        for issue in issues
        if issue.code is not codes["missing"] or f"did you mean '{_last_name(issue)}'?" not in meant
    ]


def _last_name(issue: Issue) -> str:
    return issue.message.split("'")[1].rpartition(": ")[2]


def wrong_keys(shape: type[BaseModel], data: dict[str, Any]) -> set[str]:
    """Keys of `data` whose values don't fit `shape`, and missing ones."""
    try:
        shape.model_validate(data)
    except ValidationError as error:
        return {str(detail["loc"][0]) for detail in error.errors() if detail["loc"]}
    return set()


def _is_other_branch(detail: Any, details: list[Any]) -> bool:
    """Whether an error says that 'key: value' lines aren't text, where their own errors follow."""
    return (
        detail["type"] == "string_type"
        and isinstance(detail.get("input"), dict)
        and any("ItemText" in other["loc"] for other in details)
    )


def _is_branch(part: str | int) -> bool:
    """Whether a part of a location names a branch of a union, not a key of the author's."""
    return isinstance(part, str) and (
        part in ("ItemText", "[key]", "date") or "constrained-str" in part or "function-" in part
    )


def _issue(  # noqa: PLR0913
    detail: Any,
    location: tuple[Any, ...],
    data: Any,
    marks: Marks,
    path: str,
    codes: dict[str, Code],
    at: tuple[str | int, ...],
    shape: type[BaseModel],
) -> Issue:
    kind = detail["type"]
    where = (*at, *location)
    name = _name(location)
    value = detail.get("input")
    if kind == "extra_forbidden":
        known = _known_keys(shape, data, location)
        return Issue(
            codes["unknown"],
            path,
            marks.of_key(*where),
            f"unknown key '{location[-1]}'",
            did_you_mean(str(location[-1]), known),
        )
    if kind == "missing":
        return Issue(
            codes["missing"],
            path,
            marks.of_key(*where[:-1]),
            f"'{name}' is missing",
            f"add a line '{location[-1]}: …'",
        )
    if kind == "value_error" and "markup" in str(detail.get("msg")):
        return Issue(
            codes["markup"],
            path,
            marks.of_value(*where),
            f"'{name}' holds <, > or a straight double quote, or a line break",
            "write plain text, with the quotation marks of the language",
        )
    if kind in PLAIN_WORDS:
        return Issue(
            codes["type"],
            path,
            marks.of_value(*where),
            f"'{name}' must be {PLAIN_WORDS[kind]}, not {_describe(value)}",
            _type_hint(kind, marks.plain.get(where), value),
        )
    return Issue(
        codes["value"],
        path,
        marks.of_value(*where, *_second(value)),
        f"'{name}': {_message(detail, value)}",
        _value_hint(detail, value),
    )


def _second(value: Any) -> tuple[int, ...]:
    """Index of the first entry of a list that stands there before too; else nothing."""
    if isinstance(value, list):
        words = [str(entry).casefold() for entry in value]
        for index, word in enumerate(words):
            if word in words[:index]:
                return (index,)
    return ()


def _name(location: tuple[Any, ...]) -> str:
    """How an author would name the place: `replies: entry 2: then`."""
    parts = [f"entry {part + 1}" if isinstance(part, int) else str(part) for part in location]
    return ": ".join(parts) or "the value"


def _known_keys(shape: type[BaseModel], data: Any, location: tuple[Any, ...]) -> list[str]:
    """Keys that are allowed where the unknown key stands."""
    from guide import shapes  # noqa: PLC0415 (shapes don't depend on validation)

    parents: dict[str, type[BaseModel]] = {
        "checklist": shapes.ChecklistText,
        "replies": shapes.Reply,
    }
    if shape is shapes.ChecklistContract and "items" in location[:-1]:
        return list(shapes.ItemContract.model_fields)
    if len(location) > 1:
        if location[0] == "checklist" and len(location) > 2:
            return list(shapes.ItemText.model_fields)
        parent = parents.get(str(location[0]))
        if parent:
            return list(parent.model_fields)
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


def _message(detail: Any, value: Any) -> str:
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "string_too_long":
        return f"{len(str(value))} characters, but at most {context['max_length']} fit"
    if kind == "string_too_short":
        count = len(str(value).strip())
        return f"{count} characters, but at least {context['min_length']} are needed"
    if kind == "string_pattern_mismatch":
        return f"'{value}' is not written as it must be"
    message = str(detail["msg"]).removeprefix("Value error, ")
    return message.replace("Input should be", "must be", 1)


def _value_hint(detail: Any, value: Any) -> str:
    pattern = str(detail.get("ctx", {}).get("pattern", ""))
    if "[0-9a-f]" in pattern:
        return "'python -m guide stamp' writes it"
    if ".md" in pattern.replace("\\", ""):
        return "a page's path without language, as in 'rejected/who-pays.md'"
    if pattern:
        return "small letters a-z, digits and hyphens, as in 'rejected-call'"
    if detail["type"] == "literal_error":
        expected = str(detail.get("ctx", {}).get("expected", ""))
        return did_you_mean(
            str(value), [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]
        )
    return ""
