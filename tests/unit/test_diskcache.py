"""Results kept between runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide import diskcache

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own."""
    monkeypatch.setattr(diskcache, "FOLDER", tmp_path / "cache")
    return tmp_path / "cache"


def never() -> None:
    """A maker that must not be called."""
    raise AssertionError


def test_the_same_inputs_are_worked_out_once() -> None:
    assert diskcache.cached("x", ["a"], lambda: [1]) == [1]
    assert diskcache.cached("x", ["a"], never) == [1]


def test_other_inputs_are_worked_out_anew() -> None:
    diskcache.cached("x", ["a"], lambda: [1])
    assert diskcache.cached("x", ["b"], lambda: [2]) == [2]


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"inputs": 1}'])
def test_a_damaged_cache_costs_time_only(folder: Path, damage: str) -> None:
    folder.mkdir()
    (folder / "x.json").write_text(damage)
    assert diskcache.cached("x", [], lambda: "made") == "made"


def test_a_folder_that_cannot_be_written_costs_time_only(folder: Path) -> None:
    folder.write_text("a file stands in its place")
    assert diskcache.cached("x", [], lambda: "made") == "made"
