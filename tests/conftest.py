"""Fixtures for all tests: the real site, built once for each run."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "/guide/"
"""Sub-path that the site is built and served under, so that no link may count on the root."""

SITE_URL = "https://guide.example" + PREFIX


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


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the built site; $GUIDE_SITE names one that is built already.

    Workers of one run share the build: the first to make the lock builds, the others wait.
    """
    named = os.environ.get("GUIDE_SITE")
    if named:
        return Path(named)
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    out, done, lock = shared / "site", shared / "site.done", shared / "site.lock"
    try:
        lock.touch(exist_ok=False)
    except FileExistsError:
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.5)
    else:
        run = build_site(out)
        done.write_text(run.stdout + run.stderr if run.returncode else "")
    report = done.read_text()
    assert not report, f"the site does not build:\n{report[-4000:]}"
    return out
