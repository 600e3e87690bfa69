"""The built site's styles, in sheets and pages: nothing from elsewhere, nothing missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.builtpage import style_urls
from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guide.builtpage import BuiltPage
    from guide.builtsite import BuiltSite

NO_FILE = re.compile(r"^(?:data:|blob:|#)", re.IGNORECASE)


def check_sheet(site: BuiltSite, file: str, text: str) -> Iterator[Issue]:
    """What the style sheet `file`, whose text is `text`, loads."""
    for code, url, fault in _faults(site, file, style_urls(text)):
        place = Position().along(text, max(0, text.find(url)), len(url))
        yield Issue(code, file, place, f"the style sheet loads {fault}")


def check_page_styles(site: BuiltSite, page: BuiltPage) -> Iterator[Issue]:
    """What the `<style>` elements of `page` load."""
    for code, url, fault in _faults(site, page.file, page.styled):
        yield Issue(code, page.file, page.position(url), f"the page's styles load {fault}")


def _faults(site: BuiltSite, file: str, urls: Iterable[str]) -> Iterator[tuple[Code, str, str]]:
    """Of the `urls` in styles of `file` the wrong ones, each with its code and what is wrong."""
    for url in urls:
        if NO_FILE.match(url):
            continue
        target = site.find(url, file)
        if target is None:
            yield Code.BUILT_THIRD_PARTY, url, f"{url} from another site"
        elif not target:
            yield Code.BUILT_LINK, url, f"'{url}', which isn't there"
