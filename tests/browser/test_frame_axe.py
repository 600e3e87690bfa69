"""axe-core finds nothing on each kind of page, light and dark, desktop and phone, menu open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.widgets import CLIPBOARD, action, box, item, visit
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


@pytest.mark.browser_context_args(service_workers="block")
@pytest.mark.parametrize(("lang", "scheme", "width"), [("bg", "light", 390), ("it", "dark", 1280)])
def test_axe_finds_nothing_in_widgets_at_work(
    page: Page, lang: str, scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.add_init_script(CLIPBOARD)
    axe = AXE.read_text("utf-8")

    def check(state: str) -> None:
        # From the top: what the header covers half counts as too small a target.
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        page.wait_for_timeout(100)
        page.evaluate(axe)
        assert not violations(page), state

    visit(page, lang, "rejected/")
    page.locator(".case__summary").click()
    box(page, "pause").check()
    item(page, "compare").locator("summary").click()
    item(page, "compare").locator("[data-skip]").check()
    item(page, "compare").locator("[data-note]").fill("x")
    check("a ticked, an open and a noted item")
    action(page, "reset").click()
    check("a notice with a button")
    action(page, "case-new").click()
    check("a dialog with a field")
    page.keyboard.press("Escape")
    page.locator("[data-filter]").check()
    check("the filter")
    visit(page, lang, "emails/rejected-call/")
    page.locator("#field-call_date").fill("2020-01-01")
    check("a day that is past")
    action(page, "copy-all").click()
    check("a question")
    page.get_by_role("dialog").locator("[value=go]").click()
    page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('full'); }; 0")
    page.locator("#field-project").fill("x")
    check("two notices")
