"""Email templates: reading them from a page's fenced blocks and writing them as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.icu import Argument, MessageError, Segment, Text, parse_message, walk
from guide.issues import Code, Issue, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guide.document import Document, Fence

TONES = ("formal", "friendly")
SUBJECT_LABELS: Mapping[str, str] = {
    "en": "Subject",
    "bg": "Тема",
    "it": "Oggetto",
    "ru": "Тема",
    "de": "Betreff",
}
SUBJECT = re.compile(r"^\s*(?P<label>[^\W\d_]+)\s*:\s*(?P<text>.*\S)\s*$")
INFO = re.compile(r"^\{(?P<body>[^{}]*)\}$")
TONE = re.compile(r"\btone\s*=\s*[\"']?(?P<tone>[\w-]+)[\"']?")


@dataclass(frozen=True)
class Letter:
    """One tone of an email. The body's line breaks are those of the template."""

    tone: str
    subject: tuple[Segment, ...]
    body: tuple[Segment, ...]
    position: Position

    def segments(self) -> Iterator[Segment]:
        """All segments of subject and body, those inside variants too, in their order."""
        return walk(self.subject + self.body)

    @property
    def fields(self) -> frozenset[str]:
        """Ids of the fields and choices that the letter uses."""
        return frozenset(self.field_order())

    def field_order(self) -> tuple[str, ...]:
        """Ids of fields and choices in the order of their first use."""
        names = (each.name for each in self.segments() if not isinstance(each, Text))
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True)
class Email:
    """An email template in one language: a letter for each tone."""

    id: str
    letters: tuple[Letter, ...]

    def letter(self, tone: str) -> Letter | None:
        """Letter of `tone`, or None."""
        return next((letter for letter in self.letters if letter.tone == tone), None)

    def field_order(self) -> tuple[str, ...]:
        """Ids of all its fields and choices, in the order of first use."""
        return tuple(
            dict.fromkeys(name for letter in self.letters for name in letter.field_order())
        )


def subject_label(locale: str) -> str:
    """Word before the subject of a letter; the English one where a language's isn't known."""
    return SUBJECT_LABELS.get(locale, SUBJECT_LABELS["en"])


def letter_fences(document: Document) -> tuple[Fence, ...]:
    """Fenced blocks that are letters: behind the opening fence stands `{ .email … }`."""
    return tuple(
        fence
        for fence in document.fences
        if (found := INFO.match(fence.info)) and ".email" in found["body"].split()
    )


def tone_of(fence: Fence) -> str:
    """Tone that the words behind an opening fence name; "" for none."""
    found = TONE.search(fence.info)
    return found["tone"] if found else ""


def parse_email(
    email_id: str, fences: tuple[Fence, ...], locale: str, path: str
) -> tuple[Email | None, list[Issue]]:
    """Read the email of a page from its letter `fences`.

    Returns the email (None where no letter could be read) and the issues found.
    """
    issues: list[Issue] = []
    letters: dict[str, Letter | None] = {}
    for fence in fences:
        tone = tone_of(fence)
        if tone not in TONES:
            message = f"an email block needs a tone, this one has {tone or 'none'!r}"
            hint = 'begin it with ``` { .email tone="formal" } or tone="friendly"'
            issues.append(Issue(Code.EMAIL_TONE, path, fence.position, message, hint))
        elif tone in letters:
            message, hint = f"the tone '{tone}' stands twice", "keep one block for each tone"
            issues.append(Issue(Code.EMAIL_TONE, path, fence.position, message, hint))
        else:
            letters[tone] = _parse_letter(tone, fence, locale, path, issues)
    # A block whose tone is wrong stands for the one that is missing.
    for tone in TONES if len(fences) <= len(letters) else ():
        if tone not in letters:
            place = fences[-1].position if fences else Position()
            message = f"the email has no '{tone}' tone"
            hint = f'add a block ``` {{ .email tone="{tone}" }} … ```'
            issues.append(Issue(Code.EMAIL_TONE, path, place, message, hint))
    read = tuple(letter for tone in TONES if (letter := letters.get(tone)))
    return (Email(email_id, read) if read else None), issues


def _parse_letter(
    tone: str, fence: Fence, locale: str, path: str, issues: list[Issue]
) -> Letter | None:
    lines = fence.content.rstrip("\n").split("\n")
    label = subject_label(locale)
    head = SUBJECT.match(lines[0])
    first = fence.first_line
    if head and head["label"] != label and locale in SUBJECT_LABELS:
        issues.append(
            Issue(
                Code.EMAIL_SUBJECT_MISSING,
                path,
                Position(first, head.start("label") + 1, len(head["label"])),
                f"'{head['label']}:' isn't how a subject begins in '{locale}'",
                f"write '{label}: …'",
            )
        )
    if not head:
        issues.append(
            Issue(
                Code.EMAIL_SUBJECT_MISSING,
                path,
                Position(first, 1, max(1, len(lines[0]))),
                "the email has no subject",
                f"begin the block with a line '{label}: …', then an empty line",
            )
        )
        return None
    body_start = next((i for i, line in enumerate(lines[1:], 1) if line.strip()), len(lines))
    body_text = "\n".join(line.rstrip() for line in lines[body_start:])
    subject = _message(head["text"], first, head.start("text"), path, issues)
    body = _message(body_text, first + body_start, 0, path, issues)
    if subject is None or body is None:
        return None
    return Letter(tone, subject, body, fence.position)


def _message(
    text: str, line: int, indent: int, path: str, issues: list[Issue]
) -> tuple[Segment, ...] | None:
    try:
        return parse_message(text)
    except MessageError as error:
        code = Code.EMAIL_SELECT_OTHER if "lack 'other'" in str(error) else Code.EMAIL_SYNTAX
        issues.append(
            Issue(
                code,
                path,
                Position(line, indent + 1).along(text, error.offset),
                str(error),
                "fields are written {field_id}, variants {sender, select, f {…} m {…} other {…}}",
            )
        )
        return None


def render_text(
    segments: tuple[Segment, ...], values: Mapping[str, str], choices: Mapping[str, str]
) -> str:
    """Plain text of `segments`.

    `values` maps field ids to what stands for them (a field that it lacks stays as `{id}`);
    `choices` maps choice fields to the chosen variant (`other` where it is lacking).
    """
    parts: list[str] = []
    for segment in segments:
        if isinstance(segment, Text):
            parts.append(segment.text)
        elif isinstance(segment, Argument):
            parts.append(values.get(segment.name, f"{{{segment.name}}}"))
        else:
            chosen = segment.option(choices.get(segment.name, "other"))
            parts.append(render_text(chosen, values, choices))
    return "".join(parts)
