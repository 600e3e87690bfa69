"""Tiny sites for tests: the base site with a case's changes, written to a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from guide.freshness import source_hash

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def load_base() -> dict[str, str]:
    """Files of the base site by path."""
    return dict(yaml.safe_load((HERE / "base" / "site.yml").read_text("utf-8")))


def changed(files: dict[str, str], case: dict[str, Any]) -> dict[str, str]:
    """`files` as `case` changes them.

    `edit` maps a file to {old text: new text}, each old text standing there just once; `files`
    adds or replaces files, null deletes one; `move` renames one.
    """
    files = dict(files)
    for path, new in case.get("move", {}).items():
        files[new] = files.pop(path)
    for path, text in case.get("files", {}).items():
        if text is None:
            del files[path]
        else:
            files[path] = text
    for path, edits in case.get("edit", {}).items():
        for old, new in edits.items():
            assert files[path].count(old) == 1, f"{path}: {files[path].count(old)} times {old!r}"
            files[path] = files[path].replace(old, new)
    return {path: text.replace("HASH", _source_hash(files, path)) for path, text in files.items()}


def _source_hash(files: dict[str, str], path: str) -> str:
    source = files.get(re.sub(r"/(?:bg|de|it|ru)/", "/en/", path, count=1), "")
    text = source.encode("utf-8", "surrogateescape").decode("utf-8-sig", "replace")
    return source_hash(text.replace("\r\n", "\n"))


def write_site(folder: Path, files: dict[str, str]) -> Path:
    """Write `files` below `folder`, with the dictionaries at hand; returns the docs folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        # Surrogates stand for bytes that aren't UTF-8.
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
    modules = ROOT / "node_modules"
    if modules.is_dir():
        (folder / "node_modules").symlink_to(modules, target_is_directory=True)
    return folder / "docs"
