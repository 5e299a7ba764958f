"""Plain JSON of any shape as what is expected of it, or as nothing. Old and later schemas come through here; nothing raises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ...values import Interval

Record = Mapping[str, Any]
BOUNDS = frozenset({"von", "bis", "wortlaut", "unbekannt"})
_LARGEST = 10**18
"""Beyond this nothing is an amount, a year or a count: it is shown as it stands."""
_DEEPEST = 12


def record(value: object) -> Record:
    """A mapping of the data; anything else is an empty one."""
    return value if isinstance(value, dict) else {}


def records(value: object) -> list[Record]:
    """The mappings of a list of the data; anything else is passed over."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts(value: object) -> list[str]:
    """The texts of a list of the data."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def word(value: object) -> str:
    """A text of the data; "" if it is none."""
    return value if isinstance(value, str) else ""


def number(value: object) -> Decimal | None:
    """A number of the data as it is written there; None if it is none, or larger than any town counts."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LARGEST:
        return None  # NaN is not below anything
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def is_bounds(value: object) -> bool:
    """Whether a value is an amount with bounds, as `roadmap.json` writes them, and nothing else."""
    if not isinstance(value, dict) or not {"von", "bis"} <= value.keys() <= BOUNDS:
        return False
    counts = (value[key] for key in ("von", "bis", "unbekannt") if value.get(key) is not None)
    return isinstance(value.get("wortlaut") or "", str) and all(number(count) is not None for count in counts)


def interval(value: object) -> Interval | None:
    """An amount with bounds; None if it is none."""
    if not is_bounds(value):
        return None
    told = record(value)
    unknown = number(told.get("unbekannt")) or 0
    return Interval(number(told.get("von")), number(told.get("bis")), int(unknown))


def is_nothing(value: object) -> bool:
    """Whether a value says nothing: null, or nothing in it."""
    return value is None or (isinstance(value, str | list | dict) and not value)


def raw(value: object) -> str:
    """Any value as it stands in the file; what is nested too deeply to be written says so."""
    if isinstance(value, str):
        return value
    if _depth(value) > _DEEPEST:
        return "zu tief verschachtelt"
    try:
        return json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):  # no JSON, or a number too long to be written
        return "nicht darstellbar"


def _depth(value: object) -> int:
    """How deep lists and mappings go, as far as it matters."""
    level, depth = [value], 0
    while level and depth <= _DEEPEST:
        inside = (part.values() if isinstance(part, dict) else part for part in level if isinstance(part, dict | list))
        level, depth = [part for parts in inside for part in parts], depth + 1
    return depth
