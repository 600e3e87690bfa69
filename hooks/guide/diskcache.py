"""Results that take long and change seldom, kept between runs in the project's .cache folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parents[2] / ".cache"


def cached(name: str, inputs: Any, make: Callable[[], Any]) -> Any:
    """Result of `make()`, kept under `name` until `inputs` change.

    `inputs` and the result are plain data (what JSON can hold). A cache that can't be read or
    written costs time only.
    """
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
    file = FOLDER / f"{name}.json"
    try:
        kept = json.loads(file.read_text("utf-8"))
        if kept["inputs"] == digest:
            return kept["result"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    result = make()
    try:
        FOLDER.mkdir(exist_ok=True)
        text = json.dumps({"inputs": digest, "result": result}, ensure_ascii=False)
        file.write_text(text, "utf-8")
    except OSError:
        pass
    return result
