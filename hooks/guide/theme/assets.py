"""Scripts and other files of the theme, under names that carry a hash of their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.theme.styles import DEFERRED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from guide.theme.styles import Part

INLINED = "boot"
SERVICE_WORKER = "sw"


@dataclass(frozen=True)
class Asset:
    """A file of the site: its address relative to the site's root, and its bytes."""

    url: str
    data: bytes


def hashed(stem: str, suffix: str, data: bytes) -> Asset:
    """Asset `assets/<stem>.<hash><suffix>`; the same bytes have the same name.

    >>> hashed("a", ".js", b"1").url
    'assets/a.6b86b273.js'
    """
    return Asset(f"assets/{stem}.{hashlib.sha256(data).hexdigest()[:8]}{suffix}", data)


def load_scripts(folder: Path) -> dict[str, Asset]:
    """Scripts of overrides/assets/js by name, but for the inlined one and the service worker."""
    return {
        file.stem: hashed(file.stem, ".js", file.read_bytes())
        for file in sorted(folder.glob("*.js"))
        if file.stem not in {INLINED, SERVICE_WORKER}
    }


def deferred_styles(parts: Iterable[Part]) -> dict[str, Asset]:
    """Those of the stylesheets that are loaded when they're needed, by name."""
    return {
        part.name: hashed(part.name, ".css", part.css.encode())
        for part in parts
        if part.name in DEFERRED
    }


def load_images(folder: Path) -> dict[str, Asset]:
    """Images of the theme, by file name."""
    return {
        file.name: hashed(file.stem, file.suffix, file.read_bytes())
        for file in sorted(folder.glob("*.svg"))
    }
