"""Which command MkDocs runs: it says so once, at the start; the adapters ask here."""

from __future__ import annotations


class _Command:
    name = "build"


def remember_command(name: str) -> None:
    """Note the command that `on_startup` is told: "build", "gh-deploy" or "serve"."""
    _Command.name = name


def is_serving() -> bool:
    """Whether an author is at work: then a mistake must not end the server."""
    return _Command.name == "serve"
