"""Tables as CSV: one file for programs (RFC 4180), one for German Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from .column import Column, Value
from .values import GERMAN, PLAIN, Writers

_BOM = "\ufeff"


def for_programs(columns: Sequence[Column[Any]], values: Sequence[Sequence[Value]]) -> str:
    """Commas, decimal points, lines end with CR LF. `values` are those of each column."""
    return _written(columns, values, ",", PLAIN)


def for_excel(columns: Sequence[Column[Any]], values: Sequence[Sequence[Value]]) -> str:
    """Semicolons, decimal commas, a mark at the beginning by which Excel knows UTF-8."""
    return _BOM + _written(columns, values, ";", GERMAN)


def _written(columns: Sequence[Column[Any]], values: Iterable[Sequence[Value]], between: str, writers: Writers) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=between, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    texts = [writers[column.kind](cells) for column, cells in zip(columns, values, strict=True)]
    writer.writerows(zip(*texts, strict=True))
    return out.getvalue()
