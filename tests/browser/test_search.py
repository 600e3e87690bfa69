"""The search as a reader meets it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.site]

QUERY = "#search-query"
OPTIONS = "#search-results [role=option]"
STATUS = ".search__status"


def open_search(page: Page, path: str = "") -> None:
    """Open the search of the page at `path` by its button."""
    page.goto(path or ".")
    page.locator("[data-action=search]").first.click()
    page.locator("#search[open]").wait_for(timeout=5000)


def ask(page: Page, query: str) -> None:
    """Type `query`, and wait for its answer."""
    page.locator(QUERY).fill(query)
    page.wait_for_function(
        """() => document.querySelector('.search__status').textContent
            .match(/\\d|[“„«]/)""",
        timeout=5000,
    )


def titles(page: Page) -> list[str]:
    """Titles of the pages found."""
    return page.locator(".search__title").all_inner_texts()


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k"])
def test_keys_open_the_search(page: Page, key: str) -> None:
    """The focus goes to the field, and nothing is typed into it."""
    page.goto(".")
    page.keyboard.press(key)
    page.locator("#search[open]").wait_for(timeout=5000)
    assert page.evaluate("document.activeElement.id") == "search-query"
    assert page.locator(QUERY).input_value() == ""


@pytest.mark.browser_context_args(service_workers="block")
def test_on_a_quiet_page_the_search_comes_ahead(page: Page, context: BrowserContext) -> None:
    """Not before; then the first letter needs no network."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("paid/late-interest/")
    page.wait_for_timeout(1000)
    assert not [url for url in asked if "search" in url]
    with page.expect_response("**/search/en.*.js"):
        pass
    page.wait_for_timeout(1000)
    context.set_offline(True)
    page.locator("[data-action=search]").first.click()
    ask(page, "deposit")
    assert titles(page)
    context.set_offline(False)


@pytest.mark.parametrize("connection", ["saveData: true", "effectiveType: 'slow-2g'"])
def test_who_saves_data_gets_the_search_when_it_is_pointed_at(page: Page, connection: str) -> None:
    """Not before, however quiet the page."""
    page.add_init_script(
        f"Object.defineProperty(navigator, 'connection', {{value: {{{connection}}}}})"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("paid/late-interest/")
    page.wait_for_timeout(3000)
    assert not [url for url in asked if "search" in url]
    with page.expect_response("**/search/en.*.js"):
        page.locator("[data-action=search]").first.hover()
    assert not page.locator("#search[open]").count()


@pytest.mark.parametrize(
    ("path", "query", "address"),
    [
        ("", "client not paying", "paid/"),
        ("bg/", "клиентите не плащат", "bg/paid/"),
        ("bg/", "klientut ne plashta", "bg/paid/"),
        ("it/", "il cliente non mi paga", "it/paid/"),
        ("ru/", "rkbtyn yt gkfnbn", "ru/paid/"),
    ],
)
def test_the_best_page_comes_first(page: Page, path: str, query: str, address: str) -> None:
    """In the reader's own language, whatever the word form, the alphabet or the keyboard."""
    open_search(page, path)
    ask(page, query)
    first = page.locator(OPTIONS).first.get_attribute("href") or ""
    assert re.search(rf"/{re.escape(address)}(\?|#|$)", first), first
    home = page.evaluate(
        "new URL(JSON.parse(document.getElementById('pw-config').textContent).home, document.baseURI).href"  # noqa: E501
    )
    hrefs = page.locator(OPTIONS).evaluate_all("all => all.map(each => each.href)")
    assert all(href.startswith(home) for href in hrefs)
    if not path:
        assert not [href for href in hrefs if re.match(rf"{re.escape(home)}(bg|it|ru)/", href)]


def test_arrows_and_enter_open_a_result(page: Page) -> None:
    """The chosen option is named to assistive technology; Enter follows it."""
    open_search(page)
    ask(page, "deposit")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.locator(QUERY).get_attribute("aria-activedescendant")
    chosen = page.locator(f"#{active}")
    assert chosen.get_attribute("aria-selected") == "true"
    assert page.locator(f"{OPTIONS}[aria-selected=true]").count() == 1
    href = chosen.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.split("?")[0] == href.split("?")[0])


def test_arrows_go_round_by_the_field(page: Page) -> None:
    """Up from the field is the last option; down from there is the field."""
    open_search(page)
    ask(page, "deposit")
    page.keyboard.press("ArrowUp")
    last = page.locator(OPTIONS).last
    assert last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert page.locator(QUERY).get_attribute("aria-activedescendant") is None


def test_enter_opens_the_best_result_and_its_words_are_marked(page: Page) -> None:
    """All forms of the words; the address bar keeps a clean address."""
    open_search(page)
    ask(page, "pausing")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"pause"))
    page.wait_for_function("() => CSS.highlights.has('pw-found')", timeout=5000)
    texts = page.evaluate("[...CSS.highlights.get('pw-found')].map(range => range.toString())")
    # Synonyms that the search took for the word may be marked as well.
    assert {"pause"} <= {text.lower() for text in texts}, texts
    page.wait_for_function("() => !location.search")


def test_found_words_are_marked_in_the_results(page: Page) -> None:
    """In whatever form they stand."""
    open_search(page, "bg/")
    ask(page, "клиентите плащат")
    marks = {text.lower() for text in page.locator(f"{OPTIONS} mark").all_inner_texts()}
    assert {"клиентът", "плаща"} <= marks


def test_results_say_what_they_are(page: Page) -> None:
    """A guide page, an email, the law."""
    open_search(page)
    ask(page, "payment reminder email")
    assert page.locator(".search__kind").first.inner_text() == "Email"


def test_escape_closes_and_gives_the_focus_back(page: Page) -> None:
    """To the button that opened it; the query stays for the next time."""
    open_search(page)
    ask(page, "deposit")
    page.keyboard.press("Escape")
    assert page.locator("#search[open]").count() == 0
    assert page.evaluate("document.activeElement.dataset.action") == "search"
    page.keyboard.press("Enter")
    assert page.locator(QUERY).input_value() == "deposit"


def test_a_click_beside_the_dialog_closes_it(page: Page) -> None:
    """And one into it doesn't."""
    open_search(page)
    page.locator(".search__hint").click()
    assert page.locator("#search[open]").count() == 1
    page.mouse.click(5, 400)
    assert page.locator("#search[open]").count() == 0


def test_an_address_with_a_query_opens_the_search(page: Page) -> None:
    """`?q=` is for bookmarks and search engines' boxes."""
    page.goto("it/?q=caparra")
    page.locator(OPTIONS).first.wait_for()
    assert page.locator(QUERY).input_value() == "caparra"


def test_pasted_and_dictated_text_is_searched(page: Page) -> None:
    """Text that comes without a key."""
    open_search(page)
    page.evaluate("document.execCommand('insertText', false, 'deposit')")
    page.locator(OPTIONS).first.wait_for()
    assert page.locator(QUERY).input_value() == "deposit"


def test_the_number_of_results_is_announced(page: Page) -> None:
    """By a live region that is there from the beginning."""
    open_search(page)
    status = page.locator(STATUS)
    assert status.get_attribute("role") == "status"
    ask(page, "deposit")
    assert re.search(r"\d", status.inner_text())


def test_no_result_leads_on(page: Page) -> None:
    """To all questions and to the situations, in the reader's language."""
    open_search(page, "ru/paid/")
    ask(page, "ксилофон")
    assert "«ксилофон»" in page.locator(STATUS).inner_text()
    assert page.locator(QUERY).get_attribute("aria-expanded") == "false"
    hrefs = page.locator(".search__ways a").evaluate_all("all => all.map(a => a.pathname)")
    assert any(href.endswith("/ru/reference/all-questions/") for href in hrefs)
    assert any(href.endswith("/ru/situations/") for href in hrefs)
    assert page.locator(".search__ways").is_visible()


@pytest.mark.parametrize(
    ("pattern", "instead", "words"),
    [
        (r"search/en\.\w+\.js", "search/none.js", "index couldn’t be loaded"),
        (r"search/en\.\w+\.js", "WORKER", "index is damaged"),
        (r"assets/search-worker\.\w+\.js", "assets/none.js", "search couldn’t be loaded"),
    ],
)
def test_what_does_not_work_is_said(
    page: Page, faults: list[str], pattern: str, instead: str, words: str
) -> None:
    """A missing or damaged index, a missing engine: the dialog says so, and leads on."""

    def point_elsewhere(route: Route) -> None:
        # Requests of workers can't be caught: the page is told other addresses instead.
        answer = route.fetch()
        html = answer.text()
        worker = re.search(r"assets/search-worker\.\w+\.js", html)
        assert worker
        other = worker[0] if instead == "WORKER" else instead
        route.fulfill(response=answer, body=re.sub(pattern, other, html))

    page.route("**/paid/", point_elsewhere)
    open_search(page, "paid/")
    page.locator(QUERY).fill("deposit")
    page.locator(STATUS, has_text=words).wait_for(timeout=5000)
    assert page.locator(".search__ways a").first.is_visible()
    faults.clear()


def test_a_query_in_the_address_is_cut_to_the_fields_length(page: Page) -> None:
    """However long; the answer comes at once."""
    page.goto(f"?q={'deposit+' * 400}")
    expect(page.locator("#search[open]")).to_be_visible()
    assert len(page.locator(QUERY).input_value()) == 160
    expect(page.locator(OPTIONS).first).to_be_visible()


def test_what_failed_ahead_is_tried_again(page: Page, faults: list[str]) -> None:
    """A reader who opens the search on a line that is back finds nothing of the failure."""
    page.add_init_script(
        """window.Real = Worker; window.refused = 0;
        window.Worker = class { constructor(url) {
          window.refused += 1;
          const worker = new Real(url);
          const send = worker.postMessage.bind(worker);
          const bad = window.refused === 1;
          worker.postMessage = (it) => send(it.type === 'load' && bad ? {...it, url: it.url + 'none'} : it);
          return worker;
        } };"""  # noqa: E501
    )
    page.goto("paid/late-interest/")
    page.locator(STATUS, has_text="index couldn’t be loaded").wait_for(state="attached")
    faults.clear()
    page.locator("[data-action=search]").first.click()
    expect(page.locator(STATUS)).to_be_empty()
    assert page.locator(".search__hint").inner_text()
    ask(page, "deposit")
    assert titles(page)


SAVING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
"""Script for a reader who saves data: nothing of the search comes ahead."""


@pytest.mark.browser_context_args(service_workers="block")
def test_an_open_search_goes_on_with_the_network(
    page: Page, context: BrowserContext, faults: list[str]
) -> None:
    page.add_init_script(SAVING)
    page.goto("rejected/")
    page.evaluate("window.pw.load('search')")
    context.set_offline(True)
    page.keyboard.press("/")
    page.keyboard.type("deposit")
    expect(page.locator(".search__status")).to_contain_text("couldn’t be loaded")
    context.set_offline(False)
    expect(page.locator(".search__option").first).to_be_visible()
    faults.clear()


@pytest.mark.browser_context_args(service_workers="block")
def test_enter_tries_a_failed_search_again(page: Page, faults: list[str]) -> None:
    page.add_init_script(SAVING)
    page.route("**/search/en.*.js", lambda route: route.abort())
    page.goto("rejected/")
    page.keyboard.press("/")
    page.keyboard.type("deposit")
    expect(page.locator(".search__status")).to_contain_text("couldn’t be loaded")
    page.unroute_all(behavior="wait")
    page.keyboard.press("Enter")
    expect(page.locator(".search__option").first).to_be_visible()
    faults.clear()


def test_it_works_where_storage_is_blocked(page: Page) -> None:
    """The search keeps nothing."""
    page.add_init_script(
        """for (const name of ['localStorage', 'sessionStorage']) {
             Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
           }"""  # noqa: E501
    )
    open_search(page)
    ask(page, "deposit")
    assert titles(page)


def test_it_works_where_workers_are_refused(page: Page) -> None:
    """The engine then runs in the page."""
    page.add_init_script(
        "window.Worker = class { constructor() { throw new DOMException('no', 'SecurityError'); } };"  # noqa: E501
    )
    open_search(page)
    ask(page, "deposit")
    assert titles(page)


def test_the_dialog_is_named_and_its_parts_are(page: Page) -> None:
    """Name of the dialog, of the field, of the list; a combobox that says whether it is open."""
    open_search(page)
    assert page.get_by_role("dialog", name="Search the guide").count() == 1
    field = page.get_by_role("combobox", name="What is it about?")
    assert field.count() == 1
    assert field.get_attribute("aria-expanded") == "false"
    ask(page, "deposit")
    assert field.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("listbox", name="Results").count() == 1


def test_it_works_from_a_disk(browser: Browser, site_dir: Path) -> None:
    """Opened as a file, where browsers refuse workers and `fetch`."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site_dir / "bg" / "paid" / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator("#search[open]").wait_for(timeout=5000)
    ask(page, "задатък")
    href = page.locator(OPTIONS).first.get_attribute("href") or ""
    assert href.startswith("file:")
    assert "/bg/paid/deposits/index.html" in href
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"deposits/index\.html"))
    assert not faults
    context.close()
