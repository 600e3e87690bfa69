"""The zips in a real browser, from a folder: nothing is fetched, everything works."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, zips: Path) -> Path:
    """The Bulgarian zip, unpacked."""
    top = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(zips / "parting-well-bg.zip") as archive:
        archive.extractall(top)
    return top / "parting-well-bg"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose test fails on script errors, missing files and requests to anywhere else."""
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda sent: sent.url.startswith("file:") or faults.append(sent.url))

    def missing(sent: Request) -> None:
        if sent.failure != "net::ERR_ABORTED":  # the reader went on before it had come
            faults.append(f"{sent.failure}: {sent.url}")

    page.on("requestfailed", missing)
    yield page
    assert not faults
    context.close()


def test_a_language_works_from_a_folder(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url("**/bg/index.html")
    page.locator(".tiles a").first.click()
    page.wait_for_url("**/bg/rejected/index.html")
    box = page.locator(".item__box").first
    box.click()
    page.wait_for_timeout(500)
    page.reload()
    expect(box).to_be_checked()
    page.keyboard.press("/")
    page.locator("dialog[open] input").fill("депозит")
    page.locator("dialog[open] a.search__option").first.click()
    page.wait_for_url("**/bg/**.html*")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("#languages a[hreflang=it]").get_attribute("href") == page.locator(
        "head link[hreflang=it]"
    ).get_attribute("href")


@pytest.mark.parametrize(("language", "subject"), [("en", "Subject"), ("it", "Oggetto")])
def test_a_letter_in_another_language(
    page: Page, folder: Path, language: str, subject: str
) -> None:
    page.goto((folder / "bg/emails/ask-why.html").as_uri())
    letter = page.locator("[data-letter=formal]")
    bulgarian = letter.locator("[data-body]").inner_text()
    page.locator("select[data-language]").select_option(language)
    expect(letter.locator("[data-subject-label]")).to_have_text(f"{subject}:")
    expect(letter).to_have_attribute("lang", language)
    expect(letter.locator("[data-body]")).not_to_have_text(bulgarian)
    page.locator("select[data-language]").select_option("bg")
    expect(letter.locator("[data-body]")).to_have_text(bulgarian, use_inner_text=True)


def test_lists_made_of_data_lead_to_pages(page: Page, folder: Path) -> None:
    """Where a link leads to a section's page, it names the page's file, not its folder."""
    page.goto((folder / "bg/checklists/index.html").as_uri())
    page.locator("main a[href*='/rejected/'][href$='#checklist']").first.click()
    page.wait_for_url("**/bg/rejected/index.html#checklist")
    expect(page.locator("#checklist")).to_be_visible()
