"""Settings of the template engine: less white space, and compiled templates kept for all languages.

Each language's build makes an engine of its own; without the cache each would compile the same
templates again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket


class MemoryCache(BytecodeCache):
    """Compiled templates in memory; a changed template is compiled anew."""

    def __init__(self) -> None:
        """Begin empty."""
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, where it's known."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._code[bucket.key] = bucket.bytecode_to_string()


COMPILED = MemoryCache()


def prepare(environment: Environment) -> None:
    """Set up a template engine before its first template is read."""
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.bytecode_cache = COMPILED
