"""`guide offline`: one zip for each language, to be read from a folder without any network.

The site is built once more with addresses that name files (`who-pays.html`), as a browser needs
them without a server. A zip holds one language's pages, whose links to other languages lead to the
site, and the letters in all languages, since an email's page shows its letter in any.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from guide.contract import load_contract
from guide.source import load_sources
from guide.widgets.letters import LETTERS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME = "parting-well"
EARLIEST = 315532800
"""1 January 1980, the first day that a zip can name."""


def main(arguments: Sequence[str]) -> int:
    """Build the zips; exit code 1 where the site doesn't build."""
    parser = argparse.ArgumentParser(prog="guide offline", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("dist"), help="folder of the zips")
    parser.add_argument("--site", type=Path, help="use a site built with DIRECTORY_URLS=false")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        site = options.site or Path(folder)
        if not options.site and not _build(site):
            return 1
        for path in make_zips(site, options.out, _locales(Path("docs"))):
            print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
    return 0


def make_zips(site: Path, out: Path, locales: Sequence[str]) -> Iterator[Path]:
    """Write a zip for each of `locales` into `out`; the first locale's pages are at the root."""
    out.mkdir(parents=True, exist_ok=True)
    for locale in locales:
        target = out / f"{NAME}-{locale}.zip"
        with zipfile.ZipFile(target, "w") as archive:
            for name, data in sorted(_files(site, locale, locales)):
                info = zipfile.ZipInfo(f"{NAME}-{locale}/{name}", _date())
                info.external_attr = 0o644 << 16
                archive.writestr(info, data, zipfile.ZIP_DEFLATED, compresslevel=9)
        yield target


def _files(site: Path, locale: str, locales: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Files of one language's zip, by name."""
    others = set(locales) - {locale}
    for file in site.rglob("*"):
        parts = file.relative_to(site).parts
        name = "/".join(parts)
        if not file.is_file() or not _wanted(parts, locale, locales):
            continue
        if file.suffix == ".html":
            yield name, lead_home(file.read_text("utf-8"), others).encode()
        else:
            yield name, file.read_bytes()
    if locale != locales[0]:
        yield "index.html", _doorway(f"{locale}/index.html").encode()


def _wanted(parts: tuple[str, ...], locale: str, locales: Sequence[str]) -> bool:
    """Whether a file belongs into the zip of `locale`."""
    main, first, last = locales[0], parts[0], parts[-1]
    if last in {"404.html", "llms.txt"}:
        return False
    if "/".join(parts[:-1]) == LETTERS_FOLDER:
        return True
    if first in {"assets", "downloads", "search"}:
        others = [each for each in locales if each != locale]
        return not any(f"{sign}{each}." in f".{last}" for each in others for sign in ".-")
    if first in locales:
        return first == locale
    return locale == main and last.endswith(".html")


def lead_home(html: str, others: set[str]) -> str:
    """Let a page's links to `others` lead to the same page of the site on the web."""
    tree = LexborHTMLParser(html)
    online: dict[str, str] = {}
    for node in tree.css("head link[hreflang], head link[rel=canonical]"):
        address = _with_folders(node.attributes.get("href") or "")
        node.attrs["href"] = address
        online[node.attributes.get("hreflang") or ""] = address
    for node in tree.css("a[hreflang]"):
        lang = node.attributes.get("hreflang") or ""
        if lang in others and lang in online:
            node.attrs["href"] = online[lang]
    return tree.html or html


def _with_folders(address: str) -> str:
    """Address of a page on the web, where folders stand for pages.

    >>> _with_folders("https://x.example/a/b.html"), _with_folders("https://x.example/index.html")
    ('https://x.example/a/b/', 'https://x.example/')
    """
    stem = address.removesuffix(".html")
    if stem == address:
        return address
    return stem.removesuffix("index") if stem.endswith("/index") else f"{stem}/"


def _doorway(target: str) -> str:
    """Page at the top of a zip that leads to the language's home page."""
    return (
        '<!doctype html><meta charset="utf-8"><title>Parting Well</title>'
        f'<meta http-equiv="refresh" content="0; url={target}">'
        f'<p><a href="{target}">{target}</a></p>\n'
    )


def _build(site: Path) -> bool:
    """Build the site with the addresses of files."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "DIRECTORY_URLS": "false", "SITE_DIR": str(site)}
    return subprocess.run(command, env=environment, check=False).returncode == 0


def _locales(docs: Path) -> tuple[str, ...]:
    """Locales of the guide, the main one first."""
    return tuple(load_contract(load_sources(docs))[0].languages)


def _date() -> tuple[int, int, int, int, int, int]:
    """Date of the files: the commit's, where the build was told it, so that zips compare."""
    moment = max(int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)), EARLIEST)
    year, month, day, hour, minute, second = time.gmtime(moment)[:6]
    return year, month, day, hour, minute, second
