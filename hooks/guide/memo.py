"""Remembers results that depend on texts alone, within a run and from one run to the next.

An edit changes a few files: only what was found in them is worked out anew, whether the site is
served, built or checked. Between runs the results lie in the project's `.cache` folder, which
may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import pickle
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Result = TypeVar("Result")

ROOT = Path(__file__).parents[2]
FILE = ROOT / ".cache" / "results"
MOST_UNUSED = 8
"""After so many savings in which nobody asked for it, a result is dropped."""
SEAL = 16
"""Length of a digest; the file begins with that of the rest, so that damage is seen."""
CODE_SUFFIXES = frozenset({".py", ".json", ".html", ".css", ".txt"})
"""Endings of the files below hooks/ that results may depend on without naming them in a key."""


class Memo:
    """Results by the digest of their keys, as far as they have been asked for or were saved.

    `file` is where they lie between runs; it and its folder needn't be there.
    """

    def __init__(self, file: Path) -> None:
        """Begin with an empty memory; the file is read when something is first asked for."""
        self._file = file
        self._results: dict[bytes, Any] = {}
        self._saved: dict[bytes, bytes] = {}
        """Pickled results of earlier runs, which are unpickled when they are asked for."""
        self._unused_for: dict[bytes, int] = {}
        """For how many savings nobody has asked for a saved result."""
        self._loaded = False

    def recall(self, key: tuple[Any, ...], make: Callable[[], Result]) -> Result:
        """Result of `make()`, or what it gave before for the same `key`.

        `key` is plain data (strings, numbers, tuples) that names the kind of result and holds
        all that it depends on, but for the code. The result is shared: it must not be changed.
        """
        if not self._loaded:
            self._load()
        name = digest(marshal.dumps(key, 0))
        if name not in self._results:
            self._results[name] = self._unpack(name) if name in self._saved else make()
        return self._results[name]  # type: ignore[no-any-return]

    def save(self) -> None:
        """Keep the results for the next run; where that can't be done, it costs time only."""
        fresh = self._results.keys() - self._saved.keys()
        if not fresh:
            return
        for name in fresh:
            self._saved[name] = pickle.dumps(self._results[name], pickle.HIGHEST_PROTOCOL)
        ages = {
            name: 0 if name in self._results else self._unused_for.get(name, 0) + 1
            for name in self._saved
        }
        self._unused_for = {name: age for name, age in ages.items() if age <= MOST_UNUSED}
        self._saved = {name: self._saved[name] for name in self._unused_for}
        data = marshal.dumps((_fingerprint(), self._unused_for, self._saved))
        unfinished = self._file.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            unfinished.write_bytes(digest(data) + data)
            unfinished.replace(self._file)  # at once: another process reads all of it or none

    def _load(self) -> None:
        self._loaded = True
        try:
            raw = memoryview(self._file.read_bytes())
        except OSError:
            return
        if digest(raw[SEAL:]) != raw[:SEAL]:
            return  # damaged: the work is done anew
        # Written by `save` alone, into the author's own folder.
        fingerprint, unused_for, saved = marshal.loads(raw[SEAL:])  # noqa: S302
        if fingerprint == _fingerprint():
            self._unused_for, self._saved = unused_for, saved

    def _unpack(self, name: bytes) -> Any:
        return pickle.loads(self._saved[name])  # noqa: S301 (the same)


def digest(data: str | bytes | memoryview) -> bytes:
    """Sixteen bytes that stand for `data` in a key, where there is much of it."""
    raw = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    return hashlib.blake2b(raw, digest_size=SEAL).digest()


@cache
def _fingerprint() -> str:
    """Digest of the code that makes results, and of the versions that it stands on."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=SEAL)
    files = [path for path in (ROOT / "hooks").rglob("*") if path.suffix in CODE_SUFFIXES]
    for path in [ROOT / "requirements.txt", *sorted(files)]:
        found.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


MEMO = Memo(FILE)
"""What this process remembers."""


def recall(key: tuple[Any, ...], make: Callable[[], Result]) -> Result:
    """See `Memo.recall`."""
    return MEMO.recall(key, make)


def remembered(key: tuple[Any, ...], find: Callable[[], Iterable[Result]]) -> tuple[Result, ...]:
    """What `find` yields, from memory where it was asked for with the same `key` before."""
    return recall(key, lambda: tuple(find()))
