"""Finds a Chromium for the browser tests, and gets one where the machine has none.

Tried in this order: $BROWSER_PATH, an installed Chromium or Chrome, the one that Playwright
downloads, Debian's package (as root), the build that an npm package carries (Linux x86-64).
`python tools/browser.py` prints what it took; tests import `find_browser`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CACHE = ROOT / ".cache" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
NPM_PACKAGE = "@sparticuz/chromium@153.0.0"
UNPACK = """
process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
const { default: chromium } = await import("@sparticuz/chromium");
console.log(await chromium.executablePath());
"""


def find_browser() -> str | None:
    """Path of a browser that is there already, or None."""
    named = os.environ.get("BROWSER_PATH")
    if named and Path(named).is_file():
        return named
    for name in NAMES:
        found = shutil.which(name)
        if found and not _is_snap_stub(found):
            return found
    if MAC.is_file():
        return str(MAC)
    return _playwright() or _unpacked()


def library_path() -> str | None:
    """Folder of shared libraries that an unpacked browser needs, or None."""
    folder = CACHE / "al2023" / "lib"
    return str(folder) if folder.is_dir() else None


def _is_snap_stub(path: str) -> bool:
    """Whether `path` is Ubuntu's placeholder, which wants a snap to be installed."""
    with Path(path).open("rb") as file:
        head = file.read(400)
    return head.startswith(b"#!") and b"snap" in head


def _playwright() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (only installed for tests)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _unpacked() -> str | None:
    path = CACHE / "chromium"
    return str(path) if path.is_file() else None


def _run(*command: str, **environment: str) -> bool:
    try:
        done = subprocess.run(
            command,
            check=False,
            cwd=ROOT,
            timeout=900,
            capture_output=True,
            env={**os.environ, **environment},
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _from_debian() -> bool:
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    return _run("apt-get", "update", "-qq", **quiet) and _run(
        "apt-get", "install", "-y", "-qq", "chromium", **quiet
    )


def _from_npm() -> bool:
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "package.json").write_text('{"private": true, "type": "module"}')
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    if not _run(
        str(BIN / "npm"),
        "install",
        "--ignore-scripts",
        "--prefix",
        str(CACHE),
        NPM_PACKAGE,
        PATH=path,
    ):
        return False
    script = CACHE / "unpack.mjs"
    script.write_text(UNPACK)
    return _run(str(BIN / "node"), str(script), PATH=path, TMPDIR=str(CACHE))


def get_browser() -> str | None:
    """Path of a browser, installing one where there is none; None where nothing helped."""
    found = find_browser()
    if found:
        return found
    ways = (
        ("Playwright's", lambda: _run(sys.executable, "-m", "playwright", "install", "chromium")),
        ("Debian's", _from_debian),
        ("the npm package's", _from_npm),
    )
    for name, install in ways:
        sys.stderr.write(f"browser: trying {name} Chromium …\n")
        if install() and (found := find_browser()):
            return found
    return None


def main() -> int:
    """Get a browser and say which; without one only fail where it is asked for."""
    found = get_browser()
    if found:
        sys.stderr.write(f"browser: {found}\n")
        return 0
    sys.stderr.write(
        "browser: no Chromium found or installed. Browser tests will be left out; install\n"
        "Chromium or Chrome, or set BROWSER_PATH, to run them.\n"
    )
    return 1 if os.environ.get("REQUIRE_BROWSER") else 0


if __name__ == "__main__":
    sys.exit(main())
