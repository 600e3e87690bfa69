"""The finished page: the theme's leftovers out, boxes and styles in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from guide.theme import sections, security, styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guide.theme.styles import Part

STYLES_MARK = "<style></style>"
"""Where the template wants the styles."""

CHARSET = '<meta charset="utf-8">'
"""A page's policy stands right after this, before anything that it decides on."""

LEFTOVERS = (
    ".md-toggle",
    ".md-overlay",
    ".md-dialog",
    "[data-md-component=skip]",
    "[data-md-component=announce]",
)
"""Elements that the theme's base template writes outside of its blocks, for its own script."""

RENAMED = {"md-container": "frame", "md-main": "main", "md-main__inner": "main__inner"}
"""Our names for the base template's elements around the blocks."""

TILED_KINDS = frozenset({"home", "section", "reference"})


def finish(html: str, parts: Sequence[Part], lang: str, *, meta_policy: bool = False) -> str:
    """Turn a rendered page in `lang` into the page as published.

    With `meta_policy`, the page carries its content security policy in a meta element.
    The `data-kind` of its article says what sort of page it is.
    """
    tree = LexborHTMLParser(html)
    for selector in LEFTOVERS:
        for node in tree.css(selector):
            node.decompose()
    for old, new in RENAMED.items():
        for node in tree.css(f".{old}"):
            node.attrs["class"] = new
            if "data-md-component" in node.attributes:
                del node.attrs["data-md-component"]
    sections.box_sections(tree)
    root, article = tree.css_first("html"), tree.css_first("article[data-kind]")
    kind = (article.attributes.get("data-kind") or "") if article is not None else ""
    if root is not None:
        root.attrs["lang"] = lang
        root.attrs["data-kind"] = kind
    if kind in TILED_KINDS:
        sections.tile_lists(tree)
    sections.wrap_tables(tree)
    page = (tree.html or "").replace(STYLES_MARK, styles.inline(parts, tree), 1)
    if meta_policy:
        policy = security.policy(security.inline_code(LexborHTMLParser(page)), meta=True)
        page = page.replace(
            CHARSET, f'{CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1
        )
    return page
