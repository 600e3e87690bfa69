"""Renders the guide's interactive parts: checklists, emails, their indexes, their packs.

Each takes the model and gives HTML that is whole without JavaScript; overrides/src/guide makes it
live and knows nothing but the `data-*` attributes of this HTML.
"""

from guide.widgets.build import Link, Widgets

__all__ = ["Link", "Widgets"]
