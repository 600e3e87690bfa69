"""What the checks need from mkdocs.yml: the menu, the languages, the site's own address.

The file is read as data, with line marks; tags such as `!ENV` are understood as far as needed.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from guide.issues import Position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "mkdocs.yml"
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


@dataclass
class _Walk:
    """Nodes of a YAML tree as plain data."""

    root: yaml.Node | None
    missing: dict[str, Any] = field(default_factory=dict)

    def get(self, node: yaml.Node | None, key: str) -> yaml.Node | None:
        """Value of `key` in a mapping node, or None."""
        if isinstance(node, yaml.MappingNode):
            for key_node, value in node.value:
                if key_node.value == key:
                    return value  # type: ignore[no-any-return]
        return None

    def names(self, node: yaml.Node | None) -> Iterator[str]:
        """Entries of a list, each with or without settings of its own."""
        for entry in node.value if isinstance(node, yaml.SequenceNode) else ():
            if isinstance(entry, yaml.ScalarNode):
                yield entry.value
            elif isinstance(entry, yaml.MappingNode) and entry.value:
                yield entry.value[0][0].value

    def scalars(self, node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
        """All scalar values below `node`, keys left out."""
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.SequenceNode):
            for child in node.value:
                yield from self.scalars(child)
        elif isinstance(node, yaml.MappingNode):
            for _, child in node.value:
                yield from self.scalars(child)


def load_config(root: Path) -> SiteConfig:
    """Read mkdocs.yml in `root`; an unreadable or missing one gives an empty configuration."""
    file = root / FILE
    if not file.is_file():
        return SiteConfig()
    text = file.read_text("utf-8", errors="replace")
    try:
        tree = _Walk(yaml.compose(text, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return SiteConfig(text=text)
    entries = [(str(node.value), _place(node)) for node in tree.scalars(tree.get(tree.root, "nav"))]
    nav = tuple(entry for entry in entries if entry[0].endswith(".md"))
    words = tuple(entry for entry in entries if not entry[0].endswith(".md"))
    lacking = tuple(_lacking(tree, root))
    return SiteConfig(
        True, _address(tree), nav, tuple(_locales(tree)), _default(tree), words, lacking, text
    )


def _lacking(tree: _Walk, root: Path) -> Iterator[tuple[str, str]]:
    """Extensions, plugins and hooks that pages and code rely on, as far as they are left out."""
    for key, names in NEEDED.items():
        named = set(tree.names(tree.get(tree.root, key)))
        yield from ((key, name) for name in names if name not in named)
    for setting, value in SETTINGS.items():
        node = tree.get(_i18n(tree), setting)
        if isinstance(node, yaml.ScalarNode) and node.value != value:
            yield "plugins", f"{setting}: {value}"
    hooks = set(tree.names(tree.get(tree.root, "hooks")))
    folder = root / "hooks"
    for file in sorted(folder.glob("*.py")) if folder.is_dir() else ():
        if f"hooks/{file.name}" in hooks or not file.is_file():
            continue
        if HOOK.search(file.read_text("utf-8", errors="replace")):
            yield "hooks", f"hooks/{file.name}"
    excluded = getattr(tree.get(tree.root, "exclude_docs"), "value", "")
    if folder.is_dir() and "/_data/" not in str(excluded):
        yield "exclude_docs", "/_data/"
    theme = tree.get(tree.get(tree.root, "theme"), "custom_dir")
    if (root / TEMPLATES).is_dir() and getattr(theme, "value", None) != TEMPLATES:
        yield "theme", f"custom_dir: {TEMPLATES}"


def _place(node: yaml.Node) -> Position:
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1, max(1, node.end_mark.column - mark.column))


def _address(tree: _Walk) -> str:
    node = tree.get(tree.root, "site_url")
    if isinstance(node, yaml.SequenceNode):  # !ENV [SITE_URL, default]
        return os.environ.get(str(node.value[0].value), str(node.value[-1].value))
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _i18n(tree: _Walk) -> yaml.Node | None:
    """Settings of the plugin that builds the languages."""
    plugins = tree.get(tree.root, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    return next((found for entry in entries if (found := tree.get(entry, "i18n"))), None)


def _languages(tree: _Walk) -> Iterator[tuple[yaml.Node, yaml.ScalarNode]]:
    languages = tree.get(_i18n(tree), "languages")
    for language in languages.value if isinstance(languages, yaml.SequenceNode) else ():
        node = tree.get(language, "locale")
        if isinstance(node, yaml.ScalarNode):
            yield language, node


def _locales(tree: _Walk) -> Iterator[tuple[str, Position]]:
    for _, node in _languages(tree):
        yield node.value, _place(node)


def _default(tree: _Walk) -> tuple[str, Position] | None:
    for language, node in _languages(tree):
        if getattr(tree.get(language, "default"), "value", "") == "true":
            return node.value, _place(node)
    return None
