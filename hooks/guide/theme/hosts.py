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

NGINX_COMPRESSED = (
    "application/javascript",
    "text/javascript",
    "text/css",
    "text/plain",
    "text/xml",
    "application/xml",
    "image/svg+xml",
)
"""Types that are worth compressing, beside text/html; nginx's versions differ in JavaScript's."""

NGINX_LEVEL, CADDY_LEVEL = 6, 8
"""Levels of gzip at which answers stay small. nginx by itself takes 1, which makes pages a fifth
larger; Caddy counts in its own way, where 8 is what 6 is elsewhere."""


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
    headers: Mapping[str, str],
    prefixes: Sequence[str],
    cached: Iterable[str],
    base: str = "/",
) -> dict[str, str]:
    """Files for all hosts, by name.

    `headers` go with every answer, `prefixes` ("bg/") are the folders of the languages that aren't
    at the root, `cached` the addresses of the files that never change, `base` the path of the
    site's address ("/guide/"). Netlify and Cloudflare always serve it from the root.
    """
    return {
        "_headers": _lines(_headers(headers, cached)),
        "_redirects": _lines(f"/{prefix}* /{prefix}404.html 404" for prefix in prefixes),
        "deploy/nginx-http.conf": _lines(_nginx_http()),
        "deploy/nginx.conf": _lines(_nginx(headers, prefixes, base)),
        "deploy/Caddyfile": _lines(_caddy(headers, prefixes, base)),
    }


def _headers(headers: Mapping[str, str], cached: Iterable[str]) -> Iterable[str]:
    yield "/*"
    for name, value in headers.items():
        yield f"  {name}: {value}"
    for address in cached:
        yield from (address, f"  Cache-Control: {IMMUTABLE}")


def _nginx_http() -> Iterable[str]:
    yield "# Include inside `http { … }`, which needs `include /etc/nginx/mime.types;` as well:"
    yield "# by itself nginx sends scripts as plain text, and browsers run none of those."
    yield "map $uri $guide_cache {"
    yield f"\tdefault {FRESH};"
    yield f'\t"~{HASHED_PATH}" "{IMMUTABLE}";'
    yield "}"


def _nginx(headers: Mapping[str, str], prefixes: Sequence[str], base: str) -> Iterable[str]:
    yield "# Include inside `server { … }`, with nginx-http.conf inside `http { … }`."
    lines = [
        *(f'add_header {name} "{value}" always;' for name, value in headers.items()),
        "add_header Cache-Control $guide_cache always;",
        # Without a charset, texts such as llms.txt are read in one of the old encodings.
        "charset utf-8;",
        "gzip on;",
        "gzip_vary on;",
        f"gzip_comp_level {NGINX_LEVEL};",
        f"gzip_types {' '.join(NGINX_COMPRESSED)};",
        # A folder's missing slash is added without naming this server: a proxy may be before it.
        "absolute_redirect off;",
        # A folder without a page is forbidden to nginx, and a missing page to readers.
        f"error_page 403 404 =404 {base}404.html;",
        *(
            f"location {base}{prefix} {{ error_page 403 404 =404 {base}{prefix}404.html; }}"
            for prefix in prefixes
        ),
    ]
    if base == "/":
        yield from lines
    else:
        yield from (f"location {base} {{", *(f"\t{line}" for line in lines), "}")


def _caddy(headers: Mapping[str, str], prefixes: Sequence[str], base: str) -> Iterable[str]:
    yield "# Import inside the site's block."
    yield from _caddy_compression(base)
    yield f"header {base}* {{"
    for name, value in headers.items():
        yield f'\t{name} "{value}"'
    yield "}"
    # Two matchers that exclude each other, as Caddy sorts directives in its own way. A file that
    # isn't there must not be missing for a year.
    hashed = f"path_regexp {HASHED_PATH}"
    yield from ("@guide-hashed {", f"\tpath {base}*", f"\t{hashed}", "\tfile", "}")
    yield f'header @guide-hashed Cache-Control "{IMMUTABLE}"'
    yield from ("@guide-fresh {", f"\tpath {base}*", "\tnot {", f"\t\t{hashed}", "\t\tfile")
    yield from ("\t}", "}")
    yield f"header @guide-fresh Cache-Control {FRESH}"
    yield "handle_errors {"
    for prefix in prefixes:
        name = f"@guide-{prefix.strip('/')}"
        yield from (
            f"\t{name} path {base}{prefix}*",
            f"\trewrite {name} {base}{prefix}404.html",
        )
    yield from ("\t@guide-other {", f"\t\tpath {base}*")
    yield from (f"\t\tnot path {base}{prefix}*" for prefix in prefixes)
    yield from ("\t}", f"\trewrite @guide-other {base}404.html")
    yield from (f"\t{line}" for line in (*_caddy_compression(base), f"file_server {base}*"))
    yield "}"


def _caddy_compression(base: str) -> Iterable[str]:
    """Without zstd: at the one level that all versions of Caddy have, its answers are larger."""
    yield from (f"encode {base}* {{", f"\tgzip {CADDY_LEVEL}", "}")


def _folders(top: Path) -> Iterable[Path]:
    if top.is_dir():
        yield top
        yield from sorted(entry for entry in top.rglob("*") if entry.is_dir())


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
