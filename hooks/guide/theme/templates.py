"""Settings of the template engine: less white space, compiled templates kept, no listing.

Each language's build makes an engine of its own; without the cache each would compile the same
templates again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache, FileSystemLoader

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

COMPILED = Path(__file__).parents[3] / ".cache" / "templates"
"""Where compiled templates lie; one that has changed is compiled anew."""


class QuietLoader(FileSystemLoader):
    """Finds templates by their names and lists none.

    MkDocs lists the theme's ten thousand files (icons, most of them) for each language, to publish
    those that are no templates. Of the theme's files we publish none in that way.
    """

    def list_templates(self) -> list[str]:
        """Nothing."""
        return []


def engine(make: Callable[[], Environment]) -> Environment:
    """The template engine that the theme makes, with our settings."""
    environment = make()
    if isinstance(environment.loader, FileSystemLoader):
        environment.loader = QuietLoader(environment.loader.searchpath)
    environment.trim_blocks = environment.lstrip_blocks = True
    try:
        COMPILED.mkdir(parents=True, exist_ok=True)
        environment.bytecode_cache = FileSystemBytecodeCache(str(COMPILED))
    except OSError:
        environment.bytecode_cache = None  # it costs time only
    return environment
