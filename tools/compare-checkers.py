"""Compares what MkDocs strict, mkdocs-htmlproofer-plugin and the guide's checks find.

Every seeded mistake of tests/golden/checks is given to each of the three as a small site. A
mistake is found if the checker complains, and located if it names the file (or the file and
line) of the mistake. Look-alikes that are right count as false alarms where one complains.

python tools/compare-checkers.py [--write]

`--write` puts the table into CONTRIBUTING.md, between its two marks. It takes some minutes.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from collections import Counter, defaultdict
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from mkdocs.__main__ import cli as mkdocs_command  # noqa: TID251 (it is what is compared)

from guide.cli import main as guide_command

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.golden.sites import changed, load_base, write_site  # noqa: E402

BEGIN, END = "<!-- compare-checkers -->", "<!-- /compare-checkers -->"
GROUPS = {
    "link": "Links and images", "image": "Links and images", "html": "Links and images",
    "nav": "Menu, redirects, orphans", "page": "Pages and languages",
    "config": "Menu, redirects, orphans",
    "redirect": "Menu, redirects, orphans", "journey": "Menu, redirects, orphans",
    "yaml": "Front matter and files", "front": "Front matter and files",
    "file": "Front matter and files", "title": "Front matter and files",
    "alias": "Front matter and files", "law": "Front matter and files",
    "heading": "Headings and Markdown", "markdown": "Headings and Markdown",
    "checklist": "Checklists", "data": "Messages and data", "message": "Messages and data",
    "email": "Emails", "language": "Pages and languages", "translation": "Pages and languages",
    "source": "Points of the sources", "glossary": "Language and typography",
    "words": "Language and typography", "ignore": "Switched-off checks",
}  # fmt: skip
EXTRAS: dict[str, Any] = {
    "strict": True,
    "exclude_docs": "/_data/\n",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list", "tables", "md_in_html", "pymdownx.superfences"],
    "validation": {
        "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
        "links": dict.fromkeys(
            ("not_found", "anchors", "absolute_links", "unrecognized_links"), "warn"
        ),
    },
}


def run_mkdocs(folder: Path, *, proofer: bool) -> str:
    """What a strict build complains of; empty where it is content."""
    try:
        config = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8")) | EXTRAS
    except (OSError, yaml.YAMLError):
        return _build(folder)  # a configuration that can't be read is a mistake for them too
    if proofer:
        # By itself: under the translation plugin it takes right links for broken ones.
        config |= {"validation": {}, "strict": False, "nav": None}
        config["plugins"] = [
            {"htmlproofer": {"raise_error_after_finish": True, "validate_external_urls": False}}
        ]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    return _build(folder)


def _build(folder: Path) -> str:
    with _caught(folder) as output:
        try:
            mkdocs_command(["build", "-d", str(folder / "site")], standalone_mode=False)
        except SystemExit as end:
            return output.getvalue() if end.code else ""
        except Exception:
            return f"{output.getvalue()}{traceback.format_exc()}"
    return ""


def run_guide(folder: Path) -> str:
    """What the guide's checks complain of, warnings too; empty where they are content."""
    with _caught(folder) as output:
        guide_command(["check", "docs"])
    return "" if "No issues found." in output.getvalue() else output.getvalue()


@contextmanager
def _caught(folder: Path) -> Iterator[io.StringIO]:
    """Work in `folder` and keep what is printed."""
    output = io.StringIO()
    os.chdir(folder)
    with redirect_stdout(output), redirect_stderr(output):
        yield output


def judge(output: str, case: dict[str, Any]) -> str:
    """`line`, `file`, `found` or `missed`: how well a complaint fits the mistake."""
    if not output:
        return "missed"
    places = [entry["at"].rsplit(":", 1)[0] for entry in case["expect"]]
    if any(f"{place}:" in output for place in places):
        return "line"
    files = {place.rsplit(":", 1)[0].removeprefix("docs/") for place in places}
    return "file" if any(file in output for file in files) else "found"


CHECKERS = {
    "MkDocs strict": lambda folder: run_mkdocs(folder, proofer=False),
    "htmlproofer": lambda folder: run_mkdocs(folder, proofer=True),
    "ours": run_guide,
}


def run_case(task: tuple[dict[str, Any], str]) -> str:
    """What the checker named second says of the site of the case. Runs in a process of its own."""
    case, name = task
    with tempfile.TemporaryDirectory() as folder:
        write_site(Path(folder), changed(load_base(), case))
        return CHECKERS[name](Path(folder))


def compare() -> str:
    """The table, in Markdown."""
    results: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    alarms: Counter[str] = Counter()
    look_alikes = 0
    cases = {
        file.stem: yaml.safe_load(file.read_text("utf-8"))
        for file in sorted((ROOT / "tests/golden/checks").glob("*.yml"))
    }
    pairs = [(stem, name) for stem in cases for name in CHECKERS]
    # Each in a fresh copy of this process, which has loaded all that they need.
    with get_context("fork").Pool(maxtasksperchild=1) as pool:
        outputs = pool.imap(run_case, [(cases[stem], name) for stem, name in pairs])
        for (stem, name), output in zip(pairs, outputs, strict=True):
            group = GROUPS.get(stem.partition("-")[0], "Language and typography")
            if stem.endswith("-nope"):
                look_alikes += name == "ours"
                alarms[name] += bool(output) and "spelling left out" not in output
            else:
                results[group][name][judge(output, cases[stem])] += 1
            print(stem, name, file=sys.stderr)
    return render(results, alarms, look_alikes)


def render(
    results: dict[str, dict[str, Counter[str]]], alarms: Counter[str], look_alikes: int
) -> str:
    """The table of found mistakes: `found (file named, line named)` for each checker."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    lines = ["| Mistakes | seeded | " + " | ".join(CHECKERS) + " |", "| --- " * 5 + "|"]
    for group in sorted(results):
        for name in CHECKERS:
            total[name] += results[group][name]
        lines.append(_row(group, results[group]))
    lines.append(_row("**All**", total))
    lines.append(
        f"| False alarms on right sites | {look_alikes} | "
        + " | ".join(str(alarms[name]) for name in CHECKERS)
        + " |"
    )
    return "\n".join(lines)


def _row(group: str, counts: dict[str, Counter[str]]) -> str:
    cells = []
    for name in CHECKERS:
        count = counts[name]
        found = count["found"] + count["file"] + count["line"]
        cells.append(f"{found} ({count['file'] + count['line']}, {count['line']})")
    seeded = sum(counts["ours"].values())
    return f"| {group} | {seeded} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table, and write it where it is wanted."""
    table = compare()
    print(table)
    if "--write" in sys.argv:
        file = ROOT / "CONTRIBUTING.md"
        text = file.read_text("utf-8")
        head, _, rest = text.partition(BEGIN)
        file.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
