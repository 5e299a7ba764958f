"""The town's budget by year, computed by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from digitalfahrplan.model import AccountKind, Area, CostKind
from digitalfahrplan.money import AccountKey, BudgetYear, budget_year, budget_years
from digitalfahrplan.plan import Plan
from digitalfahrplan.values import Interval

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, frames, measure, plan_of, town


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


def plan(*measures: Raw, **master: Any) -> Plan:
    return plan_of(town(**master), measures)


def of(*measures: Raw, year: int | None = 2027, **master: Any) -> BudgetYear:
    return budget_year(plan(*measures, **master), year)


def known(amount: int) -> Interval:
    return Interval.exact(Decimal(amount))


def test_every_year_with_money_and_the_whole_horizon() -> None:
    found = plan(
        measure("a", kosten=[row(2024, ist=1), row(OPEN, ansatz=1)]),
        measure("b", kosten=[row(2032, ansatz=1, traeger="werke")]),
    )
    assert budget_years(found) == (2024, 2027, 2028, 2029, 2032)
    assert budget_year(found, None).money.total.budget == 1
    assert budget_year(found, 1999).money.total.counts is None


def test_dropped_measures_count_only_what_was_spent() -> None:
    keys: Raw = {"foerderung": [{"quelle": "Land", "status": "bewilligt", "betrag": Est(10, 10)}]}
    rows = [row(2027, ansatz=50, schaetzung=Est(50, 60), verpflichtung=9, ist=20), row(2027, ansatz=70)]
    total = of(measure("m", status="verworfen", kosten=rows, **keys)).money.total
    assert (total.estimate, total.budget, total.actual, total.commitment) == (None, None, Decimal(20), None)
    assert (total.counts, total.funding, total.own_share) == (known(20), None, known(20))


def test_sums_by_area_field_unit_and_account() -> None:
    product = {"art": "produkt", "nr": "01.04", "bezeichnung": "Informationstechnik"}
    found = of(
        measure("a", handlungsfeld="netze", kosten=[row(2027, ansatz=1, konto=product)]),
        measure(
            "b",
            bereich="schule",
            kosten=[row(2027, ansatz=10, traeger="bauen", konto={"art": "produkt", "nr": "01.04"})],
        ),
        measure("c", federfuehrung="bauen", kosten=[row(2027, ansatz=100, konto={"bezeichnung": "Bau"})]),
        measure("d", kosten=[row(2027, ansatz=1000, traeger="werke")]),
        measure("e", kosten=[row(2028, ansatz=10000)]),
    )
    assert found.money.total.budget == 111
    assert {unit: sums.budget for unit, sums in found.money.companies.items()} == {"werke": 1000}
    assert {area: sums.budget for area, sums in found.by_area.items()} == {Area.INTERNAL: 101, Area.SCHOOLS: 10}
    assert {field: sums.budget for field, sums in found.by_field.items()} == {"netze": 1, None: 110}
    assert {unit: sums.budget for unit, sums in found.by_unit.items()} == {"bauen": 110, "it": 1}
    assert {key: sums.budget for key, sums in found.by_account.items()} == {
        AccountKey(AccountKind.PRODUCT, "01.04"): 11,
        AccountKey(None, "Bau"): 100,
    }
    assert [key.label for key in found.by_account if key] == ["Informationstechnik", "Bau"]


def test_rows_without_an_account() -> None:
    assert {key: sums.budget for key, sums in of(measure("a", kosten=[row(2027, ansatz=1)])).by_account.items()} == {
        None: 1
    }


def test_balance_against_the_frame() -> None:
    rows = [
        row(2027, schaetzung=Est(10, 60)),
        row(2027, "konsumtiv", schaetzung=Est(20, None)),
        row(2027, "offen", ansatz=5),
    ]
    found = of(measure("a", kosten=rows), haushalt=frames(investiv={2027: 50}, konsumtiv={2027: 50}))
    assert [found.balance(kind) for kind in CostKind] == [-10, 30, None]


def test_no_balance_without_a_frame_or_an_amount() -> None:
    unknown = measure("a", kosten=[row(2027, schaetzung=UNKNOWN)])
    assert of(unknown, haushalt=frames(investiv={2027: 50})).balance(CostKind.INVESTMENT) is None
    assert of(measure("a"), haushalt=frames(investiv={2027: 50})).balance(CostKind.INVESTMENT) is None
    spent = measure("a", kosten=[row(2027, ansatz=1)])
    assert of(spent, haushalt=frames(konsumtiv={2027: 50})).balance(CostKind.INVESTMENT) is None
    assert of(spent).balance(CostKind.INVESTMENT) is None


def test_funding_of_a_third_is_shown_to_the_cent() -> None:
    rows = [row(2027, ansatz=1), row(2028, ansatz=1), row(2029, ansatz=1)]
    granted: list[Raw] = [
        {"quelle": "Land", "status": "abgerufen", "betrag": Est(100, 100)},
        {"quelle": "Bund", "status": "geplant"},
    ]
    cheap = of(measure("a", kosten=rows, foerderung=granted)).money.total
    assert (cheap.funding, cheap.own_share) == (Decimal(1), known(0))
    granted[0]["betrag"] = Est(1, 1)
    third = of(measure("a", kosten=rows, foerderung=granted)).money.total
    assert third.funding is not None
    assert third.own_share is not None
    assert third.own_share.low is not None
    assert round(third.funding, 15) == Decimal("0.333333333333333")
    assert round(third.own_share.low, 15) == Decimal("0.666666666666667")


def test_order_of_files_changes_nothing() -> None:
    measures = [measure(id_, kosten=[row(2027, ansatz=1, konto={"nr": "1", "bezeichnung": id_})]) for id_ in "cab"]
    one, other = (budget_year(plan(*rows), 2027).by_account for rows in (measures, measures[::-1]))
    assert [key.label for key in one if key] == [key.label for key in other if key] == ["a"]
