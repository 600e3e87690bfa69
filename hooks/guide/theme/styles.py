"""The styles: plain files in overrides/assets/css, minified, and inlined where a page needs them.

A file is a *part*. Its first comment may say when a page needs it: `/* @when .checklist */` with
any list of CSS selectors; a part without it is in every page. Parts for all pages make one
`<style>`, each other part its own, so that the content security policy needs one hash a part and
not one a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tinycss2

from guide.memo import recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

    from selectolax.lexbor import LexborHTMLParser

FIRST = ("tokens", "base", "layout", "header", "prose")
"""Parts that come before all others, in this order: later parts may build on them."""
LAST = ("print",)
DEFERRED = ("search",)
"""Parts that are files of their own, loaded when they're needed."""
WHEN = re.compile(r"@when\s+(.+)", re.DOTALL)


@dataclass(frozen=True)
class Part:
    """A minified stylesheet; `when` is the selector list that calls for it, "" for always."""

    name: str
    css: str
    when: str = ""


def load_parts(folder: Path) -> tuple[Part, ...]:
    """Read and minify all parts of `folder`, in the order in which they cascade."""

    def rank(file: Path) -> tuple[int, str]:
        if file.stem in FIRST:
            return FIRST.index(file.stem), ""
        return (len(FIRST) + 1 if file.stem in LAST else len(FIRST)), file.stem

    files = sorted(folder.glob("*.css"), key=rank)
    return tuple(
        Part(file.stem, minify(text), _when(text))
        for file in files
        if (text := file.read_text("utf-8"))
    )


def inline(parts: Sequence[Part], tree: LexborHTMLParser) -> str:
    """Write the `<style>` elements that the page `tree` needs."""
    wanted = [part for part in parts if part.name not in DEFERRED]
    common = "".join(part.css for part in wanted if not part.when)
    own = [part.css for part in wanted if part.when and tree.css_first(part.when) is not None]
    return "".join(f"<style>{css}</style>" for css in (common, *own) if css)


def minify(css: str) -> str:
    r"""Drop comments and the white space that means nothing.

    >>> minify("a  b { color : red ; }\n/* x */ @media (width > 1px) { c { margin: 0 -1px } }")
    'a b{color :red}@media (width > 1px){c{margin:0 -1px}}'
    """
    return recall(("minified", css), lambda: _minify(css))


def _minify(css: str) -> str:
    nodes = tinycss2.parse_component_value_list(css, skip_comments=True)
    return _serialize(nodes).strip()


def _when(css: str) -> str:
    comment, end, _ = css.lstrip().partition("*/")
    found = WHEN.search(comment) if end and comment.startswith("/*") else None
    return " ".join(found[1].split()) if found else ""


def _serialize(nodes: Iterable[Any]) -> str:
    out: list[str] = []
    for node in nodes:
        if node.type == "whitespace":
            if out and out[-1][-1:] not in {"{", "}", ";", ",", ":"}:
                out.append(" ")
        elif node.type == "{} block":
            _trim(out)
            out.append("{" + _serialize(node.content).strip().rstrip(";") + "}")
        elif node.type == "() block":
            out.append("(" + _serialize(node.content).strip() + ")")
        elif node.type == "function":
            out.append(node.lower_name + "(" + _serialize(node.arguments).strip() + ")")
        else:
            text = node.serialize()
            if text in {",", ";"}:
                _trim(out)
            out.append(text)
    return "".join(out)


def _trim(out: list[str]) -> None:
    """Take back white space that has turned out to stand before `{`, `;` or `,`."""
    if out and out[-1] == " ":
        out.pop()
