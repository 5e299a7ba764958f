"""What a measure needs from the horizon on (planning.md, „Resource plan“), computed by hand. The horizon is 2027 to 2029."""

from __future__ import annotations

from typing import Any

import pytest

from digitalfahrplan.model import CostKind
from digitalfahrplan.resources import Demand, demand_of

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, measure, plan_of, since, town

INVESTMENT, OPERATING = CostKind.INVESTMENT, CostKind.OPERATING


def of(**keys: Any) -> Demand:
    plan = plan_of(town(arbeitstage_je_vzae=220), [measure("m", **keys)])
    return demand_of(plan.measures[0], plan)


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


def works(jahr: int, unit: str = "it", **amount: float) -> Raw:
    return {"jahr": jahr, "organisation": unit, **(amount or {"tage": 1})}


def granted(amount: int) -> list[Raw]:
    return [{"quelle": "Land", "status": "bewilligt", "betrag": Est(amount, amount)}]


def test_days_and_full_time_equivalents_by_unit_and_year() -> None:
    rows = [
        works(2027, tage=7.5),
        works(2027, vzae=0.5),
        works(2027, "bauen", tage=3),
        works(2028, tage=0),
        works(2026, tage=9),
    ]
    found = of(personal=rows)
    assert found.days == {("it", 2027): 117.5, ("bauen", 2027): 3}
    assert found.years == {2027, 2028}


def test_net_money_by_kind() -> None:
    # upper bound 100 and lower bound 200; 30 granted are spread 10 and 20
    rows = [row(2027, schaetzung=Est(50, 100)), row(2028, "konsumtiv", schaetzung=Est(200, None))]
    assert of(kosten=rows, foerderung=granted(30)).money == {(INVESTMENT, 2027): 90, (OPERATING, 2028): 180}


def test_what_makes_a_demand_year() -> None:
    assert of(kosten=[row(2027, schaetzung=UNKNOWN)]).years == {2027}
    assert of(kosten=[row(2027, ansatz=5)], foerderung=granted(5)).years == {2027}
    assert of(kosten=[row(2027, ansatz=5)], foerderung=granted(5)).money == {}
    assert of(kosten=[row(Years(2026, 2028), ansatz=5)]).years == {2027, 2028}
    assert of(kosten=[row(2031, ansatz=5)]).years == {2031}


def test_what_makes_none() -> None:
    for keys in (
        {"kosten": [row(OPEN, ansatz=5)]},
        {"kosten": [row(2027, ansatz=5, traeger="werke")]},
        {"kosten": [row(since(2030), ansatz=5)]},
        {},
    ):
        found = of(**keys)
        assert found.is_empty
        assert not found.only_past


@pytest.mark.parametrize("keys", [{"personal": [works(2026)]}, {"kosten": [row(2025, ist=5)]}])
def test_demand_in_past_years_only(keys: Raw) -> None:
    found = of(**keys)
    assert found.is_empty
    assert found.only_past
    assert found.first_year(0) is None
    assert not of(
        **keys,
        **{"personal" if "kosten" in keys else "kosten": [works(2027)] if "kosten" in keys else [row(2027, ist=1)]},
    ).only_past


def test_an_open_ended_row_takes_the_same_every_year() -> None:
    found = of(kosten=[row(since(2025), ansatz=100, ist=70), row(2028, ansatz=1)], foerderung=granted(44))
    # 70 + 70 + 100 + 100 + 100 + 1 = 441; 44 granted are a share of 44/441 of each
    net = found.continuing[0].euros
    assert abs(net - (100 - 4400 / 441)) < 1e-9
    assert found.inside(0).money[INVESTMENT, 2027] == net
    assert found.inside(0).money[INVESTMENT, 2028] > net


@pytest.mark.parametrize(
    ("shift", "years"),
    [(0, [2027, 2028, 2029]), (1, [2027, 2028, 2029]), (2, [2027, 2028, 2029]), (3, [2028, 2029]), (4, [2029])],
)
def test_moving_an_open_ended_row_moves_its_own_first_year(shift: int, years: list[int]) -> None:
    found = of(kosten=[row(since(2025), ansatz=1)])
    assert sorted(year for _, year in found.inside(shift).money) == years
    assert found.first_year(shift) == years[0]
    assert found.longest_shift == 4


@pytest.mark.parametrize(
    ("keys", "longest"),
    [
        ({"personal": [works(2027)]}, 2),
        ({"personal": [works(2027), works(2028)]}, 1),
        ({"personal": [works(2029)]}, 0),
        ({"kosten": [row(2028, schaetzung=UNKNOWN)], "personal": [works(2027)]}, 1),
        ({"personal": [works(2027), works(2031)]}, 2),
        ({"personal": [works(2031)]}, None),
        ({"kosten": [row(since(2028), ansatz=1)], "personal": [works(2027)]}, 1),
    ],
)
def test_how_far_it_can_move(keys: Raw, longest: int | None) -> None:
    assert of(**keys).longest_shift == longest


def test_demand_beyond_the_horizon_stays_there() -> None:
    found = of(personal=[works(2028, tage=2), works(2030, tage=5)], kosten=[row(2031, ansatz=7)])
    assert (found.beyond().days, found.beyond().money) == ({("it", 2030): 5}, {(INVESTMENT, 2031): 7})
    assert found.inside(1).days == {("it", 2029): 2}
    assert found.last_year == 2031
