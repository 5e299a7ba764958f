"""What measures save, and when they have paid for themselves (planning.md, „Money pages“)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from ..model import CostRow, Measure, Status
from ..plan import Plan
from ..values import Interval
from .exact import Exact, exact, is_more
from .rows import ZERO, all_portions, amount_that_counts

YEARS_AFTER_HORIZON = 20


class Verdict(Enum):
    """Whether the savings reach the own share."""

    PAID_BACK = "bezahlt"
    NOT_IN_SIGHT = "nicht in Sicht"
    NO_STATEMENT = "keine Aussage"


@dataclass(frozen=True, slots=True)
class SoFar:
    """Savings (lower bounds) and own share (upper bounds) so far at the end of a year, in euros."""

    year: int
    saved: Exact
    own_share: Exact

    @property
    def is_paid(self) -> bool:
        """The savings have reached the own share."""
        return not is_more(self.own_share, self.saved)


@dataclass(frozen=True, slots=True)
class Savings:
    """What a measure saves.

    `yearly` is the sum of all its rows in euros per year. `course` runs from the first year of savings to the year in
    which they have paid for the measure, else to the last one that is looked at; empty without a statement.
    """

    yearly: Interval
    verdict: Verdict
    course: tuple[SoFar, ...]

    @property
    def paid_back_in(self) -> int | None:
        """The first year in which the savings so far reach the own share so far."""
        return self.course[-1].year if self.verdict is Verdict.PAID_BACK else None


def savings(plan: Plan) -> Mapping[str, Savings]:
    """Savings of every open or finished measure that states some, by id, in the order of ids."""
    measures = (plan.by_id[id_] for id_ in sorted(plan.by_id))
    return {measure.id: found for measure in measures if (found := savings_of(measure, plan))}


def savings_of(measure: Measure, plan: Plan) -> Savings | None:
    """The savings of one measure; None if it states none or was dropped."""
    yearly = Interval.total(row.yearly.interval for row in measure.savings)
    if yearly is None or measure.status is Status.DROPPED:
        return None
    spending = None if yearly.unknown else _spending(measure, plan)
    if spending is None:
        return Savings(yearly, Verdict.NO_STATEMENT, ())
    course = tuple(_course(measure, spending, _last_year(plan)))
    reached = bool(course) and course[-1].is_paid
    return Savings(yearly, Verdict.PAID_BACK if reached else Verdict.NOT_IN_SIGHT, course)


def _last_year(plan: Plan) -> int:
    return plan.town.budget.horizon.stop - 1 + YEARS_AFTER_HORIZON


def _course(measure: Measure, spending: Mapping[int | None, Exact], last: int) -> Iterator[SoFar]:
    starts = [(row.start, exact(row.yearly.low or ZERO)) for row in measure.savings]
    first = min(start for start, _ in starts)
    saved: Exact = 0
    spent: Exact = sum(amount for when, amount in spending.items() if when is None or when < first)
    for year in range(first, last + 1):
        saved += sum(yearly for start, yearly in starts if start <= year)
        spent += spending.get(year, 0)
        so_far = SoFar(year, saved, spent)
        yield so_far
        if so_far.is_paid:
            return


def _spending(measure: Measure, plan: Plan) -> dict[int | None, Exact] | None:
    """Own share per year (upper bounds, companies' rows too); None if one is unknown or open above, or without rows."""
    found: dict[int | None, Exact] = {}
    for year, high in (*_planned(measure, plan), *_beyond(measure, plan)):
        if high is None:
            return None
        found[year] = found.get(year, 0) + high
    return found or None


def _planned(measure: Measure, plan: Plan) -> Iterator[tuple[int | None, Exact | None]]:
    for part in all_portions(plan)[measure.id]:
        yield part.year, part.own_high if part.counts.is_known else None


def _beyond(measure: Measure, plan: Plan) -> Iterator[tuple[int, Exact | None]]:
    """`ab` rows go on after the horizon like the savings; no granted funding is left for them there."""
    for row in measure.costs:
        if row.years.is_continuing:
            yield from _going_on(row, plan)


def _going_on(row: CostRow, plan: Plan) -> Iterator[tuple[int, Exact | None]]:
    assert row.years.first is not None
    for year in range(max(row.years.first, plan.town.budget.horizon.stop), _last_year(plan) + 1):
        high = amount_that_counts(row, year, plan).high
        yield year, None if high is None else exact(high)
