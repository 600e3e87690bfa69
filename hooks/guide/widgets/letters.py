"""A letter's segments as HTML for its page, and as data for other languages' pages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from guide.email import render_text, subject_label
from guide.icu import Argument, Segment, Text, walk
from guide.scriptjson import script_json

if TYPE_CHECKING:
    from guide.catalogue import Catalogue
    from guide.email import Letter
    from guide.model import Page, Site

LETTERS_FOLDER = "assets/letters"
"""Where the letters' scripts stand below the site's root."""


SHOWN, HIDDEN = Markup(""), Markup(" hidden")


def field_label(catalogue: Catalogue, field_id: str) -> str:
    """Label of a field; its id where the catalogue lacks it (the checks say so)."""
    key = f"field-{field_id}"
    return catalogue.text(key) if key in catalogue.messages else field_id


def marker(catalogue: Catalogue, field_id: str) -> str:
    """Name what stands in a letter for an empty field: its label in brackets.

    >>> from guide.catalogue import Catalogue
    >>> marker(Catalogue("en", {"field-client_name": "Client’s name"}), "client_name")
    '[client’s name]'
    """
    label = field_label(catalogue, field_id)
    return f"[{label[:1].lower()}{label[1:]}]"


def markers(catalogue: Catalogue, letters: tuple[Letter, ...]) -> dict[str, str]:
    """Markers of all fields that `letters` use."""
    names = {
        segment.name
        for letter in letters
        for segment in letter.segments()
        if isinstance(segment, Argument)
    }
    return {name: marker(catalogue, name) for name in sorted(names)}


def segments_html(segments: tuple[Segment, ...], catalogue: Catalogue) -> Markup:
    """`segments` as HTML: fields show their marker, of each choice the neutral variant shows.

    The text that a browser shows of it is the one that `plain_text` gives.
    """
    return Markup("").join(_segment_html(segment, catalogue) for segment in segments)


def _segment_html(segment: Segment, catalogue: Catalogue) -> Markup:
    if isinstance(segment, Text):
        return escape(segment.text)
    if isinstance(segment, Argument):
        return Markup(
            '<bdi class="letter__field letter__field--empty" data-field="{}">{}</bdi>'
        ).format(segment.name, marker(catalogue, segment.name))
    options = Markup("").join(
        Markup('<span data-option="{}"{}>{}</span>').format(
            key, SHOWN if key == "other" else HIDDEN, segments_html(content, catalogue)
        )
        for key, content in segment.options
    )
    return Markup('<span data-choice="{}">{}</span>').format(segment.name, options)


def plain_text(segments: tuple[Segment, ...], catalogue: Catalogue) -> str:
    """`segments` as plain text with markers and neutral variants."""
    labels = {
        segment.name: marker(catalogue, segment.name)
        for segment in walk(segments)
        if isinstance(segment, Argument)
    }
    return render_text(segments, labels, {})


def segments_data(segments: tuple[Segment, ...]) -> list[Any]:
    """`segments` for the browser: text as it is, a field as {f}, a choice as {c, o}."""
    return [_segment_data(segment) for segment in segments]


def _segment_data(segment: Segment) -> object:
    if isinstance(segment, Text):
        return segment.text
    if isinstance(segment, Argument):
        return {"f": segment.name}
    return {"c": segment.name, "o": {key: segments_data(part) for key, part in segment.options}}


def letter_file(site: Site, page: Page) -> tuple[str, str]:
    """Script of a page's email: its path below the site's root, and its text.

    The name holds a hash of the content, so that it can be cached for good.
    """
    if page.email is None:
        raise ValueError(f"{page.path} has no email")
    catalogue = site.catalogues[page.locale]
    data = {
        "label": subject_label(page.locale),
        "markers": markers(catalogue, page.email.letters),
        "tones": {
            letter.tone: {
                "subject": segments_data(letter.subject),
                "body": segments_data(letter.body),
            }
            for letter in page.email.letters
        },
    }
    letter = f"{script_json(page.email.id)},{script_json(page.locale)}"
    text = f"pw.letter({letter},{script_json(data)});\n"
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{LETTERS_FOLDER}/{page.email.id}.{page.locale}.{digest}.js", text
