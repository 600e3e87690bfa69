"""The built site: its pages and files, and which of them an address leads to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from guide.builtpage import BuiltPage

ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


@dataclass(frozen=True)
class BuiltSite:
    """The pages of a built site by their files, all its files, and how addresses lead to them.

    `files` count from the site's folder, `url` is its address with a slash at the end; the first
    of `locales` lies at its root, each other in a folder of its name.
    """

    pages: Mapping[str, BuiltPage]
    files: Collection[str]
    locales: tuple[str, ...]
    url: str
    found: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """Answers of `find` by address and folder: a menu's links stand on every page."""

    def locale_of(self, file: str) -> str:
        """Locale of the folder that `file` lies in."""
        first = file.partition("/")[0]
        return first if first in self.locales[1:] else self.locales[0]

    def is_listed(self, page: BuiltPage) -> bool:
        """Whether search engines shall find the page: no redirect, no copy of the source's page.

        A page that a partial language lacks is a copy; it names the original as canonical.
        """
        if page.noindex or posixpath.basename(page.file) == "404.html":
            return False
        original = page.file.partition("/")[2]
        is_copy = page.canonical and self.find(page.canonical, page.file) == original
        return not (self.locale_of(page.file) != self.locales[0] and is_copy)

    def find(self, url: str, file: str) -> str | None:
        """File that `url` leads to from `file`; None for a foreign address, "" if missing."""
        if not url.partition("#")[0]:
            return file
        key = url, posixpath.dirname(file)
        if key not in self.found:
            self.found[key] = self._find(url, file)
        return self.found[key]

    def _find(self, url: str, file: str) -> str | None:
        if url.startswith(self.url):
            full = unquote(urlsplit(url.removeprefix(self.url)).path)
        elif ELSEWHERE.match(url):
            return None
        else:
            path, base = unquote(urlsplit(url).path), urlsplit(self.url).path
            if not path:
                return file
            if path.startswith("/"):
                if not path.startswith(base):
                    return ""
                full = path.removeprefix(base)
            else:
                full = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
                full = f"{full}/" if path.endswith("/") else full
        full = "" if full in (".", "./") else full
        if full == "" or full.endswith("/"):
            full = f"{full}index.html"
        if full in self.files:
            return full
        return f"{full}/index.html" if f"{full}/index.html" in self.files else ""
