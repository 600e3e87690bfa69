"""Emails: fields and grammatical choices, equal in all tones and languages; replies; length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from guide.email import offset_position, render_text
from guide.icu import Argument, Select, quoting_apostrophes, walk
from guide.issues import Code, Issue, Position
from guide.validation import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.email import Letter
    from guide.markdown import Fence
    from guide.model import Page
    from guide.project import Project

SECTIONS = ("when", "when-not", "email", "change")
MARKDOWN = re.compile(
    r"\*\*[^*\n]+\*\*|\[[^\[\]\n]+\]\([^()\s]+\)"
    r"|(?<![\w*])\*[^*\s][^*\n]*\*(?![\w*])|^#{1,6}(?= )|</?[a-z]+ ?/?>|&[a-z]+;",
    re.MULTILINE,
)
"""Markdown and HTML, which aren't read in letters."""
MAIL_LINK_LIMIT = 8000
"""Longest mail link, in characters, that mail programs in use take over whole."""


def check_emails(project: Project) -> Iterator[Issue]:
    """Every email page of every language."""
    for page in project.site.pages.values():
        if not page.front.email:
            if (
                page.path.startswith("emails/")
                and not page.path.endswith("/index.md")
                and not page.unread & {"*", "email"}
            ):
                yield Issue(
                    Code.EMAIL_ID,
                    page.source_path,
                    Position(),
                    "a page in emails/ must name its email",
                    f"add 'email: {_stem(page)}' to the front matter",
                )
            continue
        yield from _check_page(page)
        for fence in _letters(page):
            yield from _check_signs(project, page, fence)
            for offset in quoting_apostrophes(fence.content):
                yield Issue(
                    Code.EMAIL_APOSTROPHE,
                    page.source_path,
                    offset_position(fence.content, offset, fence.first_line),
                    "a straight apostrophe before a brace switches the field off",
                    "write a typographic one: ’",
                )
        if page.email:
            for letter in page.email.letters:
                yield from _check_letter(project, page, letter)
            yield from _check_same_fields(project, page)


def _stem(page: Page) -> str:
    return page.path.rpartition("/")[2].removesuffix(".md")


def _letters(page: Page) -> list[Fence]:
    return [fence for fence in page.document.fences if ".email" in fence.info]


def _check_page(page: Page) -> Iterator[Issue]:
    front, marks = page.front, page.marks
    if page.path != f"emails/{front.email}.md":
        yield Issue(
            Code.EMAIL_ID,
            page.source_path,
            marks.of_value("email"),
            f"email '{front.email}' stands in '{page.path}'",
            f"call the file emails/{front.email}.md, or write 'email: {_stem(page)}'",
        )
    if not front.replies and not page.unread & {"replies"}:
        yield Issue(
            Code.EMAIL_REPLY,
            page.source_path,
            marks.of_key("email"),
            "nothing says what to do when the client answers",
            "add 'replies:' with 'answer' and 'then' for each likely answer",
        )
    answers = [reply.answer.strip().casefold() for reply in front.replies]
    for index, reply in enumerate(front.replies):
        if answers[index] in answers[:index]:
            yield Issue(
                Code.EMAIL_REPLY,
                page.source_path,
                marks.of_value("replies", index, "answer"),
                f"the answer '{reply.answer}' stands twice",
                "say what is different, or delete one of the two",
            )
        if reply.then.partition("#")[0] == page.path:
            yield Issue(
                Code.EMAIL_REPLY,
                page.source_path,
                marks.of_value("replies", index, "then"),
                "this answer leads back to the same email",
                "name the next page or email",
            )
    found = [heading.id for heading in page.document.headings if heading.id in SECTIONS]
    for section in SECTIONS:
        if section not in found:
            yield Issue(
                Code.EMAIL_SECTION,
                page.source_path,
                Position(page.body_line),
                f"the page has no section '{section}'",
                f"add a heading with {{ #{section} }}; an email page has "
                f"{', '.join(SECTIONS)}, in this order",
            )
    if len(found) == len(SECTIONS) and tuple(found) != SECTIONS:
        first = next(index for index, name in enumerate(found) if name != SECTIONS[index])
        heading = next(each for each in page.document.headings if each.id == found[first])
        yield Issue(
            Code.EMAIL_SECTION,
            page.source_path,
            heading.position,
            f"the section '{found[first]}' stands where '{SECTIONS[first]}' belongs",
            f"keep the order {', '.join(SECTIONS)}",
        )


def _check_signs(project: Project, page: Page, fence: Fence) -> Iterator[Issue]:
    """Markdown, which isn't read in letters, and fields in the wrong brackets."""
    for found in MARKDOWN.finditer(fence.content):
        yield Issue(
            Code.MARKDOWN_FOREIGN,
            page.source_path,
            _stretch(fence, found.start(), len(found[0])),
            f"'{found[0]}' would be sent as it stands: letters are plain text",
            "write the words alone",
        )
    for found in re.finditer(r"[\[<(](?P<name>\w+)[\]>)]", fence.content):
        if found["name"] in project.site.contract.fields and found[0][0] != "(":
            yield Issue(
                Code.EMAIL_SYNTAX,
                page.source_path,
                _stretch(fence, found.start(), len(found[0])),
                f"'{found[0]}' isn't filled in: fields stand in curly brackets",
                f"write {{{found['name']}}}",
            )


def _stretch(fence: Fence, offset: int, length: int) -> Position:
    place = offset_position(fence.content, offset, fence.first_line)
    return Position(place.line, place.column, length)


def _mention(page: Page, letter: Letter, name: str, *, select: bool = False) -> Position:
    """Place where `name` is first written in `letter`, as a field or with variants."""
    end = "," if select else r"[,}]"
    for fence in _letters(page):
        if fence.position == letter.position:
            found = re.search(rf"\{{\s*{re.escape(name)}\s*{end}", fence.content)
            if found:
                start = found.start() + found[0].index(name)
                place = offset_position(fence.content, start, fence.first_line)
                return Position(place.line, place.column, len(name))
    return letter.position


def _check_letter(project: Project, page: Page, letter: Letter) -> Iterator[Issue]:
    fields = project.site.contract.fields
    selects = [part for part in walk(letter.subject + letter.body) if isinstance(part, Select)]
    chosen = {select.name for select in selects}
    for name in letter.field_order():
        declared = fields.get(name)
        place = _mention(page, letter, name)
        if declared is None:
            if project.site.contract.is_broken("fields.yml", name):
                continue  # it is declared, with a mistake that is told there
            yield Issue(
                Code.EMAIL_FIELD_UNKNOWN,
                page.source_path,
                place,
                f"there is no field '{name}'",
                did_you_mean(name, fields),
            )
        elif declared.type == "choice" and name not in chosen:
            yield Issue(
                Code.EMAIL_FIELD_KIND,
                page.source_path,
                place,
                f"'{name}' is a choice: it has no text of its own",
                f"write {{{name}, select, {_variants(declared.choices)} other {{…}}}}",
            )
        elif declared.type != "choice" and name in chosen:
            yield Issue(
                Code.EMAIL_FIELD_KIND,
                page.source_path,
                _mention(page, letter, name, select=True),
                f"'{name}' is no choice: it can't have variants",
                f"write {{{name}}}",
            )
    yield from _check_choices(project, page, letter, selects)
    if mail_link_length(letter) > MAIL_LINK_LIMIT:
        yield Issue(
            Code.EMAIL_TOO_LONG,
            page.source_path,
            letter.position,
            f"the {letter.tone} letter makes a mail link of "
            f"{mail_link_length(letter)} characters; {MAIL_LINK_LIMIT} are safe",
            "shorten it: Cyrillic letters count six times in a link",
        )


def _check_choices(
    project: Project, page: Page, letter: Letter, selects: list[Select]
) -> Iterator[Issue]:
    fields = project.site.contract.fields
    for select in selects:
        declared = fields.get(select.name)
        if declared is None or declared.type != "choice" or not declared.choices:
            continue
        for option, _ in select.options:
            if option not in (*declared.choices, "other"):
                yield Issue(
                    Code.EMAIL_CHOICE_UNKNOWN,
                    page.source_path,
                    _mention(page, letter, select.name, select=True),
                    f"'{select.name}' has no variant '{option}'",
                    did_you_mean(option, [*declared.choices, "other"]),
                )


def _variants(choices: list[str]) -> str:
    return " ".join(f"{choice} {{…}}" for choice in choices)


def mail_link_length(letter: Letter) -> int:
    """Length of `mailto:?subject=…&body=…`, each field taken for twenty characters."""
    values = dict.fromkeys(letter.fields, "x" * 20)
    subject, body = (render_text(part, values, {}) for part in (letter.subject, letter.body))
    return len("mailto:?subject=&body=") + len(quote(subject)) + len(quote(body, safe=""))


def _plain_fields(project: Project, letter: Letter) -> frozenset[str]:
    """Fields of `letter` that every tone and language must use.

    Grammatical choices may be left out; of unknown fields is told elsewhere.
    """
    declared = project.site.contract.fields
    return frozenset(
        part.name
        for part in walk(letter.subject + letter.body)
        if isinstance(part, Argument)
        and (not declared or (part.name in declared and declared[part.name].type != "choice"))
    )


def _swallows(page: Page) -> bool:
    """Whether an apostrophe hides a field, so that the fields can't be compared."""
    return any(quoting_apostrophes(fence.content) for fence in _letters(page))


def _check_same_fields(project: Project, page: Page) -> Iterator[Issue]:
    if page.email is None or _swallows(page):
        return
    first = page.email.letters[0]
    for letter in page.email.letters[1:]:
        yield from _compare(
            project, page, letter, first, Code.EMAIL_FIELDS_TONE, f"the {first.tone} tone"
        )
    source = project.source_page(page.path)
    if source is None or source is page or source.email is None or _swallows(source):
        return
    for letter in page.email.letters:
        other = next((one for one in source.email.letters if one.tone == letter.tone), None)
        if other:
            yield from _compare(
                project, page, letter, other, Code.EMAIL_FIELDS_LANGUAGE, source.source_path
            )


def _compare(  # noqa: PLR0913 (two letters, and how to tell of them)
    project: Project, page: Page, letter: Letter, other: Letter, code: Code, name: str
) -> Iterator[Issue]:
    own, wanted = _plain_fields(project, letter), _plain_fields(project, other)
    declared = project.site.contract.fields
    if own == wanted or any(name not in declared for name in letter.fields | other.fields):
        return  # what stands for an unknown field, as is told, can't be known
    for field in sorted(own - wanted):
        yield Issue(
            code,
            page.source_path,
            _mention(page, letter, field),
            f"the {letter.tone} letter uses '{field}', {name} doesn't",
            "every tone of every language of an email uses the same fields",
        )
    missing = sorted(wanted - own)
    if missing:
        yield Issue(
            code,
            page.source_path,
            letter.position,
            f"the {letter.tone} letter lacks {', '.join(missing)}, which {name} uses",
            "every tone of every language of an email uses the same fields",
        )


def check_fields(project: Project) -> Iterator[Issue]:
    """Fields that no email uses."""
    fields = project.site.contract.fields
    used = {
        name
        for page in project.site.pages.values()
        if page.email
        for letter in page.email.letters
        for name in letter.fields
    }
    for name in fields:
        if used and name not in used:
            yield Issue(
                Code.EMAIL_FIELD_UNUSED,
                project.sources.data_file("fields.yml"),
                project.data_position("fields.yml", name),
                f"no email uses the field '{name}'",
                "delete it if it isn't needed",
            )
