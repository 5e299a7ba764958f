"""The tables: valid for those who check such files, the same in every form, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest
from frictionless import Package, system
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.plan import load
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.licence import licence
from digitalfahrplan.publish.tables import TABLES, Table, table_files
from digitalfahrplan.publish.tables.about import about_today
from digitalfahrplan.publish.tables.adding import ADDING
from digitalfahrplan.publish.tables.column import Column
from digitalfahrplan.publish.tables.csv_text import as_csv
from digitalfahrplan.publish.tables.values import digits, guarded
from digitalfahrplan.publish.tables.workbook import Sheet, workbook
from tests.conftest import TODAY
from tests.takeaway import MUSTERSTADT, ROOT, TOWNS, musterstadt, view_of_folder

RISKY = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
TEXT = Column[Any]("text", "Text", "string", "", lambda row: row)
NUMBER = Column[Any]("zahl", "Zahl", "number", "", lambda row: row)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def files(view: View) -> dict[str, bytes]:
    """Every file by its name."""
    return {path.removeprefix("daten/"): content for path, content in table_files(view)}


def written(view: View, folder: Path) -> Path:
    """The same on a disk."""
    for name, content in files(view).items():
        (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("town", TOWNS)
@pytest.mark.filterwarnings("ignore")  # of libraries below frictionless
def test_frictionless_finds_nothing(town: str, tmp_path: Path) -> None:
    with system.use_context(trusted=True):
        report = Package(str(written(TOWNS[town](), tmp_path) / "datapackage.json")).validate()
    assert report.flatten(["code", "message"]) == []
    assert len(report.tasks) == len(TABLES)


@pytest.mark.filterwarnings("ignore")
def test_frictionless_would_find_something(tmp_path: Path) -> None:
    path = written(musterstadt(), tmp_path) / "kosten.csv"
    path.write_bytes(path.read_bytes().replace(b",bauaktenarchiv,1,", b",gibt-es-nicht,eins,", 1))
    with system.use_context(trusted=True):
        found = Package(str(tmp_path / "datapackage.json")).validate().flatten(["type"])
    assert {kind for (kind,) in found} >= {"foreign-key", "type-error", "hash-count"}


def test_the_package_says_what_is_needed() -> None:
    found = files(musterstadt())
    told = json.loads(found["datapackage.json"])
    assert told["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert told["licenses"] == [
        {"title": "Datenlizenz Deutschland – Zero – Version 2.0", "path": "https://www.govdata.de/dl-de/zero-2-0"}
    ]
    assert told["sources"][0]["path"] == musterstadt().base
    assert {resource["path"] for resource in told["resources"]} == {f"{table.name}.csv" for table in TABLES}
    for resource in told["resources"]:
        assert resource["bytes"] == len(found[resource["path"]])
        for field in resource["schema"]["fields"]:
            assert field["title"], field
            assert field["description"], field


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_and_titles_are_distinct(table: Table[Any]) -> None:
    assert len({column.name for column in table.columns}) == len(table.columns)
    assert len({column.title for column in table.columns}) == len(table.columns)
    known = {other.name for other in TABLES}
    assert {column.refers for column in table.columns} - {""} <= known
    assert table.columns[0].name == table.key == "id"
    assert len(table.name) <= 31


@pytest.mark.parametrize("town", ["musterstadt", "feindlich"])
def test_csv_follows_the_rules(town: str) -> None:
    view = TOWNS[town]()
    found = files(view)
    for table in TABLES:
        plain, excel = found[f"{table.name}.csv"].decode(), found[f"{table.name}-excel.csv"].decode()
        assert excel.startswith("\ufeff")
        assert not plain.startswith("\ufeff")
        rows = list(csv.reader(io.StringIO(plain, newline=""), strict=True))
        assert rows[0] == [column.name for column in table.columns]
        assert plain.endswith("\r\n")
        other = list(csv.reader(io.StringIO(excel.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True))
        assert len(rows) == len(other) == 1 + len(list(table.rows(view)))
        for cells in rows[1:] + other[1:]:
            assert len(cells) == len(table.columns)
            assert [cell for cell in cells if RISKY.match(cell)] == []


def test_excel_gets_german_values() -> None:
    found = files(musterstadt())
    plain = next(csv.DictReader(io.StringIO(found["kennzahlen.csv"].decode())))
    rows = list(csv.DictReader(io.StringIO(found["kosten-excel.csv"].decode("utf-8-sig")), delimiter=";"))
    assert plain["id"]
    assert {row["wirtschaftsplan"] for row in rows} == {"ja", "nein"}
    cents = [row["ist"] for row in rows if "," in row["ist"]]
    assert cents
    assert not any("." in row["ist"] for row in rows)
    measures = csv.DictReader(io.StringIO(found["massnahmen-excel.csv"].decode("utf-8-sig")), delimiter=";")
    assert all(re.fullmatch(r"\d\d\.\d\d\.\d{4}", row["stand"]) for row in measures)


@given(anything)
def test_no_text_becomes_a_formula(text: str) -> None:
    assert not RISKY.match(guarded(text))
    assert guarded(text) in (text, f"'{text}")
    assert (guarded(text) == text) == (not RISKY.match(text))


@given(
    st.lists(anything, min_size=1, max_size=4), st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=4)
)
def test_what_is_written_is_read(texts: list[str], numbers: list[Decimal]) -> None:
    count = min(len(texts), len(numbers))
    values: list[list[Any]] = [[*texts[:count]], [*numbers[:count]]]
    plain, excel = as_csv((TEXT, NUMBER), values)
    for text, between in ((plain, ","), (excel.removeprefix("\ufeff"), ";")):
        _, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
        assert [row[0] for row in rows] == [guarded(given) for given in texts[:count]]
        assert [Decimal(row[1].replace(",", ".")) for row in rows] == numbers[:count]


def test_numbers_have_no_exponent() -> None:
    assert [digits(value) for value in (Decimal("1E+6"), Decimal("0.10"), Decimal("-0.5"), 12, Decimal(100))] == [
        "1000000",
        "0.1",
        "-0.5",
        "12",
        "100",
    ]


@pytest.mark.parametrize("town", ["musterstadt", "feindlich", "leer"])
def test_the_workbook_holds_the_same(town: str) -> None:
    view = TOWNS[town]()
    book = openpyxl.load_workbook(io.BytesIO(files(view)["digitalfahrplan.xlsx"]))
    assert book.sheetnames == ["Lies mich", *(table.name for table in TABLES)]
    for table in TABLES:
        sheet = book[table.name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        head, *rows = sheet.iter_rows()
        assert [cell.value for cell in head] == [column.title for column in table.columns]
        expected = [[column.value(row) for column in table.columns] for row in table.rows(view)]
        assert [[read(cell.value) for cell in row] for row in rows] == [
            [as_sheet(value) for value in row] for row in expected
        ]
        assert not any(cell.data_type == "f" for row in rows for cell in row)


def test_the_first_sheet_says_what_a_reader_needs() -> None:
    view = musterstadt()
    sheet = openpyxl.load_workbook(io.BytesIO(files(view)["digitalfahrplan.xlsx"]))["Lies mich"]
    told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    about = {row[0]: str(row[2]) for row in told if row[1] is None}
    assert about["Lizenz"] == "Datenlizenz Deutschland – Zero – Version 2.0 https://www.govdata.de/dl-de/zero-2-0"
    assert about["Stand"] == "23.11.2026"
    assert about["So zitieren"] == about_today(view).citation
    assert f"{ROOT}daten/" in about["So zitieren"]
    assert [row[2] for row in told if row[0] == "Summen bilden"] == list(ADDING)
    explained = {(row[0], row[3]) for row in told}
    assert {(f"Blatt {table.name}", column.name) for table in TABLES for column in table.columns} <= explained


def read(value: Any) -> Any:
    """Days as days; what Excel writes for a character that XML does not keep is that character again."""
    if isinstance(value, datetime):
        return value.date()
    return re.sub("_x005F_", "_", value) if isinstance(value, str) else value


def as_sheet(value: Any) -> Any:
    """A number as openpyxl reads it; a text without what XML cannot hold."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if isinstance(value, str):
        return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", value).replace("\r\n", "\n") or None
    return value


@given(st.lists(anything, min_size=1, max_size=5))
def test_any_text_makes_a_readable_sheet(texts: list[str]) -> None:
    content = workbook([Sheet("Blatt", [("Text & <Zeichen>", "string")], [texts])])
    with ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert all(cell.data_type in ("s", "inlineStr", "n") for row in sheet.iter_rows() for cell in row)


def test_days_and_numbers_are_no_texts() -> None:
    heading: Any = [("Tag", "date"), ("Zahl", "number"), ("Ja", "boolean")]
    content = workbook([Sheet("Blatt", heading, [[date(2027, 3, 1), None], [Decimal("0.5"), 7], [True, False]])])
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    rows = [[read(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [[date(2027, 3, 1), 0.5, True], [None, 7, False]]
    assert sheet["A2"].is_date


def test_the_same_bytes_again() -> None:
    assert files(view_of_folder(MUSTERSTADT)) == files(view_of_folder(MUSTERSTADT))


def test_on_another_day_only_what_the_day_decides_differs() -> None:
    plan = load(MUSTERSTADT, TODAY + timedelta(days=1)).plan
    assert plan is not None
    one, other = files(musterstadt()), files(View(plan, root=ROOT))
    changed = {name for name in one if one[name] != other[name]}
    assert {"datapackage.json", "digitalfahrplan.xlsx"} <= changed
    assert not changed & {
        f"{name}.csv" for name in ("kosten", "foerderung", "beschluesse", "meilensteine", "einheiten", "orte")
    }
    sheets = [ZipFile(io.BytesIO(it["digitalfahrplan.xlsx"])) for it in (one, other)]
    assert [entry.date_time for entry in sheets[0].infolist()] == [entry.date_time for entry in sheets[1].infolist()]
    costs = f"xl/worksheets/sheet{2 + [table.name for table in TABLES].index('kosten')}.xml"
    assert sheets[0].read(costs) == sheets[1].read(costs)


def test_what_is_unknown_is_empty() -> None:
    unknown = [row for town in TOWNS.values() for row in told_rows(town(), "kosten") if row["unbekannt"] == "true"]
    assert len(unknown) > 3
    for key in ("zaehlt_von", "zaehlt_bis", "foerderung", "eigenanteil_von", "eigenanteil_bis"):
        assert {row[key] for row in unknown} == {""}
    assert "unbekannt" in {row["schaetzung_wortlaut"] for row in unknown}


def test_amounts_keep_their_bounds_and_their_wording() -> None:
    row = next(row for row in told_rows(musterstadt(), "kosten") if row["id"] == "bauaktenarchiv:1:2028")
    told = [row[f"schaetzung_{part}"] for part in ("von", "bis", "wortlaut")]
    assert (row["jahre"], told) == ("2027–2029", ["90000", "110000", "270.000–330.000 €"])
    funded = [row for row in told_rows(musterstadt(), "foerderung") if row["betrag_von"]]
    assert funded
    assert all(row["betrag_wortlaut"] for row in funded)


def test_an_unknown_licence_promises_nothing() -> None:
    assert licence("Hauslizenz").iri.endswith("/other-closed")
    assert licence("CC BY 4.0") == licence("CC-BY-4.0")
    assert licence("CC BY 4.0").by_name
    for spelled in ("CC0", "CC0 1.0", "cc-zero", "https://creativecommons.org/publicdomain/zero/1.0/"):
        assert licence(spelled) == licence("CC0-1.0")
    for spelled in ("dl-de-by-2.0", "dl-by-de/2.0", "Datenlizenz Deutschland Namensnennung Version 2.0"):
        assert licence(spelled) == licence("dl-de/by-2-0")


def told_rows(view: View, name: str) -> Iterator[dict[str, str]]:
    """The rows of a published CSV file."""
    yield from csv.DictReader(io.StringIO(files(view)[f"{name}.csv"].decode(), newline=""))


def test_vague_dates_have_a_day_to_compare_by() -> None:
    row = next(row for row in told_rows(musterstadt(), "massnahmen") if row["id"] == "bauaktenarchiv")
    assert [row[name] for name in ("beginn", "beginn_tag", "ende", "ende_tag")] == [
        "2027-Q3",
        "2027-07-01",
        "2029-Q4",
        "2029-12-31",
    ]


def test_a_row_of_several_years_is_spread() -> None:
    rows = [
        row
        for row in told_rows(musterstadt(), "kosten")
        if row["massnahme"] == "bauaktenarchiv" and row["zeile"] == "1"
    ]
    assert [(row["id"], row["zaehlt_von"], row["zaehlt_bis"]) for row in rows] == [
        (f"bauaktenarchiv:1:{year}", "90000", "110000") for year in (2027, 2028, 2029)
    ]
