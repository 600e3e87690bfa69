"""Emails in the browser: fields, tones, languages, and every way to take a letter along."""
# ruff: noqa: E501 (scripts for the page are easier to read unbroken)

from __future__ import annotations

import base64
import datetime as dt
import email as mail
import json
import re
from email import policy
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.widgets import (
    CLIPBOARD,
    FOLDERS,
    NO_CLIPBOARD,
    TWO,
    action,
    catalogue,
    copied,
    current,
    stored,
    visit,
    wait_until,
    word,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

CALL = "emails/rejected-call/"
MONEY = "emails/unused-work-settlement/"
LINES = "emails/handover-note/"
HOSTILE = [
    '<img src=x onerror="document.title=1">',
    "</pre><script>document.title=1</script>",
    "\u202eevil",
    "שלום \u200fעולם",
    "👩‍👩‍👧‍👦🇧🇬",
    "a\nb\r\nBcc: x@example.com",
    "{client_name} [[x]] ${1}",
    "х" * 5000,
    'O’Neil & Söhne "GmbH"',
    "e\u0301\u0000",
    "\ud83d",
]
LINK = """
  window.links = [];
  HTMLAnchorElement.prototype.click = function () { window.links.push([this.href, this.download]); };
  window.files = {};
  URL.createObjectURL = (blob) => {
    const id = 'blob:' + Object.keys(window.files).length;
    window.files[id] = blob;
    return id;
  };
"""
"""Script that keeps links and files that the page would open or save."""


FORMS = """async () => {
  const wait = async (test) => {
    for (let i = 0; i < 400 && !test(); i += 1) await new Promise((r) => setTimeout(r, 5));
  };
  const press = async (name) => {
    window.copied.length = 0;
    document.querySelector(`[data-action=${name}]`).click();
    await wait(() => window.copied.length);
    return window.copied[0];
  };
  const plain = (text) => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  const words = (html) =>
    html.split(/<\\/?p>|<br>/).map((one) => one.trim()).filter(Boolean).map(plain);
  const control = (name) => {
    const found = document.querySelector(`#field-${name}`);
    return found?.checkVisibility() ? found : null;
  };
  const choices = (name) => [...(control(name)?.options ?? [null])].map((o) => o?.value);
  const choose = (name, value) => {
    const found = control(name);
    if (!found) return;
    found.value = value;
    for (const type of ["input", "change"]) found.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const shown = () => [...document.querySelectorAll("[data-letter]")].find((e) => e.checkVisibility());
  const forms = [];
  for (const sender of choices("sender")) for (const client of choices("client"))
    for (const tone of ["formal", "friendly"]) {
      choose("sender", sender);
      choose("client", client);
      document.querySelector(`[data-tone][value=${tone}]`).click();
      await new Promise(requestAnimationFrame);
      const all = await press("copy-all");
      const text = await press("copy-body");
      window.links.length = 0;
      document.querySelector("[data-action=eml]").click();
      await wait(() => window.links.length);
      forms.push({
        subject: shown().querySelector("[data-subject]").innerText,
        body: shown().querySelector("[data-body]").innerText,
        label: shown().querySelector("[data-subject-label]").innerText,
        all: all["text/plain"],
        text: text["text/plain"],
        rich: words(text["text/html"]),
        draft: await window.files[window.links[0][0]].text(),
      });
    }
  return forms;
}"""
"""Script that goes through every tone and choice and gives what is shown, copied and saved."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """No service worker: it would answer in place of the routes that tests put in."""
    return {**browser_context_args, "service_workers": "block"}


def sheet(page: Page) -> Locator:
    """The letter that is shown."""
    return page.locator("[data-letter]:visible")


def shown(page: Page) -> tuple[str, str]:
    """Subject and text as they are shown."""
    letter = sheet(page)
    return (
        letter.locator("[data-subject]").inner_text(),
        letter.locator("[data-body]").inner_text(),
    )


def fill(page: Page, **values: str) -> None:
    """Fill in fields of the form."""
    for name, value in values.items():
        page.locator(f"#field-{name}").fill(value)


def fill_all(page: Page) -> None:
    """Fill every field that is shown with the sample that fits its type."""
    # A touched form makes the code come, and which fields are shown is settled only then.
    page.locator("[data-field]:visible").first.focus()
    page.locator(".email.is-live").wait_for()
    fill_shown(page)


def fill_shown(page: Page) -> None:
    """Fill what is shown now, whether the code has come or not."""
    samples = {"date": "2026-12-18", "money": "1200 EUR", "lines": "One\nTwo"}
    kinds: dict[str, str] = page.locator("[data-field][data-type]:visible").evaluate_all(
        "fields => Object.fromEntries(fields.map((field) => [field.id, field.dataset.type]))"
    )
    for name, kind in kinds.items():
        if kind != "choice":
            page.locator(f"#{name}").fill(samples.get(kind, "Проба Test"))


@pytest.mark.parametrize(
    ("lang", "date"),
    [
        ("en", "18 December 2026"),
        ("bg", "18 декември 2026 г."),
        ("it", "18 dicembre 2026"),
        ("ru", "18 декабря 2026 г."),
    ],
)
def test_fields_fill_the_letter_as_one_types(page: Page, lang: str, date: str) -> None:
    """Names and dates appear at once, in both tones, the language's way."""
    visit(page, lang, CALL)
    expect(sheet(page).locator("[data-body]")).to_contain_text(
        f"[{word(lang, 'field-client_name')[0].lower()}{word(lang, 'field-client_name')[1:]}]"
    )
    fill(page, client_name="Мария Rossi", call_date="2026-12-18")
    for tone in ("formal", "friendly"):
        page.locator(f"[data-tone][value={tone}]").check()
        expect(sheet(page).locator("[data-body]")).to_contain_text("Мария Rossi")
        expect(sheet(page).locator("[data-body]")).to_contain_text(date)


@pytest.mark.parametrize(
    ("lang", "amount"), [("en", "€1,200"), ("bg", "1200 €"), ("it", "1200 €"), ("ru", "1 200 €")]
)
def test_money_is_written_the_languages_way(page: Page, lang: str, amount: str) -> None:
    """What can be read as an amount is formatted; the rest stays as typed."""
    visit(page, lang, MONEY)
    fill(page, amount="1200 EUR", amount_kept="about half")
    text = shown(page)[1].replace("\u00a0", " ")
    assert amount in text
    assert "about half" in text


@pytest.mark.parametrize("lang", TWO)
def test_a_field_is_there_in_every_email_and_language(page: Page, lang: str) -> None:
    """What is filled in once fills the other emails of the case, in all languages."""
    visit(page, lang, CALL)
    fill(page, project="Spring", sender_name="Alex", call_date="2026-12-18")
    for other in FOLDERS:
        visit(page, other, "emails/three-way-meeting/")
        expect(page.locator("#field-project")).to_have_value("Spring")
        assert "Spring" in shown(page)[0] + shown(page)[1]
        assert "Alex" in shown(page)[1]
    assert current(page)["fields"]["call_date"] == "2026-12-18"


@pytest.mark.parametrize("lang", TWO)
def test_the_tone_is_remembered(page: Page, lang: str) -> None:
    """Tones are chosen by mouse or arrow keys, and hold for the case."""
    visit(page, lang, CALL)
    radios = page.get_by_role("group", name=word(lang, "email-tone")).get_by_role("radio")
    expect(radios.nth(0)).to_have_accessible_name(word(lang, "tone-formal"))
    radios.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(radios.nth(1)).to_be_checked()
    assert sheet(page).get_attribute("data-letter") == "friendly"
    visit(page, "ru", MONEY)
    assert sheet(page).get_attribute("data-letter") == "friendly"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_letters_language_is_the_clients(page: Page, lang: str) -> None:
    """The letter changes its language, the page doesn't; fields, dates and marks follow."""
    page.add_init_script(CLIPBOARD)
    visit(page, lang, CALL)
    fill(page, client_name="Maria", call_date="2026-12-18")
    page.locator("[data-language]").select_option("it")
    letter = sheet(page)
    expect(letter).to_have_attribute("lang", "it")
    expect(letter.locator("[data-subject-label]")).to_have_text("Oggetto:")
    expect(letter.locator("[data-body]")).to_contain_text("18 dicembre 2026")
    expect(letter.locator("[data-body]")).to_contain_text("Maria")
    expect(letter.locator("[data-body]")).to_contain_text("[il tuo nome]")
    assert page.evaluate("document.documentElement.lang") == lang
    expect(page.locator("[data-missing] button").first).to_have_text(word(lang, "field-project"))
    fill_all(page)
    action(page, "copy-all").click()
    subject, body = shown(page)
    assert copied(page)["text/plain"] == f"Oggetto: {subject}\n\n{body}"
    visit(page, lang, MONEY)
    expect(sheet(page).locator("[data-subject-label]")).to_have_text("Oggetto:")
    page.locator("[data-language]").select_option(lang)
    expect(sheet(page)).to_have_attribute("lang", lang)
    page.reload()
    expect(sheet(page)).to_have_attribute("lang", lang)


def test_a_language_that_cannot_be_loaded_is_said(page: Page, faults: list[str]) -> None:
    """The letter stays in the page's language, and nothing is lost."""
    page.route("**/assets/letters/**", lambda route: route.abort())
    visit(page, "bg", CALL)
    fill(page, client_name="Maria")
    page.locator("[data-language]").select_option("it")
    expect(page.get_by_text(word("bg", "email-language-failed"))).to_be_visible()
    expect(page.locator("[data-language]")).to_have_value("bg")
    fill(page, project="x")
    expect(sheet(page)).to_have_attribute("lang", "bg")
    page.unroute_all()
    page.locator("[data-language]").select_option("it")
    expect(sheet(page)).to_have_attribute("lang", "it")
    faults[:] = [fault for fault in faults if "ERR_FAILED" not in fault]


def test_grammar_follows_the_choice_and_is_remembered(page: Page) -> None:
    """The variant of the writer's gender is shown; without a choice the neutral one."""
    path = "emails/rejected-proposal/"
    visit(page, "bg", path)
    neutral = shown(page)
    page.locator("#field-sender").select_option("f")
    female = shown(page)
    page.locator("#field-sender").select_option("m")
    assert len({neutral, female, shown(page)}) == 3
    page.reload()
    expect(page.locator("#field-sender")).to_have_value("m")
    visit(page, "en", path)
    expect(page.locator("[data-row=sender]")).to_be_hidden()
    page.locator("[data-language]").select_option("bg")
    expect(page.locator("[data-row=sender]")).to_be_visible()


@pytest.mark.parametrize("lang", TWO)
def test_missing_fields_are_listed_and_one_click_away(page: Page, lang: str) -> None:
    """The list counts down; its buttons and the marks in the text lead to the field."""
    visit(page, lang, CALL)
    missing = page.locator("[data-missing-text]")
    expect(missing).to_have_text(word(lang, "email-missing", count=5))
    page.locator("[data-missing] button").nth(1).click()
    expect(page.locator("#field-client_name")).to_be_focused()
    sheet(page).locator("bdi[data-field=sender_name]").click()
    expect(page.locator("#field-sender_name")).to_be_focused()
    fill(page, client_name="x")
    expect(missing).to_have_text(word(lang, "email-missing", count=4))
    fill(page, client_name=" \u200b ")
    expect(missing).to_have_text(word(lang, "email-missing", count=5))
    fill_all(page)
    expect(missing).to_have_text(word(lang, "email-complete"))
    assert sheet(page).locator(".letter__field--empty").count() == 0


@pytest.mark.parametrize("lang", TWO)
def test_missing_fields_are_asked_about_before_copying(page: Page, lang: str) -> None:
    """Nothing is copied until the reader says so; "fill in" leads to the first field."""
    page.add_init_script(CLIPBOARD)
    visit(page, lang, CALL)
    action(page, "copy-all").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_have_accessible_name(word(lang, "email-ask-title"))
    assert dialog.get_by_role("listitem").count() == 5
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(action(page, "copy-all")).to_be_focused()
    action(page, "copy-all").click()
    dialog.get_by_role("button", name=word(lang, "email-ask-fill")).click()
    expect(page.locator("#field-project")).to_be_focused()
    assert page.evaluate("window.copied") == []
    action(page, "copy-all").click()
    dialog.get_by_role("button", name=word(lang, "email-ask-anyway")).click()
    marker = sheet(page).locator("bdi").first.inner_text()
    assert marker in copied(page)["text/plain"]


@pytest.mark.parametrize("lang", TWO)
def test_copying_is_announced_and_whole(page: Page, lang: str) -> None:
    """Subject, text and all of it, as plain and as rich text; each said in its own words."""
    page.add_init_script(CLIPBOARD)
    visit(page, lang, CALL)
    fill_all(page)
    subject, body = shown(page)
    label = sheet(page).locator("[data-subject-label]").inner_text()
    for name, text in (
        ("subject", subject),
        ("body", body),
        ("all", f"{label} {subject}\n\n{body}"),
    ):
        action(page, f"copy-{name}").click()
        expect(page.locator(".email__desk [role=status]")).to_have_text(
            word(lang, f"email-{name}-copied")
        )
        entry = copied(page)
        assert entry["text/plain"] == text
        assert ("text/html" in entry) == (name != "subject")


@pytest.mark.parametrize("lang", TWO)
def test_a_refused_copy_is_said_and_selected(page: Page, lang: str) -> None:
    """Where copying is forbidden the text is selected, and the reader told."""
    page.add_init_script(NO_CLIPBOARD)
    visit(page, lang, CALL)
    fill_all(page)
    action(page, "copy-body").click()
    expect(page.get_by_text(word(lang, "common-copy-failed"))).to_be_visible()
    assert page.evaluate("String(getSelection())").strip() == shown(page)[1].strip()


def test_the_real_clipboard_takes_both_forms(page: Page, site_url: str) -> None:
    """With Chromium's own clipboard: what is pasted is what is shown."""
    origin = site_url.removesuffix("/guide/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)
    visit(page, "ru", CALL)
    fill_all(page)
    action(page, "copy-body").click()
    expect(page.get_by_text(word("ru", "email-body-copied"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == shown(page)[1]
    html = page.evaluate("""async () => {
        const [one] = await navigator.clipboard.read();
        return (await one.getType('text/html')).text(); }""")
    assert "<p>" in html


def test_a_short_letter_goes_into_the_mail_link(page: Page) -> None:
    """The link holds subject and text; the address of the page never does."""
    page.add_init_script(LINK + CLIPBOARD)
    visit(page, "en", CALL)
    fill(
        page,
        project="A & B?",
        client_name="M",
        sender_name="S",
        call_time="10",
        call_date="2026-12-18",
    )
    before = page.url
    action(page, "mail").click()
    expect(page.get_by_text(word("en", "email-mail-opened"))).to_be_visible()
    href = page.evaluate("window.links[0][0]")
    query = parse_qs(urlsplit(href).query)
    assert query["subject"] == [shown(page)[0]]
    assert query["body"][0].replace("\r\n", "\n") == shown(page)[1]
    assert page.url == before


def test_a_long_letter_is_copied_instead(page: Page) -> None:
    """Too long for a link: the text is on the clipboard, and that is said."""
    page.add_init_script(LINK + CLIPBOARD)
    visit(page, "ru", CALL)
    fill_all(page)
    action(page, "mail").click()
    expect(page.get_by_text(word("ru", "email-mail-long"))).to_be_visible()
    href = page.evaluate("window.links[0][0]")
    assert parse_qs(urlsplit(href).query) == {"subject": [shown(page)[0]]}
    assert copied(page)["text/plain"] == shown(page)[1]


def saved_draft(page: Page) -> mail.message.EmailMessage:
    """The draft that was saved last."""
    data = page.evaluate("""async () => {
        const [href, name] = window.links.at(-1);
        const bytes = new Uint8Array(await window.files[href].arrayBuffer());
        return [btoa(String.fromCharCode(...bytes)), name]; }""")
    assert data[1].endswith(".eml")
    return mail.message_from_bytes(base64.b64decode(data[0]), policy=policy.default)  # type: ignore[return-value]


@pytest.mark.parametrize("lang", TWO)
def test_a_draft_opens_for_editing(page: Page, lang: str) -> None:
    """The file is a message that isn't sent yet, with the same words."""
    page.add_init_script(LINK)
    visit(page, lang, CALL)
    fill_all(page)
    action(page, "eml").click()
    expect(
        page.get_by_text(word(lang, "email-draft-saved", file="rejected-call.eml"))
    ).to_be_visible()
    message = saved_draft(page)
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == shown(page)[0]
    assert message.get_content().replace("\r\n", "\n") == shown(page)[1]


def test_the_systems_share_gets_the_text(page: Page) -> None:
    """Where there is a share dialog it gets subject and text; where there is none, no button."""
    visit(page, "bg", CALL)
    if page.evaluate("typeof navigator.share") == "undefined":
        expect(action(page, "send")).to_be_hidden()
    page.add_init_script(
        "navigator.share = async (data) => { window.sharedData = data; throw new DOMException('', 'AbortError'); };"
    )
    visit(page, "bg", CALL)
    fill_all(page)
    action(page, "send").click()
    wait_until(page, "window.sharedData")
    assert page.evaluate("window.sharedData") == {"title": shown(page)[0], "text": shown(page)[1]}


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_stay_text(page: Page, value: str) -> None:
    """Markup, direction marks, emoji, line breaks, length: shown and copied as plain text."""
    page.add_init_script(CLIPBOARD + LINK)
    visit(page, "bg", LINES)
    for control in page.locator("[data-field]:is(input[type=text], textarea)").all():
        control.evaluate(
            "(e, v) => { e.value = v; e.dispatchEvent(new Event('input', {bubbles: true})); }",
            value,
        )
    letter = sheet(page)
    assert letter.locator("[data-body] :not(bdi, span)").count() == 0
    action(page, "copy-all").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name=word("bg", "email-ask-anyway")).click()
    text = copied(page)
    subject, body = shown(page)
    assert text["text/plain"] == f"Тема: {subject}\n\n{body}"
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u0000]", text["text/plain"])
    action(page, "eml").click()
    dialog.get_by_role("button", name=word("bg", "email-ask-anyway")).click()
    wait_until(page, "window.links.length > 0")
    message = saved_draft(page)
    assert message["Subject"] == subject
    assert message["Bcc"] is None
    assert page.title() != "1"
    page.reload()
    page.locator(".email.is-live").wait_for()
    assert shown(page) == (subject, body)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_typed_words_never_enter_an_address(page: Page) -> None:
    """No request, link or address holds what was typed."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url + str(request.post_data)))
    visit(page, "en", CALL)
    fill(page, project="Sesame", client_name="Sesame")
    page.locator("[data-language]").select_option("bg")
    expect(sheet(page)).to_have_attribute("lang", "bg")
    visit(page, "bg", "emails/")
    assert not [url for url in [*seen, page.url] if "Sesame" in url]
    assert page.locator("[href*=Sesame]").count() == 0


def test_what_is_typed_before_the_code_comes_counts(page: Page) -> None:
    """Fields, tone and a click of the first seconds are kept."""
    held: list[Any] = []
    page.add_init_script(CLIPBOARD)
    page.route(re.compile(r"/guide\.[0-9a-f]+\.js"), lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks what it is given)
    page.goto("bg/" + CALL, wait_until="domcontentloaded")
    fill_shown(page)
    page.locator("[data-tone][value=friendly]").check()
    action(page, "copy-subject").click()
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    page.locator(".email.is-live").wait_for()
    assert copied(page)["text/plain"] == shown(page)[0]
    assert sheet(page).get_attribute("data-letter") == "friendly"
    assert "Проба Test" in shown(page)[0]
    assert current(page)["tone"] == "friendly"


@pytest.mark.parametrize("lang", TWO)
def test_without_javascript_the_letter_reads(browser: Browser, site_url: str, lang: str) -> None:
    """Both tones by radio buttons, marks visible, nothing dead."""
    context = browser.new_context(java_script_enabled=False, base_url=site_url)
    page = context.new_page()
    page.goto(FOLDERS[lang] + CALL)
    assert "[" in shown(page)[1]
    page.locator("[data-tone][value=friendly]").check()
    assert sheet(page).get_attribute("data-letter") == "friendly"
    assert (
        page.locator(
            ".email :is(button, select, textarea, input[type=text], input[type=date]):visible"
        ).count()
        == 0
    )
    context.close()


@pytest.mark.parametrize("lang", TWO)
def test_a_day_that_is_past_is_pointed_out(page: Page, lang: str) -> None:
    """A call yesterday is no call: the field says so."""
    page.clock.set_fixed_time(dt.datetime(2026, 11, 22, 12, 0))
    visit(page, lang, CALL)
    fill(page, call_date="2026-11-21")
    expect(page.locator("#hint-call_date")).to_have_text(word(lang, "email-passed"))
    fill(page, call_date="2026-11-22")
    expect(page.locator("#hint-call_date")).to_have_text("")


@pytest.mark.parametrize("lang", TWO)
def test_answers_lead_on(page: Page, lang: str) -> None:
    """Each answer of the client leads to a page of the same language."""
    visit(page, lang, CALL)
    section = page.get_by_role("region", name=word(lang, "email-replies"))
    links = section.get_by_role("link").all()
    assert len(links) == 4
    for link in links:
        href = link.evaluate("e => e.href")
        assert page.request.get(href).ok
        assert f"/guide/{FOLDERS[lang]}" in href


@pytest.mark.parametrize(
    ("lang", "query", "found"),
    [
        ("en", "reminder", "payment-reminder"),
        ("bg", "напомняне", "payment-reminder"),
        ("ru", "напоминания", "payment-reminder"),
        ("it", "sollecito", "payment-reminder"),
    ],
)
def test_the_index_finds_by_words_and_situation(
    page: Page, lang: str, query: str, found: str
) -> None:
    """Words and situation narrow the list; the count is said; nothing found is said too."""
    visit(page, lang, "emails/")
    entries = page.locator("[data-entry]")
    assert entries.count() == 28
    page.locator("[data-query]").fill(query)
    expect(page.locator(f"[data-entry] a[href*={found}]")).to_be_visible()
    visible = page.locator("[data-entry]:visible").count()
    assert visible < 10
    expect(page.locator(".email-index [data-count]")).to_have_text(
        word(lang, "email-index-count", count=visible)
    )
    page.locator("[data-query]").fill("qwertz")
    expect(page.locator(".email-index [data-count]")).to_have_text(word(lang, "email-index-none"))
    page.locator("[data-query]").fill("")
    page.locator("[data-situation]").select_option("rejected")
    assert page.locator("[data-group]:visible").count() == 1
    expect(page.locator("[data-count]").first).to_have_attribute("role", "status")


def test_the_packs_can_be_had(page: Page) -> None:
    """The printable page and the espanso file are linked and hold every email."""
    visit(page, "bg", "emails/")
    links = page.locator(".email-index__packs a")
    for link, wanted in ((links.nth(0), "<h2>"), (links.nth(1), "trigger:")):
        answer = page.request.get(link.evaluate("e => e.href"))
        assert answer.ok
        assert answer.text().count(wanted) == (28 if wanted == "<h2>" else 56)
    links.nth(0).click()
    expect(page.locator("article")).to_have_count(28)
    assert (
        page.locator("main").evaluate("e => getComputedStyle(e.parentElement).maxWidth") == "672px"
    )
    page.get_by_role("link", name="Имейли").click()
    expect(page.locator(".email-index")).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "bg", "it", "ru"])
def test_copies_are_faithful(page: Page, lang: str) -> None:
    """For every email, tone and grammatical choice, all forms carry the words that are shown."""
    page.add_init_script(CLIPBOARD + LINK)
    visit(page, lang, "emails/")
    paths = page.locator("[data-entry] a").evaluate_all("links => links.map(link => link.href)")
    assert len(paths) == 28
    checked = 0
    for path in paths:
        page.goto(path, wait_until="domcontentloaded")
        fill_all(page)
        for forms in page.evaluate(FORMS):
            check_forms(forms, path)
            checked += 1
    assert checked >= 56
    assert stored(page)["version"] == 1


def check_forms(forms: dict[str, Any], path: str) -> None:
    """Compare what is copied and saved with what is shown, for one tone and choice."""
    subject, body = forms["subject"], forms["body"]
    assert forms["all"] == f"{forms['label']} {subject}\n\n{body}", path
    assert forms["text"] == body, path
    assert forms["rich"] == [line.strip() for line in body.split("\n") if line.strip()], path
    message = mail.message_from_string(forms["draft"], policy=policy.default)
    assert message["Subject"] == subject, path
    assert message.get_content().replace("\r\n", "\n") == body, path
    assert not re.search(r"[\[\]{}]", subject + body), path


@pytest.mark.parametrize("lang", ["en", "bg", "it", "ru"])
def test_nothing_is_cut_at_320_pixels(page: Page, lang: str) -> None:
    """At 400 per cent zoom nothing scrolls sideways."""
    page.set_viewport_size({"width": 320, "height": 800})
    for path in (CALL, "emails/"):
        visit(page, lang, path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_controls_have_names_and_room(page: Page) -> None:
    """Every control is named, and at least 24 pixels high and wide."""
    visit(page, "ru", "emails/rejected-proposal/")
    page.locator(".case__summary").click()
    poor = page.evaluate("""() => [...document.querySelectorAll('.email :is(button, select, input, textarea, summary)')]
        .filter((e) => e.checkVisibility())
        .filter((e) => { const {width, height} = e.getBoundingClientRect();
            return width < 24 || height < 24 || !(e.textContent.trim() || e.labels?.length || e.ariaLabel); })
        .map((e) => e.outerHTML)""")
    assert poor == []
    assert json.dumps(dict(catalogue("ru").subset("email-")))


def test_a_new_case_begins_in_the_first_tone(page: Page) -> None:
    """A tone belongs to its case, and doesn't stay from the one before."""
    visit(page, "ru", CALL)
    fill(page, project="Сайт")
    page.locator("[data-tone][value=friendly]").check()
    action(page, "case-new").evaluate("button => button.click()")
    page.locator("#case-name").fill("Бета")
    page.keyboard.press("Enter")
    expect(page.locator("[data-tone][value=formal]")).to_be_checked()
    assert sheet(page).get_attribute("data-letter") == "formal"
    page.locator("[data-case]").select_option("first")
    expect(page.locator("[data-tone][value=friendly]")).to_be_checked()


def test_a_case_with_an_unknown_language_gets_the_pages(page: Page) -> None:
    """It doesn't keep the language of the case before."""
    cases = {"a": {"name": "A", "letter": "it"}, "b": {"name": "B", "letter": "xx"}}
    state = json.dumps({"version": 1, "current": "a", "cases": cases})
    page.add_init_script(f"localStorage.setItem('parting-well', {json.dumps(state)})")
    visit(page, "bg", CALL)
    expect(sheet(page)).to_have_attribute("lang", "it")
    page.locator("[data-case]").select_option("b")
    expect(sheet(page)).to_have_attribute("lang", "bg")
    expect(page.locator("[data-language]")).to_have_value("bg")


def test_a_share_that_is_refused_becomes_a_copy(page: Page) -> None:
    """A system that doesn't open its dialog leaves nobody with nothing."""
    page.add_init_script(CLIPBOARD)
    page.add_init_script(
        "navigator.share = async () => { throw new DOMException('', 'NotAllowedError'); };"
    )
    visit(page, "bg", CALL)
    fill_all(page)
    action(page, "send").click()
    expect(page.get_by_text(word("bg", "email-all-copied"))).to_be_visible()
    assert copied(page)["text/plain"].endswith(shown(page)[1])


def test_a_translating_browser_leaves_the_letter_alone(page: Page) -> None:
    """What is shown is what is copied: the letter's language is chosen, not guessed."""
    visit(page, "en", CALL)
    assert page.locator("[data-letter]").evaluate_all("all => all.every((one) => !one.translate)")


def test_a_reply_names_its_email_once(page: Page) -> None:
    """Titles of emails say “Email: …” in some languages, and so does the line."""
    page.goto("ru/" + CALL)
    for text in page.locator(".replies__then").all_inner_texts():
        assert text.lower().count("письмо:") <= 1, text


@pytest.mark.parametrize("lang", TWO)
def test_a_letter_is_printed_alone(page: Page, lang: str) -> None:
    """On paper it's the writer's: no advice, no mark of ours, no line under what was filled in."""
    page.add_init_script("window.print = () => { window.printed = true; };")
    visit(page, lang, CALL)
    fill_all(page)
    action(page, "print").click()
    wait_until(page, "window.printed")
    page.emulate_media(media="print")
    for selector in (".header", "h1", ".replies", ".email__actions", ".email__fields", ".case"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(sheet(page).locator("[data-body]")).to_be_visible()
    expect(sheet(page).locator("bdi").first).to_have_css("border-bottom-width", "0px")
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_a_copy_after_a_question_belongs_to_the_tap(page: Page) -> None:
    """WebKit forgets the tap once the dialog's event comes, and then refuses to copy."""
    page.add_init_script(
        CLIPBOARD
        + """
  addEventListener("click", () => { window.tapped = true; }, true);
  addEventListener("close", () => { window.tapped = false; }, true);
  const { write } = navigator.clipboard;
  navigator.clipboard.write = (items) => { window.inTime = window.tapped; return write(items); };
"""
    )
    visit(page, "bg", CALL)
    action(page, "copy-all").click()
    page.get_by_role("dialog").get_by_role("button", name=word("bg", "email-ask-anyway")).click()
    assert copied(page)["text/plain"]
    assert page.evaluate("window.inTime") is True
