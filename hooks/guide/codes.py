"""Every kind of mistake that the checks can find: its code and whether it stops a build.

CONTRIBUTING.md has a paragraph for each code; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Codes of issues, grouped by what they are about."""

    # Files and front matter
    FILE_ENCODING = "file-encoding"
    FILE_NAME = "file-name"
    FILE_UNREADABLE = "file-unreadable"
    FILE_CONFLICT = "file-conflict"
    FILE_STRAY = "file-stray"
    YAML_SYNTAX = "yaml-syntax"
    YAML_DUPLICATE_KEY = "yaml-duplicate-key"
    YAML_COMMENT = "yaml-comment"
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_UNKNOWN_KEY = "front-matter-unknown-key"
    FRONT_MATTER_MISSING_KEY = "front-matter-missing-key"
    FRONT_MATTER_TYPE = "front-matter-type"
    FRONT_MATTER_VALUE = "front-matter-value"
    FRONT_MATTER_MARKUP = "front-matter-markup"
    FRONT_MATTER_TWICE = "front-matter-twice"
    DATA_MISSING = "data-missing"
    DATA_UNKNOWN_KEY = "data-unknown-key"
    DATA_MISSING_KEY = "data-missing-key"
    DATA_TYPE = "data-type"
    DATA_VALUE = "data-value"
    ALIAS_DUPLICATE = "alias-duplicate"
    TITLE_DUPLICATE = "title-duplicate"
    LAW_DATE = "law-date"
    # Headings and Markdown
    HEADING_ID_MISSING = "heading-id-missing"
    HEADING_ID_DUPLICATE = "heading-id-duplicate"
    HEADING_ID_FORM = "heading-id-form"
    HEADING_TITLE = "heading-title"
    HEADING_LEVEL = "heading-level"
    HEADING_EMPTY = "heading-empty"
    MARKDOWN_LIST = "markdown-list"
    MARKDOWN_HEADING = "markdown-heading"
    MARKDOWN_TABLE = "markdown-table"
    MARKDOWN_INDENT = "markdown-indent"
    MARKDOWN_FOREIGN = "markdown-foreign"
    MARKDOWN_EMPHASIS = "markdown-emphasis"
    MARKDOWN_FENCE = "markdown-fence"
    HTML_OPEN = "html-open"
    HTML_UNSAFE = "html-unsafe"
    # Links
    LINK_MISSING_PAGE = "link-missing-page"
    LINK_MISSING_ANCHOR = "link-missing-anchor"
    LINK_MISSING_FILE = "link-missing-file"
    LINK_CASE = "link-case"
    LINK_FORM = "link-form"
    LINK_ABSOLUTE = "link-absolute"
    LINK_OWN_SITE = "link-own-site"
    LINK_LANGUAGE = "link-language"
    LINK_FALLBACK = "link-fallback"
    LINK_OUTDATED = "link-outdated"
    LINK_UNSAFE = "link-unsafe"
    LINK_MALFORMED = "link-malformed"
    LINK_EMPTY = "link-empty"
    LINK_REFERENCE = "link-reference"
    LINK_SELF = "link-self"
    IMAGE_ALT = "image-alt"
    PAGE_ORPHAN = "page-orphan"
    NAV_MISSING_PAGE = "nav-missing-page"
    NAV_UNLISTED = "nav-unlisted"
    NAV_DUPLICATE = "nav-duplicate"
    NAV_LANGUAGES = "nav-languages"
    CONFIG_MISSING = "config-missing"
    REDIRECT = "redirect"
    # Checklists
    CHECKLIST_UNKNOWN = "checklist-unknown"
    CHECKLIST_PLACE = "checklist-place"
    CHECKLIST_PAGE = "checklist-page"
    CHECKLIST_MISSING = "checklist-missing"
    CHECKLIST_ITEM_MISSING = "checklist-item-missing"
    CHECKLIST_ITEM_UNKNOWN = "checklist-item-unknown"
    CHECKLIST_ITEM_ORDER = "checklist-item-order"
    CHECKLIST_ITEM_DUPLICATE = "checklist-item-duplicate"
    CHECKLIST_ITEM_RENAMED = "checklist-item-renamed"
    CHECKLIST_ITEM_VANISHED = "checklist-item-vanished"
    CHECKLIST_ITEM_UNRECORDED = "checklist-item-unrecorded"
    # Emails
    EMAIL_SYNTAX = "email-syntax"
    EMAIL_SUBJECT_MISSING = "email-subject-missing"
    EMAIL_TONE = "email-tone"
    EMAIL_APOSTROPHE = "email-apostrophe"
    EMAIL_UNKNOWN = "email-unknown"
    EMAIL_ID = "email-id"
    EMAIL_SECTION = "email-section"
    EMAIL_FIELD_UNKNOWN = "email-field-unknown"
    EMAIL_FIELD_UNUSED = "email-field-unused"
    EMAIL_FIELD_KIND = "email-field-kind"
    EMAIL_FIELD_BESIDE = "email-field-beside"
    EMAIL_REGISTER = "email-register"
    EMAIL_FIELDS_TONE = "email-fields-tone"
    EMAIL_FIELDS_LANGUAGE = "email-fields-language"
    EMAIL_CHOICE_UNKNOWN = "email-choice-unknown"
    EMAIL_SELECT_OTHER = "email-select-other"
    EMAIL_REPLY = "email-reply"
    EMAIL_TOO_LONG = "email-too-long"
    # Parity of the languages
    LANGUAGE_EMPTY = "language-empty"
    LANGUAGE_UNDECLARED = "language-undeclared"
    PAGE_MISSING = "page-missing"
    PAGE_EXTRA = "page-extra"
    HEADING_MISSING = "heading-missing"
    HEADING_EXTRA = "heading-extra"
    HEADING_ORDER = "heading-order"
    HEADING_OUTDATED = "heading-outdated"
    FRONT_MATTER_DIFFERS = "front-matter-differs"
    MESSAGE_MISSING = "message-missing"
    MESSAGE_EXTRA = "message-extra"
    MESSAGE_PLURAL = "message-plural"
    MESSAGE_PLACEHOLDER = "message-placeholder"
    # Freshness
    TRANSLATION_STALE = "translation-stale"
    TRANSLATION_UNSTAMPED = "translation-unstamped"
    # Language
    SCRIPT_MIXED = "script-mixed"
    LETTER_FOREIGN = "letter-foreign"
    TEXT_INVISIBLE = "text-invisible"
    TEXT_PLACEHOLDER = "text-placeholder"
    TEXT_UNTRANSLATED = "text-untranslated"
    SPELLING = "spelling"
    WORDS_LIST = "words-list"
    GLOSSARY_FORBIDDEN = "glossary-forbidden"
    TYPOGRAPHY_QUOTES = "typography-quotes"
    TYPOGRAPHY_DASH = "typography-dash"
    TYPOGRAPHY_SPACE = "typography-space"
    TYPOGRAPHY_NUMBER = "typography-number"
    TYPOGRAPHY_BRACKETS = "typography-brackets"
    GENDER_DOUBLED = "gender-doubled"
    WORD_REPEATED = "word-repeated"
    TEXT_REPEATED = "text-repeated"
    SENTENCE_LONG = "sentence-long"
    # Sources
    SOURCE_PLACE = "source-place"
    SOURCE_GAP = "source-gap"
    # Switching a check off for a line
    IGNORE_REASON = "ignore-reason"
    IGNORE_CODE = "ignore-code"
    IGNORE_UNUSED = "ignore-unused"
    # The built site
    BUILT_LINK = "built-link"
    BUILT_ANCHOR = "built-anchor"
    BUILT_ID_DUPLICATE = "built-id-duplicate"
    BUILT_HEADING = "built-heading"
    BUILT_LANG = "built-lang"
    BUILT_ALTERNATE = "built-alternate"
    BUILT_SITEMAP = "built-sitemap"
    BUILT_THIRD_PARTY = "built-third-party"
    BUILT_INLINE = "built-inline"
    BUILT_FRONT_MATTER = "built-front-matter"


WARNINGS: frozenset[Code] = frozenset(
    {
        Code.CHECKLIST_ITEM_UNRECORDED,
        Code.EMAIL_FIELD_UNUSED,
        Code.EMAIL_TOO_LONG,
        Code.HEADING_OUTDATED,
        Code.IGNORE_UNUSED,
        Code.LINK_FALLBACK,
        Code.LINK_OUTDATED,
        Code.LINK_SELF,
        Code.SENTENCE_LONG,
        Code.TRANSLATION_STALE,
        Code.TRANSLATION_UNSTAMPED,
        Code.TYPOGRAPHY_SPACE,
    }
)
"""Codes that are only warnings: shown, but they don't stop a build."""


def severity_of(code: Code) -> str:
    """Severity of `code`: "error" or "warning"."""
    return "warning" if code in WARNINGS else "error"
