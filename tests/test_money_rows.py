"""The amount that counts, spreading, and shares of funding (planning.md, „Amounts of a measure“), computed by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.money.exact import added, as_decimal, exact, is_more, share
from digitalfahrplan.money.rows import Portion, all_portions, awarded, granted_to, portions
from digitalfahrplan.plan import Plan
from digitalfahrplan.values import Interval

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, measure, plan_of, since, town

POINT = Interval.exact


def plan(*rows: Raw, **keys: Any) -> Plan:
    """The budget year is 2027, the horizon 2027 to 2029."""
    return plan_of(town(), [measure("m", kosten=list(rows), **keys)])


def split(*rows: Raw, **keys: Any) -> tuple[Portion, ...]:
    found = plan(*rows, **keys)
    return portions(found.measures[0], found)


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


def counted(*rows: Raw, **keys: Any) -> dict[int | None, Interval]:
    return {part.year: part.counts for part in split(*rows, **keys)}


ALL: Raw = {"schaetzung": Est(1, 2), "ansatz": 30, "ist": 400}


@pytest.mark.parametrize(
    ("year", "without", "expected"),
    [
        (2026, (), POINT(Decimal(400))),
        (2026, ("ist",), POINT(Decimal(30))),
        (2026, ("ist", "ansatz"), Interval(Decimal(1), Decimal(2))),
        (2027, (), POINT(Decimal(30))),
        (2027, ("ansatz",), Interval(Decimal(1), Decimal(2))),
        (2027, ("ansatz", "schaetzung"), POINT(Decimal(400))),
        (OPEN, (), POINT(Decimal(30))),
        (OPEN, ("ansatz", "schaetzung"), POINT(Decimal(400))),
    ],
)
def test_which_amount_counts(year: Any, without: tuple[str, ...], expected: Interval) -> None:
    values = {key: value for key, value in ALL.items() if key not in without}
    assert [part.counts for part in split(row(year, **values))] == [expected]


def test_unknown_is_an_answer() -> None:
    assert counted(row(2028, schaetzung=UNKNOWN, ist=5)) == {2028: Interval.nothing_known()}
    assert counted(row(2026, schaetzung=UNKNOWN, ist=5)) == {2026: POINT(Decimal(5))}


def test_nothing_is_an_amount() -> None:
    assert counted(row(2028, ansatz=0, schaetzung=Est(7, 7))) == {2028: POINT(Decimal(0))}


def test_spread_evenly_with_the_remainder_in_the_last_year() -> None:
    found = split(row(Years(2026, 2028), schaetzung=Est(100, Decimal("200.01")), verpflichtung=10, ansatz=1))
    assert [part.estimate for part in found] == [
        Interval(Decimal("33.33"), Decimal("66.67")),
        Interval(Decimal("33.33"), Decimal("66.67")),
        Interval(Decimal("33.34"), Decimal("66.67")),
    ]
    assert [part.commitment for part in found] == [Decimal("3.33"), Decimal("3.33"), Decimal("3.34")]
    assert [part.budget for part in found] == [Decimal("0.33"), Decimal("0.33"), Decimal("0.34")]


def test_each_year_of_a_range_by_its_own_rule() -> None:
    found = counted(row(Years(2026, 2027), ansatz=100, ist=80))
    assert found == {2026: POINT(Decimal(40)), 2027: POINT(Decimal(50))}


def test_since_a_year_the_same_every_year_to_the_end_of_the_horizon() -> None:
    assert counted(row(since(2025), ansatz=70)) == dict.fromkeys(range(2025, 2030), POINT(Decimal(70)))
    assert counted(row(since(2030), ansatz=70)) == {}


@given(st.integers(0, 10**12 - 1), st.integers(1, 111))
def test_spreading_loses_no_cent(amount: int, length: int) -> None:
    euros = Decimal(amount) / 100
    found = split(row(Years(1990, 1990 + length - 1), ansatz=euros))
    pieces = [part.budget for part in found if part.budget is not None]
    assert sum(pieces) == euros
    assert len(set(pieces[:-1])) <= 1
    assert all(piece == piece.quantize(Decimal("0.01")) and piece <= pieces[-1] for piece in pieces)


@pytest.mark.parametrize(
    ("lead", "keys", "payer", "company"),
    [
        ("it", {}, "it", False),
        ("it", {"traeger": "werke"}, "werke", True),
        ("werke", {}, "werke", True),
        ("werke", {"traeger": "it"}, "it", False),
        ("it", {"konto": {"art": "wirtschaftsplan", "nr": "7"}}, "it", True),
        ("it", {"konto": {"art": "produkt", "nr": "7"}}, "it", False),
    ],
)
def test_whose_money_it_is(lead: str, keys: Raw, payer: str, company: bool) -> None:
    found = split(row(2027, ansatz=1, **keys), federfuehrung=lead)
    assert [(part.payer, part.in_business_plan) for part in found] == [(payer, company)]


def grant(betrag: Est | None = None, status: str = "bewilligt") -> Raw:
    return {"quelle": "Land", "status": status, "betrag": betrag}


def known(amount: int, unknown: int = 0) -> Interval:
    return Interval(Decimal(amount), Decimal(amount), unknown)


@pytest.mark.parametrize(
    ("rows", "granted", "told"),
    [
        ([], None, None),
        ([grant(Est(9, 9), status) for status in ("geplant", "geprueft", "abgelehnt", "beantragt")], None, None),
        ([grant(Est(100, 100)), grant(Est(20, 20), "abgerufen"), grant(Est(3, 3), "abgeschlossen")], 123, known(123)),
        ([grant()], 0, Interval(None, None, 1)),
        ([grant(UNKNOWN), grant(Est(50, 80)), grant()], 50, known(50, 2)),
        ([grant(Est(0, 0))], 0, known(0)),
    ],
)
def test_granted_without_amount_is_computed_as_nought_and_told_as_unknown(
    rows: list[Raw], granted: int | None, told: Interval | None
) -> None:
    found = plan(foerderung=rows).measures[0]
    assert granted_to(found) == granted
    assert awarded(row for row in found.funding if row.status.is_granted) == told


def shares(*rows: Raw, foerderung: list[Raw]) -> list[tuple[int | None, Any, Any, Any]]:
    found = split(*rows, foerderung=foerderung)
    return [
        (
            part.year,
            part.funding,
            part.own_low if part.counts.is_known else None,
            part.counts.is_known and part.own_high,
        )
        for part in found
    ]


def test_funding_is_spread_in_proportion_to_upper_bounds() -> None:
    # 90 over 100 and 200: 30 and 60. The upper bound of a range counts, the lower one where there is none.
    found = shares(
        row(2027, schaetzung=Est(20, 100)), row(2028, schaetzung=Est(200, None)), foerderung=[grant(Est(90, 90))]
    )
    assert found == [(2027, 30, 0, 70), (2028, 60, 140, None)]


def test_funding_reaches_past_and_undated_and_company_rows() -> None:
    rows = (row(2025, ist=10), row(OPEN, ansatz=20), row(2027, ansatz=30, traeger="werke"))
    assert [found[1] for found in shares(*rows, foerderung=[grant(Est(30, 30))])] == [5, 10, 15]


def test_funding_is_never_above_the_cost() -> None:
    assert shares(row(2027, ansatz=60), row(2028, ansatz=0), foerderung=[grant(Est(99, 99))]) == [
        (2027, 60, 0, 0),
        (2028, 0, 0, 0),
    ]


def test_unknown_rows_get_no_share() -> None:
    found = shares(row(2027, schaetzung=UNKNOWN), row(2028, ansatz=10), foerderung=[grant(Est(4, 4))])
    assert found == [(2027, None, None, False), (2028, 4, 6, 6)]


def test_nothing_granted_is_no_share_and_granted_without_amount_is_nought() -> None:
    assert shares(row(2027, ansatz=5), foerderung=[grant(Est(5, 5), "beantragt")]) == [(2027, None, 5, 5)]
    assert shares(row(2027, ansatz=5), foerderung=[grant()]) == [(2027, 0, 5, 5)]


def test_a_third_adds_up_again() -> None:
    found = [
        part.funding or 0
        for part in split(*(row(year, ansatz=1) for year in (2027, 2028, 2029)), foerderung=[grant(Est(1, 1))])
    ]
    assert as_decimal(sum(found)) == 1
    assert not is_more(1, sum(found))


def test_portions_are_computed_once_for_a_plan() -> None:
    found = plan(row(2027, ansatz=1))
    assert all_portions(found) is all_portions(found)
    assert all_portions(plan(row(2027, ansatz=2)))["m"][0].budget == 2


@given(st.decimals(0, 10**9, places=2), st.fractions(0, 1))
def test_shares_are_exact_as_far_as_anybody_can_tell(amount: Decimal, ratio: Fraction) -> None:
    true = Fraction(amount) * ratio
    assert abs(share(amount, ratio) - true) < Fraction(1, 10**29)
    assert abs(Fraction(as_decimal(share(amount, ratio))) - true) < Fraction(1, 10**19)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_exact_numbers_are_whole_where_they_can_be(value: Decimal) -> None:
    assert exact(value) == value
    assert as_decimal(exact(value)) == value
    assert isinstance(exact(value), int) is (value == int(value))


@given(
    st.lists(st.integers() | st.fractions() | st.fractions(max_denominator=6).map(lambda part: share(Decimal(7), part)))
)
def test_a_sum_is_that_of_fractions(values: list[int | Fraction]) -> None:
    assert added(values) == sum(values)
