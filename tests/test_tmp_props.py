"""What always holds of the resource plan, whatever the town (issue: property tests)."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from digitalfahrplan.model import CostKind
from digitalfahrplan.plan import Plan
from digitalfahrplan.publish.figures import figures
from digitalfahrplan.ranking import Standing, rank
from digitalfahrplan.resources import Result, Schedule, demand_of, load, schedule

from .naive.building import Raw, plan_of
from .naive.towns import towns_with_measures

Case = tuple[Raw, list[Raw]]
often = settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
CANDIDATES = ("geplant", "idee")


def run(town: Raw, measures: list[Raw]) -> tuple[Plan, Mapping[str, Standing], Schedule]:
    plan = plan_of(town, measures)
    standings = rank(plan)
    return plan, standings, schedule(plan, standings)


@often
@given(towns_with_measures())
def test_nothing_but_commitments_overloads(case: Case) -> None:
    """With the commitments' load as it is, no unit and no kind of money is overloaded by anything placed after them."""
    town, measures = case
    plan, _, placed = run(town, measures)
    _, _, committed = run(town, [entry for entry in measures if entry["status"] not in CANDIDATES])
    now, before = load(plan, placed), load(plan, committed)
    for unit, years in now.days.items():
        for year, use in years.items():
            assert not use.is_overload or use.taken == before.days[unit][year].taken
    for year, kinds in now.money.items():
        for kind in (CostKind.INVESTMENT, CostKind.OPERATING):
            assert not kinds[kind].is_overload or kinds[kind].taken == before.money[year][kind].taken


@often
@given(towns_with_measures())
def test_the_load_is_what_was_placed(case: Case) -> None:
    plan, _, placed = run(*case)
    days: dict[tuple[str, int], Any] = {}
    for placement in placed.placements.values():
        if placement.is_placed:
            for key, amount in demand_of(plan.by_id[placement.id], plan).inside(placement.shift).days.items():
                days[key] = days.get(key, 0) + amount
    assert days == placed.days
    assert all(year in plan.town.budget.horizon for _, year in placed.days)


@often
@given(towns_with_measures())
def test_lower_ranks_never_matter(case: Case) -> None:
    """Without everything ranked lower (commitments and what it needs aside), a measure's place is the same."""
    town, measures = case
    plan, standings, placed = run(town, measures)
    for id_ in standings:
        kept = _with_prerequisites(plan, {other for other in standings if standings[other].rank <= standings[id_].rank})
        fewer = [entry for entry in measures if entry["status"] not in CANDIDATES or entry["id"] in kept]
        _, _, alone = run(town, fewer)
        assert alone.placements.get(id_) == placed.placements.get(id_)


def _with_prerequisites(plan: Plan, ids: set[str]) -> set[str]:
    found, todo = set(ids), list(ids)
    while todo:
        for before in plan.by_id[todo.pop()].prerequisites:
            if before not in found:
                found.add(before)
                todo.append(before)
    return found


@often
@given(towns_with_measures(), st.randoms(use_true_random=False))
def test_order_of_files_is_irrelevant(case: Case, random: Any) -> None:
    town, measures = case
    mixed = list(measures)
    random.shuffle(mixed)
    assert figures(plan_of(town, mixed)) == figures(plan_of(town, measures))


@often
@given(towns_with_measures(), st.data())
def test_more_capacity_never_uncovers_the_first(case: Case, data: st.DataObject) -> None:
    """Of the highest-ranked measure that waits for nobody. (What its prerequisites take may move with the capacity.)"""
    town, measures = case
    plan, _, placed = run(town, measures)
    candidates = [found for found in placed.placements.values() if plan.by_id[found.id].status in CANDIDATES]
    assume(candidates)
    first = candidates[0]
    assume(not plan.by_id[first.id].prerequisites and first.is_placed)
    _, _, again = run(_richer(town, data), measures)
    assert again.placements[first.id].is_placed
    assert again.placements[first.id].shift <= first.shift


def _richer(town: Raw, data: st.DataObject) -> Raw:
    """The same town with more of some stated capacities and frames."""
    richer = deepcopy(town)
    stated = [unit["kapazitaet"] for unit in richer["organisation"]] + list(richer["haushalt"]["rahmen"].values())
    for amounts in stated:
        for key in amounts:
            amounts[key] += data.draw(st.integers(0, 30))
    return richer


@often
@given(towns_with_measures())
def test_every_open_measure_but_paused_ones_has_a_place_and_a_reason(case: Case) -> None:
    plan, standings, placed = run(*case)
    open_ids = [id_ for id_ in standings if plan.by_id[id_].status != "pausiert"]
    assert list(placed.placements) == open_ids
    for found in placed.placements.values():
        assert (found.bottleneck is not None) is (found.result in (Result.SHIFTED, Result.UNCOVERED))
        assert (found.shift > 0) is (found.result is Result.SHIFTED)
