"""The first sheet of the workbook: what this is, under which licence, how to cite it, how to add up, what every column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .about import About
from .adding import ADDING
from .column import Kind, Table, Value
from .workbook import Sheet

NAME = "Lies mich"
_TEXT: Kind = "string"
_HEADING = ("Worum es geht", "Spalte", "Bedeutung", "Feld in der CSV-Datei")


def explained(about: About, tables: Sequence[Table[Any]]) -> Sheet:
    """A line for every fact of the whole, then the rules of adding up, then a line for every column of every table."""
    rows = [*_whole(about), *(("Summen bilden", None, rule, None) for rule in ADDING), *_columns(tables)]
    return Sheet(NAME, [(title, _TEXT) for title in _HEADING], list(zip(*rows, strict=True)))


def _whole(about: About) -> Iterator[Sequence[Value]]:
    told = {
        "Herausgeber": about.publisher,
        "Stand": about.stand.removeprefix("Stand "),
        "Lizenz": " ".join(filter(None, (about.terms.title, about.terms.address))),
        "So zitieren": about.citation,
        "Auskunft": ", ".join(filter(None, (about.office, about.mail))),
        "Beträge": "In Euro. Eine leere Zelle heißt: keine Angabe, nie null.",
    }
    yield from ((name, None, text, None) for name, text in told.items() if text)


def _columns(tables: Sequence[Table[Any]]) -> Iterator[Sequence[Value]]:
    for table in tables:
        yield f"Blatt {table.name}", None, table.text, f"{table.name}.csv"
        for column in table.columns:
            yield f"Blatt {table.name}", column.title, column.text, column.name
