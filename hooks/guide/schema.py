"""JSON Schemas of front matter and data files, for editors that check while one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from guide import shapes
from guide.glossary import TermContract
from guide.output import write_files
from guide.source import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "schema"
SCHEMAS: dict[str, Any] = {
    "page": shapes.PageFront,
    "checklists": dict[str, shapes.ChecklistContract],
    "fields": dict[str, shapes.FieldContract],
    "languages": dict[str, shapes.LanguageContract],
    "glossary": dict[str, TermContract],
}
"""Shapes by the name of their schema file."""


def render_schemas() -> dict[str, str]:
    """JSON Schema (draft 2020-12) of each shape, by file name."""
    return {
        f"{name}.json": json.dumps(_schema(shape), ensure_ascii=False, indent=1) + "\n"
        for name, shape in SCHEMAS.items()
    }


def _schema(shape: Any) -> dict[str, Any]:
    schema = TypeAdapter(shape).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def write_schemas(docs_dir: Path) -> list[Path]:
    """Write the schemas into the data folder; returns the files written.

    Raises FileNotFoundError where the docs folder isn't there.
    """
    if not docs_dir.is_dir():
        raise FileNotFoundError(f"there is no folder {docs_dir}")
    folder, schemas = docs_dir / DATA_DIR / FOLDER, render_schemas()
    write_files(folder, schemas)
    return [folder / name for name in schemas]
