"""axe-core finds nothing on each kind of page, light and dark, desktop and phone, menu open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("", "rejected/", "rejected/who-pays/", "emails/rejected-call/", "checklists/", "emails/",
         "reference/", "reference/law/eu/", "reference/privacy/", "reference/all-questions/",
         "404.html")  # fmt: skip


def violations(page: Page) -> list[str]:
    """What axe finds, one line each."""
    found = page.evaluate(
        """(tags) => axe.run(document, {runOnly: tags}).then(({violations}) => violations.map(
          (one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`))""",
        RULES,
    )
    return list(found)


@pytest.mark.parametrize("lang", ["", "bg/", "it/", "ru/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(page: Page, lang: str, scheme: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    axe = AXE.read_text("utf-8")
    for path in PAGES:
        page.goto(lang + path)
        page.evaluate(axe)
        assert not violations(page), lang + path
    if width < 1000:
        page.locator(".header__menu").click()
        assert not violations(page), "menu"
        page.keyboard.press("Escape")
    page.locator(".header__lang").click()
    assert not violations(page), "languages"
