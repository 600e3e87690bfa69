"""Links from one language to another, which the site generator can't resolve.

In Markdown: `[the Bulgarian page](../../bg/paid/deposits.md){ hreflang=bg }`. They become HTML
links before the Markdown is converted, so that nothing else takes them for broken.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from guide.links import Form, resolve

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = re.compile(
    r"\[(?P<text>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
    r"\{:?[^{}]*\bhreflang\s*=\s*[\"']?(?P<locale>[\w-]+)[\"']?[^{}]*\}"
)


def rewrite_crosslinks(
    markdown: str, locale: str, path: str, url_of: Callable[[str, str], str]
) -> str:
    """`markdown` of page `path` of `locale` with its links to other languages as HTML.

    `url_of(locale, path)` is the address of a page, as a link on this page writes it.
    """

    def replace(found: re.Match[str]) -> str:
        target = resolve(found["target"], locale, path)
        if target.form is not Form.PAGE or target.locale == locale:
            return found[0]
        url = url_of(target.locale, target.path)
        anchor = f"#{target.anchor}" if target.anchor else ""
        return f'<a href="{escape(url + anchor)}" hreflang="{found["locale"]}">{found["text"]}</a>'

    return LINK.sub(replace, markdown) if "hreflang" in markdown else markdown
