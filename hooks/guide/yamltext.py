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

OTHER_BREAKS = str.maketrans("\u0085\u2028\u2029", "   ")
"""Signs at which a line ends for YAML 1.1 alone (https://yaml.org/spec/1.1/, 5.4): no place below
them would be right. That they stand there is told by the check of characters."""

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
    text = text.translate(OTHER_BREAKS)
    document = _parse(FAST, text, path, first_line)
    if document.data is None and FAST is not yaml.SafeLoader:
        return _parse(yaml.SafeLoader, text, path, first_line)
    return document


def _parse(
    loader_type: type[yaml.SafeLoader], text: str, path: str, first_line: int
) -> YamlDocument:
    reader = _Reader(path, first_line)
    try:
        return YamlDocument(reader.read(loader_type, text), reader.marks, reader.issues)
    except yaml.YAMLError as error:
        issue = _syntax_issue(error, text, path, first_line)
    except (ValueError, RecursionError, TypeError, AttributeError) as error:
        # PyYAML raises these for keys that are impossible dates, and for over-deep nesting.
        message = f"a value could not be read: {error}"
        hint = "put the value in quotation marks"
        issue = Issue(Code.YAML_SYNTAX, path, Position(first_line, 1), message, hint)
    return YamlDocument(None, reader.marks, [*reader.issues, issue])


class _Reader:
    """Makes Python data of a document's nodes, gathering marks and issues on the way."""

    def __init__(self, path: str, first_line: int) -> None:
        self.marks = Marks()
        self.issues: list[Issue] = []
        self._path, self._first_line = path, first_line
        self._loader: yaml.SafeLoader

    def read(self, loader_type: type[yaml.SafeLoader], text: str) -> Any:
        """Data of `text`. Raises what PyYAML raises."""
        self._loader = loader_type(text)
        try:
            node = self._loader.get_single_node()
            return None if node is None else self._data(node, ())
        finally:
            self._loader.dispose()

    def _data(self, node: Any, at: YamlPath) -> Any:
        if len(at) > MAX_DEPTH:
            problem = "nested too deeply"
            raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
        one_line = node.end_mark.line == node.start_mark.line
        length = node.end_mark.column - node.start_mark.column if one_line else 1
        self.marks.values[at] = self._position(node.start_mark, length)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return [self._data(child, (*at, index)) for index, child in enumerate(node.value)]
        return self._scalar(node, at)

    def _mapping(self, node: yaml.MappingNode, at: YamlPath) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            here = self._position(key_node.start_mark, len(key))
            if key in data:
                first = self.marks.keys[(*at, key)]
                message = f"key '{key}' stands twice (first on line {first.line})"
                self._tell(Code.YAML_DUPLICATE_KEY, here, message, "keep one of the two")
                continue
            self.marks.keys[(*at, key)] = here
            data[key] = self._data(value_node, (*at, key))
        return data

    def _key(self, node: Any) -> str:
        """A key as it is written: `no` stays `no`. Raises where it can't be read."""
        self._loader.construct_object(node, deep=True)
        return str(node.value)

    def _scalar(self, node: Any, at: YamlPath) -> Any:
        if not node.style:
            self.marks.plain[at] = node.value
        try:
            return self._loader.construct_object(node, deep=True)
        except (ValueError, OverflowError) as error:
            # 2026-13-01 looks like a date and is none.
            message = f"'{node.value}' can't be read: {error}"
            hint = "correct it, or put it in quotation marks"
            self._tell(Code.YAML_SYNTAX, self.marks.values[at], message, hint)
            return None

    def _position(self, mark: Any, length: int) -> Position:
        return Position(mark.line + self._first_line, mark.column + 1, max(1, length))

    def _tell(self, code: Code, place: Position, message: str, hint: str) -> None:
        self.issues.append(Issue(code, self._path, place, message, hint))


def _syntax_issue(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Issue:
    """Issue for a document that PyYAML can't read, in plain words."""
    problem = explain(error, text)
    place = Position(problem.line + first_line, problem.column + 1)
    message = f"this is not valid YAML: {problem.message}"
    return Issue(Code.YAML_SYNTAX, path, place, message, problem.hint)
