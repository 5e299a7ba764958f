"""Purchases and Bündelungspotenzial, computed by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from digitalfahrplan.money import bundlings, neighbours, volumes
from digitalfahrplan.plan import Plan
from digitalfahrplan.values import Interval

from .naive.building import Est, Raw, measure, plan_of, town


def buys(jahr: int, betrag: Est | None = None, kategorie: str = "tafeln") -> Raw:
    return {"gegenstand": "Tafel", "kategorie": kategorie, "jahr": jahr, "betrag": betrag}


def by(id_: str, unit: str, *rows: Raw, **keys: Any) -> Raw:
    return measure(id_, federfuehrung=unit, beschaffungen=list(rows), **keys)


def plan(*measures: Raw) -> Plan:
    return plan_of(town(), measures)


def test_two_units_one_category_one_year() -> None:
    found = bundlings(
        plan(
            by("b", "werke", buys(2028, Est(100, 200)), buys(2028)),
            by("a", "it", buys(2028, Est(50, 50)), buys(2028, Est(7, 7), "server"), buys(2029)),
            by("c", "it", buys(2028, Est(1, 1))),
        )
    )
    assert [(volume.year, volume.category, volume.units) for volume in found] == [(2028, "tafeln", ("it", "werke"))]
    assert found[0].amount == Interval(Decimal(151), Decimal(251), 1)
    assert [purchase.measure.id for purchase in found[0].purchases] == ["a", "b", "b", "c"]


def test_one_unit_alone_has_nothing_to_bundle() -> None:
    assert bundlings(plan(by("a", "it", buys(2028)), by("b", "it", buys(2028)))) == ()


def test_only_open_measures_from_the_budget_year_on() -> None:
    assert bundlings(plan(by("a", "it", buys(2026)), by("b", "werke", buys(2026)))) == ()
    assert bundlings(plan(by("a", "it", buys(2027)), by("b", "werke", buys(2027), status="abgeschlossen"))) == ()
    assert len(bundlings(plan(by("a", "it", buys(2027)), by("b", "werke", buys(2027), status="pausiert")))) == 1


def test_neighbouring_years_are_pointed_out() -> None:
    found = neighbours(
        plan(
            by("a", "it", buys(2027), buys(2028, kategorie="server"), buys(2029, kategorie="server")),
            by("b", "werke", buys(2028), buys(2030)),
            by("c", "bauen", buys(2026)),
        )
    )
    assert [(pair.first.category, pair.first.year, pair.second.year) for pair in found] == [("tafeln", 2027, 2028)]


def test_all_purchases_but_of_dropped_measures() -> None:
    found = volumes(
        plan(
            by("a", "it", buys(2025)),
            by("b", "it", buys(2025), status="abgeschlossen"),
            by("c", "it", buys(2025), status="verworfen"),
        )
    )
    assert [(volume.year, [purchase.measure.id for purchase in volume.purchases]) for volume in found] == [
        (2025, ["a", "b"])
    ]
