"""Browsers of some years ago, played by Chromium: what they don't know is taken away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.widgets import CLIPBOARD, action, visit

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

CALL = "emails/rejected-call/"
UNKNOWN = (":popover-open", ":has(")
FORGET = """
  for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) {
    delete HTMLElement.prototype[name];
  }
  delete Response.json;
  delete window.Highlight;
  delete window.trustedTypes;
"""


def without(css: str) -> str:
    """`css` as a browser reads it that drops rules with an unknown selector."""
    out, at = [], 0
    while (start := css.find("{", at)) >= 0:
        depth, end = 1, start + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        head, body = css[at:start], css[start + 1 : end - 1]
        if head.startswith("@supports not selector("):
            out.append(without(body))
        elif head.startswith("@media"):
            out.append(f"{head}{{{without(body)}}}")
        elif not any(one in head for one in UNKNOWN):
            out.append(f"{head}{{{body}}}")
        at = end
    return "".join(out)


def old(route: Route) -> None:
    """Answer with a page as an old browser reads it, and no policy, which names other hashes."""
    html = route.fetch().text()
    html = re.sub(
        r"(<style>)(.*?)(</style>)", lambda m: m[1] + without(m[2]) + m[3], html, flags=re.DOTALL
    )
    html = re.sub(r" popover(target|targetaction)?(?=[=\s>])", r" data-old\1", html)
    route.fulfill(body=html, content_type="text/html; charset=utf-8")


@pytest.fixture
def page(page: Page) -> Page:
    page.add_init_script(FORGET)
    page.route(re.compile(r"/$"), old)
    return page


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "bg/rejected/who-pays/"])
def test_without_popovers_the_text_comes_first(page: Page, path: str, width: int) -> None:
    """No dead button; the languages stand in the header, the menu beside the text or below it."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(path)
    expect(page.locator("[data-old], [data-oldtarget]").first).to_be_attached()
    for button in page.locator("button[data-oldtarget]").all():
        expect(button).to_be_hidden()
    box = page.locator("h1").bounding_box()
    assert box is not None
    assert box["y"] < 320
    page.locator("#languages a[hreflang=it]").click()
    page.wait_for_url("**/it/**")
    page.locator("#menu a").first.click()
    page.wait_for_url("**/it/decide/")


def test_without_has_tones_show_and_notices_take_room_with_a_text_only(page: Page) -> None:
    page.add_init_script(CLIPBOARD)
    visit(page, "bg", CALL)
    for tone in ("formal", "friendly"):
        expect(page.locator(f"[data-letter={tone}]")).to_be_visible()
        assert page.locator(f"[data-tone][value={tone}]").evaluate(
            "e => +getComputedStyle(e).opacity"
        )
    notice = page.locator(".email__desk > [data-notice]")
    padding = "e => parseFloat(getComputedStyle(e).paddingLeft)"
    assert notice.evaluate(padding) == 0
    page.locator("[data-tone][value=friendly]").check()
    action(page, "copy-subject").click()
    page.get_by_role("dialog").get_by_role("button").nth(1).click()
    expect(notice.locator("[data-status]")).not_to_be_empty()
    assert notice.evaluate(padding) > 0
