"""Signs that other Markdown dialects read and ours shows as they stand; tables."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from guide.checks.eachpage import on_each_page
from guide.issues import Code, Issue, Position
from guide.pageprose import prose_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project

NO_SPACE = re.compile(r"^(?P<signs>#{1,6})(?P<words>[^#\s].*)$|^(?P<wide>＃+)")
INDENTED_HEADING = re.compile(r"^ {1,3}#{1,6}\s")
LIST_SIGN = re.compile(r"^\s*(?P<sign>[•·●▪◦‣]|\d+\)(?=\s)|[-+](?=[^\W\d]))")
DASH_LINE = re.compile(r"^\s*[–—]\s")
LINE_SIGNS = (
    (re.compile(r"^\s*[-*+]\s+(?P<sign>\[[ xX]\])\s"), "write an ordinary list: - words"),
    (re.compile(r"^(?P<sign>!!!|\?\?\?\+?)\s"), "write a paragraph, with **bold** words first"),
    (re.compile(r"^(?P<sign>:::+)"), "write a paragraph, with **bold** words first"),
    (re.compile(r"^\s*>\s*(?P<sign>\[!\w+\])"), "write a paragraph, with **bold** words first"),
    (re.compile(r"^.*[^\\](?P<sign>\\)$"), "delete it: an empty line begins a new paragraph"),
    (re.compile(r"^(?P<sign>\[TOC\])\s*$"), "delete it: every page has its list of sections"),
)
"""Signs at the beginning of a line, with what to write instead."""
WORD_SIGNS = (
    (re.compile(r"~~[^~\s][^~]*~~"), "strike-through isn't read: delete the words"),
    (re.compile(r"==[^=\s][^=]*=="), "marking isn't read: write **bold**"),
    (re.compile(r"\[\^[^\]\s]+\]:?"), "footnotes aren't read: say it in the text, in brackets"),
    (re.compile(r"\[\[[^\[\]]+\]\]"), "write [words](../folder/page.md)"),
    (re.compile(r"(?<![\w:]):[a-z][a-z_]+:(?![\w:])"), "write it in words"),
    (
        re.compile(r"\{[^{}\n]+\}\}?|\{\{[^{}\n]+\}\}"),
        "fields are filled in emails only, and ids stand behind headings: delete the brackets",
    ),
)
"""Signs inside a line, with what to write instead."""
ENTITY = re.compile(r"&(?P<name>[A-Za-z]\w*);")
MARKDOWN = re.compile(r"\*\*[^*]+\*\*|__[^_]+__|`[^`]+`|\[[^\[\]]+\]\([^()\s]+\)")
TABLE_LINE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
CELL_END = re.compile(r"(?<!\\)\|")
CODE_SPAN = re.compile(r"`[^`]*`")


def check_leftovers(project: Project) -> Iterator[Issue]:
    """Every page's lines and words."""
    split = (page for page in project.site.pages.values() if page.is_split)
    return on_each_page("leftovers", _check_page, split)


def _check_page(page: Page) -> Iterator[Issue]:
    lines = page.text.split("\n")
    shown = _shown_lines(page, lines)
    yield from _check_headings(page, lines)
    yield from _check_lines(page, lines, shown)
    yield from _check_tables(page, lines, shown)
    yield from _check_words(page)
    yield from _check_front(page)
    for line, length in page.document.indented:
        yield Issue(
            Code.MARKDOWN_INDENT,
            page.source_path,
            Position(line, 1, length),
            "text that is indented by four spaces becomes a grey box of code",
            "begin it at the start of the line",
        )


def _shown_lines(page: Page, lines: list[str]) -> list[tuple[int, str]]:
    """Lines of the text, with their numbers: without front matter, fenced blocks and raw HTML."""
    hidden: set[int] = set()
    for fence in page.document.fences:
        hidden.update(range(fence.position.line, fence.last_line + 1))
    for part in page.document.html:
        hidden.update(range(part.position.line, part.position.line + part.html.count("\n") + 1))
    hidden.update(line for line, _ in page.document.indented)
    body = enumerate(lines[page.body_line - 1 :], page.body_line)
    return [(number, line) for number, line in body if number not in hidden and line.strip()]


def _check_headings(page: Page, lines: list[str]) -> Iterator[Issue]:
    """Headings that are made by a line below them: mostly nobody meant one."""
    for heading in page.document.headings:
        number = heading.position.line
        if lines[number - 1].lstrip(" >").startswith("#"):
            if heading.text.endswith("#"):
                yield Issue(
                    Code.MARKDOWN_HEADING,
                    page.source_path,
                    heading.position,
                    "the signs # behind the words are shown as they stand",
                    "delete them",
                )
            continue
        below = next(
            (line.strip() for line in lines[number:] if set(line.strip()) <= {"-", "="}), ""
        )
        yield Issue(
            Code.MARKDOWN_HEADING,
            page.source_path,
            Position(number, 1, max(1, len(lines[number - 1]))),
            f"the line '{below[:3]}' below makes this text a heading",
            "put an empty line between the two; a heading begins with ##",
        )


def _check_lines(page: Page, lines: list[str], shown: list[tuple[int, str]]) -> Iterator[Issue]:
    for number, line in shown:
        below = lines[number] if number < len(lines) else ""
        if fault := _line_fault(line, below):
            place = Position(number, fault.start + 1, fault.length)
            yield Issue(fault.code, page.source_path, place, fault.message, fault.hint)
        for pattern, hint in LINE_SIGNS:
            if found := pattern.match(line):
                place = Position(number, found.start("sign") + 1, len(found["sign"]))
                yield _foreign(page, place, found["sign"], hint)


class Fault(NamedTuple):
    """What is wrong with a line: code, where in the line, how many characters, and why."""

    code: Code
    start: int
    length: int
    message: str
    hint: str


def _line_fault(line: str, below: str) -> Fault | None:
    """What keeps `line` from being the heading or the list that it was meant to be."""
    indent = len(line) - len(line.lstrip())
    if found := NO_SPACE.match(line):
        signs = found["signs"] or "#" * len(found["wide"])
        message = (
            "a heading needs a space behind its signs"
            if found["signs"]
            else "＃ is no sign of a heading"
        )
        return Fault(
            Code.MARKDOWN_HEADING, 0, len(line), message, f"write '{signs} Words {{ #id }}'"
        )
    if INDENTED_HEADING.match(line):
        message = "the heading is indented, so that it is shown as text"
        return Fault(Code.MARKDOWN_HEADING, 0, indent, message, "begin it at the start of the line")
    if found := LIST_SIGN.match(line):
        sign = found["sign"]
        hint = "write '1. words'" if sign[0].isdigit() else "write '- words', with a space"
        return Fault(
            Code.MARKDOWN_LIST, found.start("sign"), len(sign), f"'{sign}' makes no list", hint
        )
    if DASH_LINE.match(line) and DASH_LINE.match(below):
        message = "a dash makes no list: the lines run together"
        return Fault(Code.MARKDOWN_LIST, indent, 1, message, "begin each with a hyphen: '- words'")
    return None


def _foreign(page: Page, place: Position, sign: str, hint: str) -> Issue:
    message = f"'{sign}' is shown as it stands"
    return Issue(Code.MARKDOWN_FOREIGN, page.source_path, place, message, hint)


def _check_words(page: Page) -> Iterator[Issue]:
    for prose in page.document.prose:
        for pattern, hint in WORD_SIGNS:
            for found, place in prose.matches(pattern):
                yield _foreign(page, place, found[0], hint)
        for found, place in prose.matches(ENTITY):
            if f"{found['name']};" not in html5:
                yield _foreign(page, place, found[0], "write the sign itself")


def _check_front(page: Page) -> Iterator[Issue]:
    """Values of the front matter are plain text."""
    for prose in prose_of(page):
        if prose.kind not in ("front", "alias"):
            continue
        for found, place in prose.matches(MARKDOWN):
            yield Issue(
                Code.FRONT_MATTER_MARKUP,
                page.source_path,
                place,
                f"'{found[0]}' is shown as it stands: no Markdown is read here",
                "write the words alone; a link has a key of its own",
            )


def _cells(line: str) -> int:
    bare = CODE_SPAN.sub("", line).strip()
    return len(CELL_END.split(bare.removeprefix("|").removesuffix("|")))


def _check_tables(page: Page, lines: list[str], shown: list[tuple[int, str]]) -> Iterator[Issue]:
    """A table has a line of hyphens below its head, stands alone, and its rows are as wide."""
    numbers = {number for number, _ in shown}
    width = 0
    for number, line in shown:
        above = lines[number - 2] if number - 1 in numbers else ""
        below = lines[number] if number < len(lines) else ""
        is_row = line.lstrip().startswith("|")
        place = Position(number, 1, len(line))
        if is_row and "|" in below and TABLE_LINE.match(below):
            width = _cells(line)
            if above.strip():
                yield Issue(
                    Code.MARKDOWN_TABLE,
                    page.source_path,
                    place,
                    "a table must stand after an empty line, or it is shown as text",
                    "put an empty line before it",
                )
        elif is_row and not above.strip():
            width = 0
            yield Issue(
                Code.MARKDOWN_TABLE,
                page.source_path,
                place,
                "the table lacks the line below its head, so that it is shown as text",
                f"put a line |{' --- |' * _cells(line)} below this one",
            )
        elif is_row and above.lstrip().startswith("|") and width and _cells(line) != width:
            yield Issue(
                Code.MARKDOWN_TABLE,
                page.source_path,
                place,
                f"the row has {_cells(line)} cells, the table's head {width}",
                "cells that are too many aren't shown: count the signs |",
            )
