"""Target and actual on time, result and money (planning.md, „Status report“). Exact; rounded only where it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..archive.edition import Edition
from ..model import CostKind, Indicator, Measure, Milestone, Reading, Status
from ..money import Sums, budget_year, budget_years
from ..plan import Plan
from ..timeline import Light, light

SHOWN_YEARS = 3


@dataclass(frozen=True, slots=True)
class Closed:
    """A measure that was finished. `days` from the last planned day to the last actual one: below 0 early, None unknown."""

    measure: Measure
    days: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone that has been due, and by how many days it was reached too late (0 or less: in time; None: not reached)."""

    measure: Measure
    milestone: Milestone
    days: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its latest reading; `share` is how much of the way from baseline to target is done, in percent."""

    measure: Measure
    indicator: Indicator
    latest: Reading | None
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """The town's money of one kind in one budget year, in euros: `sums.budget`, `sums.actual`, `sums.deviation` …"""

    year: int
    kind: CostKind
    sums: Sums


@dataclass(frozen=True, slots=True)
class Targets:
    """What was meant to be and what is, since a day. `lights` counts all measures by their traffic light."""

    since: date
    lights: Mapping[Light, int]
    closed: tuple[Closed, ...]
    milestones: tuple[Due, ...]
    indicators: tuple[Measured, ...]
    money: tuple[MoneyRow, ...]

    @property
    def reached(self) -> tuple[Due, ...]:
        """The milestones that were due and have been reached."""
        return tuple(due for due in self.milestones if due.milestone.reached)

    @property
    def missed(self) -> tuple[Due, ...]:
        """The milestones that were due and have not been reached."""
        return tuple(due for due in self.milestones if not due.milestone.reached)


def targets(plan: Plan, before: Edition | None) -> Targets:
    """Target and actual on `plan.today` since an edition; without one since the first of January."""
    since = before.day if before else date(plan.today.year, 1, 1)
    measures = sorted(plan.measures, key=lambda measure: (measure.title.casefold(), measure.id))
    counted = Counter(light(measure, plan.today) for measure in measures)
    return Targets(
        since=since,
        lights={found: counted[found] for found in Light if counted[found]},
        closed=tuple(_closed(measure) for measure in measures if _was_finished(measure, before, since)),
        milestones=tuple(sorted(_due(measures, since, plan.today), key=lambda due: due.milestone.due.last)),
        indicators=tuple(_measured(measures)),
        money=tuple(_money(plan)),
    )


def _was_finished(measure: Measure, before: Edition | None, since: date) -> bool:
    """Finished now and not yet in the edition; without one: with an actual end since that day."""
    if measure.status is not Status.FINISHED:
        return False
    if before is None:
        return measure.actual is not None and measure.actual.end is not None and measure.actual.end.last >= since
    known = (before.by_id.get(id_) for id_ in (measure.id, *measure.former_ids))
    return next((it.status for it in known if it), None) is not Status.FINISHED


def _closed(measure: Measure) -> Closed:
    planned = measure.period.end if measure.period else None
    actual = measure.actual.end if measure.actual else None
    return Closed(measure, (actual.last - planned.last).days if planned and actual else None)


def _due(measures: list[Measure], since: date, today: date) -> Iterator[Due]:
    """Milestones whose last day was since that day and is over; what was given up is due no more."""
    for measure in measures:
        for milestone in measure.milestones:
            if since <= milestone.due.last < today and measure.status is not Status.DROPPED:
                reached = milestone.reached
                yield Due(measure, milestone, (reached.last - milestone.due.last).days if reached else None)


def _measured(measures: list[Measure]) -> Iterator[Measured]:
    for measure in measures:
        if measure.status is not Status.DROPPED:
            for indicator in measure.indicators:
                latest = max(indicator.readings, key=lambda reading: reading.as_of.last, default=None)
                yield Measured(measure, indicator, latest, _share(indicator, latest))


def _share(indicator: Indicator, latest: Reading | None) -> Decimal | None:
    """(latest − baseline) / (target − baseline); None where one is not told or there is no way to go."""
    if latest is None or indicator.baseline is None or indicator.target is None:
        return None
    way = indicator.target - indicator.baseline
    return (latest.value - indicator.baseline) * 100 / way if way else None


def _money(plan: Plan) -> Iterator[MoneyRow]:
    """The last years up to today's in which something was approved or spent; the newest first."""
    past = [year for year in budget_years(plan) if year <= plan.today.year]
    rows = (
        [row for row in _kinds(plan, year) if row.sums.budget is not None or row.sums.actual is not None]
        for year in past[::-1]
    )
    for found in [rows_of_year for rows_of_year in rows if rows_of_year][:SHOWN_YEARS]:
        yield from found


def _kinds(plan: Plan, year: int) -> Iterator[MoneyRow]:
    kinds = budget_year(plan, year).money.kinds
    return (MoneyRow(year, kind, kinds[kind]) for kind in kinds)
