"""Letters speak to the client in one way: a formal one never says «ты», «ти» or «tu»."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.checks.eachpage import on_each_page
from guide.email import letter_fences, tone_of
from guide.issues import Code, Issue
from guide.prose import mask_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.model import Page
    from guide.project import Project


@dataclass(frozen=True)
class Address:
    """A word by which a client is spoken to in the wrong way, why, and what to write."""

    pattern: re.Pattern[str]
    message: str
    hint: str


RU_FAMILIAR = re.compile(
    r"\b(?:ты|тебя|тебе|тобой|тво(?:й|я|ё|и|его|ей|их|им|ими|ему|ю))\b", re.IGNORECASE
)
RU_POLITE = r"{}(?:ы|ас|ам|ами|аш(?:а|е|и|его|ей|ему|у|их|им|ими)?)\b"
BG_FAMILIAR = re.compile(r"\b(?:ти|теб|тебе|тво(?:я|ят|й|ето|ите|и|е|ята))\b", re.IGNORECASE)
BG_POLITE = r"{}(?:ие|и|ас|аш(?:а|е|и|ия|ият|ата|ето|ите)?)\b"
IT_FAMILIAR = re.compile(r"\b(?:tu|ti|te|tuo|tua|tuoi|tue)\b", re.IGNORECASE)
INSIDE = r"(?<=[а-яё,;–] )В"
"""A capital inside a sentence: at its beginning every word has one."""

ADDRESSES: dict[tuple[str, str], tuple[Address, ...]] = {
    ("ru", "formal"): (
        Address(RU_FAMILIAR, "a formal letter doesn't say '{}'", "write Вы, Вас, Вам, Ваш"),
        Address(
            re.compile(RU_POLITE.format(r"\bв")),
            "a formal letter writes '{}' with a capital",
            "write Вы, Вас, Вам, Ваш",
        ),
    ),
    ("ru", "friendly"): (
        Address(RU_FAMILIAR, "the letters don't say '{}'", "write вы, вас, вам, ваш"),
        Address(
            re.compile(RU_POLITE.format(INSIDE)),
            "a friendly letter writes '{}' without a capital",
            "write вы, вас, вам, ваш",
        ),
    ),
    ("bg", "formal"): (
        Address(BG_FAMILIAR, "a formal letter doesn't say '{}'", "write Вие, Вас, Ви, Ваш"),
        Address(
            re.compile(BG_POLITE.format(r"\bв")),
            "a formal letter writes '{}' with a capital",
            "write Вие, Вас, Ви, Ваш",
        ),
    ),
    ("bg", "friendly"): (
        Address(
            re.compile(BG_POLITE.format(INSIDE)),
            "a friendly letter doesn't say '{}'",
            "write ти, теб, твой",
        ),
    ),
    ("it", "formal"): (
        Address(IT_FAMILIAR, "a formal letter doesn't say '{}'", "write Lei, Le, Suo (or Voi)"),
    ),
}
"""What a letter doesn't say, by its language and tone."""


def check_register(project: Project) -> Iterator[Issue]:
    """The letters of every language that tells formal from familiar."""
    emails = (page for page in project.site.pages.values() if page.front.email)
    return on_each_page("register", _check_page, emails)


def _check_page(page: Page) -> Iterator[Issue]:
    for fence in letter_fences(page.document):
        addresses = ADDRESSES.get((page.locale, tone_of(fence)), ())
        words = mask_message(fence.content) if addresses else ""
        for address in addresses:
            for found in address.pattern.finditer(words):
                place = fence.place(found.start(), len(found[0]))
                message = address.message.format(found[0])
                yield Issue(Code.EMAIL_REGISTER, page.source_path, place, message, address.hint)
