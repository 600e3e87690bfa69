"""Reads the docs folder: all its texts, by language and path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DATA_DIR = "_data"
DATA_SUFFIXES = frozenset({".yml", ".txt"})


@dataclass(frozen=True)
class Sources:
    """Texts of the docs folder.

    `root` is the docs folder, `prefix` its name as it stands in issues ("docs"). `pages` maps
    (locale, path) to text; `data` maps a data file's name ("strings/ru.yml") to text; `folders`
    are the language folders found; `files` are all other files, with their path below `root`.
    """

    root: Path
    prefix: str
    pages: Mapping[tuple[str, str], str]
    data: Mapping[str, str]
    folders: tuple[str, ...]
    issues: tuple[Issue, ...]
    files: frozenset[str] = frozenset()

    def page_file(self, locale: str, path: str) -> str:
        """Path of a page's file as it stands in issues."""
        return f"{self.prefix}/{locale}/{path}"

    def data_file(self, name: str) -> str:
        """Path of a data file as it stands in issues."""
        return f"{self.prefix}/{DATA_DIR}/{name}"


def load_sources(docs_dir: Path) -> Sources:
    """Read every Markdown page and data file below `docs_dir`.

    A file that isn't UTF-8 is an issue, and is read with its bad bytes replaced; one that can't
    be read at all is an issue, and counts as empty. Raises FileNotFoundError where the folder
    isn't there.
    """
    if not docs_dir.is_dir():
        raise FileNotFoundError(f"there is no folder {docs_dir}")
    prefix = docs_dir.name
    pages: dict[tuple[str, str], str] = {}
    data: dict[str, str] = {}
    issues: list[Issue] = []
    folders = tuple(
        sorted(
            child.name
            for child in docs_dir.iterdir()
            if child.is_dir() and not child.name.startswith(("_", "."))
        )
    )
    for locale in folders:
        for file in sorted((docs_dir / locale).rglob("*.md")):
            path = file.relative_to(docs_dir / locale).as_posix()
            pages[locale, path] = _read(file, f"{prefix}/{locale}/{path}", issues)
    data_dir = docs_dir / DATA_DIR
    for file in sorted(data_dir.rglob("*")) if data_dir.is_dir() else ():
        if file.suffix in DATA_SUFFIXES:
            name = file.relative_to(data_dir).as_posix()
            data[name] = _read(file, f"{prefix}/{DATA_DIR}/{name}", issues)
    others = frozenset(
        file.relative_to(docs_dir).as_posix()
        for file in docs_dir.rglob("*")
        if file.is_file() and file.suffix != ".md" and data_dir not in file.parents
    )
    return Sources(docs_dir, prefix, pages, data, folders, tuple(issues), others)


def _read(file: Path, path: str, issues: list[Issue]) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        issues.append(_unreadable(file, path, error))
        return ""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        issues.append(
            Issue(
                Code.FILE_ENCODING,
                path,
                Position(line, 1),
                "the file isn't UTF-8 text",
                "save it as UTF-8 in your editor",
            )
        )
        text = raw.decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(file: Path, path: str, error: OSError) -> Issue:
    if file.is_dir():
        what, hint = "this is a folder, though its name is that of a file", "rename the folder"
    elif file.is_symlink():
        what, hint = "this is a link to a file that isn't there", "put the file itself here"
    else:
        reason = (error.strerror or "unknown reason").lower()
        what, hint = f"the file can't be read: {reason}", "look at its permissions"
    return Issue(Code.FILE_UNREADABLE, path, Position(), what, hint)
