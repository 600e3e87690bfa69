"""What an email page's letter and replies show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guide.email import subject_label
from guide.scriptjson import script_json
from guide.widgets import words
from guide.widgets.letters import (
    LETTERS_FOLDER,
    field_label,
    letter_file,
    markers,
    segments_html,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from guide.catalogue import Catalogue
    from guide.model import Page, Site

LIMITS = {"lines": 3000, "text": 300, "name": 120, "money": 60, "number": 30}
"""Most characters that a field takes, by its type."""
FUTURE = frozenset({"call_date", "reply_by", "start_date", "last_day", "handover_date"})
"""Date fields that name a day to come; a past one is pointed out."""


@dataclass(frozen=True)
class FieldView:
    """A field of the form. `choices` are pairs of value and words, for a choice only."""

    id: str
    type: str
    label: str
    hint: str
    limit: int
    choices: tuple[tuple[str, str], ...]
    future: bool
    autocomplete: str


@dataclass(frozen=True)
class LetterView:
    """A tone of the email, its text marked up."""

    tone: str
    tone_text: str
    subject: Markup
    body: Markup


@dataclass(frozen=True)
class LanguageView:
    """A language that the letter can be shown in; `file` is empty for the page's own."""

    locale: str
    name: str
    file: str


def pages(site: Site, locale: str) -> Iterator[Page]:
    """Pages of a language that have an email, by path."""
    return (page for page in site.pages_of(locale) if page.email is not None)


def context(site: Site, page: Page, link: Callable[[str], str]) -> dict[str, object]:
    """Template context for the email of `page`, which has one."""
    email = page.email
    if email is None:
        raise ValueError(f"{page.path} has no email")
    catalogue = site.catalogues[page.locale]
    return {
        "t": catalogue.text,
        "lang": page.locale,
        "email": email,
        "subject_label": subject_label(page.locale),
        "letters": tuple(
            LetterView(
                letter.tone,
                catalogue.text(f"tone-{letter.tone}"),
                segments_html(letter.subject, catalogue),
                segments_html(letter.body, catalogue),
            )
            for letter in email.letters
        ),
        "fields": tuple(_field(site, catalogue, name) for name in field_ids(site, page)),
        "languages": _languages(site, page),
        "letters_base": f"{site_root(site, page.locale, link)}{LETTERS_FOLDER}/",
        "markers": script_json(markers(catalogue, email.letters)),
        "privacy": link("reference/privacy.md"),
        "words": words.words_data(catalogue, words.COMMON, words.CASE, words.EMAIL),
    }


def replies_context(site: Site, page: Page, link: Callable[[str], str]) -> dict[str, object]:
    """Template context for "What did they answer?"."""
    catalogue = site.catalogues[page.locale]
    replies = []
    for reply in page.front.replies:
        path = reply.then.partition("#")[0]
        target = site.shown_page(page.locale, path)
        if target:
            is_email = target.kind == "email"
            # A title may say "Email: …", as the line does.
            title = target.nav_title if is_email else target.title
            replies.append((reply.answer, link(reply.then), title, is_email))
    return {"t": catalogue.text, "replies": replies}


def field_ids(site: Site, page: Page) -> tuple[str, ...]:
    """Fields and choices of the page's email, and those that only other languages' letters have."""
    own = page.email.field_order() if page.email else ()
    others = (site.page(locale, page.path) for locale in site.locales)
    more = (name for other in others if other and other.email for name in other.email.field_order())
    ids = dict.fromkeys((*own, *more))
    # Grammar first: it decides the wording, and is asked once for all emails of a case.
    choices = [name for name in ids if _is_choice(site, name)]
    return (*(name for name in ids if name not in choices), *choices)


def site_root(site: Site, locale: str, link: Callable[[str], str]) -> str:
    """Relative address of the site's root, "" or ending in a slash, by the way to the home page."""
    home = link("index.md")
    folder = home[: home.rfind("/") + 1] if "/" in home else ""
    return folder if locale == site.source_locale else f"{folder}../"


def _is_choice(site: Site, name: str) -> bool:
    field = site.contract.fields.get(name)
    return field is not None and field.type == "choice"


def _field(site: Site, catalogue: Catalogue, name: str) -> FieldView:
    field = site.contract.fields.get(name)
    kind = field.type if field else "text"
    hint = f"field-{name}-hint"
    return FieldView(
        id=name,
        type=kind,
        label=field_label(catalogue, name),
        hint=catalogue.text(hint) if hint in catalogue.messages else "",
        limit=LIMITS.get(kind, 300),
        choices=tuple(
            (choice, catalogue.text(f"choice-{name}-{choice}"))
            for choice in (field.choices if field else ())
        ),
        future=name in FUTURE,
        autocomplete="name" if name == "sender_name" else "off",
    )


def _languages(site: Site, page: Page) -> tuple[LanguageView, ...]:
    views = []
    for locale, language in site.contract.languages.items():
        other = page if locale == page.locale else site.page(locale, page.path)
        if other is None or other.email is None:
            continue
        file = "" if other is page else letter_file(site, other)[0].rpartition("/")[2]
        views.append(LanguageView(locale, language.name, file))
    return tuple(views)
