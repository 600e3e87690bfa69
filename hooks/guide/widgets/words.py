"""Words of the catalogue that the browser code needs, as data beside each widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from guide.scriptjson import script_json

if TYPE_CHECKING:
    from guide.catalogue import Catalogue

COMMON = (
    "common-cancel",
    "common-copied",
    "common-copy-by-hand",
    "common-copy-failed",
    "common-done",
    "common-undone",
)
CASE = (
    "case-blocked",
    "case-corrupt",
    "case-created",
    "case-deleted",
    "case-empty",
    "case-export",
    "case-exported",
    "case-file-broken",
    "case-file-empty",
    "case-file-foreign",
    "case-file-large",
    "case-file-newer",
    "case-first",
    "case-forget",
    "case-forget-text",
    "case-forget-title",
    "case-forgotten",
    "case-full",
    "case-import-merge",
    "case-import-replace",
    "case-import-text",
    "case-import-title",
    "case-imported",
    "case-name",
    "case-name-hint",
    "case-new",
    "case-newer",
    "case-rename",
    "case-renamed",
    "case-save",
    "case-summary",
)
CHECKLIST = (
    "checklist-all-done",
    "checklist-due-by",
    "checklist-due-today",
    "checklist-due-was",
    "checklist-link-copied",
    "checklist-none-apply",
    "checklist-not-applying",
    "checklist-progress",
    "checklist-reset-done",
    "checklist-share-add",
    "checklist-share-added",
    "checklist-share-copied",
    "checklist-share-leave",
    "checklist-share-none",
    "checklist-share-text",
    "checklist-share-title",
    "checklist-skip",
    "checklist-ticked",
)
CHECKLIST_INDEX = (
    "checklist-all-done",
    "checklist-none-apply",
    "checklist-progress",
)
EMAIL = (
    "email-all-copied",
    "email-ask-anyway",
    "email-ask-fill",
    "email-ask-text",
    "email-ask-title",
    "email-body-copied",
    "email-complete",
    "email-draft-saved",
    "email-language-failed",
    "email-mail-long",
    "email-mail-opened",
    "email-missing",
    "email-passed",
    "email-subject-copied",
)
EMAIL_INDEX = ("email-index-count", "email-index-none")


def words_data(catalogue: Catalogue, *groups: tuple[str, ...]) -> Markup:
    """Messages of `groups` as JSON for a script element; missing ones are left out."""
    keys = sorted({key for group in groups for key in group})
    found = {key: catalogue.messages[key] for key in keys if key in catalogue.messages}
    plain = {key: value if isinstance(value, str) else dict(value) for key, value in found.items()}
    return Markup(script_json(plain))  # noqa: S704 (script_json leaves no markup in it)
