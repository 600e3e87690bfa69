"""The same sources make the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import filecmp
import os
from typing import TYPE_CHECKING

import pytest

from tests.conftest import build_site

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site


@pytest.mark.skipif("GUIDE_SITE" in os.environ, reason="the site may be built of other sources")
def test_two_builds_are_the_same_bytes(site_dir: Path, tmp_path: Path) -> None:
    run = build_site(tmp_path / "again", PYTHONHASHSEED="7", LC_ALL="C", TZ="Asia/Tokyo")
    assert run.returncode == 0, run.stdout + run.stderr
    first = {file.relative_to(site_dir) for file in site_dir.rglob("*")}
    again = {file.relative_to(tmp_path / "again") for file in (tmp_path / "again").rglob("*")}
    assert first == again
    files = [str(name) for name in first if (site_dir / name).is_file()]
    _, different, failed = filecmp.cmpfiles(site_dir, tmp_path / "again", files, shallow=False)
    assert not different
    assert not failed
