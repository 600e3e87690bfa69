"""Files that tell hosts what to do: headers, caching, and each language's page for missing ones.

Netlify and Cloudflare Pages read `_headers` (Netlify also `_redirects`) at the site's root; the
snippets in `deploy/` are for nginx and Caddy. All are made from the same lists.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

IMMUTABLE = "public, max-age=31536000, immutable"
"""For files whose name carries a hash of their content."""

FRESH = "no-cache"
"""For all others: kept, but asked for anew before use."""

HASHED = re.compile(r"\.[0-9a-f]{8,}\.\w+$")
HASHED_PATH = "/(assets|search)/.+\\.[0-9a-f]{8,}\\."
"""The same for nginx and Caddy, as part of an address."""


def long_lived(site_dir: Path) -> tuple[str, ...]:
    """Addresses of the files that never change: a folder with a star where all of it is hashed."""
    patterns: list[str] = []
    folders = (folder for name in ("assets", "search") for folder in _folders(site_dir / name))
    for folder in folders:
        files = sorted(file for file in folder.iterdir() if file.is_file())
        hashed = [file for file in files if HASHED.search(file.name)]
        address = "/" + folder.relative_to(site_dir).as_posix()
        has_folders = any(entry.is_dir() for entry in folder.iterdir())
        if hashed and hashed == files and not has_folders:
            patterns.append(f"{address}/*")
        else:
            patterns += [f"{address}/{file.name}" for file in hashed]
    return tuple(patterns)


def host_files(
    headers: Mapping[str, str], prefixes: Sequence[str], cached: Iterable[str]
) -> dict[str, str]:
    """Files for all hosts, by name.

    `headers` go with every answer, `prefixes` ("bg/") are the folders of the languages that aren't
    at the root, `cached` the addresses of the files that never change.
    """
    return {
        "_headers": _lines(_headers(headers, cached)),
        "_redirects": _lines(f"/{prefix}* /{prefix}404.html 404" for prefix in prefixes),
        "deploy/nginx-http.conf": _lines(_nginx_http()),
        "deploy/nginx.conf": _lines(_nginx(headers, prefixes)),
        "deploy/Caddyfile": _lines(_caddy(headers, prefixes)),
    }


def _headers(headers: Mapping[str, str], cached: Iterable[str]) -> Iterable[str]:
    yield "/*"
    for name, value in headers.items():
        yield f"  {name}: {value}"
    for address in cached:
        yield from (address, f"  Cache-Control: {IMMUTABLE}")


def _nginx_http() -> Iterable[str]:
    yield "# Include inside `http { … }`."
    yield "map $uri $guide_cache {"
    yield f"\tdefault {FRESH};"
    yield f'\t"~{HASHED_PATH}" "{IMMUTABLE}";'
    yield "}"


def _nginx(headers: Mapping[str, str], prefixes: Sequence[str]) -> Iterable[str]:
    yield "# Include inside `server { … }`, with nginx-http.conf inside `http { … }`."
    for name, value in headers.items():
        yield f'add_header {name} "{value}" always;'
    yield "add_header Cache-Control $guide_cache always;"
    yield "error_page 404 /404.html;"
    for prefix in prefixes:
        yield f"location /{prefix} {{ error_page 404 /{prefix}404.html; }}"


def _caddy(headers: Mapping[str, str], prefixes: Sequence[str]) -> Iterable[str]:
    yield "# Import inside the site's block."
    yield "header {"
    for name, value in headers.items():
        yield f'\t{name} "{value}"'
    yield f"\tCache-Control {FRESH}"
    yield "}"
    yield f"@hashed path_regexp {HASHED_PATH}"
    yield f'header @hashed Cache-Control "{IMMUTABLE}"'
    yield "handle_errors {"
    for prefix in prefixes:
        yield from (
            f"\t@{prefix.strip('/')} path /{prefix}*",
            f"\trewrite @{prefix.strip('/')} /{prefix}404.html",
        )
    others = " ".join(f"/{prefix}*" for prefix in prefixes)
    if others:
        yield from (f"\t@other not path {others}", "\trewrite @other /404.html")
    else:
        yield "\trewrite * /404.html"
    yield from ("\tfile_server", "}")


def _folders(top: Path) -> Iterable[Path]:
    if top.is_dir():
        yield top
        yield from sorted(entry for entry in top.rglob("*") if entry.is_dir())


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
