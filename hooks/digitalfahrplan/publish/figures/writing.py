"""The document as text: one entry a line, so that versions compare well and long documents are written fast."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any


def as_json(document: Mapping[str, Any]) -> str:
    """JSON in UTF-8 with a line for each entry of its lists and mappings, and a line end at the end."""
    return "{\n" + ",\n".join(f"{_compact(key)}: {_block(value)}" for key, value in document.items()) + "\n}\n"


def _block(value: Any) -> str:
    if isinstance(value, Mapping) and value:
        return "{\n" + ",\n".join(f"{_compact(key)}: {_compact(entry)}" for key, entry in value.items()) + "\n}"
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return "[\n" + ",\n".join(map(_compact, value)) + "\n]"
    return _compact(value)


_compact = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
