"""Tables as CSV: one file for programs (RFC 4180), one for German Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from .column import Column, Value
from .values import GERMAN, PLAIN, Texts

_BOM = "\ufeff"


def as_csv(columns: Sequence[Column[Any]], values: Sequence[Sequence[Value]]) -> tuple[str, str]:
    """The same for programs and for German Excel; `values` are those of each column.

    For programs: commas, decimal points, lines end with CR LF. For Excel: semicolons, decimal commas, and a mark at the beginning
    by which it knows UTF-8.
    """
    names = [column.name for column in columns]
    plain = [PLAIN[column.kind](cells) for column, cells in zip(columns, values, strict=True)]
    german = [_german(column, texts) for column, texts in zip(columns, plain, strict=True)]
    return _written(names, plain, ","), _BOM + _written(names, german, ";")


def _german(column: Column[Any], texts: Texts) -> Texts:
    change = GERMAN.get(column.kind)
    return change(texts) if change else texts


def _written(names: Iterable[str], texts: Sequence[Texts], between: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=between, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows(zip(*texts, strict=True))
    return out.getvalue()
