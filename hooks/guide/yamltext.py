"""YAML with line marks: values as Python data, and the place of every key and value.

PyYAML alone keeps the last of two equal keys and reads a bare `no` as false; here a duplicate
key is an issue, and the marks let a later check say where a value of the wrong type stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from guide.issues import Code, Issue, Position
from guide.yamlproblems import explain

YamlPath = tuple[str | int, ...]
"""Path to a value inside a document: keys and list indices, from the outside in."""

FAST: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it: eight times as fast, and the same marks. What
it can't read is read again by PyYAML's own, whose errors say more."""

MAX_DEPTH = 30
"""Deepest nesting that is read: the guide's own data needs six."""


@dataclass(frozen=True)
class Marks:
    """Where the keys and values of a YAML document stand.

    `plain` holds the paths of scalars written without quotes, with the text as written: `no`
    that became false can then be explained.
    """

    keys: dict[YamlPath, Position] = field(default_factory=dict)
    values: dict[YamlPath, Position] = field(default_factory=dict)
    plain: dict[YamlPath, str] = field(default_factory=dict)
    base: YamlPath = ()
    """Path of the value that the methods count from."""

    def below(self, *path: str | int) -> Marks:
        """The same marks, counted from the value at `path`."""
        return replace(self, base=(*self.base, *path))

    def of_key(self, *path: str | int) -> Position:
        """Position of the key at `path`, or of the nearest value around it."""
        return self.keys.get((*self.base, *path)) or self.of_value(*path)

    def of_value(self, *path: str | int) -> Position:
        """Position of the value at `path`, or of the nearest value around it."""
        at = (*self.base, *path)
        while at and at not in self.values:
            at = at[:-1]
        return self.values.get(at, Position())

    def plain_text(self, *path: str | int) -> str | None:
        """Text of the value at `path` as written, where it stands without quotes."""
        return self.plain.get((*self.base, *path))


@dataclass
class YamlDocument:
    """A parsed document: its data (None where it could not be read), its marks, its issues."""

    data: Any
    marks: Marks
    issues: list[Issue]


def parse_yaml(text: str, path: str, *, first_line: int = 1) -> YamlDocument:
    """Parse `text`, a YAML document that begins on line `first_line` of file `path`.

    Never raises: a syntax error, a duplicate key or a value of no plain type is an issue.
    """
    document = _parse(FAST, text, path, first_line)
    if document.data is None and FAST is not yaml.SafeLoader:
        return _parse(yaml.SafeLoader, text, path, first_line)
    return document


def _parse(
    loader_type: type[yaml.SafeLoader], text: str, path: str, first_line: int
) -> YamlDocument:
    marks = Marks()
    issues: list[Issue] = []
    try:
        loader = loader_type(text)
        try:
            node = loader.get_single_node()
            data = _construct(loader, node, (), marks, issues, path, first_line)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        issues.append(_syntax_issue(error, text, path, first_line))
        return YamlDocument(None, marks, issues)
    except (ValueError, RecursionError, TypeError, AttributeError) as error:
        # PyYAML raises these for impossible dates (2026-13-01) and for over-deep nesting.
        position = Position(first_line, 1)
        issues.append(
            Issue(
                Code.YAML_SYNTAX,
                path,
                position,
                f"a value could not be read: {error}",
                "put the value in quotation marks",
            )
        )
        return YamlDocument(None, marks, issues)
    return YamlDocument(data, marks, issues)


def _position(mark: Any, first_line: int, length: int = 1) -> Position:
    return Position(mark.line + first_line, mark.column + 1, max(1, length))


def _construct(  # noqa: PLR0913 (a recursion over one state)
    loader: yaml.SafeLoader,
    node: Any,
    at: YamlPath,
    marks: Marks,
    issues: list[Issue],
    path: str,
    first_line: int,
) -> Any:
    """Python data of `node`, filling `marks` and `issues` on the way."""
    if node is None:
        return None
    if len(at) > MAX_DEPTH:
        raise yaml.constructor.ConstructorError(None, None, "nested too deeply", node.start_mark)
    length = node.end_mark.column - node.start_mark.column
    one_line = node.end_mark.line == node.start_mark.line
    marks.values[at] = _position(node.start_mark, first_line, length if one_line else 1)
    if isinstance(node, yaml.MappingNode):
        data: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, str | int | float | bool):
                key = str(key_node.value)
            here = _position(key_node.start_mark, first_line, len(str(key_node.value)))
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else str(key)
            if key in data:
                first = marks.keys[(*at, key)]
                issues.append(
                    Issue(
                        Code.YAML_DUPLICATE_KEY,
                        path,
                        here,
                        f"key '{key}' stands twice (first on line {first.line})",
                        "keep one of the two",
                    )
                )
                continue
            marks.keys[(*at, key)] = here
            data[key] = _construct(loader, value_node, (*at, key), marks, issues, path, first_line)
        return data
    if isinstance(node, yaml.SequenceNode):
        return [
            _construct(loader, child, (*at, index), marks, issues, path, first_line)
            for index, child in enumerate(node.value)
        ]
    if not node.style:
        marks.plain[at] = node.value
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, OverflowError) as error:
        # 2026-13-01 looks like a date and is none.
        issues.append(
            Issue(
                Code.YAML_SYNTAX,
                path,
                marks.values[at],
                f"'{node.value}' can't be read: {error}",
                "correct it, or put it in quotation marks",
            )
        )
        return None


def _syntax_issue(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Issue:
    """Issue for a document that PyYAML can't read, in plain words."""
    problem = explain(error, text)
    place = Position(problem.line + first_line, problem.column + 1)
    message = f"this is not valid YAML: {problem.message}"
    return Issue(Code.YAML_SYNTAX, path, place, message, problem.hint)
