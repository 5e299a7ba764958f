"""The serial schedule-generation scheme with the ranking as priority rule, in years (planning.md, „Resource plan“)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial

from ..model import Measure, Status
from ..plan import Plan
from ..ranking import Standing
from .demand import Demand, Needs, demand_of
from .gates import Gate, gate_of
from .schedule import NO_DEMAND, NOT_STATED, ONLY_PAST, Bottleneck, Placement, Result, Schedule
from .stock import Shortage, Stock
from .words import of_prerequisite, of_shortage

COMMITTED = (Status.RUNNING, Status.DECIDED)
CANDIDATES = (Status.PLANNED, Status.IDEA)


def schedule(plan: Plan, standings: Mapping[str, Standing], without: Collection[str] = ()) -> Schedule:
    """The resource plan. `standings` are the ranks of all open measures; `without` are ids that are given up: never covered."""
    return _Scheme(plan, standings, without).run()


class _Scheme:
    """One run of the scheme: what is placed so far, and what is left."""

    def __init__(self, plan: Plan, standings: Mapping[str, Standing], without: Collection[str]) -> None:
        self.plan, self.standings, self.without = plan, standings, frozenset(without)
        self.stock = Stock(plan.town)
        self.placed: dict[str, Placement] = {}
        self.demand: dict[str, Demand] = {}

    def run(self) -> Schedule:
        for measure in self._ranked(COMMITTED):
            self._settle(measure, self._commit)
        for measure in in_turn(self.plan, self.standings, self._ranked(CANDIDATES)):
            self._settle(measure, self._try)
        placements = {id_: self.placed[id_] for id_ in self.standings if id_ in self.placed}
        return Schedule(placements, dict(self.stock.days), dict(self.stock.money))

    def _ranked(self, statuses: Collection[Status]) -> list[Measure]:
        measures = (self.plan.by_id[id_] for id_ in self.standings)
        return [measure for measure in measures if measure.status in statuses]

    def _settle(self, measure: Measure, place) -> None:  # type: ignore[no-untyped-def]
        raise NotImplementedError
