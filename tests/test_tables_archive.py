"""The tables of a snapshot: what the plan's own tables said on that day, whatever has become of the snapshot since."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from frictionless import Package, system
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.archive.reading import READERS
from digitalfahrplan.frozen import compare_site, write_archive
from digitalfahrplan.frozen.shelf import Shelf
from digitalfahrplan.presentation.frozen.frozen import Frozen
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.figures import as_json, figures
from digitalfahrplan.publish.tables import TABLES, archived_files
from digitalfahrplan.publish.tables.archived import archived_tables
from digitalfahrplan.publish.tables.archived_rows import ROWS
from digitalfahrplan.publish.tables.column import Column, Value
from tests.frozen import NAMES, copied, frozen, list_of_all, snapshots
from tests.naive.building import Raw, plan_of
from tests.naive.towns import towns_with_measures
from tests.takeaway import MUSTERSTADT, TOWNS, musterstadt

ARCHIVE = MUSTERSTADT.parent / "archive"
SHELF = Shelf(ARCHIVE)
BAGS = {bag.snapshot.name: bag for bag in SHELF.bags}
OTHERWISE = {"adresse", "eingeplant"}
"""Columns that tell something else of a snapshot: its own pages; and a year that no roadmap.json names."""


def as_frozen(view: View) -> Frozen:
    """A snapshot of a plan, as one reads it from its file."""
    return frozen(json.loads(as_json(figures(view.plan))))


def names(found: Frozen) -> dict[str, bytes]:
    """The files by their names."""
    return {path.rpartition("/")[2]: content for path, content in archived_files(found)}


def rows(found: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(found[name].decode(), newline="")))


def alike(column: Column[Any], one: Value, other: Value) -> bool:
    """The same value; numbers to the hundredth of a cent, since JSON keeps no more of a share."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) < Decimal("0.0001")
    return one == other or (column.kind == "string" and str(one).strip() == str(other).strip())


def check(view: View) -> None:
    found = archived_tables(as_frozen(view))
    assert [table.name for table, _ in found] == [table.name for table in TABLES]
    for table, values in found:
        mine = next(live for live in TABLES if live.name == table.name)
        live = sorted(zip(*mine.values(view), strict=True))
        told = sorted(zip(*values, strict=True))
        assert [row[0] for row in told] == [row[0] for row in live], table.name
        for one, other in zip(live, told, strict=True):
            for column, was, is_ in zip(mine.columns, one, other, strict=True):
                if column.name not in OTHERWISE:
                    assert alike(column, was, is_), (table.name, one[0], column.name, was, is_)


@pytest.mark.parametrize("town", TOWNS)
def test_a_snapshot_says_what_the_tables_said(town: str) -> None:
    check(TOWNS[town]())


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(towns_with_measures())
def test_of_any_town(case: tuple[Raw, list[Raw]]) -> None:
    check(View(plan_of(*case)))


@pytest.mark.parametrize("name", BAGS)
def test_costs_add_up_to_what_was_frozen(name: str) -> None:
    found = SHELF.open(BAGS[name])
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for row in rows(names(found), "kosten.csv"):
        if row["wirtschaftsplan"] == "false" and row["jahr"]:
            for key in ("ansatz", "ist", "foerderung", "eigenanteil_von", "eigenanteil_bis"):
                sums[row["jahr"], row["art"], key] += Decimal(row[key] or 0)
    compared = 0
    for year, kinds in found.told["haushalt"].items():
        for kind, told in kinds.items():
            own = told["eigenanteil"] or {}
            told = told | {"eigenanteil_von": own.get("von"), "eigenanteil_bis": own.get("bis")}
            for key in ("ansatz", "ist", "foerderung", "eigenanteil_von", "eigenanteil_bis"):
                if told[key] is not None:
                    assert abs(Decimal(str(told[key])) - sums[year, kind, key]) < Decimal("0.001")
                    compared += 1
    assert compared > 30


@pytest.mark.filterwarnings("ignore")  # of libraries below frictionless
@pytest.mark.parametrize("name", BAGS)
def test_frictionless_finds_nothing(name: str, tmp_path: Path) -> None:
    assert is_valid(SHELF.open(BAGS[name]), tmp_path) == []


def is_valid(found: Frozen, folder: Path) -> list[Any]:
    """What frictionless has to say of the tables of a snapshot."""
    for name, content in names(found).items():
        (folder / name).write_bytes(content)
    with system.use_context(trusted=True):
        told: list[Any] = Package(str(folder / "datapackage.json")).validate().flatten(["code", "type", "message"])
    return told


def test_the_package_says_what_it_is() -> None:
    name, bag = next(iter(BAGS.items()))
    told = json.loads(names(SHELF.open(bag))["datapackage.json"])
    day = bag.snapshot.day.isoformat()
    assert told["name"] == f"digitalfahrplan-05999012-{day}"
    assert (told["version"], told["created"]) == (day, f"{day}T00:00:00Z")
    assert told["sources"][0]["path"] == f"https://digitalfahrplan.musterstadt.example/archiv/{name}/"
    assert "archiviert" in told["title"]
    costs = next(table for table in told["resources"] if table["name"] == "kosten")["schema"]
    assert [key["reference"]["resource"] for key in costs["foreignKeys"]] == [
        "massnahmen",
        "handlungsfelder",
        "einheiten",
    ]
    assert any("enum" in field.get("constraints", {}) for field in costs["fields"])


def test_the_workbook_has_the_same_bytes_wherever_it_is_made() -> None:
    bag = next(iter(BAGS.values()))
    content = names(SHELF.open(bag))["digitalfahrplan.xlsx"]
    assert {entry.compress_type for entry in ZipFile(io.BytesIO(content)).infolist()} == {ZIP_STORED}
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Lies mich", *(table.name for table in TABLES)]
    told = {row[0].value: row[2].value for row in book["Lies mich"].iter_rows(min_row=2, max_row=6)}
    assert told["Stand"] == f"{bag.snapshot.day:%d.%m.%Y}, archiviert"
    assert f"/archiv/{bag.snapshot.name}/" in str(told["So zitieren"])


def test_of_what_is_not_there_nothing_is_promised(tmp_path: Path) -> None:
    document = json.loads(as_json(figures(musterstadt().plan)))
    for measure in document["massnahmen"]:
        measure |= {"status": "spaeter-erfunden", "federfuehrung": "niemand", "handlungsfeld": ["a"], "kurz": 7}
        measure["kosten"] = [row | {"schaetzung": "viel", "jahr": None} for row in measure["kosten"]]
    del document["kommune"]["organisation"]
    found = frozen(document)
    assert is_valid(found, tmp_path) == []
    files = names(found)
    costs = rows(files, "kosten.csv")
    assert {row["unbekannt"] for row in costs} == {"true"}
    assert {row[key] for row in costs for key in ("zaehlt_von", "zaehlt_bis", "eigenanteil_von", "jahr")} == {""}
    assert {row["status"] for row in rows(files, "massnahmen.csv")} == {"spaeter-erfunden"}
    assert {row["kurz"] for row in rows(files, "massnahmen.csv")} == {""}
    assert rows(files, "einheiten.csv") == []


keys = st.sampled_from(
    ["id", "kosten", "foerderung", "betrag", "von", "bis", "jahr", "status", "schaetzung", "zeitraum", "beginn", "orte", "ort",
     "personal", "tage", "vzae", "indikatoren", "werte", "berechnet", "kosten_gesamt", "quote", "konto", "art", "name"]
)  # fmt: skip
leaves = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12)
    | st.sampled_from(["2027", "ab 2027", "2026–2029", "=1+1", "bewilligt", "verworfen", "beteiligung", "a", "b"])
)  # fmt: skip
anything = st.recursive(
    leaves, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(keys, inside, max_size=6), max_leaves=25
)
lists = st.lists(st.dictionaries(keys, anything, max_size=8), max_size=3) | anything
documents = st.fixed_dictionaries(
    {},
    optional={
        "kommune": st.dictionaries(
            st.sampled_from(["name", "ags", "lizenz", "adresse", "organisation", "orte", "haushalt", "digital_manager",
                             "arbeitstage_je_vzae", "handlungsfelder"]), lists, max_size=8),
        "massnahmen": lists, "foerderprogramme": lists, "orte": anything,
    },
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(documents)
def test_nothing_in_a_snapshot_stops_a_build(document: dict[str, Any]) -> None:
    found = names(frozen({"schema_version": 1, **document}))
    assert len(found) == 2 * len(TABLES) + 2
    for table in TABLES:
        plain = list(csv.reader(io.StringIO(found[f"{table.name}.csv"].decode(), newline=""), strict=True))
        assert plain[0] == [column.name for column in table.columns]
        assert not [cell for row in plain[1:] for cell in row if re.match(r"\s*[=+@\t\r]", cell)]
    assert re.fullmatch("[a-z0-9-]+", json.loads(found["datapackage.json"])["name"])


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents)
def test_its_description_is_still_right(tmp_path: Path, document: dict[str, Any]) -> None:
    assert is_valid(frozen({"schema_version": 1, **document}), tmp_path) == []


@pytest.mark.parametrize("version", [None, 0, 2, "1", True, 1.0])
def test_an_unknown_version_has_no_tables(version: object) -> None:
    document = json.loads(as_json(figures(musterstadt().plan))) | {"schema_version": version}
    assert list(archived_files(frozen(document))) == []


def test_every_version_that_can_be_read_has_tables() -> None:
    assert ROWS.keys() == READERS.keys()
    assert all(rows_of.keys() == {table.name for table in TABLES} for rows_of in ROWS.values())


def test_a_damaged_snapshot_has_no_tables() -> None:
    assert list(archived_files(frozen(None, "Dateien fehlen."))) == []


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return snapshots(tmp_path_factory.mktemp("stadt"))


def test_the_site_has_them_and_its_pages_lead_there(original: Path, tmp_path: Path) -> None:
    archive, site = copied(original, tmp_path), tmp_path / "site"
    write_archive(archive, site)
    for name in NAMES:
        folder = site / "archiv" / name
        page = (folder / "index.html").read_text("utf-8")
        linked = set(re.findall(r'href="(?:\./)?(daten/[^"]+)"', page))
        assert linked == {f"daten/{path.name}" for path in (folder / "daten").iterdir()}
        assert len(linked) == 2 * len(TABLES) + 2
    (site / "archiv/index.html").write_text(list_of_all(archive), "utf-8")
    assert compare_site(archive, site) == []
    again = write_archive(archive, tmp_path / "site2")
    assert again.rendered == []


def test_what_is_damaged_offers_none(original: Path, tmp_path: Path) -> None:
    archive, site = copied(original, tmp_path), tmp_path / "site"
    data = archive / NAMES[1] / "data/roadmap.json"
    data.write_bytes(data.read_bytes().replace(b"schule", b"schulE", 1))
    assert list(write_archive(archive, site).damaged) == [NAMES[1]]
    assert not (site / "archiv" / NAMES[1] / "daten").exists()
    assert 'id="tabellen"' not in (site / "archiv" / NAMES[1] / "index.html").read_text("utf-8")
    assert (site / "archiv" / NAMES[2] / "daten/kosten.csv").is_file()
