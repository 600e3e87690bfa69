"""Answers a query in a terminal: `python -m guide search bg "клиентът не плаща"`.

The very worker that ships runs in Node, on an index built from the pages as they are now.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.parse import parse_site
from guide.search.index import build_index, write_script
from guide.search.lexical import load_lexical
from guide.source import load_sources

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[3]
WORKER = ROOT / "overrides" / "assets" / "js" / "search-worker.js"
RUNNER = Path(__file__).with_name("query.mjs")


def main(argv: Sequence[str] | None = None) -> int:
    """Print the pages that answer a query, best first. Returns 0, 1 for no answer, 2 for misuse."""
    parser = argparse.ArgumentParser(prog="guide search", description=__doc__.split("\n")[0])
    parser.add_argument("locale", help="language: en, bg, it or ru")
    parser.add_argument("query", nargs="+", help="what a reader types")
    parser.add_argument("--limit", type=int, default=5, help="how many pages to show")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    sources = load_sources(options.docs)
    site, _ = parse_site(sources)
    if options.locale not in site.locales:
        print(f"no such language: {options.locale} (there are {', '.join(site.locales)})")
        return 2
    node = find_node()
    if node is None:
        print("Node.js isn't installed: run `make setup`")
        return 2
    lexical, _ = load_lexical(sources, options.locale)
    _, script = write_script(build_index(site, options.locale, lexical))
    answer = ask(node, script, [" ".join(options.query)])[0]
    print(format_answer(answer, options.limit))
    return 0 if answer["results"] else 1


def find_node() -> str | None:
    """Path of Node: the one of the environment, else the machine's."""
    beside = Path(sys.executable).with_name("node")
    return str(beside) if beside.exists() else shutil.which("node")


def ask(node: str, script: str, queries: Sequence[str]) -> list[dict[str, Any]]:
    """Answers of the worker to `queries` on the index `script` (`Results` in host.js).

    Raises RuntimeError where the worker fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder, "index.js")
        index.write_text(script, "utf-8")
        run = subprocess.run(
            [node, str(RUNNER), str(WORKER), str(index)],
            input="".join(json.dumps({"query": query}) + "\n" for query in queries),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
    if run.returncode:
        raise RuntimeError(f"the search worker failed:\n{run.stderr.strip()}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def format_answer(answer: dict[str, Any], limit: int) -> str:
    """An answer as lines: rank, score, kind, title, address; below it how each word was found."""
    lines = []
    if answer["reading"] != answer["query"]:
        lines.append(f"read as: {answer['reading']}")
    for rank, result in enumerate(answer["results"][:limit], 1):
        place = result["url"] + (f"#{result['anchor']}" if result["anchor"] else "")
        lines.append(f"{rank}. {result['score']:6.1f}  [{result['kind']}] {result['title']}")
        if result["heading"]:
            lines.append(f"           § {result['heading']}")
        lines.append(f"           {place}")
        found = (f"{word}: {stem or '–'} {sure:.2f}" for word, stem, sure in result["why"])
        lines.append(f"           {' · '.join(found)}")
    lines.append(f"{answer['total']} pages found" if answer["total"] else "nothing found")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
