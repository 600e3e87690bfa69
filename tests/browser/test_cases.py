"""Cases in the browser: one client each, made, renamed, deleted, forgotten, saved and read."""
# ruff: noqa: E501 (stored states are easier to read unbroken)

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.widgets import TWO, action, box, current, stored, visit, wait_until, word

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

LIST = "rejected/"
CALL = "emails/rejected-call/"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """No service worker: each test begins with nothing."""
    return {**browser_context_args, "service_workers": "block"}


def manage(page: Page, name: str) -> None:
    """Click an action of the case switcher."""
    button = action(page, name)
    if not button.is_visible():
        page.locator(".case__summary").click()
    button.click()


def new_case(page: Page, name: str) -> None:
    """Make a case by keyboard."""
    manage(page, "case-new")
    page.locator("#case-name").fill(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)


def import_text(page: Page, text: str) -> None:
    """Choose a file with `text`."""
    page.locator("[data-file]").set_input_files(
        {"name": "cases.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def exported(page: Page) -> str:
    """Text of the file that "Export" saves."""
    with page.expect_download() as info:
        manage(page, "case-export")
    name = info.value.suggested_filename
    assert name.startswith("parting-well-2")
    assert name.endswith(".json")
    return Path(info.value.path()).read_text("utf-8")


@pytest.mark.parametrize("lang", TWO)
def test_the_first_case_needs_no_set_up(page: Page, lang: str) -> None:
    """It has a name in the page's language, and nothing is stored before something is done."""
    visit(page, lang, LIST)
    expect(page.locator("[data-case] option")).to_have_text([word(lang, "case-first")])
    assert stored(page) == {}
    expect(page.locator("[data-case]")).to_have_accessible_name(word(lang, "case-current"))


@pytest.mark.parametrize("lang", TWO)
def test_each_case_has_its_own_ticks_and_fields(page: Page, lang: str) -> None:
    """Switching shows the other client's work; the writer's name goes along to a new case."""
    visit(page, lang, CALL)
    page.locator("#field-project").fill("Spring")
    page.locator("#field-sender_name").fill("Alex")
    new_case(page, "Бета & <b>Co</b>")
    expect(page.get_by_text(word(lang, "case-created", name="Бета & <b>Co</b>"))).to_be_visible()
    expect(page.locator("#field-project")).to_have_value("")
    expect(page.locator("#field-sender_name")).to_have_value("Alex")
    page.locator("#field-project").fill("Autumn")
    visit(page, lang, LIST)
    box(page, "pause").check()
    page.locator("[data-case]").select_option("first")
    expect(box(page, "pause")).not_to_be_checked()
    visit(page, lang, CALL)
    expect(page.locator("#field-project")).to_have_value("Spring")
    page.locator("[data-case]").select_option(label="Бета & <b>Co</b>")
    expect(page.locator("#field-project")).to_have_value("Autumn")


@pytest.mark.parametrize("lang", TWO)
def test_a_case_is_renamed(page: Page, lang: str) -> None:
    """The new name shows at once; an empty one, or Escape, changes nothing."""
    visit(page, lang, LIST)
    manage(page, "case-rename")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(word(lang, "case-rename"))
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    assert stored(page) == {}
    manage(page, "case-rename")
    page.locator("#case-name").fill("  Acme,\u2028 website ")
    dialog.get_by_role("button", name=word(lang, "case-save")).click()
    expect(page.locator("[data-case] option")).to_have_text(["Acme, website"])
    assert current(page)["name"] == "Acme, website"


@pytest.mark.parametrize("lang", TWO)
def test_a_deleted_case_can_be_brought_back(page: Page, lang: str) -> None:
    """Delete is announced and can be undone, of the last case too."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    new_case(page, "Beta")
    box(page, "compare").check()
    manage(page, "case-delete")
    expect(page.get_by_text(word(lang, "case-deleted", name="Beta"))).to_be_visible()
    expect(box(page, "pause")).to_be_checked()
    page.locator(".case [data-action=undo]").click()
    expect(box(page, "compare")).to_be_checked()
    assert len(stored(page)["cases"]) == 2
    manage(page, "case-delete")
    page.wait_for_timeout(600)  # at once, it would be a double tap
    manage(page, "case-delete")
    assert len(stored(page)["cases"]) == 1
    expect(box(page, "pause")).not_to_be_checked()
    page.locator(".case [data-action=undo]").click()
    expect(box(page, "pause")).to_be_checked()
    assert list(stored(page)["cases"]) == ["first"]


def test_a_double_tap_deletes_one_case(page: Page) -> None:
    """Nor does a key that is held down; wanted a moment later, the next one goes too."""
    visit(page, "en", LIST)
    for name in ("Acme", "Beta", "Gamma"):
        new_case(page, name)
        box(page, "pause").check()
    action(page, "case-delete").dblclick()
    expect(page.locator("[data-case] option")).to_have_text(["Acme", "Beta"])
    page.locator(".case [data-action=undo]").dblclick()
    expect(page.locator("[data-case] option")).to_have_text(["Acme", "Beta", "Gamma"])
    action(page, "case-delete").focus()
    page.wait_for_timeout(600)
    for _ in range(4):  # down without up: the browser repeats it
        page.keyboard.down("Enter")
        page.wait_for_timeout(200)
    page.keyboard.up("Enter")
    expect(page.locator("[data-case] option")).to_have_text(["Acme", "Beta"])
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    expect(page.locator("[data-case] option")).to_have_text(["Acme"])


@pytest.mark.parametrize("lang", TWO)
def test_forget_everything_asks_and_forgets(page: Page, context: BrowserContext, lang: str) -> None:
    """After a yes nothing is stored any more, in no tab."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    other = context.new_page()
    visit(other, lang, LIST)
    manage(page, "case-forget")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(word(lang, "case-forget-title"))
    dialog.get_by_role("button", name=word(lang, "common-cancel")).click()
    expect(box(page, "pause")).to_be_checked()
    manage(page, "case-forget")
    dialog.get_by_role("button", name=word(lang, "case-forget"), exact=True).click()
    expect(page.get_by_text(word(lang, "case-forgotten"))).to_be_visible()
    expect(box(page, "pause")).not_to_be_checked()
    expect(box(other, "pause")).not_to_be_checked()
    assert page.evaluate("Object.keys(localStorage).filter(k => !k.endsWith('offline'))") == []
    page.go_back()
    page.go_forward()
    expect(box(page, "pause")).not_to_be_checked()


@pytest.mark.parametrize("lang", TWO)
def test_export_and_import_bring_everything_back(page: Page, lang: str) -> None:
    """A file saved here and read elsewhere holds ticks, notes, fields, names; first a preview."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    new_case(page, "Бета")
    box(page, "compare").check()
    before = stored(page)["cases"]
    text = exported(page)
    assert json.loads(text)["format"] == "parting-well"
    page.evaluate("localStorage.clear()")
    page.reload()
    page.locator(".checklist.is-live").wait_for()
    import_text(page, text)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(word(lang, "case-import-title"))
    expect(dialog.get_by_role("listitem")).to_have_text(
        [
            word(lang, "case-summary", name=word(lang, "case-first"), count=1, fields=0),
            word(lang, "case-summary", name="Бета", count=1, fields=0),
        ]
    )
    assert stored(page) == {}
    dialog.get_by_role("button", name=word(lang, "case-import-merge")).click()
    expect(page.get_by_text(word(lang, "case-imported"))).to_be_visible()
    assert stored(page)["cases"] == before
    page.locator("[data-case]").select_option(label="Бета")
    expect(box(page, "compare")).to_be_checked()


def test_merge_keeps_and_replace_replaces_and_both_can_be_undone(page: Page) -> None:
    """Merging adds to what is here; replacing takes its place; undo brings it back."""
    visit(page, "bg", LIST)
    box(page, "pause").check()
    file = json.dumps(
        {
            "format": "parting-well",
            "version": 1,
            "current": "first",
            "cases": {
                "first": {
                    "name": "",
                    "fields": {"project": "x"},
                    "ticks": {
                        "rejected-first-day": {"compare": {"state": "done", "at": "2026-10-01"}}
                    },
                }
            },
        }
    )
    for answer, ticked in (("merge", ["compare", "pause"]), ("replace", ["compare"])):
        import_text(page, file)
        page.get_by_role("dialog").get_by_role(
            "button", name=word("bg", f"case-import-{answer}")
        ).click()
        expect(box(page, "compare")).to_be_checked()
        assert sorted(current(page)["ticks"]["rejected-first-day"]) == ticked
        page.locator(".case [data-action=undo]").click()
        expect(box(page, "compare")).not_to_be_checked()
        expect(box(page, "pause")).to_be_checked()


@pytest.mark.parametrize("lang", TWO)
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "broken"),
        ("", "broken"),
        ("[]", "foreign"),
        ('{"tasks": []}', "foreign"),
        ("<script>alert(1)</script>", "broken"),
        ('{"format": "parting-well", "version": 3, "cases": {}}', "newer"),
        ('{"format": "parting-well", "version": 1, "cases": {}}', "empty"),
        ('{"format": "parting-well", "version": 1, "cases": 7}', "broken"),
        (" " * 4_100_000, "large"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(
    page: Page, lang: str, text: str, reason: str
) -> None:
    """Nothing changes, and the reader learns why."""
    visit(page, lang, LIST)
    box(page, "pause").check()
    before = stored(page)
    import_text(page, text)
    expect(page.get_by_text(word(lang, f"case-file-{reason}"))).to_be_visible()
    assert stored(page) == before
    assert page.get_by_role("dialog").count() == 0


def test_a_hostile_file_stays_text(page: Page) -> None:
    """Names and notes of a file are shown as text, whatever they hold."""
    evil = '<img src=x onerror="document.title=1">'
    file = json.dumps(
        {
            "format": "parting-well",
            "version": 1,
            "current": "__proto__",
            "cases": {
                "a": {
                    "name": evil + "x" * 500,
                    "fields": {"project": evil, "__proto__": "y"},
                    "ticks": {
                        "rejected-first-day": {
                            "pause": {"state": "done", "at": "<b>", "revision": evil, "note": evil}
                        },
                        "constructor": {"toString": {"state": "done"}},
                    },
                }
            },
        }
    )
    visit(page, "ru", LIST)
    import_text(page, file)
    page.get_by_role("dialog").get_by_role("button", name=word("ru", "case-import-replace")).click()
    expect(box(page, "pause")).to_be_checked()
    assert page.locator("img[src=x]").count() == 0
    assert page.title() != "1"
    expect(page.locator("[data-item=pause] [data-own]")).to_have_text(evil)
    visit(page, "ru", CALL)
    expect(page.locator("#field-project")).to_have_value(evil)


def test_dialogs_keep_the_focus_and_give_it_back(page: Page) -> None:
    """Tab stays inside, Escape closes, the button that opened it has the focus again."""
    visit(page, "bg", LIST)
    manage(page, "case-new")
    expect(page.locator("#case-name")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('main') ")
    page.keyboard.press("Escape")
    expect(action(page, "case-new")).to_be_focused()


def test_two_tabs_follow_each_other(page: Page, context: BrowserContext) -> None:
    """A new case in one tab is in the other's switcher."""
    visit(page, "en", LIST)
    other = context.new_page()
    visit(other, "ru", CALL)
    new_case(page, "Acme")
    expect(other.locator("[data-case] option")).to_have_text(["Acme"])
    other.locator("#field-project").fill("Site")
    wait_until(page, "localStorage['parting-well'].includes('Site')")
    visit(page, "en", CALL)
    expect(page.locator("#field-project")).to_have_value("Site")


def test_a_field_under_the_cursor_follows_the_case(page: Page, context: BrowserContext) -> None:
    """Another tab changes the case while a field has the focus: its text doesn't move along."""
    visit(page, "bg", CALL)
    page.locator("#field-project").fill("Spring")
    other = context.new_page()
    visit(other, "bg", LIST)
    page.locator("#field-project").focus()
    new_case(other, "Beta")
    expect(page.locator("#field-project")).to_have_value("")
    page.locator("#field-project").press_sequentially("Autumn")
    cases = stored(page)["cases"].values()
    assert [case["fields"].get("project") for case in cases] == ["Spring", "Autumn"]


@pytest.mark.parametrize("here", [True, False])
def test_a_cleared_storage_empties_no_screen(
    page: Page, context: BrowserContext, here: bool
) -> None:
    """Whoever clears it: what stands in the form stays, and is stored with the next letter."""
    visit(page, "en", CALL)
    page.locator("#field-project").fill("Spring")
    page.locator("#field-client_name").fill("Maria")
    other = context.new_page()
    visit(other, "bg", LIST)
    (page if here else other).evaluate("localStorage.clear()")
    page.wait_for_timeout(300)
    expect(page.locator("#field-project")).to_have_value("Spring")
    assert stored(page) == {}
    page.locator("#field-client_name").press_sequentially("!")
    expect(page.locator("#field-project")).to_have_value("Spring")
    assert current(page)["fields"] == {"project": "Spring", "client_name": "Maria!"}


STATES = [
    '{"version":1,"current":"a","cases":{"a":{"name":{"x":1},"ticks":[],"fields":"no","tone":7,"letter":{}}}}',
    '{"version":1,"current":null,"cases":{"a":{"ticks":{"rejected-first-day":{"pause":true,"compare":{"state":"maybe","at":5,"note":["x"]}}}}}}',
    '{"version":1,"current":"a","cases":{"a":{"name":"<img src=x>","fields":{"call_date":"2026-99-99","project":"\\u0000\\u202e<b>","sender":"<b>","client":"constructor"},"tone":"\\"]","letter":"../../x"}}}',
    '{"version":1,"current":"a","cases":{"a":{"fields":{"project":7,"last_day":"9999999-01-01"},"tone":"nosuch","letter":"de"}}}',
    '{"version":-1e308,"current":"a","cases":{"a":{}}}',
    '{"version":1,"cases":{"__proto__":{"name":"x"},"constructor":{"name":"y"}}}',
    "[" * 5000 + "]" * 5000,
    '"' + "x" * 200_000 + '"',
    '{"version":1,"current":"first","cases":{"first":{"name":"'
    + "ж" * 5000
    + '","fields":{"project":"'
    + "😀" * 5000
    + '"}}}}',
]


@pytest.mark.parametrize("state", STATES, ids=range(len(STATES)))
def test_no_stored_state_breaks_a_page(page: Page, state: str) -> None:
    """Whatever lies in the storage, the widgets live, tick and fill; nothing runs."""
    page.goto("bg/" + LIST)
    page.evaluate("text => localStorage.setItem('parting-well', text)", state)
    page.reload()
    page.locator(".checklist.is-live").wait_for()
    page.locator(".case.is-live").wait_for()
    box(page, "read-message").check()
    assert current(page)["ticks"]["rejected-first-day"]["read-message"]["state"] == "done"
    visit(page, "ru", CALL)
    page.locator("#field-client_name").fill("Мария")
    expect(page.locator("[data-letter]:visible [data-body]")).to_contain_text("Мария")
    visit(page, "it", "checklists/")
    assert page.locator("img[src=x]").count() == 0
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_name_that_nobody_can_see_is_no_name(page: Page) -> None:
    """Spaces are refused in the dialog; signs that can't be seen or turn the text round go."""
    visit(page, "ru", LIST)
    manage(page, "case-new")
    page.locator("#case-name").fill("   ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("#case-name").fill("\u200b\u2060")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert stored(page) == {}
    new_case(page, "\u202eАкме")
    expect(page.locator("[data-case] option:checked")).to_have_text("Акме")


def test_a_file_on_a_new_device_opens_its_case(page: Page) -> None:
    """Nobody is left in an empty case beside the one that the file brings."""
    visit(page, "bg", LIST)
    cases = {"c7": {"name": "Бета"}, "c8": {"name": "Акме", "fields": {"project": "x"}}}
    file = {"format": "parting-well", "version": 1, "current": "c8", "cases": cases}
    import_text(page, json.dumps(file))
    page.get_by_role("dialog").locator("[value=merge]").click()
    expect(page.locator("[data-case] option")).to_have_text(["Бета", "Акме"])
    expect(page.locator("[data-case]")).to_have_value("c8")


def test_work_done_after_an_import_can_be_brought_back_too(page: Page) -> None:
    """Undo takes the import back and can itself be undone."""
    visit(page, "en", LIST)
    box(page, "pause").check()
    cases = {"c8": {"name": "Acme", "fields": {"project": "x"}}}
    file = {"format": "parting-well", "version": 1, "current": "c8", "cases": cases}
    import_text(page, json.dumps(file))
    page.get_by_role("dialog").locator("[value=replace]").click()
    expect(box(page, "pause")).not_to_be_checked()
    box(page, "compare").check()
    undo = page.locator(".case [data-action=undo]")
    undo.click()
    expect(box(page, "pause")).to_be_checked()
    page.wait_for_timeout(600)  # at once, it would be a double tap
    undo.click()
    expect(box(page, "compare")).to_be_checked()
    expect(page.locator("[data-case]")).to_have_value("c8")


def test_too_many_cases_are_refused(page: Page) -> None:
    """A file that would choke the page isn't opened."""
    visit(page, "en", LIST)
    cases = {f"c{number}": {"name": "x"} for number in range(60_000)}
    file = {"format": "parting-well", "version": 1, "current": "c1", "cases": cases}
    import_text(page, json.dumps(file))
    expect(page.get_by_text(word("en", "case-file-large"))).to_be_visible()
    assert stored(page) == {}


@pytest.mark.parametrize("lang", TWO)
def test_a_storage_that_gets_full_is_said_where_one_works(page: Page, lang: str) -> None:
    """The switcher may be far above; what it says is in view all the same."""
    visit(page, lang, LIST)
    page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('full'); }; 0")
    last = page.locator("[data-tick]").last
    last.scroll_into_view_if_needed()
    last.check()
    expect(page.get_by_text(word(lang, "case-full"))).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("path", [LIST, CALL])
def test_a_long_name_widens_no_page(page: Page, path: str) -> None:
    """What is said of a case breaks a name that has no spaces."""
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, "bg", path)
    new_case(page, "Ж" * 80)
    expect(page.locator(".case [data-status]")).to_contain_text("ЖЖЖ")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
