"""Reads a built page: its links, ids and what its head says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from guide.issues import Position
from guide.memo import recall

if TYPE_CHECKING:
    from pathlib import Path

ID_REFERENCES = ("for", "aria-labelledby", "aria-describedby")
REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?(?P<url>.*?)\s*$", re.IGNORECASE)
STYLE_URL = re.compile(
    r"@import\s+(?:url\(\s*)?[\"']?(?P<sheet>[^\"')\s;]+)|url\(\s*[\"']?(?P<file>[^\"')]+?)[\"']?\s*\)",
    re.IGNORECASE,
)
FRONT_MATTER = re.compile(r"(?m)^\s*(?:title|description|aliases): ")
STYLE_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
URLS = ("href", "src", "srcset", "poster", "action", "data")
TELLING = frozenset({"id", "style", *URLS, *ID_REFERENCES})
"""Attributes that matter here, besides those that begin with `on`: most elements have none."""


class BuiltLink(NamedTuple):
    """An address in a built page: which element's, in which attribute, and the element's `rel`."""

    tag: str
    attribute: str
    url: str
    relation: str


@dataclass(frozen=True)
class BuiltPage:
    """A built page: its file below the site's folder `site_dir`, and what it holds."""

    site_dir: Path
    file: str
    lang: str
    ids: tuple[str, ...]
    links: tuple[BuiltLink, ...]
    """All links, images and scripts."""
    titles: int
    """How many `h1` there are."""
    alternates: tuple[tuple[str, str], ...]
    """(language, address) of the page's names in other languages, as `hreflang` has them."""
    canonical: str
    noindex: bool
    """Whether search engines are told to pass over the page."""
    inline: tuple[str, ...]
    """Attributes that hold code or styles."""
    leak: str
    """Text that looks like front matter."""
    references: tuple[tuple[str, str], ...]
    """(attribute, id) of elements that name another of the page: `for`, `aria-labelledby`."""
    refresh: str
    """Where the page leads by itself (`meta refresh`), or ""."""
    styled: tuple[str, ...]
    """Addresses that the page's own styles load."""

    def position(self, needle: str) -> Position:
        """Place of `needle` in the file, which is read for it: few pages have a mistake."""
        text = (self.site_dir / self.file).read_text("utf-8", errors="replace")
        offset = max(0, text.find(needle)) if needle else 0
        return Position().along(text, offset, max(1, len(needle)))


def read_page(site_dir: Path, name: str) -> BuiltPage:
    """Read the built page whose file below the site's folder is `name`."""
    text = (site_dir / name).read_text("utf-8", errors="replace")
    facts = recall(("built-page", text), lambda: _facts(text))
    return BuiltPage(site_dir, name, **facts)


def _facts(text: str) -> dict[str, Any]:
    """The attributes of a `BuiltPage` that follow from its text: all but where it lies."""
    tree = LexborHTMLParser(text)
    main = tree.css_first("article") or tree.css_first("main")
    start = main.text(strip=False).lstrip()[:400] if main else ""
    return {
        "lang": _attribute(tree, "html", "lang"),
        "alternates": tuple(
            (node.attributes.get("hreflang") or "", node.attributes.get("href") or "")
            for node in tree.css("link[rel=alternate][hreflang]")
        ),
        "canonical": _attribute(tree, "link[rel=canonical]", "href"),
        "noindex": "noindex" in _attribute(tree, "meta[name=robots]", "content"),
        "leak": start if FRONT_MATTER.search(start) else "",
        "refresh": _refresh(tree),
        "styled": tuple(url for node in tree.css("style") for url in style_urls(node.text())),
        **_elements(tree),
    }


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    """Attribute of the first element that `selector` finds, or ""."""
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""


def _elements(tree: LexborHTMLParser) -> dict[str, Any]:
    """Those of the facts that any element may add to."""
    ids: list[str] = []
    links: list[BuiltLink] = []
    inline: list[str] = []
    references: list[tuple[str, str]] = []
    titles = 0
    for node in tree.css("*"):
        attributes = node.attributes
        tag = node.tag or ""
        if "template" in tag:
            continue
        titles += tag == "h1"
        if not any(name in TELLING or name.startswith("on") for name in attributes):
            continue
        if attributes.get("id"):
            ids.append(attributes["id"] or "")
        for name in URLS:
            value = attributes.get(name)
            if value is not None and not (tag == "object" and name != "data"):
                urls = value.split(",") if name == "srcset" else [value]
                relation = attributes.get("rel") or ""
                links += [BuiltLink(tag, name, "".join(url.split()[:1]), relation) for url in urls]
        for name in ID_REFERENCES:
            references += [(name, each) for each in (attributes.get(name) or "").split()]
        inline += [name for name in attributes if name.startswith("on") or name == "style"]
    return {
        "ids": tuple(ids),
        "links": tuple(links),
        "titles": titles,
        "inline": tuple(inline),
        "references": tuple(references),
    }


def _refresh(tree: LexborHTMLParser) -> str:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            found = REFRESH.match(node.attributes.get("content") or "")
            return found["url"].strip("\"'") if found else ""
    return ""


def style_urls(text: str) -> list[str]:
    """Addresses that a style sheet loads: `@import` and `url(…)`."""
    bare = STYLE_REMARK.sub("", text)
    return [(found["sheet"] or found["file"]).strip() for found in STYLE_URL.finditer(bare)]
