"""The built site as browsers get it: links, ids, languages, nothing from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from guide.builtpage import BuiltPage, read_page
from guide.checks.builtstyles import check_styles
from guide.issues import Code, Issue, Position, Report
from guide.memo import digest, recall

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
    "embed": "src",
    "form": "action",
}
LOADED_RELATIONS = frozenset(
    {
        "stylesheet",
        "preload",
        "modulepreload",
        "icon",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "manifest",
        "apple-touch-icon",
        "shortcut",
    }
)
SITEMAP = "sitemap.xml"
ALTERNATE = 'rel="alternate"'
NO_FILES = re.compile(r"^(?:mailto|tel|data|blob):", re.IGNORECASE)
SHOWN = 3
"""How many places of one and the same mistake are listed."""


def check_built(site_dir: Path, locales: Sequence[str], site_url: str) -> Report:
    """Check the site in `site_dir`; the first of `locales` is the one at its root."""
    files = sorted(
        file.relative_to(site_dir).as_posix() for file in site_dir.rglob("*") if file.is_file()
    )
    names = [name for name in files if name.endswith(".html")]
    url = site_url if site_url.endswith("/") else f"{site_url}/"

    def find() -> tuple[Issue, ...]:
        pages = {name: read_page(site_dir, name) for name in names}
        site = _Site(pages, set(files), tuple(locales), url)
        found = [issue for page in pages.values() for issue in _check_page(site, page)]
        found += _check_sitemap(site, site_dir)
        found += check_styles(sheets, set(files), url)
        return tuple(_fold(found))

    sheets = {
        name: (site_dir / name).read_text("utf-8", errors="replace")
        for name in files
        if name.endswith(".css")
    }
    read = [*names, *sheets, *(name for name in files if name == SITEMAP)]
    digests = tuple(digest((site_dir / name).read_bytes()) for name in read)
    issues = recall(("built-site", tuple(files), digests, tuple(locales), url), find)
    wrong = sorted({issue.path for issue in issues} & set(read))
    report = Report(
        texts={
            f"{site_dir.name}/{name}": (site_dir / name).read_text("utf-8", errors="replace")
            for name in wrong
        }
    )
    report.extend(replace(issue, path=f"{site_dir.name}/{issue.path}") for issue in issues)
    return report


@dataclass(frozen=True)
class _Site:
    pages: dict[str, BuiltPage]
    files: set[str]
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
        is_copy = page.canonical and self.find(page.canonical, page) == original
        return not (self.locale_of(page.file) != self.locales[0] and is_copy)

    def find(self, url: str, page: BuiltPage) -> str | None:
        """File that `url` leads to from `page`; None for a foreign address, "" if missing."""
        if not url.partition("#")[0]:
            return page.file
        key = url, posixpath.dirname(page.file)
        if key not in self.found:
            self.found[key] = self._find(url, page)
        return self.found[key]

    def _find(self, url: str, page: BuiltPage) -> str | None:
        path = unquote(urlsplit(url).path)
        if url.startswith(self.url):
            path = unquote(urlsplit(url[len(self.url) :]).path)
            full = path
        elif re.match(r"^(?:[a-z][a-z0-9+.-]*:|//)", url, re.IGNORECASE):
            return None
        elif path.startswith("/"):
            base = urlsplit(self.url).path
            if not path.startswith(base):
                return ""
            full = path[len(base) :]
        elif not path:
            return page.file
        else:
            full = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), path))
            full = f"{full}/" if path.endswith("/") else full
        full = "" if full in (".", "./") else full
        if full == "" or full.endswith("/"):
            full = f"{full}index.html"
        if full in self.files:
            return full
        return f"{full}/index.html" if f"{full}/index.html" in self.files else ""


def _check_page(site: _Site, page: BuiltPage) -> Iterator[Issue]:
    yield from _check_links(site, page)
    yield from _check_own_styles(site, page)
    seen: set[str] = set()
    for name in page.ids:
        if name in seen:
            yield Issue(
                Code.BUILT_ID_DUPLICATE,
                page.file,
                page.position(f'id="{name}"'),
                f"the id '{name}' stands twice",
            )
        seen.add(name)
    if page.titles != 1:
        yield Issue(
            Code.BUILT_HEADING,
            page.file,
            page.position("<h1"),
            f"the page has {page.titles} h1, not one",
        )
    wanted = site.locale_of(page.file)
    if page.lang != wanted and not page.noindex:
        yield Issue(
            Code.BUILT_LANG,
            page.file,
            page.position("<html"),
            f"the page says that its language is '{page.lang}', not '{wanted}'",
        )
    for name, target in page.references:
        if target not in seen:
            yield Issue(
                Code.BUILT_ANCHOR,
                page.file,
                page.position(f'{name}="{target}'),
                f"{name} names the id '{target}', which the page doesn't have",
            )
    for name in page.inline:
        yield Issue(
            Code.BUILT_INLINE,
            page.file,
            page.position(f" {name}="),
            f"an element has the attribute '{name}', which the security policy blocks",
        )
    if page.leak:
        yield Issue(
            Code.BUILT_FRONT_MATTER,
            page.file,
            page.position("title:"),
            "the front matter is shown as text",
        )
    if site.is_listed(page):
        yield from _check_alternates(site, page)


def _check_links(site: _Site, page: BuiltPage) -> Iterator[Issue]:
    for tag, name, url, relation in page.links:
        if NO_FILES.match(url) or tag == "base":
            continue
        fault = _fault_of(site, page, tag, name, url, relation)
        if fault is not None:
            code, message = fault
            place = page.position(f'{name}="{url}') if url else Position()
            yield Issue(code, page.file, place, message)


def _check_own_styles(site: _Site, page: BuiltPage) -> Iterator[Issue]:
    """What the page leads to by itself, and what its `<style>` loads."""
    if page.refresh and site.find(page.refresh, page) == "":
        message = f"the page sends its readers on to '{page.refresh}', which leads nowhere"
        yield Issue(Code.BUILT_LINK, page.file, page.position(page.refresh), message)
    for url in page.styled:
        if NO_FILES.match(url) or url.startswith("#"):
            continue
        target = site.find(url, page)
        if target is None:
            message = f"the page's styles load {url} from another site"
            yield Issue(Code.BUILT_THIRD_PARTY, page.file, page.position(url), message)
        elif not target:
            message = f"the page's styles load '{url}', which isn't there"
            yield Issue(Code.BUILT_LINK, page.file, page.position(url), message)


def _fault_of(  # noqa: PLR0913 - an element's parts
    site: _Site, page: BuiltPage, tag: str, name: str, url: str, relation: str
) -> tuple[Code, str] | None:
    """What is wrong with an address on `page`: code and message, or None."""
    if url.lower().startswith("javascript:"):
        return Code.BUILT_INLINE, f"the {tag} element runs '{url}'"
    target = site.find(url, page)
    if target is None:
        loaded = (
            LOADED.get(tag) == name
            or name == "srcset"
            or (tag == "link" and LOADED_RELATIONS & set(relation.split()))
        )
        return (
            (Code.BUILT_THIRD_PARTY, f"the page loads {url} from another site") if loaded else None
        )
    if target == "":
        return Code.BUILT_LINK, f"{tag} {name}: '{url}' leads nowhere"
    anchor = unquote(url.partition("#")[2])
    other = site.pages.get(target)
    if (
        anchor
        and other
        and tag in ("a", "area")
        and anchor not in other.ids
        and not anchor.startswith((":~:", "!"))
    ):
        return Code.BUILT_ANCHOR, f"'{url}': {target} has no id '{anchor}'"
    return None


def _check_alternates(site: _Site, page: BuiltPage) -> Iterator[Issue]:
    names = [name for name, _ in page.alternates]
    if not names and len(site.locales) > 1:
        yield Issue(
            Code.BUILT_ALTERNATE,
            page.file,
            Position(),
            "the page doesn't name itself in the other languages",
        )
        return
    if len(site.locales) > 1 and "x-default" not in names:
        yield Issue(
            Code.BUILT_ALTERNATE, page.file, page.position(ALTERNATE), "there is no x-default"
        )
    if len(set(names)) != len(names):
        yield Issue(
            Code.BUILT_ALTERNATE, page.file, page.position(ALTERNATE), "a language is named twice"
        )
    own = {site.find(url, page) for name, url in page.alternates if name == page.lang}
    if own and own != {page.file}:
        yield Issue(
            Code.BUILT_ALTERNATE,
            page.file,
            page.position(ALTERNATE),
            f"the page calls another page its '{page.lang}' version",
        )
    yield from _check_reciprocal(site, page)
    if page.canonical and site.find(page.canonical, page) != page.file:
        yield Issue(
            Code.BUILT_ALTERNATE,
            page.file,
            page.position('rel="canonical"'),
            f"the canonical address is that of another page: {page.canonical}",
        )


def _check_reciprocal(site: _Site, page: BuiltPage) -> Iterator[Issue]:
    for name, url in page.alternates:
        if not url.startswith(site.url):
            yield Issue(
                Code.BUILT_ALTERNATE,
                page.file,
                page.position(url),
                f"the address of '{name}' isn't a full address of this site",
            )
            continue
        other = site.pages.get(site.find(url, page) or "")
        if other is None:
            continue  # told as a link that leads nowhere
        if name != "x-default" and site.locale_of(other.file) != name:
            yield Issue(
                Code.BUILT_ALTERNATE, page.file, page.position(url), f"'{url}' isn't in '{name}'"
            )
        back = {site.find(address, other) for _, address in other.alternates}
        if page.file not in back:
            yield Issue(
                Code.BUILT_ALTERNATE,
                page.file,
                page.position(url),
                f"{other.file} doesn't name this page in return",
            )


def _check_sitemap(site: _Site, site_dir: Path) -> Iterator[Issue]:
    if SITEMAP not in site.files:
        yield Issue(Code.BUILT_SITEMAP, SITEMAP, Position(), "there is no sitemap")
        return
    text = (site_dir / SITEMAP).read_text("utf-8", errors="replace")
    home = site.pages.get("index.html")
    listed = re.findall(r"<loc>([^<]+)</loc>", text)
    targets = (
        {site.find(url.replace("&amp;", "&"), home) or url for url in listed} if home else set()
    )
    wanted = {page.file for page in site.pages.values() if site.is_listed(page)}
    for missing in sorted(wanted - targets):
        yield Issue(Code.BUILT_SITEMAP, SITEMAP, Position(), f"{missing} isn't listed")
    for extra in sorted(targets - wanted):
        yield Issue(Code.BUILT_SITEMAP, SITEMAP, Position(), f"{extra} is no page to list")


def _fold(issues: list[Issue]) -> Iterator[Issue]:
    """One mistake of a template stands on every page: show some places and count the rest."""
    groups: dict[tuple[Code, str], list[Issue]] = defaultdict(list)
    for issue in issues:
        groups[issue.code, issue.message].append(issue)
    for group in groups.values():
        yield from group[: SHOWN - 1]
        rest = group[SHOWN - 1 :]
        if len(rest) == 1:
            yield rest[0]
        elif rest:
            yield replace(rest[0], message=f"{rest[0].message} (and on {len(rest) - 1} more pages)")
