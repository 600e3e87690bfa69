"""What the checks need from mkdocs.yml: the menu, the languages, the site's own address.

The file is read as data, with line marks; tags such as `!ENV` are understood as far as needed.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from guide.issues import Position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG_FILE = "mkdocs.yml"
TEMPLATES = "overrides"
NEEDED = {"plugins": ("i18n",), "markdown_extensions": ("attr_list",)}
"""What every guide's mkdocs.yml names, besides its own hooks and templates."""
SETTINGS = {"docs_structure": "folder", "fallback_to_default": "true"}
"""Settings of the i18n plugin that can't be others."""
HOOK = re.compile(r"^def on_\w+\(", re.MULTILINE)
"""What a file in hooks/ has that MkDocs must be told of."""


@dataclass(frozen=True)
class SiteConfig:
    """The site's configuration; `found` is false where there is no mkdocs.yml."""

    found: bool = False
    site_url: str = ""
    nav: tuple[tuple[str, Position], ...] = ()
    """Paths of pages in the menu, without a language, with their places in the file."""
    locales: tuple[tuple[str, Position], ...] = ()
    default: tuple[str, Position] | None = None
    """The language that says `default: true`, with its place."""
    nav_words: tuple[tuple[str, Position], ...] = ()
    """Entries of the menu that are no paths of pages, with their places."""
    lacking: tuple[tuple[str, str], ...] = ()
    """What the site needs and the file doesn't name: the key where it belongs, and its name."""
    text: str = ""

    @property
    def nav_paths(self) -> frozenset[str]:
        """Paths of all pages in the menu."""
        return frozenset(path for path, _ in self.nav)


def load_config(root: Path) -> SiteConfig:
    """Read mkdocs.yml in `root`; an unreadable or missing one gives an empty configuration."""
    file = root / CONFIG_FILE
    if not file.is_file():
        return SiteConfig()
    text = file.read_text("utf-8", errors="replace")
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return SiteConfig(text=text)
    entries = [(str(node.value), _place(node)) for node in _scalars(_child(tree, "nav"))]
    languages = [(node, (locale.value, _place(locale))) for node, locale in _languages(tree)]
    return SiteConfig(
        found=True,
        site_url=_address(tree),
        nav=tuple(entry for entry in entries if entry[0].endswith(".md")),
        locales=tuple(locale for _, locale in languages),
        default=next((locale for node, locale in languages if _is_default(node)), None),
        nav_words=tuple(entry for entry in entries if not entry[0].endswith(".md")),
        lacking=tuple(_lacking(tree, root)),
        text=text,
    )


def _child(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """What stands below `keys`, one in the other, in a mapping; None where one isn't there."""
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for key_node, value in pairs if key_node.value == key), None)
    return node


def _names(node: yaml.Node | None) -> set[str]:
    """Entries of a list, each with or without settings of its own."""
    entries = node.value if isinstance(node, yaml.SequenceNode) else ()
    named = (
        entry.value[0][0] if isinstance(entry, yaml.MappingNode) and entry.value else entry
        for entry in entries
    )
    return {each.value for each in named if isinstance(each, yaml.ScalarNode)}


def _scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """All scalar values below `node`, keys left out."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _scalars(child)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _scalars(child)


def _lacking(tree: yaml.Node | None, root: Path) -> Iterator[tuple[str, str]]:
    """Extensions, plugins and hooks that pages and code rely on, as far as they are left out."""
    for key, names in NEEDED.items():
        named = _names(_child(tree, key))
        yield from ((key, name) for name in names if name not in named)
    for setting, value in SETTINGS.items():
        node = _child(_i18n(tree), setting)
        if isinstance(node, yaml.ScalarNode) and node.value != value:
            yield "plugins", f"{setting}: {value}"
    hooks = _names(_child(tree, "hooks"))
    folder = root / "hooks"
    for file in sorted(folder.glob("*.py")) if folder.is_dir() else ():
        if f"hooks/{file.name}" in hooks or not file.is_file():
            continue
        if HOOK.search(file.read_text("utf-8", errors="replace")):
            yield "hooks", f"hooks/{file.name}"
    excluded = getattr(_child(tree, "exclude_docs"), "value", "")
    if folder.is_dir() and "/_data/" not in str(excluded):
        yield "exclude_docs", "/_data/"
    templates = getattr(_child(tree, "theme", "custom_dir"), "value", None)
    if (root / TEMPLATES).is_dir() and templates != TEMPLATES:
        yield "theme", f"custom_dir: {TEMPLATES}"


def _place(node: yaml.Node) -> Position:
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1, max(1, node.end_mark.column - mark.column))


def _address(tree: yaml.Node | None) -> str:
    node = _child(tree, "site_url")
    if isinstance(node, yaml.SequenceNode) and node.value:  # !ENV [SITE_URL, default]
        return os.environ.get(str(node.value[0].value), str(node.value[-1].value))
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _i18n(tree: yaml.Node | None) -> yaml.Node | None:
    """Settings of the plugin that builds the languages."""
    plugins = _child(tree, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    return next((found for entry in entries if (found := _child(entry, "i18n"))), None)


def _languages(tree: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.ScalarNode]]:
    """Settings of each language of that plugin, and its locale."""
    languages = _child(_i18n(tree), "languages")
    for language in languages.value if isinstance(languages, yaml.SequenceNode) else ():
        locale = _child(language, "locale")
        if isinstance(locale, yaml.ScalarNode):
            yield language, locale


def _is_default(language: yaml.Node) -> bool:
    return getattr(_child(language, "default"), "value", "") == "true"
