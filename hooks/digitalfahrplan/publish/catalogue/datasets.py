"""What there is to take away, as datasets with their files: the whole, every table, every budget year, every archived state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ...archive.snapshot import Snapshot
from ...presentation.frozen.addresses import overview_address, tables_address
from ...presentation.links import budget_address
from ...presentation.view import View
from ...values.dates import german_day
from ..api.resources import RESOURCES
from ..api.subject import FOLDER as API
from ..tables import TABLES, Table
from ..tables.files import FOLDER, PACKAGE, WORKBOOK
from .graph import Thing
from .vocabulary import DATA_PACKAGE, GOVERNMENT, MONEY, RFC_4180, TECHNOLOGY, Word

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OF_MONEY = ("kosten", "foerderung", "foerderprogramme")


@dataclass(frozen=True, slots=True)
class File:
    """A file of a dataset: what it is called here, its path from the site's root, title, type in the lists of the EU and of IANA.

    `standard` is what it follows, if there is one; `by_api`: the API serves it.
    """

    name: str
    path: str
    title: str
    type: str
    media: str
    standard: Thing | None = None
    by_api: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset with its files and its page. `year` is the budget year of one of the series, `snapshot` the archived state it is."""

    name: str
    title: str
    text: str
    files: tuple[File, ...]
    page: str = FOLDER
    themes: tuple[Word, ...] = (GOVERNMENT,)
    year: int | None = None
    snapshot: Snapshot | None = None

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands in the series: by budget year; archived states by their day, then what holds today."""
        return self.year or 0, self.snapshot.day.isoformat() if self.snapshot else "9999"


def datasets(view: View) -> Iterator[Dataset]:
    """Everything; the whole comes first."""
    yield _whole(view)
    yield from (_table(view, table) for table in TABLES)
    yield from (_year(view, year) for year in view.budget_years)
    yield from (_archived(view, snapshot) for snapshot in view.tabled)


def _whole(view: View) -> Dataset:
    name = view.plan.town.name
    text = f"Was {name} digital vorhat: alle Tabellen zusammen, und dasselbe als JSON."
    return Dataset(
        "ganz",
        f"Digitalfahrplan {name}",
        text,
        (*_together(FOLDER), _json("index")),
        themes=(GOVERNMENT, TECHNOLOGY),
    )


def _table(view: View, table: Table[Any]) -> Dataset:
    more = [_json(table.name)] if table.name in {resource.name for resource in RESOURCES} else []
    themes = (GOVERNMENT, MONEY) if table.name in _OF_MONEY else (GOVERNMENT,)
    files = (_csv(table, FOLDER), _excel(table, FOLDER), *more)
    return Dataset(
        table.name, f"{table.title}: Digitalfahrplan {view.plan.town.name}", table.text, files, themes=themes
    )


def _year(view: View, year: int) -> Dataset:
    name = view.plan.town.name
    text = f"Was die Maßnahmen {year} kosten, was bewilligt ist und was {name} selbst zahlt."
    title = f"Haushalt der Digitalisierung {year}: {name}"
    files = (_json(f"haushaltsjahre/{year}"),)
    return Dataset(f"haushalt-{year}", title, text, files, budget_address(year), (GOVERNMENT, MONEY), year)


def _archived(view: View, snapshot: Snapshot) -> Dataset:
    town, day = view.plan.town.name, german_day(snapshot.day)
    text = f"Der ganze Plan, wie er am {day} für das Haushaltsjahr {snapshot.year} galt. Er ändert sich nie mehr."
    folder = tables_address(snapshot.name)
    files = (*_together(folder), *(_csv(table, folder) for table in TABLES))
    return Dataset(
        f"stand-{snapshot.name.replace('/', '-')}",
        f"Digitalfahrplan {town}: Stand {day}",
        text,
        files,
        overview_address(snapshot.name),
        (GOVERNMENT, MONEY),
        snapshot.year,
        snapshot,
    )


def _together(folder: str) -> tuple[File, File]:
    return (
        File("xlsx", f"{folder}{WORKBOOK}", "Arbeitsmappe für Excel und LibreOffice", "XLSX", _XLSX),
        File("paket", f"{folder}{PACKAGE}", "Data Package", "JSON", "application/json", DATA_PACKAGE),
    )


def _csv(table: Table[Any], folder: str) -> File:
    return File(f"{table.name}-csv", f"{folder}{table.name}.csv", f"{table.title}, CSV", "CSV", "text/csv", RFC_4180)


def _excel(table: Table[Any], folder: str) -> File:
    title = f"{table.title}, CSV für deutsches Excel"
    return File(f"{table.name}-excel", f"{folder}{table.name}-excel.csv", title, "CSV", "text/csv")


def _json(name: str) -> File:
    return File("json", f"{API}{name}.json", "JSON", "JSON", "application/json", by_api=True)
