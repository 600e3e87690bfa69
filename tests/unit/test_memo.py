"""Results that are remembered, in a run and between runs."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest

from guide import memo
from guide.checks import inputs_of
from guide.issues import Code, Issue, Position
from guide.memo import MOST_UNUSED, Memo
from guide.project import load_project
from guide.source import Sources

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the results of the test lie."""
    return tmp_path / "cache" / "results.pickle"


def never() -> str:
    """A maker that must not be called."""
    raise AssertionError


def saved(file: Path, *keys: tuple[str, ...]) -> None:
    """Save a result for each of `keys`."""
    results = Memo(file)
    for key in keys:
        results.recall(key, lambda key=key: f"made of {key}")  # type: ignore[misc]
    results.save()


def test_the_same_key_is_worked_out_once(file: Path) -> None:
    results = Memo(file)
    assert results.recall(("x", "a"), lambda: "made") == "made"
    assert results.recall(("x", "a"), never) == "made"


def test_the_next_run_remembers(file: Path) -> None:
    saved(file, ("x", "плащане"))
    assert Memo(file).recall(("x", "плащане"), never) == "made of ('x', 'плащане')"


def test_equal_keys_are_one_whatever_objects_they_are_made_of(file: Path) -> None:
    """A text that was read twice, and one that the interpreter shares, are the same key."""
    saved(file, ("x", "a b", "a b"))
    other = "".join(["a", " ", "b"])
    assert Memo(file).recall(("x", other, "a b"), never)


@pytest.mark.parametrize("other", [("y", "a"), ("x", "b"), ("x", "a", ""), ("xa",)])
def test_another_key_is_worked_out_anew(file: Path, other: tuple[str, ...]) -> None:
    saved(file, ("x", "a"))
    assert Memo(file).recall(other, lambda: "new") == "new"


def test_other_code_forgets_everything(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(file, ("x",))
    monkeypatch.setattr(memo, "_fingerprint", lambda: "other")
    assert Memo(file).recall(("x",), lambda: "new") == "new"


@pytest.mark.parametrize("damage", [b"", b"no pickle", b"\x80\x05K\x01.", b"\x80\x05cno\nsuch\n."])
def test_a_damaged_file_costs_time_only(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    assert Memo(file).recall(("x",), lambda: "made") == "made"
    saved(file, ("x",))
    assert Memo(file).recall(("x",), never)


def test_a_folder_that_cannot_be_written_costs_time_only(file: Path) -> None:
    file.parent.write_text("a file stands in its place")
    saved(file, ("x",))
    assert Memo(file).recall(("x",), lambda: "made") == "made"


def test_what_nobody_asks_for_is_dropped_in_the_end(file: Path) -> None:
    saved(file, ("old",))
    for number in range(MOST_UNUSED):
        saved(file, ("new", str(number)))
    assert Memo(file).recall(("old",), never)
    saved(file, ("new", "last"))
    assert Memo(file).recall(("old",), lambda: "made anew") == "made anew"


@pytest.mark.parametrize("name", [each.name for each in fields(Sources) if each.name != "root"])
def test_whatever_is_read_is_part_of_what_a_verdict_depends_on(name: str, tmp_path: Path) -> None:
    """A new part of the sources can't be forgotten in the key of the checks' verdict."""
    (tmp_path / "docs" / "en").mkdir(parents=True)
    project, _ = load_project(tmp_path / "docs")
    other: dict[str, object] = {
        "prefix": "other",
        "pages": {("en", "index.md"): "text"},
        "data": {"fields.yml": "text"},
        "folders": ("en", "bg"),
        "issues": (Issue(Code.FILE_ENCODING, "docs/x", Position(), "no text"),),
        "files": frozenset({"en/picture.svg"}),
    }
    changed = replace(project, sources=replace(project.sources, **{name: other[name]}))
    assert inputs_of(changed) != inputs_of(project)
