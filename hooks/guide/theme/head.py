"""What machines read in a page's head: addresses in all languages, and structured data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel.core import get_global

from guide.scriptjson import script_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.theme.pages import PageInfo


@dataclass(frozen=True)
class Language:
    """A language of the site: locale, its own name, and the prefix of its addresses."""

    locale: str
    name: str
    prefix: str


@dataclass(frozen=True)
class Alternate:
    """The same page in a language; `url` is relative to the site's root.

    `translated` is false for the current page where it's shown in the default language.
    """

    language: Language
    url: str
    current: bool
    translated: bool = True


def prefix_of(locale: str, languages: Sequence[Language]) -> str:
    """Prefix of the addresses of one of `languages`."""
    return next(each.prefix for each in languages if each.locale == locale)


def locale_with_country(lang: str) -> str:
    """Name a language as Open Graph wants it, with the country where it's most spoken (CLDR).

    >>> locale_with_country("bg")
    'bg_BG'
    """
    likely = get_global("likely_subtags").get(lang, lang)
    return f"{lang}_{likely.rpartition('_')[2]}" if "_" in likely else lang


@dataclass(frozen=True)
class SiteFacts:
    """What structured data says of the site in one language; `url` ends in a slash.

    `home` is the address of the language's home page, relative to the site's root.
    """

    lang: str
    name: str
    url: str
    home: str


def structured_data(site: SiteFacts, page: PageInfo, trail: Sequence[PageInfo], image: str) -> str:
    """JSON-LD of a page: a WebSite for the home page, else an Article and its breadcrumbs."""
    address = site.url + page.url
    publisher = {"@type": "Organization", "name": site.name, "url": site.url + site.home}
    if page.kind == "home":
        graph: list[dict[str, Any]] = [
            {
                "@type": "WebSite",
                "name": site.name,
                "description": page.description,
                "url": address,
                "inLanguage": site.lang,
                "publisher": publisher,
            }
        ]
    else:
        # The only date that the site states of a page is the one on which it was last checked.
        dates = {"dateModified": page.checked_on} if page.checked_on else {}
        article = {
            "@type": "Article",
            "headline": page.title,
            "description": page.description,
            "url": address,
            "mainEntityOfPage": address,
            "inLanguage": site.lang,
            **dates,
            "image": site.url + image,
            "author": publisher,
            "publisher": publisher,
            "isAccessibleForFree": True,
            "license": "https://creativecommons.org/licenses/by/4.0/",
        }
        graph = [article, _breadcrumbs(site, page, trail)]
    return script_json({"@context": "https://schema.org", "@graph": graph})


def _breadcrumbs(site: SiteFacts, page: PageInfo, trail: Sequence[PageInfo]) -> dict[str, Any]:
    """Schema.org BreadcrumbList from the home page to `page`."""
    stops = [(site.name, site.home), *((stop.label, stop.url) for stop in (*trail, page))]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": site.url + url}
            for position, (name, url) in enumerate(stops, 1)
        ],
    }
