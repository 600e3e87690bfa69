"""All templates of a language in one file: a page to print, a match file for espanso."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from guide.addresses import language_folder
from guide.email import render_text, subject_label
from guide.widgets import emails
from guide.widgets.letters import segments_html

if TYPE_CHECKING:
    from guide.email import Letter
    from guide.model import Site


def printable_path(locale: str) -> str:
    """Path of the printable page below the site's root."""
    return f"downloads/emails-{locale}.html"


def espanso_path(locale: str) -> str:
    """Path of the espanso file below the site's root."""
    return f"downloads/parting-well-{locale}.yml"


def printable_context(site: Site, locale: str) -> dict[str, object]:
    """Template context for the printable page: every email, both tones."""
    catalogue = site.catalogues[locale]
    return {
        "t": catalogue.text,
        "lang": locale,
        "back": _way_back(site, locale),
        "subject_label": subject_label(locale),
        "emails": tuple(
            (
                page.title,
                page.description,
                page.email.id,
                tuple(
                    (
                        catalogue.text(f"tone-{letter.tone}"),
                        segments_html(letter.subject, catalogue),
                        segments_html(letter.body, catalogue),
                    )
                    for letter in page.email.letters
                ),
            )
            for page in emails.pages(site, locale)
            if page.email
        ),
    }


def _way_back(site: Site, locale: str) -> tuple[str, str]:
    """Address and words of the index of emails; named in full, so that it's there in a folder."""
    folder = language_folder(locale, site.source_locale)
    page = site.page(locale, "emails/index.md")
    return f"../{folder}emails/index.html", page.nav_title if page else "emails"


def trigger(email_id: str, tone: str) -> str:
    """Say what is typed for an email; no trigger begins with another one.

    >>> trigger("ask-why", "formal")
    ':ask-why-formal'
    """
    return f":{email_id}-{tone}"


def espanso(site: Site, locale: str) -> str:
    """Match file for espanso (https://espanso.org/docs/matches/forms/): a form for each letter.

    Fields become form fields; of grammatical choices the neutral variant stands.
    """
    catalogue = site.catalogues[locale]
    matches = [
        {
            "trigger": trigger(page.email.id, letter.tone),
            "label": f"{page.title} ({catalogue.text(f'tone-{letter.tone}')})",
            "form": _form(letter, locale),
            **_form_fields(site, letter),
        }
        for page in emails.pages(site, locale)
        if page.email
        for letter in page.email.letters
    ]
    head = f"# {catalogue.text('email-pack-note')}\n"
    return head + yaml.dump(
        {"matches": matches}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6
    )


def _form(letter: Letter, locale: str) -> str:
    names = {name: f"[[{name}]]" for name in letter.fields}
    subject, body = (render_text(part, names, {}) for part in (letter.subject, letter.body))
    return f"{subject_label(locale)}: {subject}\n\n{body}\n"


def _form_fields(site: Site, letter: Letter) -> dict[str, object]:
    declared = site.contract.fields
    lines = {
        name: {"multiline": True}
        for name in letter.field_order()
        if name in declared and declared[name].type == "lines"
    }
    return {"form_fields": lines} if lines else {}


FAST: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(FAST):  # type: ignore[misc,valid-type]
    """Writes texts of several lines as blocks, which people can read and change."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)
