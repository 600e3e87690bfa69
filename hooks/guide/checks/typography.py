"""Typography: quotation marks, dashes and spaces as each language wants them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from guide.issues import Code, Issue
from guide.language.rules import RULES
from guide.language.signs import signs_of
from guide.memo import remembered
from guide.pageprose import prose_files
from guide.prose import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.language.rules import Rules
    from guide.language.signs import Sign
    from guide.pageprose import ProseFile
    from guide.project import Project
    from guide.prose import Prose

STRAIGHT = re.compile(r"[\"']")
PAIR = re.compile(r"(?<!\w)'[^']*'(?!\w)")
"""Words between single marks, which are no apostrophes."""
MARKS = "“”„«»"
ANY_MARK = re.compile(f"[{MARKS}\"']")
"""Quotation marks of all languages; single ones are apostrophes too and aren't judged."""
BRACKET = re.compile(r"[()]")
ENUMERATION = re.compile(r"(?m)^\s*(?:\w|\d+|[ivx]+)\)|(?<=[;:,] )(?:\w|\d+)\)(?= )|[:;]-?[()]")
"""Brackets without a partner that are meant so: enumerations, faces."""
DOUBLED = re.compile(r"(?<![.…])\.\.(?!\.)|,,+|(?<=\w)(?:[,;:]\.|[,;:][;,])(?=\s|$)|;;+")
DOUBLED_NAMES = {"..": "two full stops", ",,": "two commas"}
LINK_END = re.compile(r"\]\([^()\s]*\)$|\]\[[^\[\]]*\]$")
DOUBLE = re.compile("[.,;:][.,;:]")


def check_typography(project: Project) -> Iterator[Issue]:
    """Quotation marks, dashes and spaces of every language that has rules."""
    for locale in project.site.locales:
        rules = RULES.get(locale)
        if rules is None:
            continue
        for each in prose_files(project, locale):
            key = ("typography", each.file, each.text)
            yield from remembered(key, partial(_check_file, each, rules, locale))


def _check_file(each: ProseFile, rules: Rules, locale: str) -> Iterator[Issue]:
    signs = [sign for sign in signs_of(rules) if sign.may_be_in(each.words)]
    for prose in each.prose:
        if ANY_MARK.search(prose.text):
            yield from _check_quotes(each.file, prose, rules, locale)
        yield from _check_signs(each.file, prose, signs)
        if prose.kind != "email" and (")" in prose.text or "(" in prose.text):
            yield from _check_brackets(each, prose)


def _check_quotes(file: str, prose: Prose, rules: Rules, locale: str) -> Iterator[Issue]:
    outer = "".join(rules.quotes[0])
    for found, place in prose.matches(STRAIGHT):
        if prose.kind == "email" and prose.text[found.end() : found.end() + 1] == GAP:
            continue  # told as a swallowed field
        is_apostrophe = found[0] == "'" and not PAIR.search(prose.text)
        sign = "’" if is_apostrophe else f"{outer[0]}…{outer[1]}"
        yield Issue(
            Code.TYPOGRAPHY_QUOTES,
            file,
            place,
            f"a straight {found[0]}",
            f"write {sign}",
        )
    own = {mark for pair in rules.quotes for mark in pair}
    wrong = False
    for offset, char in enumerate(prose.text):
        if char in MARKS and char not in own:
            wrong = True
            yield Issue(
                Code.TYPOGRAPHY_QUOTES,
                file,
                prose.position(offset),
                f"{char} is no quotation mark of '{locale}'",
                f"write {outer[0]}…{outer[1]}",
            )
    # An email's variants may each open and close: their balance can't be told from outside.
    if not wrong and prose.kind != "email":
        yield from _check_balance(file, prose, rules)


def _check_balance(file: str, prose: Prose, rules: Rules) -> Iterator[Issue]:
    opening = dict(rules.quotes)
    closing = {close: start for start, close in rules.quotes}
    stack: list[tuple[str, int]] = []
    for offset, char in enumerate(prose.text):
        if char in closing and stack and stack[-1][0] == closing[char]:
            stack.pop()
        elif char in opening:
            stack.append((char, offset))
        elif char in closing and stack:
            began, _ = stack[-1]
            yield Issue(
                Code.TYPOGRAPHY_QUOTES,
                file,
                prose.position(offset),
                f"{char} doesn't close {began}",
                f"write {opening[began]}",
            )
            return
        elif char in closing:
            yield Issue(
                Code.TYPOGRAPHY_QUOTES,
                file,
                prose.position(offset),
                f"{char} closes a quotation that isn't open",
                f"open it with {closing[char]}",
            )
            return
    if stack:
        char, offset = stack[0]
        yield Issue(
            Code.TYPOGRAPHY_QUOTES,
            file,
            prose.position(offset),
            f"the quotation that {char} opens has no end",
            f"close it with {opening[char]}",
        )


def _check_brackets(each: ProseFile, prose: Prose) -> Iterator[Issue]:
    """Round brackets that lack their partner; `a)` and `1)` at the beginning need none."""
    masked = ENUMERATION.sub(lambda found: " " * len(found[0]), prose.text)
    opened: list[int] = []
    for found in BRACKET.finditer(masked):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            place = prose.position(found.start())
            before = each.text.split("\n")[place.line - 1][: place.column - 1]
            yield Issue(
                Code.TYPOGRAPHY_BRACKETS,
                each.file,
                place,
                "a bracket too many stands behind the link"
                if LINK_END.search(before)
                else "this bracket closes what isn't open",
                "delete it, or open it with (",
            )
            return
    if opened:
        yield Issue(
            Code.TYPOGRAPHY_BRACKETS,
            each.file,
            prose.position(opened[0]),
            "the bracket that opens here has no end",
            "close it with )",
        )


def _check_signs(file: str, prose: Prose, signs: list[Sign]) -> Iterator[Issue]:
    if prose.kind != "alias" and DOUBLE.search(prose.text):
        for found, place in prose.matches(DOUBLED):
            message = DOUBLED_NAMES.get(found[0], f"'{found[0]}': one sign is too many")
            yield Issue(Code.TYPOGRAPHY_SPACE, file, place, message, "keep one")
    for sign in signs:
        if not sign.may_be_in(prose.text):
            continue
        if prose.kind in ("alias", "email", "message") and sign.code is Code.TYPOGRAPHY_SPACE:
            continue  # letters are copied as plain text
        for _, place in prose.matches(sign.pattern):
            yield Issue(sign.code, file, place, sign.message, sign.hint)
