"""The service worker as published: its code, told which files the site has."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from guide.theme.frame import Framer

HASHED = re.compile(r"\.[0-9a-f]{8,}\.\w+$")


def manifest(
    site_dir: Path, framers: Mapping[str, Framer], away: Mapping[str, str]
) -> dict[str, Any]:
    """What the worker needs to know of the built site (overrides/src/offline/keeper.js).

    `away` is, by language, the page for readers without a network, with a place for `{pages}`.
    The version is a hash of all pages, so that it changes with every change that readers see.
    """
    first = next(iter(framers))
    version = hashlib.sha256()
    for page in sorted(site_dir.rglob("*.html")):
        version.update(page.read_bytes())
    own = {locale: _pages(framer) for locale, framer in framers.items()}
    pages = list(dict.fromkeys(page for each in own.values() for page in each))
    return {
        "version": version.hexdigest()[:12],
        "main": first,
        "pages": pages,
        "folders": {locale: framer.prefix for locale, framer in framers.items()},
        "lacking": {
            locale: lacking
            for locale, has in own.items()
            if (lacking := [page for page in pages if page not in has])
        },
        "missing": {locale: f"{framer.prefix}404.html" for locale, framer in framers.items()},
        "away": {
            locale: "".join(line.strip() for line in html.splitlines())
            for locale, html in away.items()
        },
        "files": [
            f"assets/{file.name}"
            for file in sorted((site_dir / "assets").glob("*"))
            if HASHED.search(file.name)
        ],
        "indexes": {
            locale: f"search/{file.name}"
            for locale in framers
            for file in sorted((site_dir / "search").glob(f"{locale}.*.js"))
        },
    }


def script(code: str, listed: Mapping[str, Any]) -> str:
    """Code of the worker with its manifest before it."""
    data = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
    return f"self.GUIDE={data};\n{code}"


def _pages(framer: Framer) -> list[str]:
    """Addresses of the pages that a language has, below its folder, in the order of the menu."""
    locale = framer.pages.lang
    return [
        page.url.removeprefix(framer.prefix)
        for page in framer.pages
        if framer.exists(locale, page.path)
    ]
