"""The snippets for nginx and Caddy in the servers themselves, where they are installed."""

from __future__ import annotations

import gzip
import http.client
import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from guide.theme import hosts, security

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.site

POLICY = {"Content-Security-Policy": "default-src 'none'", **security.HEADERS}
SCRIPT = "a.0a1b2c3d.js"
BASES = ("/", "/guide/")

NGINX = """
pid {work}/pid; error_log {work}/error.log; {user}
events {{}}
http {{
    types {{ text/html html; application/javascript js; text/plain txt; }}
    access_log off;
    client_body_temp_path {work}/1; proxy_temp_path {work}/2; fastcgi_temp_path {work}/3;
    uwsgi_temp_path {work}/4; scgi_temp_path {work}/5;
    include {site}/deploy/nginx-http.conf;
    server {{ listen 127.0.0.1:{port}; root {root}; include {site}/deploy/nginx.conf; }}
}}
"""
CADDY = """{{
    admin off
    auto_https off
    storage file_system {work}
}}
http://127.0.0.1:{port} {{
    root * {root}
    import {site}/deploy/Caddyfile
    file_server
}}
"""


def small_site(root: Path, base: str) -> Path:
    """A site of a few files below `root`, as a build leaves it."""
    site = root / base.strip("/")
    files = {
        "index.html": "home", "404.html": "missing", "bg/index.html": "у дома",
        "bg/404.html": "липсва", "sw.js": "1", "llms.txt": "текст", "paid/index.html": "paid",
        f"assets/{SCRIPT}": "let a;" * 200,
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
    user = "user root;" if os.geteuid() == 0 else ""
    values = {"work": work, "site": site, "root": work / "www", "port": port, "user": user}
    config.write_text((NGINX if server == "nginx" else CADDY).format(**values))
    command = (
        [program, "-c", str(config), "-e", f"{work}/error.log", "-g", "daemon off;"]
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
