"""Fields and choices of the letters: declared, of their kind, alike in all tones and languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from guide.email import letter_fences
from guide.icu import Argument, Select, quoting_apostrophes
from guide.issues import Code, Issue
from guide.suggestions import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.email import Letter
    from guide.issues import Position
    from guide.model import Page
    from guide.project import Project


def check_fields(project: Project) -> Iterator[Issue]:
    """The fields of every letter, and those that no letter uses."""
    for page in project.site.pages.values():
        if page.email:
            for letter in page.email.letters:
                yield from _check_letter(project, page, letter)
            yield from _check_same_fields(project, page)
    yield from _check_unused(project)


def _check_letter(project: Project, page: Page, letter: Letter) -> Iterator[Issue]:
    fields = project.site.contract.fields
    selects = [part for part in letter.segments() if isinstance(part, Select)]
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


def _mention(page: Page, letter: Letter, name: str, *, select: bool = False) -> Position:
    """Place where `name` is first written in `letter`, as a field or with variants."""
    end = "," if select else r"[,}]"
    for fence in letter_fences(page.document):
        if fence.position == letter.position:
            found = re.search(rf"\{{\s*{re.escape(name)}\s*{end}", fence.content)
            if found:
                return fence.place(found.start() + found[0].index(name), len(name))
    return letter.position


def _plain_fields(project: Project, letter: Letter) -> frozenset[str]:
    """Fields of `letter` that every tone and language must use.

    Grammatical choices may be left out; of unknown fields is told elsewhere.
    """
    declared = project.site.contract.fields
    return frozenset(
        part.name
        for part in letter.segments()
        if isinstance(part, Argument)
        and (not declared or (part.name in declared and declared[part.name].type != "choice"))
    )


def _swallows(page: Page) -> bool:
    """Whether an apostrophe hides a field, so that the fields can't be compared."""
    return any(quoting_apostrophes(fence.content) for fence in letter_fences(page.document))


def _check_same_fields(project: Project, page: Page) -> Iterator[Issue]:
    if page.email is None or _swallows(page):
        return
    first = page.email.letters[0]
    model = _Model(first, f"the {first.tone} tone", Code.EMAIL_FIELDS_TONE)
    for letter in page.email.letters[1:]:
        yield from _compare(project, page, letter, model)
    source = project.source_page(page.path)
    if source is None or source is page or source.email is None or _swallows(source):
        return
    for letter in page.email.letters:
        other = source.email.letter(letter.tone)
        if other:
            model = _Model(other, source.source_path, Code.EMAIL_FIELDS_LANGUAGE)
            yield from _compare(project, page, letter, model)


class _Model(NamedTuple):
    """A letter that another is compared with, what it is called, and the code of a difference."""

    letter: Letter
    name: str
    code: Code


def _compare(project: Project, page: Page, letter: Letter, model: _Model) -> Iterator[Issue]:
    own, wanted = _plain_fields(project, letter), _plain_fields(project, model.letter)
    unknown = (letter.fields | model.letter.fields) - project.site.contract.fields.keys()
    if own == wanted or unknown:
        return  # what stands for an unknown field, as is told, can't be known
    hint = "every tone of every language of an email uses the same fields"
    for field in sorted(own - wanted):
        message = f"the {letter.tone} letter uses '{field}', {model.name} doesn't"
        yield Issue(model.code, page.source_path, _mention(page, letter, field), message, hint)
    missing = ", ".join(sorted(wanted - own))
    if missing:
        message = f"the {letter.tone} letter lacks {missing}, which {model.name} uses"
        yield Issue(model.code, page.source_path, letter.position, message, hint)


def _check_unused(project: Project) -> Iterator[Issue]:
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
