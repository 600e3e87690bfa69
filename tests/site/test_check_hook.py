"""The checks inside a build by MkDocs: what they stop, and what they make of a page."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import yaml

from tests.golden.sites import ROOT, changed, load_base, write_site

if TYPE_CHECKING:
    from pathlib import Path


CROSSLINK = """\
<!-- check-ignore: spelling – a name -->
Капарото на Рабтата: [на английски](../../en/paid/index.md#in-short){ hreflang=en }."""


def build(folder: Path, case: dict[str, object]) -> subprocess.CompletedProcess[str]:
    """Build the base site, changed by `case`, with the hook of the checks only."""
    write_site(folder, changed(load_base(), case))
    config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    config |= {
        "strict": True,
        "theme": {"name": "material", "font": False},
        "exclude_docs": "/_data/\n",
        "markdown_extensions": ["attr_list", "md_in_html", "pymdownx.superfences"],
        "hooks": [str(ROOT / "hooks/check.py")],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_build_stops_at_all_errors_of_all_languages(tmp_path: Path) -> None:
    """One run names the mistakes of every language, with file, line and hint, and fails."""
    done = build(
        tmp_path,
        {
            "edit": {
                "docs/en/index.md": {"[money](paid/index.md)": "[money](paid/indx.md)"},
                "docs/bg/paid/index.md": {"    file-papers: Подреди документите\n": ""},
                "docs/bg/index.md": {"title: Ръководството": "title: Това: ръководство"},
            }
        },
    )
    assert done.returncode == 1
    assert "docs/en/index.md:12:20: link-missing-page" in done.stderr
    assert "docs/bg/paid/index.md:15:5: checklist-item-missing" in done.stderr
    assert "docs/bg/index.md:2:12: yaml-syntax" in done.stderr
    assert "hint: did you mean paid/index.md?" in done.stderr
    assert "Traceback" not in done.stderr


def test_warnings_do_not_stop_a_strict_build(tmp_path: Path) -> None:
    """A stale translation is told of and published."""
    done = build(
        tmp_path,
        {
            "edit": {
                "docs/bg/paid/deposits.md": {'source_hash: "HASH"': 'source_hash: "0123456789ab"'},
            }
        },
    )
    assert done.returncode == 0, done.stderr
    assert "1 warnings: 'make check' shows them" in done.stderr


def test_links_between_languages_work_in_the_built_site(tmp_path: Path) -> None:
    """A link marked with hreflang leads to the other language's page; comments for us vanish."""
    done = build(
        tmp_path,
        {
            "edit": {
                "docs/bg/paid/deposits.md": {
                    "Капарото са пари, платени преди работата.": CROSSLINK,
                },
            }
        },
    )
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/bg/paid/deposits/index.html").read_text("utf-8")
    assert '<a href="../../../paid/#in-short" hreflang="en">на английски</a>' in html
    assert "check-ignore" not in html
