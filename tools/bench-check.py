"""Measures how long the full check takes: the guide as it is, and copies of it up to any size.

python tools/bench-check.py [PAGES …]   (by default 80 300 1000 pages in each language)

Each size runs in a process of its own, as `make check` does, with nothing kept from the last.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = (80, 300, 1000)
KEPT = ("languages.yml", "fields.yml", "words", "glossary", "strings")
"""Data that doesn't name pages; the rest belongs to the guide's own pages."""


def copy_text(text: str, number: int) -> str:
    """`text` of a page as its copy number `number`: other title, aliases and email id."""
    text = re.sub(r"(?m)^(title: .*?)(\"?)$", rf"\g<1> {number}\g<2>", text, count=1)
    text = re.sub(r"(?m)^(# .*)$", rf"\g<1> {number}", text, count=1)
    text = re.sub(r"(?m)^(email: .*)$", rf"\g<1>-{number}", text, count=1)
    text = re.sub(r"(?ms)^checklist:\n(?: .*\n)+", "", text, count=1)
    head, _, body = text.partition("\n---\n")
    aliases = re.sub(r"(?m)^(aliases:\n(?:  - .*\n?)+)", lambda m: _renamed(m[0], number), head)
    return f"{aliases}\n---\n{body}"


def _renamed(block: str, number: int) -> str:
    return re.sub(r"(?m)^(  - .*?)(\"?)$", rf"\g<1> {number}\g<2>", block)


def make_site(folder: Path, pages: int) -> int:
    """Write a guide with about `pages` pages in each language; returns how many there are."""
    docs = ROOT / "docs"
    languages = [child.name for child in docs.iterdir() if (child / "index.md").is_file()]
    paths: list[str] = []
    for language in languages:
        files = sorted((docs / language).rglob("*.md"))
        paths = []
        for number in range(max(1, round(pages / len(files)))):
            for file in files:
                path = file.relative_to(docs / language).as_posix()
                text = file.read_text("utf-8")
                if number:
                    path = f"{path.removesuffix('.md')}-{number}.md"
                    text = copy_text(text, number)
                target = folder / "docs" / language / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
                paths.append(path)
    for name in KEPT if pages > 80 else ("",):
        source, target = docs / "_data" / name, folder / "docs" / "_data" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    (folder / "mkdocs.yml").write_text("nav:\n" + "".join(f"  - {path}\n" for path in paths))
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    return len(paths) * len(languages)


def main() -> None:
    """Print pages, seconds and seconds a page for each size."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    print(f"{'pages':>7} {'seconds':>8} {'ms/page':>8}")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            count = make_site(Path(name), size)
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "guide", "check", "docs", "--warn-only", "--format", "json"],
                cwd=name,
                check=True,
                stdout=subprocess.DEVNULL,
            )
            seconds = time.perf_counter() - start
        print(f"{count:>7} {seconds:>8.2f} {1000 * seconds / count:>8.1f}")


if __name__ == "__main__":
    main()
