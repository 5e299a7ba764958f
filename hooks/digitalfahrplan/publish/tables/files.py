"""The files of the tables, all made of the same rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...presentation.view import View
from .column import Table, Value
from .costs import COSTS
from .csv_text import for_excel, for_programs
from .explained import explained
from .masters import FIELDS, PLACES, PROGRAMMES, UNITS
from .measures import MEASURES
from .package import package
from .parts import DECISIONS, FUNDING, INDICATORS, MILESTONES, ROLL_OUT, STAFF
from .workbook import Sheet, workbook

FOLDER = "daten/"
WORKBOOK = "digitalfahrplan.xlsx"
PACKAGE = "datapackage.json"

TABLES: tuple[Table[Any], ...] = (
    MEASURES, COSTS, FUNDING, STAFF, MILESTONES, INDICATORS, DECISIONS, ROLL_OUT, PROGRAMMES, UNITS, FIELDS, PLACES,
)  # fmt: skip


def table_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path from the site's root and content of every file."""
    values = {table.name: table.values(view) for table in TABLES}
    written: dict[str, bytes] = {}
    for table in TABLES:
        written[f"{table.name}.csv"] = for_programs(table.columns, values[table.name]).encode()
        yield f"{FOLDER}{table.name}.csv", written[f"{table.name}.csv"]
        yield f"{FOLDER}{table.name}-excel.csv", for_excel(table.columns, values[table.name]).encode()
    yield f"{FOLDER}{WORKBOOK}", workbook([explained(view, TABLES), *_sheets(values)])
    yield f"{FOLDER}{PACKAGE}", package(view, TABLES, written).encode()


def _sheets(values: dict[str, list[list[Value]]]) -> Iterator[Sheet]:
    for table in TABLES:
        yield Sheet(table.name, [(column.title, column.kind) for column in table.columns], values[table.name])
