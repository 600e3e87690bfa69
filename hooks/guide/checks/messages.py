"""The message catalogues: same keys, same placeholders, the plural forms of each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guide.catalogue import (
    PLACEHOLDER,
    messages_name,
    numbers_of,
    plural_categories,
    possible_categories,
)
from guide.issues import Code, Issue, Position
from guide.suggestions import near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from guide.catalogue import Message
    from guide.project import Project


BRACE = re.compile(r"[{}]")
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&\w+;")
WORDS_OF_ANY_LANGUAGE = 2
"""So many words may be the same in two languages: names, keys, licences."""


def _is_sentence(message: Message) -> bool:
    text = message if isinstance(message, str) else " ".join(message.values())
    words = re.findall(r"[^\W\d_]{2,}", PLACEHOLDER.sub(" ", text))
    return len(words) > WORDS_OF_ANY_LANGUAGE


def check_messages(project: Project) -> Iterator[Issue]:
    """Catalogues of all languages against that of the source language."""
    source = project.site.source_locale
    if messages_name(source) not in project.sources.data:
        return
    yield from _check_labels(project)
    for locale in project.site.locales:
        yield from _check_forms(project, locale)
        if locale != source:
            yield from _check_against(project, locale)


def _check_labels(project: Project) -> Iterator[Issue]:
    """Every field that readers fill in has a label."""
    source = project.site.source_locale
    messages = project.site.catalogues[source].messages
    if not any(key.startswith("field-") for key in messages):
        return
    for field in project.site.contract.fields:
        if f"field-{field}" not in messages:
            yield Issue(
                Code.MESSAGE_MISSING,
                project.sources.data_file(messages_name(source)),
                Position(),
                f"the field '{field}' has no label",
                f"add 'field-{field}: …'",
            )


def _check_forms(project: Project, locale: str) -> Iterator[Issue]:
    file = project.sources.data_file(messages_name(locale))
    needed = plural_categories(locale)
    possible = possible_categories(locale)
    for key, message in project.site.catalogues[locale].messages.items():
        yield from _check_words(project, locale, key, message)
        if isinstance(message, str):
            continue
        yield from _check_count(project, locale, key, message)
        position = project.data_position(messages_name(locale), key)
        missing = [form for form in needed if form not in message]
        if missing:
            yield Issue(
                Code.MESSAGE_PLURAL,
                file,
                position,
                f"message '{key}' lacks the plural form {', '.join(missing)}",
                f"'{locale}' has {', '.join(needed)}",
            )
        for form in message:
            if form not in possible:
                yield Issue(
                    Code.MESSAGE_PLURAL,
                    file,
                    project.data_position(messages_name(locale), key, form),
                    f"'{locale}' has no plural form '{form}'",
                    f"it has {', '.join(needed)}",
                )


def _check_count(
    project: Project, locale: str, key: str, forms: Mapping[str, str]
) -> Iterator[Issue]:
    """A form that stands for several numbers says which, where another form does."""
    if not any("{count}" in text for text in forms.values()):
        return
    for form, text in forms.items():
        numbers = numbers_of(locale, form)
        if "{count}" not in text and len(numbers) > 1 and text.strip():
            yield Issue(
                Code.MESSAGE_PLACEHOLDER,
                project.sources.data_file(messages_name(locale)),
                project.data_position(messages_name(locale), key, form),
                f"message '{key}' ({form}) lacks {{count}}: "
                f"in '{locale}' it stands for {numbers[0]}, {numbers[1]} and more",
                "write {count} instead of the number",
            )


def _check_words(project: Project, locale: str, key: str, message: Message) -> Iterator[Issue]:
    """A message has words, no HTML, and no braces but those of its placeholders."""
    file = project.sources.data_file(messages_name(locale))
    forms = {"": message} if isinstance(message, str) else message
    for form, text in forms.items():
        what = f"message '{key}'" + (f" ({form})" if form else "")
        place = project.data_position(messages_name(locale), key, *([form] if form else []))
        for fault, hint in _faults(text):
            yield Issue(Code.DATA_VALUE, file, place, f"{what} {fault}", hint)
        stray = BRACE.search(PLACEHOLDER.sub("", text)) or "{{" in text or "}}" in text
        if stray and _same_placeholders(project, key, message):
            yield Issue(
                Code.MESSAGE_PLACEHOLDER,
                file,
                place,
                f"{what} has a brace that belongs to no placeholder",
                "write {name}: one brace on each side, small Latin letters, no spaces",
            )


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a message's words, and how to mend it."""
    if not text.strip():
        yield "is empty", "write its text"
    elif text != text.strip():
        yield "begins or ends with a space", "delete it"
    if MARKUP.search(text):
        yield "holds HTML", "write plain text"


def _placeholders(message: Message) -> set[str]:
    forms = [message] if isinstance(message, str) else list(message.values())
    return {name for form in forms for name in PLACEHOLDER.findall(form)}


def _same_placeholders(project: Project, key: str, message: Message) -> bool:
    """Whether `message` has those of the source language; that it hasn't is told elsewhere."""
    model = project.site.catalogues[project.site.source_locale].messages.get(key, message)
    return _placeholders(model) == _placeholders(message)


def _check_against(project: Project, locale: str) -> Iterator[Issue]:
    """All messages of the source language are there, and no others."""
    source, name = project.site.source_locale, messages_name(locale)
    file, model_file = (project.sources.data_file(each) for each in (name, messages_name(source)))
    if name not in project.sources.data:
        message = f"the messages of '{locale}' are missing"
        hint = f"copy {model_file} and translate it"
        yield Issue(Code.DATA_MISSING, file, Position(), message, hint)
        return
    model = project.site.catalogues[source].messages
    own = project.site.catalogues[locale].messages
    marks = project.site.contract.marks[name]
    for key in model:
        if key in own:
            yield from _check_pair(project, locale, key)
        elif (key,) not in marks.keys:  # else it is there, of a wrong type, as is told
            line = project.data_position(messages_name(source), key).line
            hint = f"translate {model_file}:{line}"
            message = f"message '{key}' is missing"
            yield Issue(Code.MESSAGE_MISSING, file, Position(), message, hint)
    for key in own:
        if key not in model:
            found = near(key, set(model) - set(own))
            yield Issue(
                Code.MESSAGE_EXTRA,
                file,
                marks.of_key(key),
                f"'{source}' has no message '{key}'",
                f"did you mean '{found}'?" if found else "delete it",
            )


def _check_pair(project: Project, locale: str, key: str) -> Iterator[Issue]:
    """A message of `locale` against the source language's."""
    source, name = project.site.source_locale, messages_name(locale)
    model, own = (project.site.catalogues[each].messages[key] for each in (source, locale))
    file, marks = project.sources.data_file(name), project.site.contract.marks[name]
    hint = f"as in {project.sources.data_file(messages_name(source))}"
    if isinstance(model, str) != isinstance(own, str):
        negation = "not " if isinstance(model, str) else ""
        message = f"message '{key}' must {negation}have plural forms"
        yield Issue(Code.MESSAGE_PLURAL, file, marks.of_key(key), message, hint)
    elif model == own and _is_sentence(model) and not project.is_partial(locale):
        message = f"message '{key}' is still in the source language '{source}'"
        yield Issue(Code.TEXT_UNTRANSLATED, file, marks.of_value(key), message, "translate it")
    elif _placeholders(model) != _placeholders(own):
        names = ", ".join(f"{{{each}}}" for each in sorted(_placeholders(model))) or "none"
        message = f"message '{key}' must hold the placeholders {names}"
        yield Issue(Code.MESSAGE_PLACEHOLDER, file, marks.of_value(key), message, hint)
