"""Helpers for tests of the interactive parts."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from guide.catalogue import Catalogue
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FOLDERS = {"en": "", "bg": "bg/", "it": "it/", "ru": "ru/"}
TWO = ("en", "bg")
"""Languages that each behaviour is tried in."""


@cache
def catalogue(lang: str) -> Catalogue:
    """The message catalogue of a language."""
    text = (ROOT / "docs" / "_data" / "strings" / f"{lang}.yml").read_text("utf-8")
    return Catalogue(lang, yaml.safe_load(text))


def word(lang: str, key: str, **arguments: object) -> str:
    """A message of a language."""
    return catalogue(lang).text(key, **arguments)


def visit(page: Page, lang: str, path: str) -> Page:
    """Open a page of the guide, go to its widgets, whose code comes then, and wait for them."""
    page.goto(FOLDERS[lang] + path)
    page.locator("[data-module]").first.scroll_into_view_if_needed()
    page.locator("[data-module].is-live").first.wait_for()
    return page


def stored(page: Page) -> dict[str, Any]:
    """What the browser has stored for the guide."""
    return json.loads(page.evaluate("localStorage.getItem('parting-well') || '{}'"))


def current(page: Page) -> dict[str, Any]:
    """The stored current case."""
    state = stored(page)
    return state["cases"][state["current"]]


def item(page: Page, item_id: str) -> Locator:
    """An item of the page's checklist."""
    return page.locator(f"[data-item='{item_id}']")


def box(page: Page, item_id: str) -> Locator:
    """The box of an item."""
    return item(page, item_id).locator("[data-tick]")


def action(page: Page, name: str) -> Locator:
    """A button by its action."""
    return page.locator(f"[data-action='{name}']")


CLIPBOARD = """
  window.copied = [];
  const take = async (items) => {
    for (const one of items) {
      const entry = {};
      for (const type of one.types) entry[type] = await (await one.getType(type)).text();
      window.copied.push(entry);
    }
  };
  Object.defineProperty(navigator, "clipboard", { value: {
    write: take, writeText: async (text) => { window.copied.push({ "text/plain": text }); },
  }});
"""
"""Script that keeps what is copied in `window.copied`."""

NO_CLIPBOARD = """
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  document.execCommand = () => false;
"""
"""Script for a browser that forbids copying."""


def wait_until(page: Page, expression: str) -> None:
    """Wait for a script expression to hold (the page's policy forbids Playwright's own way)."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def copied(page: Page) -> dict[str, str]:
    """What was copied last."""
    wait_until(page, "window.copied.length > 0")
    return page.evaluate("window.copied.pop()")
