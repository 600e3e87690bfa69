"""The security headers of every answer: one list, which `hosts` writes for each kind of host.

The content security policy is made from the built pages: every inline script and style in them is
allowed by its hash, and nothing else inline is.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from guide.memo import recall

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EXECUTED = frozenset({"", "module", "text/javascript", "speculationrules"})
"""Types of `<script>` that a policy decides on; the others only hold data."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-write=(self)"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=63072000",
}
"""Headers of every answer, beside the policy."""

TRUSTED_TYPES = "parting-well pw-search"
"""Trusted Types policies: of the pages (overrides/src/boot/trust.js) and of the search."""


@dataclass(frozen=True)
class Inline:
    """Hashes of inline code, as a policy writes them."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        """Hashes of both."""
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def inline_code(tree: LexborHTMLParser) -> Inline:
    """Hashes of the inline scripts and styles of a page."""
    scripts = (
        node.inner_html or ""
        for node in tree.css("script:not([src])")
        if (node.attributes.get("type") or "") in EXECUTED
    )
    styles = (node.inner_html or "" for node in tree.css("style"))
    return Inline(frozenset(map(hash_source, scripts)), frozenset(map(hash_source, styles)))


def hash_source(code: str) -> str:
    """Hash of inline code as a policy writes it.

    >>> hash_source("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def policy(inline: Inline, *, meta: bool = False) -> str:
    """Content security policy that allows `inline` and files of the site itself.

    In a meta element browsers ignore `frame-ancestors`, so it's left out there.
    """
    directives = [
        "default-src 'none'",
        " ".join(["script-src", "'self'", *sorted(inline.scripts)]),
        " ".join(["style-src", "'self'", *sorted(inline.styles)]),
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        *([] if meta else ["frame-ancestors 'none'"]),
        "require-trusted-types-for 'script'",
        f"trusted-types {TRUSTED_TYPES} 'allow-duplicates'",
    ]
    return "; ".join(directives)


def inline_code_of(pages: Iterable[Path]) -> Inline:
    """Hashes of the inline code of all `pages`."""
    found = Inline()
    for page in pages:
        text = page.read_bytes()
        found |= recall(("inline-code", text), partial(_inline_code, text))
    return found


def _inline_code(page: bytes) -> Inline:
    return inline_code(LexborHTMLParser(page))
