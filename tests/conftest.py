"""Fixtures for all tests: the real site, built once for each run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.offline import make_zips

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "/guide/"
"""Sub-path that the site is built and served under, so that no link may count on the root."""

SITE_URL = "https://guide.example" + PREFIX

LOCALES = ("en", "bg", "it", "ru")


def build_site(out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the project's site into `out` with MkDocs, strictly; returns the finished run."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=ROOT,
        env={
            **os.environ,
            "SITE_URL": SITE_URL,
            "SOURCE_DATE_EPOCH": "1790000000",
            "NO_MKDOCS_2_WARNING": "1",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], str]) -> Path:
    """Folder `name` that `build` fills; it returns a report of what went wrong.

    Workers of one run share it: the first to make the lock builds, the others wait.
    """
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    out, done, lock = (shared / f"{name}{suffix}" for suffix in ("", ".done", ".lock"))
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.5)
    else:
        done.write_text(build(out))
    report = done.read_text()
    assert not report, f"the site does not build:\n{report[-4000:]}"
    return out


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the built site; $GUIDE_SITE names one that is built already."""
    named = os.environ.get("GUIDE_SITE")
    return Path(named) if named else built_once(tmp_path_factory, "site", _site)


@pytest.fixture(scope="session")
def zips(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the real site's zips to be read from a disk."""
    return built_once(tmp_path_factory, "zips", _zips)


def _site(out: Path, **environment: str) -> str:
    run = build_site(out, **environment)
    return run.stdout + run.stderr if run.returncode else ""


def _zips(out: Path) -> str:
    site = out / "site"
    report = _site(site, DIRECTORY_URLS="false")
    if not report:
        list(make_zips(site, out, LOCALES))
    return report
