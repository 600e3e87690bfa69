"""One build of the theme: the frames of each language in turn, then the files of the whole site."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from guide.addresses import page_url
from guide.output import write_files
from guide.theme import assets, document, hosts, journeys, security, sitemap, styles, worker
from guide.theme.frame import SHARE_IMAGE, Framer, browser_config
from guide.theme.head import prefix_of
from guide.theme.pages import Pages, page_info
from guide.theme.share import share_image

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guide.theme.assets import Asset
    from guide.theme.frame import Frame
    from guide.theme.head import Language
    from guide.theme.styles import Part


@dataclass
class Theme:
    """State of a build, set by the adapter's events in the order in which they come.

    `sources` are the paths of all pages of all languages ("bg/rejected/index.md"), `order` the
    paths of the pages in the order of the menu.
    """

    overrides: Path = field(default_factory=Path)
    sources: set[str] = field(default_factory=set)
    order: list[str] = field(default_factory=list)
    service_worker: bool = False
    """Whether readers' browsers keep the pages; not while an author is at work."""
    framers: dict[str, Framer] = field(default_factory=dict)
    lang: str = ""
    parts: tuple[Part, ...] = ()
    scripts: dict[str, Asset] = field(default_factory=dict)
    sheets: dict[str, Asset] = field(default_factory=dict)
    images: dict[str, Asset] = field(default_factory=dict)
    meta_policy: bool = False
    """Whether pages carry their policy themselves, for hosts that can't send headers."""
    boot: str = ""
    away: dict[str, str] = field(default_factory=dict)
    """Page that the service worker shows without a network, by language (overrides/away.html)."""

    def reset(self) -> None:
        """Forget the last build: a new one begins."""
        self.framers.clear()
        self.away.clear()
        self.parts = ()

    def begin(  # noqa: PLR0913 - all that the adapter knows, by name
        self,
        lang: str,
        pages: Mapping[str, tuple[str, Mapping[str, Any]]],
        *,
        overrides: Path,
        data: Path,
        languages: Sequence[Language],
        site_url: str,
        site_name: str,
        directory_urls: bool,
    ) -> None:
        """Begin language `lang` with its `pages`: title and front matter by path.

        The first of `languages` is the default one.
        """
        if not self.parts:
            self._load(overrides)
        prefix = prefix_of(lang, languages)
        infos = (
            page_info(path, page_url(path, prefix, directory_urls=directory_urls), *pages[path])
            for path in self.order
            if path in pages
        )
        self.lang = lang
        self.framers[lang] = Framer(
            pages=Pages(lang, infos),
            languages=tuple(languages),
            exists=lambda locale, path: f"{locale}/{path}" in self.sources,
            journeys=journeys.load_journeys(data / "journeys.yml"),
            site_url=f"{site_url.rstrip('/')}/",
            site_name=site_name,
            directory_urls=directory_urls,
        )

    def frame(self, path: str) -> Frame:
        """Frame of the page at `path` in the current language."""
        return self.framers[self.lang].frame(path)

    def config(self, frame: Frame, base: str) -> str:
        """JSON for the browser code on the page of `frame`; `base` leads from it to the root."""
        return browser_config(
            frame, base, self.scripts, self.sheets, service_worker=self.service_worker
        )

    def finish(self, html: str) -> str:
        """Finished HTML of a rendered page."""
        return document.finish(html, self.parts, self.lang, meta_policy=self.meta_policy)

    def finish_missing(self, html: str, site_dir: Path) -> str:
        """Finish the page for missing addresses; gives the default language's, writes others."""
        page = self.finish(html)
        prefix = self.framers[self.lang].prefix
        if not prefix:
            return page
        write_files(site_dir, {f"{prefix}404.html": page})
        return ""

    def write(self, site_dir: Path) -> None:
        """Write what stands beside the pages, once all languages have been built."""
        loaded = (*self.scripts.values(), *self.sheets.values(), *self.images.values())
        write_files(site_dir, {each.url: each.data for each in loaded})
        write_files(site_dir, {SHARE_IMAGE: share_image()})
        inline = security.inline_code_of(sorted(site_dir.rglob("*.html")))
        headers = {"Content-Security-Policy": security.policy(inline), **security.HEADERS}
        first = next(iter(self.framers.values()))
        prefixes = [each.prefix for each in first.languages if each.prefix]
        texts = {
            **sitemap.files(self.framers),
            **hosts.host_files(
                headers, prefixes, hosts.long_lived(site_dir), urlsplit(first.site_url).path or "/"
            ),
        }
        if self.service_worker:
            code = (self.overrides / "assets/js/sw.js").read_text("utf-8")
            texts["sw.js"] = worker.script(code, worker.manifest(site_dir, self.framers, self.away))
        write_files(site_dir, texts)

    def _load(self, overrides: Path) -> None:
        """Read the theme's files, once a build: all languages get the same."""
        self.overrides = overrides
        self.parts = styles.load_parts(overrides / "assets" / "css")
        self.scripts = assets.load_scripts(overrides / "assets" / "js")
        self.sheets = assets.deferred_styles(self.parts)
        self.images = assets.load_images(overrides / "assets")
        boot = overrides / "assets" / "js" / "boot.js"
        self.boot = boot.read_text("utf-8").strip() if boot.is_file() else ""
