"""Savings and when they have paid for a measure (planning.md, „Money pages“), computed by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from digitalfahrplan.money import Savings, Verdict, savings, savings_of
from digitalfahrplan.values import Interval

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, measure, plan_of, since, town


def row(jahr: Any, **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": "investiv", **values}


def saves(start: int, low: int | None, high: int | None = None) -> Raw:
    return {"ab": start, "jaehrlich": Est(low, low if high is None else high)}


def of(rows: list[Raw], *saved: Raw, **keys: Any) -> Savings | None:
    plan = plan_of(town(), [measure("m", kosten=rows, einsparungen=list(saved), **keys)])
    return savings_of(plan.measures[0], plan)


def paid(rows: list[Raw], *saved: Raw, **keys: Any) -> tuple[int | None, Verdict]:
    found = of(rows, *saved, **keys)
    assert found is not None
    return found.paid_back_in, found.verdict


def test_paid_back_when_savings_reach_the_own_share() -> None:
    # 100 in 2027; 40 a year from 2028: 40, 80, 120
    assert paid([row(2027, ansatz=100)], saves(2028, 40)) == (2030, Verdict.PAID_BACK)
    assert paid([row(2027, ansatz=120)], saves(2028, 40)) == (2030, Verdict.PAID_BACK)
    assert paid([row(2027, ansatz=121)], saves(2028, 40)) == (2031, Verdict.PAID_BACK)


def test_lower_bounds_of_savings_against_upper_bounds_of_costs() -> None:
    assert paid([row(2027, schaetzung=Est(10, 90))], saves(2028, 30, 90)) == (2030, Verdict.PAID_BACK)


def test_running_costs_go_on_after_the_horizon() -> None:
    # 2027: 100 + 10; every year 10 more, 30 saved from 2027: after n years 30n ≥ 100 + 10n, n = 5, 2031
    assert paid([row(2027, ansatz=100), row(since(2027), ansatz=10)], saves(2027, 30)) == (2031, Verdict.PAID_BACK)
    # 10 a year saved and 10 spent never pay the 100
    assert paid([row(2027, ansatz=100), row(since(2027), ansatz=10)], saves(2027, 10)) == (None, Verdict.NOT_IN_SIGHT)


def test_running_costs_that_begin_after_the_horizon() -> None:
    # 100 in 2027, 60 saved from 2031 on, 50 spent from 2031 on: 10 a year, 2040
    rows = [row(2027, ansatz=100), row(since(2031), ansatz=50)]
    assert paid(rows, saves(2031, 60)) == (2040, Verdict.PAID_BACK)


def test_sought_until_twenty_years_after_the_horizon() -> None:
    # The horizon ends in 2029. From 2028 to 2049 there are 22 years.
    assert paid([row(2027, ansatz=22)], saves(2028, 1)) == (2049, Verdict.PAID_BACK)
    assert paid([row(2027, ansatz=23)], saves(2028, 1)) == (None, Verdict.NOT_IN_SIGHT)
    assert paid([row(2027, ansatz=1)], saves(2050, 5)) == (None, Verdict.NOT_IN_SIGHT)


def test_funding_shortens_it_and_stops_with_the_horizon() -> None:
    # 3 years of 10 with 30 granted cost nothing; from 2030 on 10 a year, 10 saved from 2030 on: at once
    grant = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(30, 30)}]
    assert paid([row(since(2027), ansatz=10)], saves(2030, 10), foerderung=grant) == (2030, Verdict.PAID_BACK)
    assert paid([row(since(2027), ansatz=10)], saves(2030, 9), foerderung=grant) == (None, Verdict.NOT_IN_SIGHT)


def test_companies_and_undated_rows_count_from_the_start() -> None:
    rows = [row(OPEN, ansatz=50), row(2027, ansatz=50, traeger="werke")]
    assert paid(rows, saves(2027, 60)) == (2028, Verdict.PAID_BACK)


def test_several_rows_add_up() -> None:
    found = of([row(2027, ansatz=100)], saves(2028, 20, 30), saves(2029, 40))
    assert found is not None
    assert found.yearly == Interval(Decimal(60), Decimal(70))
    assert [(entry.year, entry.saved, entry.own_share) for entry in found.course] == [
        (2028, 20, 100),
        (2029, 80, 100),
        (2030, 140, 100),
    ]


@pytest.mark.parametrize(
    ("rows", "saved"),
    [
        ([row(2027, schaetzung=UNKNOWN)], saves(2028, 5)),
        ([row(2027, ansatz=5)], saves(2028, None)),
        ([row(2027, schaetzung=Est(5, None))], saves(2028, 5)),
        ([row(since(2031), schaetzung=UNKNOWN), row(2027, ansatz=5)], saves(2028, 5)),
        ([], saves(2028, 5)),
    ],
)
def test_no_statement_on_what_nobody_knows(rows: list[Raw], saved: Raw) -> None:
    assert paid(rows, saved) == (None, Verdict.NO_STATEMENT)


def test_only_open_and_finished_measures_that_save() -> None:
    saved = {"einsparungen": [saves(2028, 5)]}
    measures = [
        measure("b", **saved),
        measure("a", status="abgeschlossen", **saved),
        measure("c", status="verworfen", **saved),
    ]
    assert list(savings(plan_of(town(), [*measures, measure("d")]))) == ["a", "b"]
