"""Where a link of a page leads, judged from the files alone."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

SCHEME = re.compile(r"^(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):")
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "0.0.0.0", "[::1]"})  # noqa: S104
UNWRITABLE = re.compile(r"[\s\\\u00ad\u200b-\u200f\u2060\ufeff]|^[^@/#]+@[^@/#]+$")
"""Signs that no path has, and an email address without `mailto:`."""
HOST = re.compile(r"^(?!.*\.\.)[\w.-]+\.[^\W\d_][\w-]+$|^[\d.]+$|^[0-9a-f:]+$")
MIXED_HOST = re.compile(r"(?=[\w-]*[a-z])(?=[\w-]*[\u0400-\u04ff])[\w-]+")
PHONE = re.compile(r"^tel:\+?[\d().-]{3,}$")


class Form(Enum):
    """How a link's target is written."""

    PAGE = auto()
    """Relative path of a Markdown file, or only an anchor."""
    FILE = auto()
    """Relative path of another file."""
    ADDRESS = auto()
    """Address of a page, as browsers show it: `../paid/`, `paid.html`, `paid`."""
    ABSOLUTE = auto()
    """Path from the site's root: `/paid/`."""
    EXTERNAL = auto()
    OWN_SITE = auto()
    UNSAFE = auto()
    MALFORMED = auto()


@dataclass(frozen=True)
class Target:
    """A link's target, resolved. `locale` and `path` are set for PAGE and ADDRESS.

    `path` of a FILE counts from the docs folder.
    """

    form: Form
    locale: str = ""
    path: str = ""
    anchor: str = ""
    outside: bool = False
    """Whether it leads out of the docs folder."""


def resolve(target: str, locale: str, path: str, site_url: str = "") -> Target:
    """Resolve `target` as written on page `path` of `locale`."""
    target = target.strip(" \t\n")
    scheme = SCHEME.match(target)
    if scheme:
        return _with_scheme(target, scheme["scheme"].lower(), site_url)
    if target.startswith("//"):
        return Target(Form.MALFORMED)
    if not target.strip("#") or UNWRITABLE.search(target) or target.startswith(("www.", "http")):
        return Target(Form.MALFORMED)
    file, _, anchor = target.partition("#")
    file = unquote(file.partition("?")[0])
    anchor = unquote(anchor)
    if file.startswith("/"):
        own, _, rest = file.lstrip("/").partition("/")
        return Target(Form.ABSOLUTE, own, rest, anchor)
    if not file:
        return Target(Form.PAGE, locale, path, anchor)
    full = posixpath.normpath(posixpath.join(locale, posixpath.dirname(path), file))
    outside = full.startswith("..")
    its_locale, _, its_path = full.partition("/")
    suffix = posixpath.splitext(file)[1].lower()
    if suffix == ".md":
        return Target(Form.PAGE, its_locale, its_path, anchor, outside)
    if suffix and suffix not in (".html", ".htm") and not file.endswith("/"):
        return Target(Form.FILE, "", full, anchor, outside)
    return Target(Form.ADDRESS, its_locale, its_path, anchor, outside)


def _with_scheme(target: str, scheme: str, site_url: str) -> Target:
    if scheme not in SAFE_SCHEMES:
        return Target(Form.UNSAFE)
    if scheme == "mailto":
        return Target(
            Form.EXTERNAL if re.match(r"(?i)mailto:[^@\s]+@[^@\s]+\.\w", target) else Form.MALFORMED
        )
    if scheme == "tel":
        return Target(Form.EXTERNAL if PHONE.match(unquote(target)) else Form.MALFORMED)
    try:
        parts = urlsplit(target)
        host = parts.hostname or ""
    except ValueError:
        return Target(Form.MALFORMED)
    if not host or re.search(r"\s", target):
        return Target(Form.MALFORMED)
    own = urlsplit(site_url).hostname if site_url else None
    if host in LOCAL_HOSTS or (host == own and _below(parts.path, site_url)):
        return Target(Form.OWN_SITE, path=parts.path, anchor=parts.fragment)
    if not HOST.match(host) or MIXED_HOST.search(host):
        return Target(Form.MALFORMED)
    return Target(Form.EXTERNAL)


def _below(path: str, site_url: str) -> bool:
    """Whether `path` lies in the part of its host that is the site's."""
    base = urlsplit(site_url).path.rstrip("/")
    return path == base or path.startswith(f"{base}/") or not path


def page_candidates(path: str) -> tuple[str, ...]:
    """Page paths that an address may have meant.

    >>> page_candidates("paid/deposits")
    ('paid/deposits.md', 'paid/deposits/index.md')
    """
    stem = re.sub(r"(?:/|/index\.html?|\.html?)$", "", path)
    if stem in ("", ".", "index"):
        return ("index.md",)
    return (f"{stem}.md", f"{stem}/index.md")


def relative(path: str, start: str, *, anchor: str = "") -> str:
    """Link to page `path` as it is written on page `start` (both with a language, or neither)."""
    written = posixpath.relpath(path, posixpath.dirname(start) or ".")
    return f"{written}#{anchor}" if anchor else written
