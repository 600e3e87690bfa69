"""Everything the templates show around a page, computed here so that they only have to print it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from guide.addresses import page_url
from guide.scriptjson import script_json
from guide.theme import cards, head, journeys, navigation
from guide.theme.pages import PageInfo

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guide.theme.assets import Asset
    from guide.theme.head import Alternate, Language
    from guide.theme.journeys import Journey, Step
    from guide.theme.navigation import NavItem
    from guide.theme.pages import Pages

SHARE_IMAGE = "share.png"


@dataclass(frozen=True)
class Frame:
    """What surrounds one page. Addresses are relative to the site's root, unless said otherwise."""

    page: PageInfo
    lang: str
    kind: str
    home: str
    site_url: str
    """Absolute, with a slash at its end."""
    menu: tuple[NavItem, ...]
    trail: tuple[PageInfo, ...]
    alternates: tuple[Alternate, ...]
    default_url: str
    has_default: bool
    step: Step | None
    next: tuple[PageInfo, ...]
    emails: tuple[PageInfo, ...]
    used_on: tuple[PageInfo, ...]
    structured_data: str
    footer: tuple[PageInfo, ...]
    ways_out: tuple[PageInfo, ...]
    checked_on: str = ""
    """Day when the law on the page was last checked, as the language writes dates."""
    untranslated: Language | None = None
    """Language that the page is shown in, where the reader's has no translation of it."""
    share_image: str = SHARE_IMAGE

    @property
    def locale(self) -> str:
        """Language as Open Graph names it."""
        return head.locale_with_country(self.lang)

    @property
    def canonical(self) -> str:
        """Address that search engines should know the page by."""
        return self.default_url if self.untranslated else self.page.url


FOOTER = (
    "reference/all-questions.md",
    "reference/glossary.md",
    "reference/sources.md",
    "reference/privacy.md",
)
"""Pages that the foot of every page links to."""

WAYS_OUT = (
    "situations/index.md",
    "emails/index.md",
    "checklists/index.md",
    "reference/all-questions.md",
)
"""Pages that the page for missing addresses offers."""


@dataclass(frozen=True)
class Framer:
    """Makes the frames of one language. `exists(locale, path)` tells which pages there are."""

    pages: Pages
    languages: tuple[Language, ...]
    exists: Callable[[str, str], bool]
    journeys: tuple[Journey, ...]
    site_url: str
    site_name: str
    directory_urls: bool = True

    @property
    def home(self) -> str:
        """Address of the language's home page."""
        home = self.pages.get("index.md")
        return home.url if home else self._url("index.md", self.prefix)

    @property
    def prefix(self) -> str:
        """Folder of the language in the built site, with a slash at its end; "" at the root."""
        return head.prefix_of(self.pages.lang, self.languages)

    def frame(self, path: str) -> Frame:
        """Frame of the page at `path`; of the page for missing addresses where there is none."""
        page = self.pages.get(path)
        missing = page is None
        if page is None:
            page = PageInfo(path=path, url="404.html", title=self.site_name)
        trail = navigation.breadcrumbs(self.pages, path)
        step = journeys.step_of(self.pages, page, self.journeys)
        ahead = [step.next] if step and step.next else []
        used_on = cards.used_on(self.pages, page)
        shown = tuple(other.path for other in (*ahead, *used_on))
        default = self.languages[0]
        site = head.SiteFacts(self.pages.lang, self.site_name, self.site_url, self.home)
        return Frame(
            page=page,
            lang=self.pages.lang,
            kind="missing" if missing else page.kind,
            home=self.home,
            site_url=self.site_url,
            menu=navigation.menu(self.pages, path),
            trail=trail,
            alternates=self.alternates("index.md" if missing else path),
            default_url=self._url(path, default.prefix),
            has_default=self.exists(default.locale, path),
            step=step,
            next=cards.next_pages(self.pages, page, skip=shown),
            emails=cards.email_pages(self.pages, page),
            used_on=used_on,
            structured_data="" if missing else head.structured_data(site, page, trail, SHARE_IMAGE),
            footer=self.pages.pick(FOOTER),
            checked_on=long_date(page.checked_on, self.pages.lang),
            untranslated=None if missing or self.exists(self.pages.lang, path) else default,
            ways_out=self.pages.pick(WAYS_OUT),
        )

    def alternates(self, path: str) -> tuple[Alternate, ...]:
        """The page at `path` in each language that has it, and in the language being built."""
        alternates = (
            head.Alternate(
                language,
                self._url(path, language.prefix),
                current=language.locale == self.pages.lang,
                translated=self.exists(language.locale, path),
            )
            for language in self.languages
        )
        return tuple(each for each in alternates if each.current or each.translated)

    def _url(self, path: str, prefix: str) -> str:
        return page_url(path, prefix, directory_urls=self.directory_urls)


def long_date(day: str, lang: str) -> str:
    """Write an ISO day as a language does; "" for none.

    >>> long_date("2026-11-22", "it")
    '22 novembre 2026'
    """
    locale = {"en": "en_GB"}.get(lang, lang)
    return format_date(dt.date.fromisoformat(day), "long", locale) if day else ""


def browser_config(
    frame: Frame,
    base: str,
    scripts: Mapping[str, Asset],
    styles: Mapping[str, Asset],
    *,
    service_worker: bool = False,
) -> str:
    """JSON of `#pw-config`; `base` leads from the page to the root."""
    root = base.rstrip("/") + "/"

    def url(address: str) -> str:
        return root + address

    data: dict[str, Any] = {
        "base": root,
        "lang": frame.lang,
        "home": url(frame.home),
        "js": {name: url(asset.url) for name, asset in scripts.items()},
        "css": {name: url(asset.url) for name, asset in styles.items()},
        "index": url(f"search/{frame.lang}.json"),
    }
    if service_worker:
        data["sw"] = url("sw.js")
    return script_json(data)
