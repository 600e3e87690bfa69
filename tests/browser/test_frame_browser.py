"""The frame in a real browser: menu, languages, colours, reflow, loading, policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.widgets import wait_until
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
GUIDE = "bg/rejected/"
KINDS = ("", "rejected/", "rejected/who-pays/", "emails/rejected-call/", "checklists/",
         "emails/", "reference/", "no-such-page/")  # fmt: skip

OFF_SCREEN = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return box.right <= 0 || box.left >= innerWidth || box.width === 0;
}"""


KEPT = """async () => {
  const cache = await caches.open('parting-well-pages');
  const mark = await cache.match(new URL('../../kept/it', location.href));
  return mark ? (await mark.json()).done : 0;
}"""
"""How many Italian pages are kept, asked on one of them."""


DELETE = "caches.keys().then((all) => Promise.all(all.map((name) => caches.delete(name))))"
"""Deletes what is kept, as the browser or a reader does by hand."""


COVERED = """() => {
  const links = [...document.querySelectorAll('.footer a')];
  return links.filter((link) => {
    const { x, y, width, height } = link.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) !== link;
  }).map((link) => link.textContent);
}"""
"""Links of the footer that something else lies over."""


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.className || document.activeElement.tagName"))


def test_the_menu_of_a_phone_is_worked_by_keys(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(GUIDE)
    button = page.locator(".header__menu")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.locator("#menu")
    expect(menu).to_be_visible()
    links = menu.locator("a").count()
    for _ in range(links + 4):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('#menu') !== null")
        outside_page = page.evaluate("document.activeElement === document.body")
        assert inside or outside_page, focused(page)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.browser_context_args(viewport=PHONE)
def test_a_page_left_by_its_menu_comes_back_without_it(page: Page) -> None:
    """As browsers keep a page just as it was left."""
    page.goto(GUIDE)
    for opener, part in ((".header__menu", "#menu"), (".header__lang", "#languages")):
        page.locator(opener).click()
        expect(page.locator(part)).to_be_visible()
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
        expect(page.locator(part)).to_be_hidden()
        assert not page.evaluate("document.querySelector('.main').inert")


@pytest.mark.browser_context_args(viewport=PHONE)
def test_a_search_called_from_the_menu_gives_the_focus_back(page: Page) -> None:
    page.goto(GUIDE)
    page.locator(".header__menu").click()
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    expect(page.locator("#search[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".header__menu")).to_be_focused()


def test_the_menu_opens_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=base_url)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(GUIDE)
    expect(page.locator("#menu")).to_be_hidden()
    page.locator(".header__menu").click()
    expect(page.locator("#menu a").first).to_be_visible()
    expect(page.locator("[data-action=search]")).to_be_hidden()
    expect(page.locator("[data-action=scheme]")).to_be_hidden()
    context.close()


def test_no_focus_leaves_the_screen_of_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(GUIDE)
    for _ in range(25):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)
        assert not page.evaluate(OFF_SCREEN), focused(page)


def test_the_first_key_leads_to_the_text(page: Page) -> None:
    page.goto("rejected/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"


def test_other_languages_keep_the_place(page: Page) -> None:
    page.goto("rejected/#what-to-say")
    page.locator(".header__lang").click()
    page.locator("#languages a[hreflang=ru]").click()
    page.wait_for_url("**/ru/rejected/#what-to-say")
    assert page.evaluate("document.documentElement.lang") == "ru"


def test_colours_are_chosen_and_kept(page: Page) -> None:
    page.goto(GUIDE)
    button = page.locator(".header__scheme")
    names = [button.get_attribute("aria-label")]
    for scheme in ("light", "dark"):
        button.click()
        assert page.evaluate("document.documentElement.dataset.scheme") == scheme
        names.append(button.get_attribute("aria-label"))
    assert len(set(names)) == 3
    page.reload()
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert button.get_attribute("aria-label") == names[2]
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(29, 26, 22)"


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("width", [320, 640])
def test_nothing_scrolls_sideways(page: Page, faults: list[str], path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for lang in ("", "ru/"):
        page.goto(lang + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, lang + path
    if path == "no-such-page/":
        faults.clear()


def test_targets_are_large_enough_for_fingers(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(GUIDE)
    for button in page.locator(".header button:visible, .header a:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.9, button.inner_html()


def test_print_has_the_text_only(page: Page) -> None:
    page.goto("rejected/")
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".menu", ".toc", ".footer", ".header__search", ".onward"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.browser_context_args(service_workers="block")
def test_a_page_prints_though_the_search_is_open(page: Page) -> None:
    page.goto("rejected/who-pays/")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.browser_context_args(viewport=PHONE)
def test_a_table_is_a_stop_of_the_keyboard_only_where_it_scrolls(page: Page) -> None:
    page.goto("rejected/who-pays/")
    table = page.locator(".table").first
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert table.evaluate("box => box.tabIndex") == -1
    page.set_viewport_size({"width": 260, "height": 844})
    wait_until(page, "() => document.querySelector('.table').tabIndex === 0")


@pytest.mark.browser_context_args(viewport={"width": 180, "height": 420}, service_workers="block")
def test_words_of_a_checklist_have_room_at_200_percent_on_a_phone(page: Page) -> None:
    """The window of a phone of 360 pixels, as it is when the page is zoomed."""
    page.goto("ru/rejected/")
    page.evaluate("window.pw.load('guide')")
    summary, words = page.locator(".item__summary").first, page.locator(".item__label").first
    expect(summary).to_be_visible()
    places = [part.bounding_box() for part in (words, summary)]
    assert places[0] is not None
    assert places[1] is not None
    assert places[0]["y"] + places[0]["height"] <= places[1]["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", ["", "rejected/who-pays/", "rejected/", "bg/rejected/"])
def test_few_requests_before_the_page_is_quiet(page: Page, path: str) -> None:
    """Quiet is a second without requests after the load, as the peers were measured."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto(path, wait_until="load")
    page.wait_for_timeout(1000)
    assert len(sent) <= 3, sent


@pytest.mark.browser_context_args(service_workers="block")
def test_what_is_done_early_is_done_later(page: Page) -> None:
    """A tick and a copy before the scripts have come aren't lost."""
    held: list[tuple[Route]] = []
    page.route("**/assets/guide.*.js", lambda route: held.append((route,)))
    page.goto("rejected/")
    box = page.locator(".item__box").first
    box.click()
    expect(box).to_be_checked()
    page.wait_for_timeout(100)
    assert held
    for (route,) in held:
        route.continue_()
    page.evaluate("window.pw.load('guide')")
    expect(box).to_be_checked()
    page.unroute_all(behavior="wait")
    page.reload()
    expect(box).to_be_checked()


@pytest.mark.browser_context_args(service_workers="block")
def test_a_missing_script_is_said(page: Page, faults: list[str]) -> None:
    page.route("**/assets/search.*.js", lambda route: route.abort())
    page.goto("rejected/")
    expect(page.locator("#pw-failed")).to_be_hidden()
    page.locator("[data-action=search]").click()
    expect(page.locator("#pw-failed")).to_be_visible()
    expect(page.locator("#pw-failed a")).to_have_text("Reload the page")
    expect(page.locator("h1")).to_be_visible()
    page.unroute_all(behavior="wait")
    page.locator("[data-action=search]").click()
    expect(page.locator("#search[open]")).to_be_visible()
    expect(page.locator("#pw-failed")).to_be_hidden()
    faults.clear()


@pytest.mark.browser_context_args(service_workers="block")
def test_a_missing_script_that_comes_at_last_is_no_longer_missed(
    page: Page, faults: list[str]
) -> None:
    page.route("**/assets/guide.*.js", lambda route: route.abort())
    page.goto("emails/rejected-call/")
    copy = page.locator("[data-action=copy-all]")
    copy.click()
    expect(page.locator("#pw-failed")).to_be_visible()
    page.unroute_all(behavior="wait")
    copy.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("#pw-failed")).to_be_hidden()
    faults.clear()


def test_blocked_storage_costs_only_memory(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
    )
    page.goto("rejected/")
    page.locator(".header__scheme").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"


def test_nothing_breaks_the_policy(page: Page) -> None:
    """The server sends the published headers; a violation is a console error, a fault."""
    page.add_init_script(
        "window.broken = [];"
        "document.addEventListener('securitypolicyviolation', (e) => broken.push(e.blockedURI))"
    )
    for path in ("", "rejected/", "emails/rejected-call/", "reference/privacy/"):
        page.goto(path)
        page.locator(".header__scheme").click()
        page.locator(".header__lang").click()
        page.keyboard.press("Escape")
        page.locator("article a[href]").first.hover()
        page.wait_for_timeout(300)
        assert page.evaluate("broken") == []


def test_read_pages_open_without_a_network(
    context: BrowserContext, page: Page, faults: list[str]
) -> None:
    page.goto("bg/rejected/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    context.set_offline(True)
    page.goto("bg/rejected/")
    title = page.locator("h1").inner_text()
    page.goto("bg/paid/")
    expect(page.locator("h1")).to_have_text("Няма връзка")
    page.get_by_role("link", name=title).click()
    page.wait_for_url("**/bg/rejected/")
    expect(page.locator("h1")).to_have_text(title)
    context.set_offline(False)
    page.goto("about:blank")
    faults.clear()


def test_the_whole_language_is_kept_from_the_second_page_on(
    context: BrowserContext, page: Page, faults: list[str]
) -> None:
    page.goto("it/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.goto("it/rejected/")
    count = len(list((ROOT / "docs" / "it").rglob("*.md"))) + 1  # the page for missing ones
    for _ in range(240):
        if page.evaluate(KEPT) == count:
            break
        page.wait_for_timeout(500)
    context.set_offline(True)
    page.goto("it/situations/middleman/")
    expect(page.locator("article[data-kind=guide] h1")).to_be_visible()
    page.goto("it/none/")
    expect(page.locator("#pw-away")).to_be_visible()
    expect(page.locator("#pw-astray")).to_be_hidden()
    context.set_offline(False)
    page.goto("about:blank")
    faults.clear()


def test_caches_that_somebody_deleted_are_made_anew(
    context: BrowserContext, page: Page, faults: list[str]
) -> None:
    """By the next page, which is kept; not where keeping is switched off."""
    page.goto("bg/rejected/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_until(page, "navigator.serviceWorker.controller !== null")
    page.evaluate(DELETE)
    page.goto("bg/paid/")
    title = page.locator("h1").inner_text()
    page.wait_for_timeout(4000)
    wait_until(page, "caches.match(location).then(Boolean)")
    context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_have_text(title)
    context.set_offline(False)
    page.evaluate("localStorage.setItem('parting-well-offline', 'off')")
    page.evaluate(DELETE)
    page.goto("bg/rejected/")
    page.wait_for_timeout(4500)
    assert page.evaluate("caches.keys()") == []
    faults.clear()


def test_keeping_pages_can_be_switched_off(page: Page) -> None:
    page.goto("reference/privacy/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.locator("[data-switch=offline] button").click()
    expect(page.locator("[data-switch=offline] [data-when=off]").first).to_be_visible()
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    page.locator("[data-action=search]").click()  # brings files, through the worker that leaves
    expect(page.locator("#search[open]")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("caches.keys()") == []
    page.goto("rejected/")
    page.wait_for_timeout(300)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )


def test_keeping_pages_switched_off_at_once_stays_off(page: Page) -> None:
    """Before the page had even begun to keep any."""
    page.goto("reference/privacy/")
    page.locator("[data-switch=offline] button").click()
    page.wait_for_timeout(4500)
    assert page.evaluate("caches.keys()") == []
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    page.locator("[data-switch=offline] button").click()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert len(page.evaluate("caches.keys()")) == 2


@pytest.mark.browser_context_args(service_workers="block")
def test_a_choice_that_cannot_be_stored_holds_for_the_page(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    page.goto("reference/privacy/")
    keys = page.locator("[data-switch=keys]")
    expect(keys.locator("[data-unkept]")).to_be_hidden()
    keys.locator("button").click()
    expect(keys.locator("[data-unkept]")).to_be_visible()
    page.keyboard.press("s")
    page.wait_for_timeout(300)
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.browser_context_args(service_workers="block")
def test_a_switch_does_what_it_says_beside_other_tabs(context: BrowserContext, page: Page) -> None:
    other = context.new_page()
    for tab in (page, other):
        tab.goto("reference/privacy/")
    page.locator("[data-switch=keys] button").click()
    expect(other.get_by_role("button", name="Switch the keys on")).to_be_visible()
    other.locator("[data-switch=keys] button").click()
    expect(page.get_by_role("button", name="Switch the keys off")).to_be_visible()


@pytest.mark.browser_context_args(viewport={"width": 320, "height": 256})
def test_what_is_said_is_in_view_in_the_lowest_window(page: Page) -> None:
    """As at a zoom of 400 per cent."""
    page.goto("rejected/")
    page.locator("[data-action=copy-text]").click()
    page.keyboard.press("Escape")
    page.locator("[data-action=reset]").click()
    expect(page.locator(".notice--new")).to_be_in_viewport()


LARGE = """() => {
  document.documentElement.style.fontSize = '200%';
  for (const more of document.querySelectorAll('details')) more.open = true;
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}"""


@pytest.mark.browser_context_args(viewport=PHONE)
@pytest.mark.parametrize(
    "path",
    [
        "emails/ask-why/",
        "bg/rejected/",
        "ru/rejected/",
        "ru/checklists/",
        "ru/reference/all-questions/",
    ],
)
def test_twice_as_large_letters_fit_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    if page.locator("[data-module]").count():
        page.evaluate("window.pw.load('guide')")
    assert page.evaluate(LARGE) <= 0


@pytest.mark.parametrize("width", [1280, 1920])
def test_nothing_lies_over_the_footer(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("emails/end-nonpayment/", "ru/rejected/", "part/"):
        page.goto(path)
        page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
        assert page.evaluate(COVERED) == []


@pytest.mark.browser_context_args(service_workers="block")
def test_single_keys_open_the_search_until_they_are_switched_off(page: Page) -> None:
    page.goto("bg/reference/privacy/")
    page.keyboard.press("s")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("[data-switch=keys] button").click()
    page.goto("bg/rejected/")
    page.keyboard.press("s")
    page.wait_for_timeout(300)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(page.locator("dialog[open]")).to_be_visible()


def test_pages_change_with_a_transition(page: Page) -> None:
    page.add_init_script(
        "addEventListener('pagereveal', (e) => { window.seen = !!e.viewTransition })"
    )
    page.goto("rejected/")
    page.locator(".menu a").first.click()
    page.wait_for_url("**/decide/")
    page.wait_for_function("() => 'seen' in window")
    assert page.evaluate("window.seen") is True
    page.emulate_media(reduced_motion="reduce")
    page.reload()
    with page.expect_navigation():
        page.locator(".menu a").nth(3).click()
    page.wait_for_function("() => 'seen' in window")
    assert page.evaluate("window.seen") is False
