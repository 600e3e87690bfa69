"""Licences of what is shipped with the site and isn't ours: libraries and word lists."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

DATA = Path(__file__).parent / "data"
FILES = ("licenses/LICENSE", "licenses/LICENSE.txt", "LICENSE", "LICENSE.txt", "LICENSE.md")
"""Where a package's metadata holds the text of its licence."""
PUBLISHED = "assets/licences.txt"
"""Where the licences' texts stand below the site's root."""


@dataclass(frozen=True)
class Licence:
    """One library or data set: what it is, and under which licence it comes."""

    name: str
    version: str
    licence: str
    copyright: str
    url: str
    distribution: str = ""
    """Python package whose installed files hold the licence's text."""
    file: str = ""
    """File in data/licences/ that holds it."""

    def text(self) -> str:
        """Text of the licence as its package carries it; "" where the package has none."""
        if self.file:
            return (DATA / "licences" / self.file).read_text("utf-8")
        try:
            package = distribution(self.distribution)
        except PackageNotFoundError:
            return ""
        # The list of the package's files would tell, but a theme's is of ten thousand lines.
        return next((text for name in FILES if (text := package.read_text(name))), "")


def shipped() -> list[Licence]:
    """All of them, in the order in which the site names them."""
    rows = json.loads((DATA / "licences.json").read_text("utf-8"))
    return [Licence(**row) for row in rows]


def licence_texts() -> str:
    """One file with every name, copyright and licence text."""
    rule = "\n" + "-" * 72 + "\n\n"
    return rule.join(
        f"{each.name} {each.version}\n{each.url}\n{each.licence}\n{each.copyright}\n\n"
        f"{each.text().strip()}\n"
        for each in shipped()
    )
