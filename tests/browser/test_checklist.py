"""Checklists in the browser: ticks that last, in every way a reader may set them."""
# ruff: noqa: E501 (scripts for the page are easier to read unbroken)

from __future__ import annotations

import datetime as dt
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.widgets import (
    CLIPBOARD,
    FOLDERS,
    NO_CLIPBOARD,
    TWO,
    action,
    box,
    copied,
    current,
    item,
    stored,
    visit,
    word,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """No service worker: it would answer in place of the routes that tests put in."""
    return {**browser_context_args, "service_workers": "block"}


LIST = "rejected/"
DATED = "part/hand-over/"
NOW = dt.datetime(2026, 11, 3, 12, 0)


def ticked_state(**ticks: dict[str, str]) -> str:
    """A saved state with ticks on the first day's list."""
    case = {"name": "Acme", "fields": {}, "ticks": {"rejected-first-day": ticks}}
    return json.dumps({"version": 1, "current": "first", "cases": {"first": case}})


def preset(page: Page, text: str) -> None:
    """Store `text` before the first page is read, once."""
    page.add_init_script(
        "if (!sessionStorage.preset) { sessionStorage.preset = 1;"
        f"localStorage.setItem('parting-well', {json.dumps(text)}); }}"
    )


@pytest.mark.parametrize("lang", TWO)
def test_a_tick_lasts_and_is_shared_by_all_languages(page: Page, lang: str) -> None:
    """Ticked in one language, an item is ticked after a reload and in every other language."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    page.reload()
    expect(box(page, "pause")).to_be_checked()
    for other in FOLDERS:
        visit(page, other, LIST)
        expect(box(page, "pause")).to_be_checked()
        expect(box(page, "compare")).not_to_be_checked()
    assert list(current(page)["ticks"]["rejected-first-day"]) == ["pause"]


def test_the_words_are_a_target_and_so_is_the_keyboard(page: Page) -> None:
    """An item is ticked by its words, and by the space bar; the focus is seen."""
    visit(page, "bg", LIST)
    item(page, "pause").locator("[data-text]").click()
    expect(box(page, "pause")).to_be_checked()
    box(page, "read-message").focus()
    page.keyboard.press("Space")
    expect(box(page, "read-message")).to_be_checked()
    outline = box(page, "read-message").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


def test_a_tap_ticks_and_targets_are_large_on_touch(browser: Browser, site_url: str) -> None:
    """On a phone every control is at least 44 pixels high (a box counts with its label)."""
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True, base_url=site_url
    )
    page = context.new_page()
    visit(page, "ru", DATED)
    item(page, "agree-list").locator("[data-text]").tap()
    expect(box(page, "agree-list")).to_be_checked()
    page.locator(".item__summary").first.tap()
    page.locator(".case__summary").tap()
    small = page.evaluate("""() => [...document.querySelectorAll(
        '.checklist :is(button, summary, select, label, input[type=date], textarea, .item__links a)')]
        .filter(e => e.checkVisibility() && !e.matches('.checklist__day-label, .item__note-label, .case__label'))
        .map(e => [e.className, e.textContent.trim().slice(0, 20), e.getBoundingClientRect().height])
        .filter(([, , height]) => height < 44)""")
    assert small == []
    context.close()


def test_targets_are_24_pixels_everywhere(page: Page) -> None:
    """With a mouse no control is smaller than 24 by 24 pixels."""
    visit(page, "en", DATED)
    page.locator(".item__summary").first.click()
    page.locator(".case__summary").click()
    small = page.evaluate("""() => [...document.querySelectorAll(
        '.checklist :is(button, summary, select, input:not([type=checkbox]), .item__label, .item__links a, .item__box)')]
        .filter(e => e.checkVisibility())
        .map(e => [e.className, ...(({width, height}) => [width, height])(e.getBoundingClientRect())])
        .filter(([, width, height]) => width < 24 || height < 24)""")
    assert small == []


@pytest.mark.parametrize("lang", TWO)
def test_progress_counts_what_applies(page: Page, lang: str) -> None:
    """Items that don't apply leave the total; a list of nothing else says so."""
    visit(page, lang, LIST)
    count = page.locator(".checklist [data-count]")
    expect(count).to_have_text(word(lang, "checklist-progress", done=0, total=10))
    box(page, "pause").check()
    skip = item(page, "compare").locator("[data-skip]")
    item(page, "compare").locator("summary").click()
    skip.check()
    expect(count).to_have_text(
        f"{word(lang, 'checklist-progress', done=1, total=9)} · "
        f"{word(lang, 'checklist-not-applying', count=1)}"
    )
    expect(box(page, "compare")).to_be_disabled()
    for row in page.locator("[data-item]").all():
        if not row.locator("[data-skip]").is_checked():
            row.locator("details").evaluate("e => e.open = true")
            row.locator("[data-skip]").check()
    expect(count).to_have_text(word(lang, "checklist-none-apply"))
    assert page.locator(".checklist [data-bar]").evaluate("e => e.position") == 1
    page.reload()
    expect(count).to_have_text(word(lang, "checklist-none-apply"))


@pytest.mark.parametrize("lang", TWO)
def test_the_filter_shows_what_is_left(page: Page, lang: str) -> None:
    """Done items disappear, the focus goes on to the next one, and an empty list says so."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    page.locator("[data-filter]").check()
    expect(item(page, "pause")).to_be_hidden()
    box(page, "read-message").focus()
    page.keyboard.press("Space")
    expect(item(page, "read-message")).to_be_hidden()
    expect(box(page, "find-agreement")).to_be_focused()
    while page.locator("[data-item]:not([hidden]) [data-tick]").count():
        page.locator("[data-item]:not([hidden]) [data-tick]").first.check(no_wait_after=True)
    expect(page.locator("[data-nothing]")).to_have_text(word(lang, "checklist-nothing-left"))
    expect(page.locator("[data-filter]")).to_be_focused()


@pytest.mark.parametrize(
    ("lang", "date"),
    [
        ("en", "3 November 2026"),
        ("bg", "3 ноември 2026 г."),
        ("it", "3 novembre 2026"),
        ("ru", "3 ноября 2026 г."),
    ],
)
def test_a_tick_has_its_day(page: Page, lang: str, date: str) -> None:
    """The day of a tick is shown the language's way."""
    page.clock.set_fixed_time(NOW)
    visit(page, lang, LIST)
    box(page, "pause").check()
    expect(item(page, "pause").locator("[data-ticked]")).to_have_text(
        word(lang, "checklist-ticked", date=date)
    )


def test_a_note_is_kept_and_shown(page: Page) -> None:
    """A reader's note stands on the item, whatever is in it, and outlives the tick."""
    visit(page, "en", LIST)
    note = '<img src=x onerror="document.title=1">\nпозвони 👩‍👩‍👧'
    item(page, "pause").locator("summary").click()
    item(page, "pause").locator("[data-note]").fill(note)
    visit(page, "ru", LIST)
    own = item(page, "pause").locator("[data-own]")
    assert own.evaluate("e => e.textContent") == note
    assert own.locator("img").count() == 0
    box(page, "pause").check()
    box(page, "pause").uncheck()
    expect(own).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "by"), [("en", "by 8 December 2026"), ("bg", "до 8 декември 2026 г.")]
)
def test_due_dates_follow_the_last_working_day(page: Page, lang: str, by: str) -> None:
    """Without a last day an item says how many days before it; with one, which day."""
    page.clock.set_fixed_time(NOW)
    visit(page, lang, DATED)
    due = item(page, "agree-list").locator("[data-due-text]")
    expect(due).to_have_text(word(lang, "checklist-due-before", count=10))
    page.locator("[data-last-day]").fill("2026-12-18")
    expect(due).to_have_text(by)
    page.reload()
    expect(due).to_have_text(by)
    page.locator("[data-last-day]").fill("2026-11-05")
    expect(due).to_have_class(re.compile("item__due--late"))
    box(page, "agree-list").check()
    expect(due).not_to_have_class(re.compile("item__due--late"))
    page.locator("[data-last-day]").fill("2026-11-13")
    expect(item(page, "list-accounts").locator("[data-due-text]")).to_contain_text("6 ")
    page.locator("[data-last-day]").fill("")
    expect(due).to_have_text(word(lang, "checklist-due-before", count=10))
    assert "last_day" not in current(page)["fields"]


@pytest.mark.parametrize("lang", TWO)
def test_changed_since_ticked(page: Page, lang: str) -> None:
    """A tick on another wording says so, until the reader confirms it."""
    preset(page, ticked_state(pause={"state": "done", "at": "2026-10-01", "revision": "000000"}))
    visit(page, lang, LIST)
    changed = item(page, "pause").locator("[data-changed]")
    expect(changed).to_contain_text(word(lang, "checklist-changed"))
    changed.get_by_role("button").click()
    expect(changed).to_be_hidden()
    expect(box(page, "pause")).to_be_focused()
    page.reload()
    expect(box(page, "pause")).to_be_checked()
    expect(changed).to_be_hidden()


def test_ticks_follow_an_item_to_its_new_id(page: Page) -> None:
    """An item that is declared to come from others takes their ticks along."""

    def renamed(route: Route) -> None:
        answer = route.fetch()
        html = (
            answer.text()
            .replace(
                'data-item="pause"',
                'data-item="breathe" data-former="pause pause-old read-message"',
            )
            .replace('data-item="read-message"', 'data-item="copy-out"')
        )
        route.fulfill(response=answer, body=html)

    visit(page, "bg", LIST)
    box(page, "read-message").check()
    page.route("**/bg/rejected/", renamed)
    visit(page, "bg", LIST)
    expect(box(page, "breathe")).to_be_checked()
    expect(item(page, "breathe").locator("[data-changed]")).to_be_visible()
    expect(box(page, "copy-out")).not_to_be_checked()
    assert list(current(page)["ticks"]["rejected-first-day"]) == ["breathe"]


@pytest.mark.parametrize("lang", TWO)
def test_a_reset_can_be_undone(page: Page, lang: str) -> None:
    """Clearing the ticks is announced and offers to take it back."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    box(page, "compare").check()
    before = current(page)["ticks"]
    action(page, "reset").click()
    expect(page.get_by_text(word(lang, "checklist-reset-done"))).to_be_visible()
    expect(box(page, "pause")).not_to_be_checked()
    page.locator(".checklist > [data-notice] [data-action=undo]").click()
    expect(box(page, "pause")).to_be_checked()
    expect(page.get_by_text(word(lang, "common-undone"))).to_be_visible()
    assert current(page)["ticks"] == before
    assert page.evaluate("document.activeElement !== document.body")


def test_clearing_twice_can_be_undone_too(page: Page) -> None:
    """The second time nothing was there to clear; what the first has cleared comes back."""
    visit(page, "en", LIST)
    box(page, "pause").check()
    for _ in range(2):
        action(page, "reset").dblclick()
        page.wait_for_timeout(600)
    page.locator(".checklist > [data-notice] [data-action=undo]").click()
    expect(box(page, "pause")).to_be_checked()


def test_a_link_to_one_item(page: Page, site_url: str) -> None:
    """The copied link leads to the item."""
    page.add_init_script(CLIPBOARD)
    visit(page, "bg", LIST)
    item(page, "compare").locator("summary").click()
    action(page, "item-link").nth(3).click()
    link = copied(page)["text/plain"]
    assert link == f"{site_url}bg/rejected/#item-compare"
    page.goto(link)
    expect(page.locator("#item-compare:target")).to_be_in_viewport()


def test_without_javascript_the_list_ticks_and_shows_nothing_dead(
    browser: Browser, site_url: str
) -> None:
    """The boxes can be ticked; what needs JavaScript isn't there."""
    context = browser.new_context(java_script_enabled=False, base_url=site_url)
    page = context.new_page()
    page.goto("bg/part/hand-over/")
    first = page.get_by_role("checkbox").first
    first.check()
    expect(first).to_be_checked()
    first.press("Enter")
    expect(first).to_be_checked()
    assert page.locator(".checklist").get_by_role("checkbox").count() == 12
    assert (
        page.locator(
            ".checklist :is(button, select, textarea, summary, progress, input[type=date]):visible"
        ).count()
        == 0
    )
    expect(page.locator(".item__level").first).to_be_visible()
    context.close()


STORAGES = {
    "blocked": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});",
    "full": "Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); };",
}


@pytest.mark.parametrize("lang", TWO)
@pytest.mark.parametrize("problem", STORAGES)
def test_a_storage_that_fails_costs_persistence_only(page: Page, lang: str, problem: str) -> None:
    """Everything works, and the reader is told."""
    page.add_init_script(STORAGES[problem])
    visit(page, lang, LIST)
    box(page, "pause").check()
    expect(page.locator("[data-problem]")).to_have_text(word(lang, f"case-{problem}"))
    expect(box(page, "pause")).to_be_checked()
    expect(page.locator(".checklist [data-count]")).to_have_text(
        word(lang, "checklist-progress", done=1, total=10)
    )


@pytest.mark.parametrize("lang", TWO)
def test_corrupt_and_newer_data_are_said_and_kept(page: Page, lang: str) -> None:
    """Nothing of what can't be used is overwritten without a copy."""
    preset(page, "{broken")
    visit(page, lang, LIST)
    expect(page.locator("[data-problem]")).to_have_text(word(lang, "case-corrupt"))
    box(page, "pause").check()
    assert page.evaluate("localStorage['parting-well-damaged']") == "{broken"
    assert "pause" in current(page)["ticks"]["rejected-first-day"]
    newer = ticked_state(pause={"state": "done"}).replace('"version": 1', '"version": 9')
    page.evaluate("text => localStorage.setItem('parting-well', text)", newer)
    page.reload()
    expect(page.locator("[data-problem]")).to_have_text(word(lang, "case-newer"))
    expect(box(page, "pause")).to_be_checked()
    box(page, "compare").check()
    assert page.evaluate("localStorage['parting-well']") == newer


def test_two_tabs_agree(page: Page, context: BrowserContext) -> None:
    """A tick in one tab shows in the other, and neither overwrites the other's."""
    visit(page, "en", LIST)
    other = context.new_page()
    visit(other, "bg", LIST)
    box(page, "pause").check()
    expect(box(other, "pause")).to_be_checked()
    box(other, "compare").check()
    expect(box(page, "compare")).to_be_checked()
    assert set(current(page)["ticks"]["rejected-first-day"]) == {"pause", "compare"}


@pytest.mark.parametrize("lang", TWO)
def test_copy_as_text_and_markdown(page: Page, lang: str) -> None:
    """Both forms hold every item, its state and the reader's note."""
    page.add_init_script(CLIPBOARD)
    visit(page, lang, LIST)
    box(page, "pause").check()
    texts = page.locator("[data-text]").all_inner_texts()
    action(page, "copy-text").click()
    plain = copied(page)["text/plain"]
    expect(page.get_by_text(word(lang, "common-copied"), exact=True)).to_be_visible()
    action(page, "copy-markdown").click()
    markdown = copied(page)["text/plain"]
    assert plain.count("\n[") == markdown.count("\n- [") == 10
    assert plain.splitlines()[2].startswith(f"[x] {texts[0]} ({word(lang, 'checklist-must')})")
    assert markdown.splitlines()[2].startswith(f"- [x] {texts[0]}")
    assert all(text in plain for text in texts)


@pytest.mark.parametrize("lang", TWO)
def test_a_copy_that_fails_is_said(page: Page, lang: str) -> None:
    """The text itself is shown and selected, and the reader told how to go on."""
    page.add_init_script(NO_CLIPBOARD)
    visit(page, lang, LIST)
    action(page, "copy-text").click()
    expect(page.get_by_text(word(lang, "common-copy-failed"))).to_be_visible()
    chosen = "document.activeElement.value.slice(document.activeElement.selectionStart)"
    assert page.locator("[data-text]").first.inner_text() in page.evaluate(chosen)
    page.keyboard.press("Escape")
    action(page, "share").click()
    assert "#ticks=" in page.evaluate(chosen)


@pytest.mark.parametrize("lang", TWO)
def test_a_shared_link_asks_first(page: Page, lang: str, site_url: str) -> None:
    """Ticks come only after a yes; the address is clean afterwards; no name is in the link."""
    page.add_init_script(CLIPBOARD)
    visit(page, lang, LIST)
    box(page, "pause").check()
    item(page, "compare").locator("summary").click()
    item(page, "compare").locator("[data-skip]").check()
    item(page, "compare").locator("[data-note]").fill("secret")
    action(page, "share").click()
    link = copied(page)["text/plain"]
    assert (
        link == f"{site_url}{FOLDERS[lang]}rejected/#ticks=rejected-first-day&done=pause&na=compare"
    )
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(link)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(word(lang, "checklist-share-title"))
    expect(box(page, "pause")).not_to_be_checked()
    assert stored(page) == {}
    dialog.get_by_role("button", name=word(lang, "checklist-share-leave")).click()
    assert stored(page) == {}
    assert page.url.endswith("#checklist")
    page.goto("about:blank")
    page.goto(link)
    dialog.get_by_role("button", name=word(lang, "checklist-share-add"), exact=True).click()
    expect(box(page, "pause")).to_be_checked()
    expect(box(page, "compare")).to_be_disabled()
    expect(page.get_by_text(word(lang, "checklist-share-added", count=2))).to_be_visible()


@pytest.mark.parametrize(
    "forged",
    [
        "#ticks=rejected-first-day&done=<img src=x onerror=alert(1)>",
        "#ticks=__proto__&done=pause",
        "#ticks=rejected-first-day",
        "#ticks=",
        "#ticks=rejected-first-day&done=" + "x," * 9000,
        "#ticks=rejected-first-day&done=%E0%A4%A&na=%00",
    ],
)
def test_a_forged_link_changes_nothing(page: Page, forged: str) -> None:
    """Unknown ids are no ticks: nothing is asked, nothing changes, and that is said."""
    page.goto("bg/rejected/" + forged)
    expect(page.get_by_text(word("bg", "checklist-share-none"))).to_be_visible()
    assert page.get_by_role("dialog").count() == 0
    assert stored(page) == {}


def test_what_is_done_before_the_code_comes_counts(page: Page) -> None:
    """Ticks, dates and clicks of the first seconds aren't lost."""
    held: list[Route] = []
    page.route(re.compile(r"/guide\.[0-9a-f]+\.js"), lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks what it is given)
    page.goto("bg/part/hand-over/", wait_until="commit")
    box(page, "agree-list").check()
    page.locator("[data-last-day]").fill("2026-12-18")
    page.wait_for_timeout(200)
    assert held
    for route in held:
        route.continue_()
    page.unroute_all()
    page.locator(".checklist.is-live").wait_for()
    expect(box(page, "agree-list")).to_be_checked()
    page.reload()
    expect(box(page, "agree-list")).to_be_checked()
    expect(page.locator("[data-last-day]")).to_have_value("2026-12-18")


@pytest.mark.parametrize("lang", TWO)
def test_the_overview_shows_progress(page: Page, lang: str) -> None:
    """All lists of the guide, each with the current case's progress; a link to each."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    visit(page, lang, "checklists/")
    entry = page.locator("[data-checklist='rejected-first-day']")
    expect(entry.locator("[data-count]")).to_have_text(
        word(lang, "checklist-progress", done=1, total=10)
    )
    assert page.locator(".checklist-index [data-checklist]").count() == 12
    entry.get_by_role("link").click()
    expect(page.locator("#checklist")).to_be_in_viewport()


def test_an_items_email_is_one_click_away_with_its_fields(page: Page) -> None:
    """The email of an item has the fields that were filled in elsewhere."""
    visit(page, "bg", "emails/rejected-questions/")
    page.locator("#field-project").fill("Пролетен сайт")
    visit(page, "bg", LIST)
    item(page, "arrange-call").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("/bg/emails/rejected-call/#email$"))
    expect(page.locator("[data-letter=formal] [data-subject]")).to_contain_text("Пролетен сайт")


def test_printing_prints_the_list(page: Page) -> None:
    """The print button prints the list alone; controls don't print, boxes do."""
    page.add_init_script(
        "window.print = () => { window.printed = document.documentElement.dataset.print; };"
    )
    visit(page, "en", LIST)
    action(page, "print").click()
    assert page.evaluate("window.printed") == "checklist"
    page.emulate_media(media="print")
    expect(box(page, "pause")).to_be_visible()
    assert page.locator(".checklist :is(button, select, summary, progress):visible").count() == 0
    expect(page.locator(".box--in-short")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".box--in-short")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "bg", "it", "ru"])
@pytest.mark.parametrize("path", [LIST, DATED, "checklists/"])
def test_nothing_is_cut_at_320_pixels(page: Page, lang: str, path: str) -> None:
    """At 400 per cent zoom (320 pixels) nothing scrolls sideways."""
    page.set_viewport_size({"width": 320, "height": 800})
    visit(page, lang, path)
    for summary in page.locator(":is(.checklist, .checklist-index) summary").all()[:3]:
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


FOCUS = """() => {
    const element = document.activeElement;
    const seen = [element, element.closest('label')].some((one) => one
        && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2
        && one.getBoundingClientRect().width > 5 && getComputedStyle(one).opacity !== '0');
    const box = element.getBoundingClientRect();
    return { inside: Boolean(element.closest('.checklist, .email')), seen,
        onScreen: box.bottom > 0 && box.top < innerHeight && box.right <= innerWidth + 1,
        name: element.className + ' ' + element.textContent.trim().slice(0, 30) };
}"""


@pytest.mark.parametrize("path", [DATED, "emails/rejected-proposal/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_focus_is_always_seen(page: Page, path: str, width: int) -> None:
    """From the case switcher to the last button, Tab alone reaches everything, and shows where it is."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")  # else it looks while the page still scrolls
    visit(page, "bg", path)
    page.locator(".case__summary").click()
    page.locator("[data-case]").focus()
    steps = 0
    while (focus := page.evaluate(FOCUS))["inside"]:
        assert focus["seen"], focus
        assert focus["onScreen"], focus
        page.keyboard.press("Tab")
        steps += 1
    assert steps > 20


def test_forced_colours_and_less_motion(browser: Browser, site_url: str) -> None:
    """With the reader's own colours a tick is the system's; nothing moves for who wants it still."""
    context = browser.new_context(
        forced_colors="active", reduced_motion="reduce", base_url=site_url, service_workers="block"
    )
    page = context.new_page()
    visit(page, "ru", LIST)
    box(page, "pause").check()
    assert box(page, "pause").evaluate("e => getComputedStyle(e).appearance") == "auto"
    moving = page.evaluate("""() => [...document.querySelectorAll('.checklist, .checklist *')]
        .filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0
            || getComputedStyle(e).animationName !== 'none').length""")
    assert moving == 0
    visit(page, "ru", "emails/rejected-call/")
    chosen = page.locator(".email__tone:has(:checked)")
    assert "underline" in chosen.evaluate("e => getComputedStyle(e).textDecorationLine")
    context.close()


@pytest.mark.parametrize("lang", TWO)
def test_what_is_said_is_seen_where_one_works(page: Page, lang: str) -> None:
    """The region stands at the list's end; while it's new, its words are in view at the first item."""
    page.set_viewport_size({"width": 390, "height": 700})
    page.add_init_script(CLIPBOARD)
    visit(page, lang, LIST)
    first = page.locator("[data-item]").first
    first.locator("summary").click()
    first.locator("[data-action=item-link]").click()
    expect(page.get_by_text(word(lang, "checklist-link-copied"))).to_be_in_viewport(ratio=0.99)


def test_links_of_items_leave_a_search_out(page: Page, site_url: str) -> None:
    """What somebody came with behind a question mark isn't passed on."""
    page.add_init_script(CLIPBOARD)
    visit(page, "en", LIST + "?from=secret")
    action(page, "share").click()
    assert copied(page)["text/plain"].startswith(site_url + LIST + "#ticks=")


def test_a_second_shared_link_takes_the_place_of_the_first(page: Page) -> None:
    """Two questions never lie one upon the other."""
    visit(page, "en", LIST)
    for done in ("pause", "compare"):
        page.evaluate(f"location.hash = 'ticks=rejected-first-day&done={done}'")
        expect(page.get_by_role("dialog")).to_have_count(1)
    page.get_by_role("dialog").locator("[value=add]").click()
    expect(box(page, "compare")).to_be_checked()
    expect(box(page, "pause")).not_to_be_checked()


def test_a_note_shows_once(page: Page) -> None:
    """While its field is open, the note doesn't stand above it as well."""
    visit(page, "en", LIST)
    note = item(page, "pause")
    note.locator("summary").click()
    note.locator("[data-note]").fill("Ask Ada")
    expect(note.locator("[data-own]")).to_be_hidden()
    note.locator("summary").click()
    expect(note.locator("[data-own]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_main_button_is_read_in_forced_colours(
    browser: Browser, site_url: str, scheme: str
) -> None:
    """Its ground and its words are a pair of the reader's own colours."""
    context = browser.new_context(base_url=site_url, forced_colors="active", color_scheme=scheme)
    page = context.new_page()
    visit(page, "en", "emails/rejected-call/")
    colours = page.evaluate(
        """() => {
          const probe = document.createElement("i");
          document.body.append(probe);
          const button = getComputedStyle(document.querySelector(".action--main"));
          const of = (name) => { probe.style.color = name; return getComputedStyle(probe).color; };
          return [[button.color, button.backgroundColor], [of("Canvas"), of("CanvasText")]];
        }"""
    )
    assert colours[0] == colours[1]
    context.close()


def test_crosses_are_printed(page: Page) -> None:
    """Paper leaves grounds out: what marks the words to leave out is drawn with lines."""
    page.emulate_media(media="print")
    page.goto("it/emails/rejected-call/")
    for part in ("::before", "::after"):
        line = page.locator(".box--when-not li").first.evaluate(
            "(item, part) => getComputedStyle(item, part).borderTopWidth", part
        )
        assert line != "0px"


def test_undoing_a_reset_gives_the_ticks_to_their_own_case(page: Page) -> None:
    """Even where a new case has taken the place of the emptied one since."""
    visit(page, "bg", LIST)
    box(page, "pause").check()
    action(page, "reset").click()
    action(page, "case-new").evaluate("button => button.click()")
    page.locator("#case-name").fill("Бета")
    page.keyboard.press("Enter")
    expect(page.locator("[data-case] option:checked")).to_have_text("Бета")
    page.locator(".checklist > [data-notice] [data-action=undo]").click()
    expect(box(page, "pause")).not_to_be_checked()
    page.locator("[data-case]").select_option("first")
    expect(box(page, "pause")).to_be_checked()
