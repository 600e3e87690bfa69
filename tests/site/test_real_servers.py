"""README's recipes for nginx and Caddy, as written, in the servers themselves, where installed."""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from guide.theme import hosts, security
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

POLICY = {"Content-Security-Policy": "default-src 'none'", **security.HEADERS}
SCRIPT = "a.0a1b2c3d.js"
BASES = ("/", "/guide/")
PAGE = "long/index.html"
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
"""As long as a page of the guide, and of words."""

NGINX = """
    access_log off;
    client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3;
    uwsgi_temp_path {work}/4; scgi_temp_path {work}/5;
"""
"""What lets nginx run beside another one, without rights: put into README's `http { … }`."""
CADDY = """{{
    admin off
    auto_https off
    storage file_system {work}
}}
"""
"""The same for Caddy, before README's site."""
LANGUAGES = {"nginx": "nginx", "caddy": "caddyfile"}
TYPES = {"html": "text/html", "css": "text/css", "js": "application/javascript|text/javascript",
         "svg": "image/svg+xml", "png": "image/png", "txt": "text/plain",
         "xml": "text/xml|application/xml"}  # fmt: skip
"""Types as which the site's files must be sent, with `nosniff` in force."""


def recipe(server: str, work: Path, site: Path, port: int) -> str:
    """README's configuration of `server`, for the folders and the port of this test."""
    text = (ROOT / "README.md").read_text("utf-8")
    block = re.findall(rf"```{LANGUAGES[server]}\n(.*?)```", text, re.DOTALL)[0]
    for written, here in (
        ("/srv/guide/deploy", f"{site}/deploy"),
        ("root /srv/guide", f"root {work}/www"),
        ("root * /srv/guide", f"root * {work}/www"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("guide.example {", f"http://127.0.0.1:{port} {{"),
    ):
        block = block.replace(written, here)
    if server == "caddy":
        return CADDY.format(work=work) + block
    return str(block.replace("http {\n", f"http {{{NGINX.format(work=work)}", 1))


def small_site(root: Path, base: str) -> Path:
    """A site of a few files below `root`, as a build leaves it."""
    site = root / base.strip("/")
    files = {
        "index.html": "home", "404.html": "missing", "bg/index.html": "у дома",
        "bg/404.html": "липсва", "sw.js": "1", "llms.txt": "текст", "paid/index.html": "paid",
        f"assets/{SCRIPT}": "let a;" * 200, PAGE: TEXT,
        **{f"assets/type.{suffix}": "x" * 1000 for suffix in TYPES},
    }  # fmt: skip
    for name, text in (files | hosts.host_files(POLICY, ["bg/"], [], base)).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    return site


@contextmanager
def served(server: str, work: Path, base: str) -> Iterator[int]:
    """Port at which `server` serves a small site."""
    program = shutil.which(server, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if program is None:
        pytest.skip(f"{server} isn't installed")
    site = small_site(work / "www", base)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    config = work / "config"
    config.write_text(recipe(server, work, site, port))
    user = "user root;" if os.geteuid() == 0 else ""
    settings = f"daemon off; pid {work}/pid; error_log {work}/error.log; {user}"
    command = (
        [program, "-c", str(config), "-e", f"{work}/error.log", "-g", settings]
        if server == "nginx"
        else [program, "run", "--config", str(config), "--adapter", "caddyfile"]
    )
    log = work / "log"
    environment = os.environ | {"HOME": str(work)}
    with (
        log.open("w") as out,
        subprocess.Popen(command, stdout=out, stderr=out, env=environment) as process,
    ):
        try:
            for _ in range(100):
                assert process.poll() is None, log.read_text()
                with socket.socket() as trial:
                    if not trial.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def ask(port: int, path: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
    """Status, headers by small name, and text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    headers = {name.lower(): value for name, value in answer.getheaders()}
    if headers.get("content-encoding") == "gzip" and body:
        body = gzip.decompress(body)
    return answer.status, headers, body.decode("utf-8", "replace")


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_servers_do_as_the_snippets_say(server: str, base: str, tmp_path: Path) -> None:
    with served(server, tmp_path, base) as port:
        pages = {"": (200, "home"), "bg/": (200, "у дома"), "nope": (404, "missing"),
                 "bg/nope/": (404, "липсва"), "assets/": (404, "missing"),
                 "llms.txt": (200, "текст"), "sw.js": (200, "1"),
                 "assets/b.0a1b2c3d.js": (404, "missing")}  # fmt: skip
        for path, expected in pages.items():
            status, headers, text = ask(port, base + path)
            assert (status, text) == expected, path
            for name, value in POLICY.items():
                assert headers.get(name.lower()) == value, f"{path}: {name}"
            assert headers["cache-control"] == hosts.FRESH, path
            if path != "sw.js":
                assert "charset=utf-8" in headers["content-type"], path
            assert ask(port, base + path, "HEAD")[0] == status, path
        _, headers, _ = ask(port, f"{base}assets/{SCRIPT}")
        assert headers["cache-control"] == hosts.IMMUTABLE
        assert headers["content-encoding"] == "gzip"
        assert headers["content-security-policy"]
        status, headers, _ = ask(port, f"{base}paid")
        assert (status // 100, headers["location"]) == (3, f"{base}paid/")
        for outside in ("../../config", "%2e%2e/%2e%2e/config"):
            assert ask(port, base + outside)[0] in {400, 404}


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_files_are_sent_as_what_they_are(server: str, tmp_path: Path) -> None:
    with served(server, tmp_path, "/guide/") as port:
        for suffix, types in TYPES.items():
            _, headers, _ = ask(port, f"/guide/assets/type.{suffix}")
            assert headers["content-type"].partition(";")[0] in types.split("|"), suffix
            assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("server", ["nginx", "caddy"])
def test_pages_are_compressed_well(server: str, tmp_path: Path) -> None:
    with served(server, tmp_path, "/") as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("GET", "/long/", headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        answer = connection.getresponse()
        size = len(answer.read())
        connection.close()
    assert answer.getheader("Content-Encoding") == "gzip"
    assert answer.getheader("Vary") == "Accept-Encoding"
    assert size < 1.03 * len(gzip.compress(TEXT.encode(), 6))


def test_the_types_are_those_of_the_site(site_dir: Path) -> None:
    """Each kind of file that the pages load is among those whose type is tested above."""
    hosts_own = {"_headers", "_redirects", "Caddyfile"}
    files = [file for file in site_dir.rglob("*") if file.is_file() and file.name not in hosts_own]
    taken_along = {".yml", ".conf"}
    assert {file.suffix for file in files} - taken_along <= {f".{suffix}" for suffix in TYPES}
