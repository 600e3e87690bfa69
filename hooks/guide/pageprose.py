"""All words that a reader of a page sees: front matter, text, letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from guide.catalogue import PLACEHOLDER, messages_name
from guide.email import letter_fences
from guide.prose import GAP, Prose, mask_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.catalogue import Catalogue
    from guide.model import Page
    from guide.project import Project
    from guide.yamltext import Marks, YamlPath


@lru_cache(maxsize=8192)
def prose_of(page: Page) -> tuple[Prose, ...]:
    """Prose of `page`, in the order of the file."""
    return (*_front(page), *page.document.prose, *_letters(page))


def _front(page: Page) -> Iterator[Prose]:
    front = page.front
    values: list[tuple[YamlPath, str | None]] = [
        (("title",), front.title),
        (("nav_title",), front.nav_title),
        (("description",), front.description),
    ]
    values += [(("replies", i, "answer"), reply.answer) for i, reply in enumerate(front.replies)]
    if front.checklist:
        values.append((("checklist", "title"), front.checklist.title))
        for key, words in front.checklist.items.items():
            at: YamlPath = ("checklist", "items", key)
            if isinstance(words, str):
                values.append((at, words))
            else:
                values += [((*at, "text"), words.text), ((*at, "note"), words.note)]
    for at, value in values:
        if value and page.is_read(str(at[0])):
            yield front_prose(page.marks, at, value)
    for index, alias in enumerate(front.aliases):
        yield front_prose(page.marks, ("aliases", index), alias, alias=True)


def front_prose(marks: Marks, at: YamlPath, value: str, *, alias: bool = False) -> Prose:
    """A value of a YAML document as prose."""
    position = marks.of_value(*at)
    column = position.column + (0 if at in marks.plain else 1)
    return Prose(value, ((0, position.line, column),), "alias" if alias else "front")


def _letters(page: Page) -> Iterator[Prose]:
    for fence in letter_fences(page.document):
        masked = mask_message(fence.content)
        origins = []
        offset = 0
        for number, line in enumerate(masked.split("\n")):
            origins.append((offset, fence.first_line + number, 1))
            offset += len(line) + 1
        yield Prose(masked, tuple(origins), "email")


@dataclass(frozen=True)
class ProseFile:
    """A file with its prose: a page, or the messages of a language."""

    file: str
    text: str
    prose: tuple[Prose, ...]

    @cached_property
    def words(self) -> str:
        """All prose at once: what isn't in it isn't in any piece, which saves a search in each."""
        return "\n\n".join(prose.text for prose in self.prose)


def prose_files(project: Project, locale: str) -> Iterator[ProseFile]:
    """All files of a language that readers see words of."""
    for page in project.site.pages_of(locale):
        yield ProseFile(page.source_path, page.text, prose_of(page))
    name = messages_name(locale)
    marks = project.site.contract.marks.get(name)
    catalogue = project.site.catalogues.get(locale)
    if marks is not None and catalogue is not None and name in project.sources.data:
        prose = tuple(_messages(catalogue, marks))
        yield ProseFile(project.sources.data_file(name), project.sources.data[name], prose)


def _messages(catalogue: Catalogue, marks: Marks) -> Iterator[Prose]:
    for key, message in catalogue.messages.items():
        forms = {"": message} if isinstance(message, str) else message
        for form, text in forms.items():
            at: YamlPath = (key, form) if form else (key,)
            masked = PLACEHOLDER.sub(lambda found: GAP * len(found[0]), text)
            prose = front_prose(marks, at, masked)
            yield Prose(prose.text, prose.origins, "message")
