"""Places that data files name: points of the source articles, journeys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.catalogue import messages_name
from guide.checks.targets import Spot, check_page_target
from guide.issues import Code, Issue, Position
from guide.links import Form, Target
from guide.shapes import TARGET_PATTERN
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.project import Project
    from guide.yamltext import Marks

POINT = re.compile(r"^P(?P<number>\d+)$")


def check_places(project: Project) -> Iterator[Issue]:
    """Pages and sections that sources.yml and journeys.yml name."""
    yield from _check_sources(project)
    yield from _check_journeys(project)


def _check_sources(project: Project) -> Iterator[Issue]:
    file = project.sources.data_file("sources.yml")
    marks = project.site.contract.marks.get("sources.yml")
    if marks is None:
        return
    for source, points in project.site.contract.sources.items():
        numbers = {int(found["number"]) for point in points if (found := POINT.match(point))}
        for number in sorted(set(range(1, max(numbers, default=0) + 1)) - numbers):
            yield Issue(
                Code.SOURCE_GAP,
                file,
                marks.of_key(source),
                f"point P{number:02d} of '{source}' stands nowhere in the guide",
                "name the page that carries it",
            )
        for point, places in points.items():
            if not places:
                yield Issue(
                    Code.SOURCE_GAP,
                    file,
                    marks.of_key(source, point),
                    f"point {point} of '{source}' stands nowhere in the guide",
                    "name the page that carries it",
                )
            for index, place in enumerate(places):
                yield from _check_place(project, marks, (source, point, index), place)


def _check_place(
    project: Project, marks: Marks, at: tuple[str, str, int], place: str
) -> Iterator[Issue]:
    """A place must be there in every language that has the page."""
    file = project.sources.data_file("sources.yml")
    position = marks.of_value(*at)
    if not re.match(TARGET_PATTERN, place):
        yield Issue(
            Code.SOURCE_PLACE,
            file,
            position,
            f"'{place}' is not the path of a page",
            "write page.md or page.md#section",
        )
        return
    path, _, anchor = place.partition("#")
    source = project.site.source_locale
    for locale in project.site.locales:
        # What a translation lacks is told once, by the comparison of the pages.
        if locale != source and not project.exists(locale, path):
            continue
        page = project.source_page(path)
        known = project.anchors.get((source, path), frozenset())
        if locale != source and (page is None or (anchor and anchor not in known)):
            continue
        found = check_page_target(
            project,
            Spot(locale, "", file, position),
            Target(Form.PAGE, locale, path, anchor),
        )
        for issue in found:
            if issue.code is not Code.LINK_OUTDATED:
                yield Issue(
                    Code.SOURCE_PLACE,
                    file,
                    position,
                    f"{issue.message} in '{locale}' (point {at[1]} of '{at[0]}')",
                    issue.hint,
                )


def _check_journeys(project: Project) -> Iterator[Issue]:
    text = project.sources.data.get("journeys.yml")
    if text is None:
        return
    file = project.sources.data_file("journeys.yml")
    document = parse_yaml(text, file)
    yield from document.issues
    if not isinstance(document.data, dict):
        if not document.issues and text.strip():
            yield Issue(
                Code.DATA_TYPE,
                file,
                Position(),
                "the file must hold 'key: value' lines",
                "write the journey's id with a colon, and its pages below",
            )
        return
    source = project.site.source_locale
    catalogue = project.site.catalogues.get(source)
    names = catalogue.messages if catalogue else {}
    messages = project.sources.data_file(messages_name(source))
    journeys_have_names = any(key.startswith("journey-") for key in names)
    for journey, stops in document.data.items():
        position = document.marks.of_value(journey)
        if not isinstance(stops, list):
            yield Issue(
                Code.DATA_TYPE,
                file,
                position,
                f"'{journey}' must be a list of pages",
                "write each page on a line of its own that begins with '- '",
            )
            continue
        if journeys_have_names and f"journey-{journey}" not in names:
            yield Issue(
                Code.MESSAGE_MISSING,
                file,
                document.marks.of_key(journey),
                f"the journey '{journey}' has no name",
                f"add 'journey-{journey}: …' to {messages}",
            )
        for index, stop in enumerate(stops):
            if stop in stops[:index]:
                yield Issue(
                    Code.DATA_VALUE,
                    file,
                    document.marks.of_value(journey, index),
                    f"'{stop}' stands twice in the journey '{journey}'",
                    "keep one of the two",
                )
            place = document.marks.of_value(journey, index)
            spot = Spot(source, "", file, place)
            yield from check_page_target(project, spot, Target(Form.PAGE, source, str(stop)))
