"""A stranger asks the published CSV, with the very words of the page /daten/, and gets the site's figures."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from decimal import Decimal
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from digitalfahrplan.model import Area
from digitalfahrplan.money import Sums, budget_year
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.data_page import YEAR, pots, schools
from digitalfahrplan.publish.tables import table_files
from digitalfahrplan.resources import load
from digitalfahrplan.values import german
from tests.naive.building import Raw, plan_of
from tests.naive.towns import towns_with_measures
from tests.takeaway import TOWNS, musterstadt

PAGE = (Path(__file__).parent.parent / "docs" / "daten" / "index.md").read_text(encoding="utf-8")
QUESTIONS = dict(re.findall(r"\{ #(frage-\w+) \}\n+```sql\n(.*?)```", PAGE, re.DOTALL))
SCHOOLS = QUESTIONS["frage-schulen"]
(POTS,) = re.findall(r"```sql\n(SELECT coalesce.*?)```", PAGE, re.DOTALL)


def ask(view: View, sql: str) -> list[dict[str, Any]]:
    """What DuckDB answers in a folder with the published files."""
    with TemporaryDirectory() as folder, duckdb.connect() as database:
        for path, content in table_files(view):
            (Path(folder) / Path(path).name).write_bytes(content)
        database.execute("SET file_search_path = ?", [folder])
        found = database.execute(sql)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def figure(view: View, year: int, area: Area) -> Sums:
    """What the site says of an area in a year."""
    return budget_year(view.plan, year).by_area.get(area, Sums())


def check(view: View, year: int, area: Area) -> None:
    (row,) = ask(view, SCHOOLS.replace("2027", str(year)).replace("'schule'", f"'{area.value}'"))
    sums = figure(view, year, area)
    counts, own = sums.counts, sums.own_share
    assert close(row["kosten_von"], counts.low if counts else None)
    assert close(row["eigenanteil_von"], own.low if own else None)
    if not row["ohne_obergrenze"]:
        assert close(row["kosten_bis"], counts.high if counts else None)
        assert close(row["eigenanteil_bis"], own.high if own else None)
    else:
        assert counts is not None
        assert counts.high is None
    assert close(row["foerderung"], sums.funding)
    assert row["unbekannt"] == (counts.unknown if counts else 0)


def close(found: float | None, expected: Decimal | None) -> bool:
    """Both nothing, or the same to the hundredth of a cent."""
    if found is None or expected is None:
        return found is None and expected is None
    return abs(Decimal(found) - expected) < Decimal("0.0001")


def test_the_page_asks_three_questions() -> None:
    assert len(QUESTIONS) == 3
    assert all(re.search(r"FROM '\w+\.csv'", sql) for sql in QUESTIONS.values())


def test_what_do_schools_cost_in_2027() -> None:
    view = musterstadt()
    check(view, 2027, Area.SCHOOLS)
    (row,) = ask(view, SCHOOLS)
    assert row["kosten_von"] > 100_000
    assert row["foerderung"] > 0


@pytest.mark.parametrize("town", ["musterstadt", "wirklich", "vollstaendig", "feindlich", "leer", "winzig"])
def test_every_year_and_area_of_every_town(town: str) -> None:
    view = TOWNS[town]()
    years = view.budget_years if town != "musterstadt" else (2026, 2027, 2030)
    for year in years[:4]:
        for area in Area:
            check(view, year, area)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(towns_with_measures())
def test_random_towns(case: tuple[Raw, list[Raw]]) -> None:
    view = View(plan_of(*case))
    for year in (2026, 2027, 2028):
        check(view, year, Area.INTERNAL)


@pytest.mark.parametrize("sql", [*QUESTIONS.values(), POTS], ids=[*QUESTIONS, "toepfe"])
@pytest.mark.parametrize("town", TOWNS)
def test_every_question_can_be_asked_of_every_town(town: str, sql: str) -> None:
    """Where a column is empty, DuckDB takes its values for texts: the questions say what they are."""
    assert isinstance(ask(TOWNS[town](), sql), list)


def test_the_first_ten() -> None:
    view = musterstadt()
    found = ask(view, QUESTIONS["frage-rang"])
    expected = view.by_rank()[:10]
    assert [(row["rang"], row["titel"]) for row in found] == list(enumerate((it.title for it in expected), 1))
    assert [row["federfuehrung"] for row in found] == [view.unit_name(it.lead) for it in expected]
    assert found[0]["adresse"] == f"{view.base}massnahmen/{expected[0].id}/"


@pytest.mark.parametrize("town", TOWNS)
def test_person_days_of_every_unit(town: str) -> None:
    view = TOWNS[town]()
    busy = 0
    for year in view.plan.town.budget.horizon:
        found = ask(view, QUESTIONS["frage-personal"].replace("2027", str(year)))
        needed: dict[str, float] = defaultdict(float)
        for unit, uses in load(view.plan, view.schedule).days.items():
            needed[view.unit_name(unit)] += float(uses[year].taken)
        told: dict[str, float] = defaultdict(float)
        for row in found:
            told[row["name"]] += row["tage"] or 0
        assert {name: round(days, 4) for name, days in told.items() if days} == {
            name: round(days, 4) for name, days in needed.items() if days
        }
        assert [row["tage"] for row in found] == sorted((row["tage"] for row in found), reverse=True)
        busy += len(found)
    assert busy or town != "musterstadt"


def test_a_spreadsheet_gives_the_same() -> None:
    """Filter three columns and sum the others, as the page says: in the file for Excel, and in the workbook."""
    view, year, area = musterstadt(), 2027, Area.SCHOOLS
    content = dict(table_files(view))
    rows = csv.DictReader(io.StringIO(content["daten/kosten-excel.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    mine = [row for row in rows if (row["jahr"], row["bereich"], row["wirtschaftsplan"]) == ("2027", "schule", "nein")]
    sheet = openpyxl.load_workbook(io.BytesIO(content["daten/digitalfahrplan.xlsx"]))["kosten"]
    head, *cells = ([cell.value for cell in row] for row in sheet.iter_rows())
    titles = dict(zip(head, zip(*cells, strict=True), strict=True))
    wanted = [
        (row, school, plan) == (year, area.value, False)
        for row, school, plan in zip(titles["Jahr"], titles["Bereich"], titles["Wirtschaftsplan"], strict=True)
    ]
    sums = figure(view, year, area)
    assert sums.counts is not None
    assert sums.own_share is not None
    for name, title, expected in (
        ("zaehlt_von", "Zählt mindestens", sums.counts.low),
        ("zaehlt_bis", "Zählt höchstens", sums.counts.high),
        ("foerderung", "Bewilligte Förderung", sums.funding),
        ("eigenanteil_von", "Eigenanteil mindestens", sums.own_share.low),
        ("eigenanteil_bis", "Eigenanteil höchstens", sums.own_share.high),
    ):
        assert expected is not None
        assert close(float(sum(Decimal(row[name].replace(",", ".") or 0) for row in mine)), expected)
        assert close(float(sum(compress((value or 0 for value in titles[title]), wanted))), expected)


@pytest.mark.parametrize("town", TOWNS)
def test_where_the_funding_comes_from(town: str) -> None:
    view = TOWNS[town]()
    if YEAR in view.budget_years:
        found = ask(view, POTS)
        assert sorted({row["woher"] for row in found}) == pots(view)
        granted = sum(row["betrag_von"] or 0 for row in found)
        assert granted >= (figure(view, YEAR, Area.SCHOOLS).funding or 0)
        assert found or town != "musterstadt"


@pytest.mark.parametrize("town", TOWNS)
def test_the_page_shows_the_answer(town: str) -> None:
    view = TOWNS[town]()
    shown = re.sub("<[^>]+>", " ", str(schools(view, Links("daten/"))))
    if YEAR not in view.budget_years:
        assert "keine Beträge" in shown
        return
    sums = figure(view, YEAR, Area.SCHOOLS)
    assert german.interval(sums.counts) in shown
    assert german.interval(sums.own_share) in shown
    assert (german.euro(sums.funding) if sums.funding is not None else german.NOT_STATED) in shown
    assert f"jahr = {YEAR}" in SCHOOLS
