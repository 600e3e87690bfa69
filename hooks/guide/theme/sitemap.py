"""Files for machines: sitemap.xml, robots.txt and llms.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guide.theme.frame import Framer
    from guide.theme.head import Alternate
    from guide.theme.pages import PageInfo, Pages


def sitemap(site_url: str, pages: Sequence[tuple[str, Sequence[Alternate]]]) -> str:
    """Sitemap of `pages`: each a page's address and the same page in all languages.

    Addresses are relative to `site_url`. The first alternate is the default language's.
    """
    entries = []
    for url, alternates in pages:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{name}" href={quoteattr(site_url + each.url)}/>'
            for name, each in [
                *((each.language.locale, each) for each in alternates),
                *(("x-default", each) for each in alternates[:1]),
            ]
        )
        entries.append(f"<url><loc>{escape(site_url + url)}</loc>{links}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{''.join(entries)}</urlset>\n"
    )


def robots(site_url: str) -> str:
    """robots.txt that lets everybody read everything."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"


def llms(site_url: str, name: str, pages: Pages) -> str:
    """llms.txt: the guide's pages in one language, by section, with their descriptions."""
    home = pages.get("index.md")
    lines = [f"# {name}", ""]
    if home:
        lines += [f"> {home.description}", ""]
    section = None
    for page in pages:
        if page.kind == "home":
            continue
        if page.section != section:
            section = page.section
            heading = pages.get(f"{section}/index.md")
            lines += ["", f"## {heading.label if heading else section}", ""]
        lines.append(_llms_line(site_url, page))
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def files(framers: Mapping[str, Framer]) -> dict[str, str]:
    """Make the files, by name; `framers` by locale, the default language first."""
    first = next(iter(framers.values()))
    listed = [
        (page.url, framer.alternates(page.path))
        for framer in framers.values()
        for page in framer.pages
        if framer.exists(framer.pages.lang, page.path)
    ]
    found = {"sitemap.xml": sitemap(first.site_url, listed), "robots.txt": robots(first.site_url)}
    for framer in framers.values():
        found[f"{framer.prefix}llms.txt"] = llms(framer.site_url, framer.site_name, framer.pages)
    return found


def _llms_line(site_url: str, page: PageInfo) -> str:
    return f"- [{page.title}]({site_url}{page.url}): {page.description}"
