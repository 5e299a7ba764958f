"""The files of the tables, all made of the same rows: of the plan of today, and of every snapshot of the archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...presentation.frozen.frozen import Frozen
from ...presentation.view import View
from .about import FOLDER, PACKAGE, WORKBOOK, About, about_then, about_today
from .archived import archived_tables
from .column import Table, Value
from .csv_text import as_csv
from .every import TABLES
from .explained import explained
from .package import package
from .workbook import Sheet, workbook

__all__ = ["FOLDER", "PACKAGE", "TABLES", "WORKBOOK", "archived_files", "table_files"]
Filled = tuple[Table[Any], list[list[Value]]]


def table_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and content of every file of today's plan."""
    yield from _written(about_today(view), [(table, table.values(view)) for table in TABLES])


def archived_files(frozen: Frozen) -> Iterator[tuple[str, bytes]]:
    """The same of a snapshot; nothing of one that is damaged or of an unknown version."""
    if filled := archived_tables(frozen):
        yield from _written(about_then(frozen), filled)


def _written(about: About, filled: Sequence[Filled]) -> Iterator[tuple[str, bytes]]:
    plain: dict[str, bytes] = {}
    for table, values in filled:
        for_programs, for_excel = as_csv(table.columns, values)
        plain[table.name] = for_programs.encode()
        yield f"{about.folder}{table.name}.csv", plain[table.name]
        yield f"{about.folder}{table.name}-excel.csv", for_excel.encode()
    tables = [table for table, _ in filled]
    sheets = [explained(about, tables), *map(_sheet, filled)]
    yield f"{about.folder}{WORKBOOK}", workbook(sheets, packed=not about.frozen)
    yield f"{about.folder}{PACKAGE}", package(about, tables, plain).encode()


def _sheet(filled: Filled) -> Sheet:
    table, values = filled
    return Sheet(table.name, [(column.title, column.kind) for column in table.columns], values)
