"""Which language is being built: what the adapters ask mkdocs-static-i18n.

That plugin builds the default language first and, inside its last event, each other language,
with one and the same config object.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def current_language(config: MkDocsConfig) -> str:
    """Locale of the language that is being built; known from `on_pre_build` on."""
    return str(_plugin(config).current_language)


def languages(config: MkDocsConfig) -> list[Any]:
    """The plugin's languages, each with `locale`, `name` and `default`."""
    return list(_plugin(config).config.languages)


def default_language(config: MkDocsConfig) -> str:
    """Locale of the language at the site's root: the first one."""
    return str(languages(config)[0].locale)


def is_first_build(config: MkDocsConfig) -> bool:
    """Whether this is the default language's build, the first of all."""
    return bool(_plugin(config).is_default_language_build)


def is_nested_build(config: MkDocsConfig) -> bool:
    """Whether other languages are still to come: what is done once waits until none is."""
    return bool(_plugin(config).building)


def file_choice(config: MkDocsConfig) -> tuple[str, bool]:
    """What decides which language's file a link leads to, besides the language being built."""
    plugin = _plugin(config)
    return str(plugin.default_language), bool(plugin.config.fallback_to_default)


def page_path(file: Any) -> str:
    """Path of a page's file without its language: the page's identity in all of them."""
    return str(file.norm_src_uri)


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
