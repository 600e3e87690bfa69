"""What a page loads by itself, counted where it's sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import brotli
import pytest

from tests.conftest import PREFIX

if TYPE_CHECKING:
    from http.server import ThreadingHTTPServer
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

PHONE = {"width": 390, "height": 844}
READY = "navigator.serviceWorker.ready.then(() => true)"


def sent(server: ThreadingHTTPServer, site_dir: Path) -> dict[str, int]:
    """Bytes of each file sent, as a server with brotli sends them."""
    sizes = {}
    for address in server.sent:  # type: ignore[attr-defined]
        name = address.removeprefix(PREFIX).partition("?")[0]
        file = (
            site_dir / name / "index.html" if name == "" or name.endswith("/") else site_dir / name
        )
        assert name not in sizes, f"{name} is loaded twice"
        sizes[name] = len(brotli.compress(file.read_bytes(), quality=11))
    return sizes


@pytest.mark.browser_context_args(viewport=PHONE)
@pytest.mark.parametrize("lang", ["", "bg/"])  # the lightest, the heaviest
@pytest.mark.parametrize("path", ["", "rejected/who-pays/", "paid/", "emails/exit-plan/"])
def test_all_that_a_page_loads_by_itself_is_small(
    page: Page, server: ThreadingHTTPServer, site_dir: Path, lang: str, path: str
) -> None:
    server.sent.clear()  # type: ignore[attr-defined]
    page.goto(lang + path)
    page.wait_for_load_state("load")
    first = sent(server, site_dir)
    assert len([name for name in first if "guide." not in name]) <= 2, first
    page.evaluate(READY)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    every = sent(server, site_dir)
    assert any("search-worker." in name or "/guide." in name for name in every)
    assert sum(every.values()) <= 90_000, every
