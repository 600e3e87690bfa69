"""Translations against their source pages: headings, facts of the front matter, freshness."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from guide.checks.order import first_misplaced
from guide.freshness import Freshness, source_hash
from guide.issues import Code, Issue, Position
from guide.shapes import ItemText, PageFront

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import Heading
    from guide.model import Page
    from guide.project import Project

SAME_KEYS = ("related", "emails", "email", "situation", "checked_on")
"""Keys of the front matter that hold no words: equal in every language."""


def check_translations(project: Project) -> Iterator[Issue]:
    """Each translated page against the page that it was made from."""
    for page in project.site.pages.values():
        source = project.source_page(page.path)
        if source is None or page.locale not in project.site.locales:
            continue
        if page is source:
            if page.front.source_hash:
                yield Issue(
                    Code.FRONT_MATTER_DIFFERS,
                    page.source_path,
                    page.marks.of_key("source_hash"),
                    "the source page itself has no source",
                    "delete the line",
                )
            continue
        is_stale = project.freshness(page) is Freshness.STALE
        yield from _check_headings(page, source, is_stale=is_stale)
        yield from _check_facts(page, source)
        yield from _check_freshness(project, page, source)


def _sections(page: Page) -> list[Heading]:
    """Sections of `page`; one whose id another has too isn't among them: its place is unclear."""
    named = [heading for heading in page.document.headings if heading.level > 1 and heading.id]
    count = Counter(heading.id for heading in named)
    return [heading for heading in named if count[heading.id] == 1]


@dataclass(frozen=True)
class _Comparison:
    """A translation beside its source page, with the sections of both by their ids."""

    page: Page
    source: Page
    is_stale: bool
    own: dict[str, Heading]
    wanted: dict[str, Heading]
    renamed: dict[str, str]
    """Ids that stand in the place of a source's id which isn't there, with that id."""


def _check_headings(page: Page, source: Page, *, is_stale: bool) -> Iterator[Issue]:
    if "*" in page.unread or "*" in source.unread:
        return
    own = {heading.id: heading for heading in _sections(page)}
    wanted = {heading.id: heading for heading in _sections(source)}
    renamed = {} if is_stale else _renamed(own, wanted)
    both = _Comparison(page, source, is_stale, own, wanted, renamed)
    yield from _check_missing(both)
    yield from _check_extra(both)
    yield from _check_levels(both)
    yield from _check_order(both)


def _check_missing(both: _Comparison) -> Iterator[Issue]:
    place = Position(both.page.body_line)
    all_own = {heading.id for heading in both.page.document.headings}
    for name, heading in both.wanted.items():
        if name in all_own or name in both.renamed.values():
            continue
        model = f"{both.source.source_path}:{heading.position.line}"
        if both.is_stale:
            yield Issue(
                Code.HEADING_OUTDATED,
                both.page.source_path,
                place,
                f"the section '#{name}' of {model} "
                "isn't here yet: the page is older than its source",
                "translate it, then run 'python -m guide stamp' on the page",
            )
        else:
            message = f"the section '#{name}' is missing"
            hint = f"add {'#' * heading.level} … {{ #{name} }} (see {model})"
            yield Issue(Code.HEADING_MISSING, both.page.source_path, place, message, hint)


def _check_extra(both: _Comparison) -> Iterator[Issue]:
    all_wanted = {heading.id for heading in both.source.document.headings}
    for name, heading in both.own.items():
        if name not in all_wanted and not both.is_stale:
            yield Issue(
                Code.HEADING_EXTRA,
                both.page.source_path,
                heading.position,
                f"{both.source.source_path} has no section '#{name}'",
                f"ids aren't translated: write {{ #{both.renamed[name]} }}"
                if name in both.renamed
                else "use the id of the source page's heading, or add the section there",
            )


def _check_levels(both: _Comparison) -> Iterator[Issue]:
    for name, heading in both.own.items():
        level = both.wanted[name].level if name in both.wanted else heading.level
        if heading.level != level:
            yield Issue(
                Code.HEADING_ORDER,
                both.page.source_path,
                heading.position,
                f"'#{name}' is of level {heading.level} here and of level "
                f"{level} in {both.source.source_path}",
                f"write it with {'#' * level}",
            )


def _check_order(both: _Comparison) -> Iterator[Issue]:
    """The first section that stands where another belongs."""
    name, other = first_misplaced(both.own, both.wanted)
    if name:
        yield Issue(
            Code.HEADING_ORDER,
            both.page.source_path,
            both.own[name].position,
            f"'#{name}' stands where '#{other}' belongs",
            f"keep the order of {both.source.source_path}",
        )


def _renamed(own: dict[str, Heading], wanted: dict[str, Heading]) -> dict[str, str]:
    """See `_Comparison.renamed`."""
    if len(own) != len(wanted):
        return {}
    pairs = zip(own, wanted, strict=True)
    return {
        name: expected for name, expected in pairs if name not in wanted and expected not in own
    }


def _facts(page: Page) -> dict[str, Any]:
    """What the front matter of a page says without words."""
    facts = {key: getattr(page.front, key) for key in SAME_KEYS}
    facts["replies"] = [reply.then for reply in page.front.replies]
    if page.front.checklist:
        facts["checklist"] = page.front.checklist.id
        for item, words in page.front.checklist.items.items():
            link = words.link if isinstance(words, ItemText) else None
            facts[f"checklist.items.{item}.link"] = link
    return facts


def _check_facts(page: Page, source: Page) -> Iterator[Issue]:
    own, wanted = _facts(page), _facts(source)
    for key, value in wanted.items():
        top = key.partition(".")[0]
        if key not in own or own[key] == value or not (page.is_read(top) and source.is_read(top)):
            continue
        if not own[key] and page.unread - set(PageFront.model_fields):
            continue  # it may be the key whose name is wrong, as is told
        yield Issue(
            Code.FRONT_MATTER_DIFFERS,
            page.source_path,
            page.marks.of_key(*key.split(".")),
            f"'{key}' differs from {source.source_path}: {_tell(value, own[key])}",
            "it holds no words: write the same in every language",
        )


def _tell(wanted: Any, own: Any) -> str:
    if isinstance(wanted, list) and isinstance(own, list):
        lacking = [str(one) for one in wanted if one not in own]
        extra = [str(one) for one in own if one not in wanted]
        parts = [f"lacks {', '.join(lacking)}"] if lacking else []
        parts += [f"has {', '.join(extra)} besides"] if extra else []
        return "; ".join(parts) or "another order"
    return f"'{own}' instead of '{wanted}'" if wanted else f"'{own}' instead of nothing"


def _check_freshness(project: Project, page: Page, source: Page) -> Iterator[Issue]:
    state = project.freshness(page)
    if state is Freshness.UNSTAMPED and page.is_read("source_hash"):
        yield Issue(
            Code.TRANSLATION_UNSTAMPED,
            page.source_path,
            Position(),
            "nothing says which state of the source page this is a translation of",
            f"compare it with {source.source_path}, then run "
            f"'python -m guide stamp {page.source_path}'",
        )
    if state is Freshness.STALE:
        yield Issue(
            Code.TRANSLATION_STALE,
            page.source_path,
            page.marks.of_value("source_hash"),
            f"{source.source_path} has changed since (it is {source_hash(source.text)} now)",
            f"bring the page up to date, then run 'python -m guide stamp {page.source_path}'",
        )
