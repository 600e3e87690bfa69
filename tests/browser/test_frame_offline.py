"""The zips in a real browser, from a folder: nothing is fetched, everything works."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from guide.offline import make_zips
from tests.conftest import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Bulgarian zip, unpacked."""
    top = tmp_path_factory.mktemp("offline")
    run = build_site(top / "site", DIRECTORY_URLS="false")
    assert run.returncode == 0, run.stdout + run.stderr
    zips = make_zips(top / "site", top, ("en", "bg", "it", "ru"))
    wanted = next(file for file in zips if file.name == "parting-well-bg.zip")
    with zipfile.ZipFile(wanted) as archive:
        archive.extractall(top)
    return top / "parting-well-bg"


def test_a_language_works_from_a_folder(browser: Browser, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda sent: sent.url.startswith("file:") or faults.append(sent.url))
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
    expect(page.locator("dialog[open] a[href]").first).to_be_visible()
    page.locator("dialog[open] a[href]").first.click()
    page.wait_for_url("**/bg/**.html*")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("#languages a[hreflang=it]").get_attribute("href") == page.locator(
        "head link[hreflang=it]"
    ).get_attribute("href")
    assert not faults
    context.close()
