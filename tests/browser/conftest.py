"""A real browser on the real site, served on the loopback address under a sub-path."""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import PREFIX, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

sys.path.insert(0, str(ROOT / "tools"))
from browser import find_browser, library_path

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the site below PREFIX, with its own 404 pages and the headers it is published with."""

    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        """File for a request below PREFIX; anything else isn't there."""
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "no-such-file")
        return super().translate_path("/" + path[len(PREFIX) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Note what is sent whole."""
        if code == 200:
            self.server.sent.append(self.path)  # type: ignore[attr-defined]

    def end_headers(self) -> None:
        """Add the security headers of the published site."""
        for name, value in self.server.extra_headers:  # type: ignore[attr-defined]
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base's name)
        """Keep quiet."""


def published_headers(site_dir: Path) -> list[tuple[str, str]]:
    """Headers that `_headers` asks for on every path."""
    file = site_dir / "_headers"
    headers: list[tuple[str, str]] = []
    everywhere = False
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if line and not line.startswith((" ", "\t", "#")):
            everywhere = line.strip() == "/*"
        elif everywhere and ":" in line:
            name, _, value = line.strip().partition(":")
            # Upgrading to HTTPS would cut the browser off from the loopback address.
            if name.lower() != "strict-transport-security":
                headers.append((name.strip(), value.strip()))
    return headers


@pytest.fixture(scope="session")
def server(site_dir: Path) -> Iterator[ThreadingHTTPServer]:
    """The running server."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), partial(SiteHandler, directory=str(site_dir)))
    httpd.extra_headers = published_headers(site_dir)  # type: ignore[attr-defined]
    httpd.sent = []  # type: ignore[attr-defined]
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture(scope="session")
def site_url(server: ThreadingHTTPServer) -> str:
    """Address of the English home page, with a slash at its end."""
    return f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"


@pytest.fixture(scope="session")
def base_url(site_url: str) -> str:
    """Base of relative addresses: `page.goto("bg/rejected/")`."""
    return site_url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the machine's own Chromium."""
    path = find_browser()
    if path is None:
        message = "no Chromium found: run `make setup`"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    args = {**browser_type_launch_args, "executable_path": path}
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    args["args"] = [*args.get("args", []), *FLAGS, *(["--no-sandbox"] if root else [])]
    if libraries := library_path():
        args["env"] = {**os.environ, "LD_LIBRARY_PATH": libraries}
    return args


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A desktop window; single tests choose a phone."""
    return {**browser_context_args, "viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def faults() -> list[str]:
    """Faults seen by `page`: tests that provoke one remove it from this list."""
    return []


@pytest.fixture
def page(context: BrowserContext, site_url: str, faults: list[str]) -> Iterator[Page]:
    """A page whose test fails on script errors, console errors and requests to anybody else."""
    page = context.new_page()
    page.set_default_timeout(10_000)

    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def request(sent: Request) -> None:
        origin = site_url.removesuffix(PREFIX)
        if not sent.url.startswith((origin, "data:", "blob:", "about:")):
            faults.append(f"request to {sent.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", request)
    yield page
    assert not faults, faults
