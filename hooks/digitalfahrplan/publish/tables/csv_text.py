"""Tables as CSV: one file for programs (RFC 4180), one for German Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from .column import Value
from .values import german, plain

_BOM = "\ufeff"


def for_programs(heading: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Commas, decimal points, lines end with CR LF."""
    return _written(heading, rows, ",", plain)


def for_excel(heading: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Semicolons, decimal commas, a mark at the beginning by which Excel knows UTF-8."""
    return _BOM + _written(heading, rows, ";", german)


def _written(
    heading: Sequence[str], rows: Iterable[Sequence[Value]], between: str, shown: Callable[[Value], str]
) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=between, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows([shown(value) for value in row] for row in rows)
    return out.getvalue()
