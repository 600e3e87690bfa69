"""What a reader does before the page has come whole: nothing of it is lost."""

from __future__ import annotations

import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SiteHandler, published_headers
from tests.browser.widgets import wait_until
from tests.conftest import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Dialog, Page, Route

pytestmark = [
    pytest.mark.browser,
    pytest.mark.site,
    pytest.mark.browser_context_args(service_workers="block"),
]

CUT = '<nav class="toc"'
"""Behind the text and its checklist, before the contents, the dialog and the configuration."""


class SlowHandler(SiteHandler):
    """Sends the first half of a guide page, and the rest when the server's gate opens."""

    def do_GET(self) -> None:  # noqa: N802 (the base's name)
        """Serve a file; a page in two halves."""
        if not self.path.endswith("/rejected/"):
            super().do_GET()
            return
        page = (Path(self.directory) / "rejected/index.html").read_text("utf-8")
        first, mark, rest = page.partition(CUT)
        assert mark
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(first.encode())
        self.wfile.flush()
        self.server.gate.wait(20)  # type: ignore[attr-defined]
        self.wfile.write((mark + rest).encode())
        self.close_connection = True


@pytest.fixture
def slow(site_dir: Path) -> Iterator[ThreadingHTTPServer]:
    """A server whose page comes in two halves."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(SlowHandler, directory=str(site_dir)))
    httpd.extra_headers = published_headers(site_dir)  # type: ignore[attr-defined]
    httpd.sent = []  # type: ignore[attr-defined]
    httpd.gate = threading.Event()  # type: ignore[attr-defined]
    httpd.daemon_threads = True
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield httpd
    httpd.gate.set()  # type: ignore[attr-defined]
    httpd.shutdown()
    httpd.server_close()


def test_a_tap_on_half_a_page_is_carried_out(
    context: BrowserContext, slow: ThreadingHTTPServer
) -> None:
    """A tick stays, the search opens, although what they need stands in the other half."""
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{slow.server_address[1]}{PREFIX}rejected/", wait_until="commit")
    box = page.locator(".item__box").first
    box.click()
    page.locator("[data-action=search]").first.click()
    page.wait_for_timeout(300)
    slow.gate.set()  # type: ignore[attr-defined]
    expect(page.locator("#search[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("JSON.stringify({...localStorage}).includes('ticks')")
    page.reload()
    expect(box).to_be_checked()


def test_half_a_page_breaks_nothing(page: Page) -> None:
    """Where the other half never comes, what needs it stays still."""

    def cut(route: Route) -> None:
        answer = route.fetch()
        headers = {k: v for k, v in answer.headers.items() if k != "content-length"}
        route.fulfill(status=200, headers=headers, body=answer.text().partition(CUT)[0])

    page.route("**/rejected/", cut)
    page.goto("rejected/")
    assert not page.locator("#pw-config").count()
    box = page.locator(".item__box").first
    box.click()
    page.locator("[data-action=search]").first.click()
    page.wait_for_timeout(300)
    expect(box).to_be_checked()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_the_menu_opened_on_half_a_page_keeps_the_focus(
    context: BrowserContext, slow: ThreadingHTTPServer
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"http://127.0.0.1:{slow.server_address[1]}{PREFIX}rejected/", wait_until="commit")
    page.locator(".header__menu").click()
    expect(page.locator("#menu")).to_be_visible()
    slow.gate.set()  # type: ignore[attr-defined]
    page.wait_for_load_state("load")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    assert page.evaluate("document.querySelector('.main').inert")
    page.keyboard.press("Escape")
    assert not page.evaluate("document.querySelector('.main').inert")


def test_who_leaves_what_could_not_be_stored_yet_is_asked(page: Page) -> None:
    """As by another language in the head of the page; later nobody is."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.route("**/assets/guide.*.js", hold)
    page.goto("emails/exit-plan/")
    name = page.locator("#field-client_name")
    name.click()
    page.keyboard.type("Maria")
    page.locator(".header__lang").click()
    page.locator("#languages a[hreflang=it]").click()
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    expect(name).to_have_value("Maria")
    for route in held:
        route.continue_()
    page.unroute_all(behavior="wait")
    wait_until(page, "onbeforeunload === null")
    page.locator("#languages a[hreflang=it]").click()
    page.wait_for_url("**/it/**")
    expect(name).to_have_value("Maria")
    assert asked == ["beforeunload"]


def test_letters_typed_before_the_search_has_come_stand_in_it(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search.*.js", hold)
    page.goto("rejected/")
    page.keyboard.press("/")
    page.keyboard.type("depp")
    page.keyboard.press("Backspace")
    page.keyboard.type("osit s")
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    field = page.locator("#search-query")
    expect(field).to_be_focused()
    page.keyboard.type("lip")
    expect(field).to_have_value("deposit slip")
    page.unroute_all(behavior="wait")


def test_the_search_on_its_way_leaves_fields_alone(page: Page) -> None:
    """Who goes on in a field writes there, and isn't called away; Escape calls the search off."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/assets/search.*.js", hold)
    page.goto("emails/exit-plan/")
    page.locator("[data-action=search]").first.click()
    name = page.locator(".email input[type=text]").first
    name.click()
    page.keyboard.type("Maria")
    expect(name).to_have_value("Maria")
    name.blur()
    page.keyboard.press("/")
    page.keyboard.type("dep")
    page.keyboard.press("Escape")
    for route in held:
        route.continue_()
    page.evaluate("window.pw.load('search')")
    page.wait_for_timeout(200)
    expect(page.locator("#search[open]")).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator("#search-query")).to_have_value("")
    page.unroute_all(behavior="wait")
