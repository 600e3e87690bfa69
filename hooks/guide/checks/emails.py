"""Emails' pages: their ids, the replies to them, their sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project

SECTIONS = ("when", "when-not", "email", "change")


def check_emails(project: Project) -> Iterator[Issue]:
    """Every email page of every language."""
    for page in project.site.pages.values():
        if page.front.email:
            yield from _check_id(page)
            yield from _check_replies(page)
            yield from _check_sections(page)
        elif (
            page.path.startswith("emails/")
            and not page.path.endswith("/index.md")
            and page.is_read("email")
        ):
            yield Issue(
                Code.EMAIL_ID,
                page.source_path,
                Position(),
                "a page in emails/ must name its email",
                f"add 'email: {_stem(page)}' to the front matter",
            )


def _stem(page: Page) -> str:
    return page.path.rpartition("/")[2].removesuffix(".md")


def _check_id(page: Page) -> Iterator[Issue]:
    email = page.front.email
    if page.path != f"emails/{email}.md":
        yield Issue(
            Code.EMAIL_ID,
            page.source_path,
            page.marks.of_value("email"),
            f"email '{email}' stands in '{page.path}'",
            f"call the file emails/{email}.md, or write 'email: {_stem(page)}'",
        )


def _check_replies(page: Page) -> Iterator[Issue]:
    front, marks = page.front, page.marks
    if not front.replies and page.is_read("replies"):
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


def _check_sections(page: Page) -> Iterator[Issue]:
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
