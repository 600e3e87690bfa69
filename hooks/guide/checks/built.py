"""The built site as browsers get it: links, ids, languages, nothing from elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from guide.builtpage import BuiltLink, BuiltPage, read_page
from guide.builtsite import BuiltSite
from guide.checks.builtalternates import check_alternates
from guide.checks.builtstyles import check_page_styles, check_sheet
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
NO_FILES = re.compile(r"^(?:mailto|tel|data|blob):", re.IGNORECASE)
SHOWN = 3
"""How many places of one and the same mistake are listed."""


def check_built(site_dir: Path, locales: Sequence[str], site_url: str) -> Report:
    """Check the site in `site_dir`; the first of `locales` is the one at its root."""
    files = sorted(
        file.relative_to(site_dir).as_posix() for file in site_dir.rglob("*") if file.is_file()
    )
    pages = [name for name in files if name.endswith(".html")]
    sheets = [name for name in files if name.endswith(".css")]
    read = [*pages, *sheets, *(name for name in files if name == SITEMAP)]
    url = f"{site_url.rstrip('/')}/"

    def text_of(name: str) -> str:
        return (site_dir / name).read_text("utf-8", errors="replace")

    def find() -> tuple[Issue, ...]:
        built = {name: read_page(site_dir, name) for name in pages}
        site = BuiltSite(built, set(files), tuple(locales), url)
        found = [issue for page in built.values() for issue in _check_page(site, page)]
        found += _check_sitemap(site, text_of(SITEMAP) if SITEMAP in files else None)
        found += (issue for name in sheets for issue in check_sheet(site, name, text_of(name)))
        return tuple(_fold(found))

    digests = tuple(digest((site_dir / name).read_bytes()) for name in read)
    issues = recall(("built-site", tuple(files), digests, tuple(locales), url), find)
    wrong = sorted({issue.path for issue in issues} & set(read))
    report = Report(texts={f"{site_dir.name}/{name}": text_of(name) for name in wrong})
    report.extend(replace(issue, path=f"{site_dir.name}/{issue.path}") for issue in issues)
    return report


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[Issue]:
    yield from _check_links(site, page)
    yield from _check_ids(page)
    yield from check_page_styles(site, page)
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
        yield from check_alternates(site, page)


def _check_ids(page: BuiltPage) -> Iterator[Issue]:
    """Every id stands once, and those that elements name are there."""
    ids = Counter(page.ids)
    for name, count in ids.items():
        if count > 1:
            message = f"the id '{name}' stands twice"
            place = page.position(f'id="{name}"')
            yield Issue(Code.BUILT_ID_DUPLICATE, page.file, place, message)
    for name, target in page.references:
        if target not in ids:
            message = f"{name} names the id '{target}', which the page doesn't have"
            place = page.position(f'{name}="{target}')
            yield Issue(Code.BUILT_ANCHOR, page.file, place, message)


def _check_links(site: BuiltSite, page: BuiltPage) -> Iterator[Issue]:
    """Where links lead, what is loaded, and where the page sends its readers by itself."""
    for link in page.links:
        if NO_FILES.match(link.url) or link.tag == "base":
            continue
        fault = _fault_of(site, page, link)
        if fault is not None:
            code, message = fault
            place = page.position(f'{link.attribute}="{link.url}') if link.url else Position()
            yield Issue(code, page.file, place, message)
    if page.refresh and site.find(page.refresh, page.file) == "":
        message = f"the page sends its readers on to '{page.refresh}', which leads nowhere"
        yield Issue(Code.BUILT_LINK, page.file, page.position(page.refresh), message)


def _fault_of(site: BuiltSite, page: BuiltPage, link: BuiltLink) -> tuple[Code, str] | None:
    """What is wrong with a link of `page`: code and message, or None."""
    tag, url = link.tag, link.url
    if url.lower().startswith("javascript:"):
        return Code.BUILT_INLINE, f"the {tag} element runs '{url}'"
    target = site.find(url, page.file)
    if target is None:
        if not _is_loaded(link):
            return None
        return Code.BUILT_THIRD_PARTY, f"the page loads {url} from another site"
    if target == "":
        return Code.BUILT_LINK, f"{tag} {link.attribute}: '{url}' leads nowhere"
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


def _is_loaded(link: BuiltLink) -> bool:
    """Whether browsers fetch what `link` leads to, without anybody following it."""
    if link.attribute in (LOADED.get(link.tag), "srcset"):
        return True
    return link.tag == "link" and not LOADED_RELATIONS.isdisjoint(link.relation.split())


def _check_sitemap(site: BuiltSite, text: str | None) -> Iterator[Issue]:
    """The sitemap, whose text is None where there is no such file."""
    if text is None:
        yield Issue(Code.BUILT_SITEMAP, SITEMAP, Position(), "there is no sitemap")
        return
    listed = re.findall(r"<loc>([^<]+)</loc>", text)
    targets = {site.find(url.replace("&amp;", "&"), SITEMAP) or url for url in listed}
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
