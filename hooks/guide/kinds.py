"""What sort of page a page is; styles, search and structured data depend on it."""

from __future__ import annotations

from typing import Literal

Kind = Literal["home", "section", "guide", "email", "law", "reference"]


def section_of(path: str) -> str:
    """First folder of the path of a page; "" for the home page."""
    return path.partition("/")[0] if "/" in path else ""


def kind_of(path: str, *, has_email: bool, is_dated: bool) -> Kind:
    """Sort of the page at `path`; `is_dated` says that its law has a day of the last check.

    >>> kind_of("paid/index.md", has_email=False, is_dated=False)
    'section'
    """
    if path == "index.md":
        return "home"
    if has_email:
        return "email"
    if is_dated and path.startswith("reference/law/"):
        return "law"
    if section_of(path) == "reference":
        return "reference"
    return "section" if path.endswith("/index.md") else "guide"
