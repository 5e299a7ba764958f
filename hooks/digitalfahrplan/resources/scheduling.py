"""The serial schedule-generation scheme with the ranking as priority rule, in years (planning.md, „Resource plan“)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ..model import Measure, Status
from ..plan import Plan
from ..ranking import Standing
from .demand import Demand, demand_of
from .prerequisites import Wait, in_turn, waits
from .schedule import NO_DEMAND, NOT_STATED, ONLY_PAST, Bottleneck, Placement, Result, Schedule
from .stock import Shortage, Stock
from .words import of_shortage, of_wait

COMMITTED = (Status.RUNNING, Status.DECIDED)
CANDIDATES = (Status.PLANNED, Status.IDEA)


def schedule(plan: Plan, standings: Mapping[str, Standing], without: Collection[str] = ()) -> Schedule:
    """The resource plan. `standings` are the ranks of all open measures; `without` are ids given up: never covered."""
    return _Scheme(plan, standings).run(frozenset(without))


class _Scheme:
    """One run of the scheme: what has had its turn so far, and what is left."""

    def __init__(self, plan: Plan, standings: Mapping[str, Standing]) -> None:
        self.plan, self.standings, self.stock = plan, standings, Stock(plan.town)
        self.placed: dict[str, Placement] = {}
        self.demands: dict[str, Demand] = {}

    def run(self, without: frozenset[str]) -> Schedule:
        """The schedule of all open measures; those in `without` count as uncovered."""
        self.placed.update({id_: Placement(id_, Result.UNCOVERED) for id_ in self.standings if id_ in without})
        for measure in self._ranked(COMMITTED):
            self._take(measure, self._commitment(measure))
        for measure in in_turn(self._ranked(CANDIDATES), self.standings):
            self._take(measure, self._turn(measure))
        placements = {id_: self.placed[id_] for id_ in self.standings if id_ in self.placed}
        return Schedule(placements, self.stock.days, self.stock.money)

    def _ranked(self, statuses: Collection[Status]) -> list[Measure]:
        measures = [self.plan.by_id[id_] for id_ in self.standings if id_ not in self.placed]
        return [measure for measure in measures if measure.status in statuses]

    def _demand(self, measure: Measure) -> Demand:
        if measure.id not in self.demands:
            self.demands[measure.id] = demand_of(measure, self.plan)
        return self.demands[measure.id]

    def _take(self, measure: Measure, placement: Placement) -> None:
        self.placed[measure.id] = placement
        if placement.is_placed:
            self.stock.take(self._demand(measure).inside(placement.shift))

    def _commitment(self, measure: Measure) -> Placement:
        """Placed as planned, even into overload."""
        return self._as_planned(measure, Result.COMMITTED, list(self.stock.shortages(self._demand(measure).inside(0))))

    def _turn(self, measure: Measure) -> Placement:
        """Unshifted if all that is stated has enough left, else moved by the fewest years that fit, else uncovered."""
        demand = self._demand(measure)
        ahead = waits(measure, self.plan, self.placed, self.demands)
        short = list(self.stock.shortages(demand.inside(0)))
        bottleneck = self._bottleneck(demand, ahead, short)
        if bottleneck is None:
            return self._as_planned(measure, Result.PLACED, short)
        shift = self._first_fit(demand, ahead)
        if shift is None:
            return Placement(measure.id, Result.UNCOVERED, bottleneck=bottleneck)
        return Placement(measure.id, Result.SHIFTED, shift, demand.first_year(shift), bottleneck=bottleneck)

    def _as_planned(self, measure: Measure, result: Result, short: Sequence[Shortage]) -> Placement:
        demand = self._demand(measure)
        beyond = demand.beyond()
        not_stated = (
            *(shortage for shortage in short if shortage.missing is None),
            *(Shortage(year, unit, None, None) for unit, year in sorted(beyond.days)),
            *(Shortage(year, None, kind, None) for kind, year in sorted(beyond.money)),
        )
        marks = [ONLY_PAST if demand.only_past else NO_DEMAND] if demand.is_empty else []
        marks += [NOT_STATED] if not_stated else []
        return Placement(measure.id, result, 0, demand.first_year(0), tuple(marks), not_stated)

    def _bottleneck(self, demand: Demand, ahead: Sequence[Wait], short: Sequence[Shortage]) -> Bottleneck | None:
        """The first binding constraint at the unshifted place: prerequisites as listed, then resources."""
        first_year = demand.first_year(0)
        wait = next((wait for wait in ahead if wait.binds(first_year)), None)
        if wait:
            return of_wait(wait, first_year)
        shortage = next((shortage for shortage in short if shortage.missing is not None), None)
        return of_shortage(shortage, self.plan) if shortage else None

    def _first_fit(self, demand: Demand, ahead: Sequence[Wait]) -> int | None:
        """The fewest years, at least one, by which the whole demand can move and fit; None if there are none."""
        if any(wait.until is None for wait in ahead):
            return None
        earliest = max((wait.until for wait in ahead if wait.until is not None), default=0)
        longest = demand.longest_shift
        if longest is None:  # everything lies beyond the horizon, where only prerequisites count
            return earliest - (demand.first_year(0) or 0)
        fitting = (shift for shift in range(1, longest + 1) if self._fits(demand, shift, earliest))
        return next(fitting, None)

    def _fits(self, demand: Demand, shift: int, earliest: int) -> bool:
        """Moved, a demand needs a stated capacity or frame wherever it is put."""
        first_year = demand.first_year(shift)
        return first_year is not None and first_year >= earliest and not any(self.stock.shortages(demand.inside(shift)))
