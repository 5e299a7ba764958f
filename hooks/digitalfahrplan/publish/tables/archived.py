"""The same tables of a snapshot, from its `roadmap.json`: what it says is taken over, nothing of it is believed.

A value of another kind than its column has is left out, like everything that an older edition does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ...archive import facts
from ...presentation.frozen.frozen import Frozen
from ...presentation.frozen.tolerant import number
from .archived_rows import ROWS, Row
from .column import Column, Kind, Table, Value, day_in
from .every import TABLES

_MOST = 10**15
"""Beyond this nothing is an amount, a count or a rank."""


def archived_tables(frozen: Frozen) -> list[tuple[Table[Any], list[list[Value]]]]:
    """Every table with the values of its columns; none where the snapshot is damaged or of an unknown version."""
    if not can_be_read(frozen):
        return []
    rows = ROWS[frozen.told["schema_version"]]
    found = [(table, _values(table, _distinct(rows[table.name](frozen)))) for table in TABLES]
    ids = {table.name: frozenset(values[0]) for table, values in found}
    return [(_as_kept(table, values, ids), values) for table, values in found]


def can_be_read(frozen: Frozen) -> bool:
    """Whether there are data, and of a version that is known."""
    version = frozen.told.get("schema_version")
    return frozen.data is not None and type(version) is int and version in ROWS


def _distinct(rows: Iterable[Row]) -> Iterator[Row]:
    """The first row of each id: without one, or with one that another has, nothing can refer to it."""
    seen: set[str] = set()
    for row in rows:
        id_ = row.get("id")
        if isinstance(id_, str) and id_ and id_ not in seen:
            seen.add(id_)
            yield row


def _values(table: Table[Any], rows: Iterator[Row]) -> list[list[Value]]:
    told = list(rows)
    return [_cells(column, told) for column in table.columns]


def _cells(column: Column[Any], rows: Sequence[Row]) -> list[Value]:
    if column.day_of:
        return [day_in(facts.span(row.get(column.day_of)), last=column.last) for row in rows]
    read = _READ[column.kind]
    return [read(row.get(column.name)) for row in rows]


def _as_kept(table: Table[Any], values: Sequence[Sequence[Value]], ids: Mapping[str, frozenset[Value]]) -> Table[Any]:
    """The table with no more promises than the snapshot keeps: an older edition knew other words, and other duties."""
    columns = (_promised(column, cells, ids) for column, cells in zip(table.columns, values, strict=True))
    return replace(table, columns=tuple(columns))


def _promised(column: Column[Any], cells: Sequence[Value], ids: Mapping[str, frozenset[Value]]) -> Column[Any]:
    found = set(cells)
    told = found - {None}
    return replace(
        column,
        required=column.required and None not in found,
        words=column.words if told <= set(column.words) else (),
        refers=column.refers if told <= ids.get(column.refers, frozenset()) else "",
    )


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(text for part in value if (text := facts.text(part))) or None
    return facts.text(value)


def _number(value: object) -> Decimal | None:
    found = value if isinstance(value, Decimal) else number(value)
    return found if found is not None and abs(found) < _MOST else None


def _whole(value: object) -> int | None:
    found = _number(value)
    return int(found) if found is not None and found == int(found) else None


_READ: Mapping[Kind, Callable[[object], Value]] = {
    "string": _text,
    "number": _number,
    "integer": _whole,
    "boolean": facts.yes_no,
    "date": lambda value: day_in(facts.span(value), last=True),
    "year": facts.year,
}
