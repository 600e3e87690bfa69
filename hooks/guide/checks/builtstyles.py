"""The built site's style sheets: nothing from elsewhere, nothing that isn't there."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from guide.builtpage import style_urls
from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
NO_FILE = re.compile(r"^(?:data:|blob:|#)", re.IGNORECASE)


def check_styles(
    sheets: Mapping[str, str], files: Collection[str], site_url: str
) -> Iterator[Issue]:
    """Check `sheets`, texts by file; `files` are all of the site at `site_url`."""
    for name, text in sheets.items():
        for url in style_urls(text):
            if NO_FILE.match(url):
                continue
            place = _place(text, url)
            if ELSEWHERE.match(url) and not url.startswith(site_url):
                message = f"the style sheet loads {url} from another site"
                yield Issue(Code.BUILT_THIRD_PARTY, name, place, message)
            elif _file_of(url, name, site_url) not in files:
                message = f"the style sheet loads '{url}', which isn't there"
                yield Issue(Code.BUILT_LINK, name, place, message)


def _file_of(url: str, name: str, site_url: str) -> str:
    """File of the site that `url` means in the sheet `name`."""
    if url.startswith(site_url):
        return unquote(urlsplit(url.removeprefix(site_url)).path)
    path = unquote(urlsplit(url).path)
    if path.startswith("/"):
        return path.removeprefix(urlsplit(site_url).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _place(text: str, needle: str) -> Position:
    return Position().along(text, max(0, text.find(needle)), max(1, len(needle)))
