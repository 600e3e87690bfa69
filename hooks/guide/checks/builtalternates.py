"""The names of built pages in other languages: complete, mutual, and canonical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.builtpage import BuiltPage
    from guide.builtsite import BuiltSite

ALTERNATE = 'rel="alternate"'


def check_alternates(site: BuiltSite, page: BuiltPage) -> Iterator[Issue]:
    """The names of `page`, which is one that search engines shall find."""
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
    own = {site.find(url, page.file) for name, url in page.alternates if name == page.lang}
    if own and own != {page.file}:
        yield Issue(
            Code.BUILT_ALTERNATE,
            page.file,
            page.position(ALTERNATE),
            f"the page calls another page its '{page.lang}' version",
        )
    yield from _check_reciprocal(site, page)
    if page.canonical and site.find(page.canonical, page.file) != page.file:
        yield Issue(
            Code.BUILT_ALTERNATE,
            page.file,
            page.position('rel="canonical"'),
            f"the canonical address is that of another page: {page.canonical}",
        )


def _check_reciprocal(site: BuiltSite, page: BuiltPage) -> Iterator[Issue]:
    for name, url in page.alternates:
        if not url.startswith(site.url):
            yield Issue(
                Code.BUILT_ALTERNATE,
                page.file,
                page.position(url),
                f"the address of '{name}' isn't a full address of this site",
            )
            continue
        other = site.pages.get(site.find(url, page.file) or "")
        if other is None:
            continue  # told as a link that leads nowhere
        if name != "x-default" and site.locale_of(other.file) != name:
            yield Issue(
                Code.BUILT_ALTERNATE, page.file, page.position(url), f"'{url}' isn't in '{name}'"
            )
        back = {site.find(address, other.file) for _, address in other.alternates}
        if page.file not in back:
            yield Issue(
                Code.BUILT_ALTERNATE,
                page.file,
                page.position(url),
                f"{other.file} doesn't name this page in return",
            )
