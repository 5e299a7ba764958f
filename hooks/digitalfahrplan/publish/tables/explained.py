"""The first sheet of the workbook: what this is, under which licence, and what every column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...presentation.german import day
from ...presentation.view import View
from .column import Kind, Table, Value
from .licence import licence
from .workbook import Sheet

_TEXT: Kind = "string"


def explained(view: View, tables: Sequence[Table[Any]]) -> Sheet:
    """A line for every fact of the whole, then one for every column of every table."""
    heading = [(title, _TEXT) for title in ("Blatt", "Spalte", "Bedeutung")]
    return Sheet("Erläuterung", heading, list(zip(*_whole(view), *_columns(tables), strict=True)))


def _whole(view: View) -> Iterator[Sequence[Value]]:
    town = view.plan.town
    terms = licence(town.licence)
    yield "Digitalfahrplan", "Herausgeber", f"{town.kind} {town.name}"
    yield "Digitalfahrplan", "Stand", f"Gerechnet für den {day(view.plan.today)}"
    yield "Digitalfahrplan", "Lizenz", f"{terms.title}{f', {terms.address}' if terms.address else ''}"
    yield "Digitalfahrplan", "Auskunft", f"{town.digital_manager.office}, {town.digital_manager.email}"
    yield "Digitalfahrplan", "Beträge", "In Euro. Eine leere Zelle heißt: keine Angabe, nie null."


def _columns(tables: Sequence[Table[Any]]) -> Iterator[Sequence[Value]]:
    for table in tables:
        yield table.name, None, table.text
        for column in table.columns:
            yield table.name, column.title, column.text
