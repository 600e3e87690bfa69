"""Every kind of mistake that the checks can find: its code and whether it stops a build.

CONTRIBUTING.md has a paragraph for each code; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Codes of issues, grouped by what they are about."""

    # Files and front matter
    FILE_ENCODING = "file-encoding"
    YAML_SYNTAX = "yaml-syntax"
    YAML_DUPLICATE_KEY = "yaml-duplicate-key"
    FRONT_MATTER_MISSING = "front-matter-missing"
    FRONT_MATTER_UNKNOWN_KEY = "front-matter-unknown-key"
    FRONT_MATTER_MISSING_KEY = "front-matter-missing-key"
    FRONT_MATTER_TYPE = "front-matter-type"
    FRONT_MATTER_VALUE = "front-matter-value"
    FRONT_MATTER_MARKUP = "front-matter-markup"
    DATA_UNKNOWN_KEY = "data-unknown-key"
    DATA_MISSING_KEY = "data-missing-key"
    DATA_TYPE = "data-type"
    DATA_VALUE = "data-value"
    # Headings
    HEADING_ID_MISSING = "heading-id-missing"
    HEADING_ID_DUPLICATE = "heading-id-duplicate"
    HEADING_TITLE = "heading-title"
    # Emails
    EMAIL_SYNTAX = "email-syntax"
    EMAIL_SUBJECT_MISSING = "email-subject-missing"
    EMAIL_TONE = "email-tone"
    EMAIL_APOSTROPHE = "email-apostrophe"
    EMAIL_FIELD_UNKNOWN = "email-field-unknown"
    EMAIL_CHOICE_UNKNOWN = "email-choice-unknown"
    # Checklists
    CHECKLIST_UNKNOWN = "checklist-unknown"
    CHECKLIST_PLACE = "checklist-place"


WARNINGS: frozenset[Code] = frozenset()
"""Codes that are only warnings."""


def severity_of(code: Code) -> str:
    """Severity of `code`: "error" or "warning"."""
    return "warning" if code in WARNINGS else "error"
