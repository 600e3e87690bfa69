"""Places that data files name: points of the source articles, journeys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from guide.catalogue import messages_name
from guide.checks.targets import Spot, check_page_target
from guide.contract import NO_MAPPING
from guide.issues import Code, Issue, Position
from guide.links import Form, Target
from guide.shapes import TARGET_PATTERN
from guide.yamltext import parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.project import Project
    from guide.yamltext import Marks

JOURNEYS = "journeys.yml"
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
    has_page = project.source_page(path) is not None
    is_whole = has_page and (not anchor or anchor in project.anchors[source, path])
    for locale in project.site.locales:
        # What a translation lacks is told once, by the comparison of the pages.
        if locale != source and not (is_whole and project.exists(locale, path)):
            continue
        spot = Spot(locale, "", file, position)
        for issue in check_page_target(project, spot, Target(Form.PAGE, locale, path, anchor)):
            if issue.code is not Code.LINK_OUTDATED:
                message = f"{issue.message} in '{locale}' (point {at[1]} of '{at[0]}')"
                yield Issue(Code.SOURCE_PLACE, file, position, message, issue.hint)


def _check_journeys(project: Project) -> Iterator[Issue]:
    text = project.sources.data.get(JOURNEYS)
    if text is None:
        return
    file = project.sources.data_file(JOURNEYS)
    document = parse_yaml(text, file)
    yield from document.issues
    if isinstance(document.data, dict):
        for journey, stops in document.data.items():
            if isinstance(stops, list):
                yield from _check_name(project, document.marks, journey)
                yield from _check_stops(project, document.marks, journey, stops)
            else:
                place = document.marks.of_value(journey)
                hint = "write each page on a line of its own that begins with '- '"
                yield Issue(
                    Code.DATA_TYPE, file, place, f"'{journey}' must be a list of pages", hint
                )
    elif not document.issues and text.strip():
        hint = "write the journey's id with a colon, and its pages below"
        yield Issue(Code.DATA_TYPE, file, Position(), NO_MAPPING, hint)


def _check_name(project: Project, marks: Marks, journey: str) -> Iterator[Issue]:
    """A journey has a name, where others have one."""
    source = project.site.source_locale
    catalogue = project.site.catalogues.get(source)
    names = catalogue.messages if catalogue else {}
    if f"journey-{journey}" in names or not any(key.startswith("journey-") for key in names):
        return
    yield Issue(
        Code.MESSAGE_MISSING,
        project.sources.data_file(JOURNEYS),
        marks.of_key(journey),
        f"the journey '{journey}' has no name",
        f"add 'journey-{journey}: …' to {project.sources.data_file(messages_name(source))}",
    )


def _check_stops(project: Project, marks: Marks, journey: str, stops: list[Any]) -> Iterator[Issue]:
    """The stops of a journey are pages, each named once."""
    file, source = project.sources.data_file(JOURNEYS), project.site.source_locale
    for index, stop in enumerate(stops):
        place = marks.of_value(journey, index)
        if stop in stops[:index]:
            message = f"'{stop}' stands twice in the journey '{journey}'"
            yield Issue(Code.DATA_VALUE, file, place, message, "keep one of the two")
        target = Target(Form.PAGE, source, str(stop))
        yield from check_page_target(project, Spot(source, "", file, place), target)
