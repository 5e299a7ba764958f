"""What a measure costs, and its money by year, computed by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from digitalfahrplan.model import CostKind
from digitalfahrplan.money import Costs, YearOfMoney, by_year, costs
from digitalfahrplan.values import Interval

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, measure, plan_of, since, town


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


def of(*rows: Raw, granted: int | None = None, **keys: Any) -> Costs:
    if granted is not None:
        keys["foerderung"] = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(granted, granted)}]
    plan = plan_of(town(), [measure("m", kosten=list(rows), **keys)])
    return costs(plan.measures[0], plan)


def interval(low: int | None, high: int | None, unknown: int = 0) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high), unknown)


def euros(*amounts: int) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


def test_total_over_all_rows() -> None:
    # 40 + 3 years of 10 + 50 to 70 without a year, and the company's 100
    rows = (
        row(2026, ist=40),
        row(since(2027), ansatz=10),
        row(OPEN, schaetzung=Est(50, 70)),
        row(2028, ansatz=100, traeger="werke"),
    )
    assert of(*rows).total == interval(220, 240)


def test_no_rows_no_total() -> None:
    assert of() == Costs(None, None, None, ())
    assert of(granted=5).own_share is None


def test_unknown_rows_are_counted_once_each() -> None:
    rows = (row(since(2025), schaetzung=UNKNOWN), row(Years(2026, 2028), schaetzung=UNKNOWN), row(2027, ansatz=9))
    assert of(*rows).total == interval(9, 9, 2)
    assert of(*rows[:2]).total == interval(None, None, 2)


def test_a_row_that_is_known_in_part_counts_with_that_part() -> None:
    # 2026 has its half of the actual, 2027 nobody knows.
    assert of(row(Years(2026, 2027), schaetzung=UNKNOWN, ist=80)).total == interval(40, 40, 1)


def test_no_upper_bound_anywhere_is_none_for_the_sum() -> None:
    assert of(row(2027, schaetzung=Est(5, None)), row(2028, ansatz=7)).total == interval(12, None)


@pytest.mark.parametrize(
    ("rows", "granted", "expected"),
    [
        ([row(2027, ansatz=100)], 30, interval(70, 70)),
        ([row(2027, schaetzung=Est(20, 100))], 30, interval(0, 70)),
        ([row(2027, ansatz=100)], 300, interval(0, 0)),
        ([row(2027, schaetzung=Est(100, None))], 30, interval(70, None)),
        ([row(2027, schaetzung=UNKNOWN)], 30, interval(None, None, 1)),
        ([row(2027, ansatz=100)], None, interval(100, 100)),
    ],
)
def test_own_share_is_computed_on_the_sums(rows: list[Raw], granted: int | None, expected: Interval) -> None:
    assert of(*rows, granted=granted).own_share == expected


def test_own_share_of_the_sums_and_of_the_years_may_differ() -> None:
    # 60 are granted over upper bounds of 100 and 100, 30 each: by rows the lower bounds are 0 and 70, on the sums 50.
    rows = [row(2027, schaetzung=Est(10, 100)), row(2028, schaetzung=Est(100, 100))]
    grant = {"quelle": "Land", "status": "bewilligt", "betrag": Est(60, 60)}
    plan = plan_of(town(), [measure("m", kosten=rows, foerderung=[grant])])
    found = plan.measures[0]
    assert costs(found, plan).own_share == interval(50, 140)
    years = {year: money.total.own_share for year, money in by_year(found, plan).items()}
    assert years == {2027: interval(0, 70), 2028: interval(70, 70)}


def years_of(*rows: Raw, **keys: Any) -> dict[int | None, YearOfMoney]:
    plan = plan_of(town(), [measure("m", kosten=list(rows), **keys)])
    return dict(by_year(plan.measures[0], plan))


def test_by_year_and_kind_with_companies_apart() -> None:
    found = years_of(
        row(OPEN, "offen", ansatz=1),
        row(2028, "konsumtiv", ansatz=20, schaetzung=Est(15, 25), verpflichtung=4),
        row(2028, "konsumtiv", ist=5),
        row(2028, "investiv", ansatz=300),
        row(2028, "investiv", ansatz=4000, traeger="werke"),
        row(2026, "investiv", ist=50000),
    )
    assert list(found) == [2026, 2028, None]
    year = found[2028]
    assert list(year.kinds) == [CostKind.INVESTMENT, CostKind.OPERATING]
    operating = year.kinds[CostKind.OPERATING]
    assert operating.estimate == interval(15, 25)
    assert [operating.budget, operating.actual, operating.commitment] == euros(20, 5, 4)
    assert (operating.counts, operating.funding, operating.own_share) == (interval(25, 25), None, interval(25, 25))
    assert year.total.counts == interval(325, 325)
    assert {unit: sums.counts for unit, sums in year.companies.items()} == {"werke": interval(4000, 4000)}


def test_deviation_compares_only_rows_that_have_both() -> None:
    total = years_of(row(2026, ansatz=100, ist=120), row(2026, ansatz=80, ist=30), row(2026, ansatz=999))[2026].total
    assert [total.planned, total.spent, total.deviation] == euros(180, 150, -30)
    assert total.deviation_percent == Decimal(-3000) / 180


def test_no_deviation_without_both() -> None:
    total = years_of(row(2026, ansatz=100), row(2026, ist=120))[2026].total
    assert (total.deviation, total.deviation_percent) == (None, None)
    nothing = years_of(row(2026, ansatz=0, ist=120))[2026].total
    assert [nothing.deviation, nothing.deviation_percent] == [*euros(120), None]
