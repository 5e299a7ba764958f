"""For which prerequisites a measure has to wait, and until when (planning.md, „Resource plan“, 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Measure, Status
from ..plan import Plan
from ..ranking import Standing
from ..timeline import has_begun
from .demand import Demand
from .schedule import Placement

Placements = Mapping[str, Placement]
Demands = Mapping[str, Demand]


@dataclass(frozen=True, slots=True)
class Wait:
    """A prerequisite that matters: until which year it keeps its dependants waiting, None for ever; why, in German."""

    id: str
    until: int | None
    why: str

    def binds(self, first_year: int | None) -> bool:
        """Whether demand that begins in a year (None: no demand) comes too early; the same year is allowed."""
        return self.until is None or (first_year is not None and first_year < self.until)


def waits(measure: Measure, plan: Plan, placed: Placements, demands: Demands) -> tuple[Wait, ...]:
    """The prerequisites of a measure that matter, in the order of its file. All of them have had their turn."""
    found = (_wait(plan.by_id[id_], plan.today, placed, demands) for id_ in measure.prerequisites)
    return tuple(wait for wait in found if wait)


def in_turn(candidates: Iterable[Measure], standings: Mapping[str, Standing]) -> Iterator[Measure]:
    """The candidates in the order of rank, each after those of its prerequisites that are candidates, by their rank."""
    by_id = {measure.id: measure for measure in candidates}
    begun: set[str] = set()

    def before(measure: Measure) -> Iterator[Measure]:
        ids = {id_ for id_ in measure.prerequisites if id_ in by_id}
        return (by_id[id_] for id_ in sorted(ids, key=lambda id_: standings[id_].rank))

    for candidate in by_id.values():
        # A stack instead of recursion: chains may be longer than Python allows calls to nest.
        stack = [(candidate, before(candidate))] if candidate.id not in begun else []
        begun.add(candidate.id)
        while stack:
            measure, rest = stack[-1]
            following = next((other for other in rest if other.id not in begun), None)
            if following is None:
                stack.pop()
                yield measure
            else:
                begun.add(following.id)
                stack.append((following, before(following)))


def _wait(measure: Measure, today: date, placed: Placements, demands: Demands) -> Wait | None:
    """Paused and dropped ones never end, whatever else is true; finished ones and ongoing services do not matter."""
    if measure.status in (Status.PAUSED, Status.DROPPED):
        return Wait(measure.id, None, "ist pausiert" if measure.status is Status.PAUSED else "ist verworfen")
    if measure.status is Status.FINISHED or _runs_on(measure, today):
        return None
    placement = placed[measure.id]
    if not placement.is_placed:
        return Wait(measure.id, None, "ist nicht gedeckt")
    end = _end_year(measure, demands[measure.id])
    return None if end is None else Wait(measure.id, end + placement.shift, f"endet erst {end + placement.shift}")


def _runs_on(measure: Measure, today: date) -> bool:
    return measure.period is not None and measure.period.ongoing and has_begun(measure, today)


def _end_year(measure: Measure, demand: Demand) -> int | None:
    """The year of the planned end, else the last demand that is no `ab` row."""
    if measure.period and measure.period.end:
        return measure.period.end.last.year
    return demand.last_year
