"""Whatever an author types, reading and checking it gives issues, not a traceback."""

from __future__ import annotations

from pathlib import Path

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.checks import CHECKS
from guide.document import Fence
from guide.email import parse_email
from guide.frontmatter import parse_front_matter
from guide.icu import MessageError, parse_message, quoting_apostrophes
from guide.ignores import find_ignores
from guide.issues import Position
from guide.links import resolve
from guide.markdown import parse_markdown
from guide.parse import parse_page, parse_site
from guide.project import Project
from guide.prose import mask_message, sentences
from guide.source import Sources
from guide.yamltext import parse_yaml
from tests.golden.sites import load_base

settings.register_profile("guide", deadline=None, max_examples=150, derandomize=True)
settings.load_profile("guide")

SIGNS = st.sampled_from(
    [*"#-*_[](){}<>|`'\"’„“«»:;,.!?&=%@~^\\/ \t", "\n", "\n\n", "---", "```", "{ #id }"]
)
WORDS = st.sampled_from(
    [
        "title",
        "a",
        "да",
        "http://x",
        "page.md",
        "../",
        "other",
        "select",
        "{sender, select, ",
        "{project}",
        "null",
        "no",
        "12:30",
        "2026-13-01",
        "!!python/object",
        "&a",
        "*a",
        "\ufeff",
        "\x00",
        "\u2028",
        "check-ignore: ",
        "<!--",
        "-->",
        "<img src=x>",
        ".email tone=",
    ]
)
TEXT = st.lists(st.one_of(SIGNS, WORDS, st.text(max_size=4)), max_size=40).map(
    lambda parts: "".join(parts).replace("\r", "")  # the reader of files has them no more
)
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12))
KEYS = st.sampled_from(
    [
        "title",
        "description",
        "aliases",
        "related",
        "emails",
        "checklist",
        "email",
        "replies",
        "checked_on",
        "source_hash",
        "situation",
        "nav_title",
        "items",
        "id",
        "text",
        "link",
        "then",
    ]
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(TEXT)
@example("? [a]: b")
@example("a: &x [*x]")
@example("<<: 1")
@example("=: 1")
@example("a\u2028b: c: d")
def test_yaml(text: str) -> None:
    """Any text can be read as YAML."""
    parse_yaml(text, "x.yml")


@given(TEXT)
@example("---\n---\n")
def test_front_matter(text: str) -> None:
    """Any text can be split into front matter and body."""
    parse_front_matter(text, "x.md")
    parse_front_matter(f"---\n{text}\n---\n{text}", "x.md")


@given(TEXT)
def test_markdown(text: str) -> None:
    """Any text can be read as Markdown, and every position lies in it."""
    document = parse_markdown(text)
    last = text.count("\n") + 1
    for link in document.links:
        assert 1 <= link.position.line <= last
    for prose in document.prose:
        for offset in (0, len(prose.text) - 1):
            assert 1 <= prose.position(offset).line <= last
        list(sentences(prose.text))


@given(TEXT)
def test_messages(text: str) -> None:
    """Any text is a message or a MessageError with a place in it."""
    offset = 0
    try:
        parse_message(text)
    except MessageError as error:
        offset = error.offset
    assert 0 <= offset <= len(text)
    quoting_apostrophes(text)
    assert len(mask_message(text)) == len(text)
    fence = Fence('{ .email tone="formal" }', text, Position(), 2, 3)
    parse_email("x", (fence,), "en", "x.md")


@given(TEXT, TEXT)
def test_targets_and_ignores(target: str, text: str) -> None:
    """Any target can be resolved, any comment be read."""
    resolve(target, "en", "paid/index.md", "https://base.example/guide/")
    find_ignores(text)


@given(TREES)
def test_pages_with_any_data(tree: object) -> None:
    """Front matter of any shape gives a page and issues."""
    page, _ = parse_page("en", "x.md", "docs/en/x.md", f"---\n{yaml.safe_dump(tree)}---\n\n# T\n")
    assert page.title


def _check_all(files: dict[str, str]) -> None:
    pages = {
        (path.split("/")[1], path.split("/", 2)[2]): text
        for path, text in files.items()
        if path.endswith(".md")
    }
    data = {
        path.removeprefix("docs/_data/"): text
        for path, text in files.items()
        if path.startswith("docs/_data/")
    }
    sources = Sources(Path("docs"), "docs", pages, data, ("bg", "en"), ())
    site, _ = parse_site(sources)
    project = Project(Path("nowhere"), site, sources)
    for check in CHECKS:
        list(check(project))


PAGES = sorted(path for path in load_base() if path.endswith(".md"))
DATA = sorted(path for path in load_base() if path.startswith("docs/_data/"))


@given(st.sampled_from(PAGES), st.integers(0, 60), TEXT)
def test_checks_with_any_line_in_a_page(path: str, line: int, text: str) -> None:
    """Any line put into any page of the base site gives issues at most."""
    files = load_base()
    lines = files[path].split("\n")
    lines[line % len(lines)] = text
    _check_all(files | {path: "\n".join(lines)})


@given(st.sampled_from(DATA), st.integers(0, 20), TEXT)
def test_checks_with_any_line_in_the_data(path: str, line: int, text: str) -> None:
    """Any line put into any data file of the base site gives issues at most."""
    files = load_base()
    lines = files[path].split("\n")
    lines[line % len(lines)] = text
    _check_all(files | {path: "\n".join(lines)})


@given(st.sampled_from(DATA), TREES)
def test_checks_with_any_data(path: str, tree: object) -> None:
    """Data of any shape gives issues at most."""
    _check_all(load_base() | {path: yaml.safe_dump(tree)})
