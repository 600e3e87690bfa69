"""Gives the prose its boxes: sections with known ids, link lists, tables that may be wide.

Writers only give their headings the agreed ids; what such a section looks like is decided here
and in the styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

BOXES = (
    "in-short",
    "what-to-say",
    "what-not-to-say",
    "example",
    "exceptions",
    "when",
    "when-not",
    "change",
    "situations",
    "journeys",
    "write",
    "privacy",
)
"""Ids of level-2 headings whose section is shown as a box."""

DASHES = "–—-:"
"""What may stand between a link and its explanation in a list."""


def box_sections(tree: LexborHTMLParser) -> None:
    """Wrap each known level-2 section in `<section class="box box--ID">`, named by its heading."""
    for heading in tree.css("article h2[id]"):
        name = heading.attributes.get("id") or ""
        if name not in BOXES or heading.parent is None:
            continue
        box = tree.create_node("section")
        box.attrs["class"] = f"box box--{name}"
        box.attrs["aria-labelledby"] = name
        heading.insert_before(box)
        _move_section(heading, heading.prev)


def tile_lists(tree: LexborHTMLParser) -> None:
    """Mark lists whose items all begin with a link as `tiles`, and their explanations as text.

    Only lists directly in the article or in a box count, and only on home and section pages
    (the caller decides).
    """
    for group in tree.css("article > ul, article > .box > ul"):
        items = [child for child in group.iter() if child.tag == "li"]
        links = [_lead_link(item) for item in items]
        if not items or not all(links):
            continue
        group.attrs["class"] = "tiles"
        for item, link in zip(items, links, strict=True):
            if link is not None:
                _explain(tree, item, link)


def wrap_tables(tree: LexborHTMLParser) -> None:
    """Put each table of the prose into a box of its own that can scroll sideways.

    A corner cell without words is no heading of anything: it becomes a plain cell.
    """
    for corner in tree.css("article th"):
        if not (corner.text() or "").strip():
            corner.replace_with(tree.create_node("td"))
    for table in tree.css("article table"):
        box = tree.create_node("div")
        box.attrs["class"] = "table"
        table.insert_before(box)
        if table.prev is not None:
            table.prev.insert_child(table)
            table.decompose()


def _move_section(heading: LexborNode, box: LexborNode | None) -> None:
    """Move `heading` and what follows, up to the next heading of its level, into `box`."""
    if box is None:
        return
    node: LexborNode | None = heading
    first = True
    while node is not None and (first or node.tag not in {"h1", "h2", "section"}):
        following = node.next
        box.insert_child(node)
        node.decompose()
        node, first = following, False


def _lead_link(item: LexborNode) -> LexborNode | None:
    """Link that an item begins with (perhaps within a paragraph), or None."""
    first = item.first_child
    while first is not None and first.is_text_node and not (first.text_content or "").strip():
        first = first.next
    if first is not None and first.tag == "p":
        return _lead_link(first)
    return first if first is not None and first.tag == "a" else None


def _explain(tree: LexborHTMLParser, item: LexborNode, link: LexborNode) -> None:
    """Wrap what follows `link` in `<span class="tiles__text">`, without the dash before it."""
    item.attrs["class"] = "tiles__item"
    if link.next is None:
        return
    text = tree.create_node("span")
    text.attrs["class"] = "tiles__text"
    link.insert_after(text)
    if (box := link.next) is None:
        return
    while (node := box.next) is not None:
        if node.is_text_node and box.first_child is None:
            box.insert_child((node.text_content or "").lstrip().lstrip(DASHES).lstrip())
        else:
            box.insert_child(node)
        node.decompose()
