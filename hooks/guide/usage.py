"""The error of a command that can't be run as it was given."""

from __future__ import annotations


class UsageError(ValueError):
    """What was asked for can't be done; the message says why."""
