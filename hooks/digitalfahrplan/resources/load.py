"""How full the years are: person-days per unit, money per kind (planning.md, „Resource plan“)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..model import CostKind
from ..money.exact import Exact, is_more
from ..plan import Plan
from .schedule import Schedule
from .stock import Stock


@dataclass(frozen=True, slots=True)
class Use:
    """What placed measures take, and what is stated as available (None: nothing stated): person-days, or euros."""

    taken: Exact
    available: Exact | None

    @property
    def percent(self) -> Fraction | None:
        """The share that is taken, in percent; None without anything available."""
        return Fraction(self.taken * 100) / self.available if self.available else None

    @property
    def is_overload(self) -> bool:
        """More is taken than there is."""
        return self.available is not None and is_more(self.taken, self.available)


@dataclass(frozen=True, slots=True)
class Load:
    """Use over the years of the horizon: person-days by unit id and year, net euros by year and kind.

    Kind `offen` has no frame of its own: `available` is what investiv and konsumtiv leave of both frames together.
    """

    days: Mapping[str, Mapping[int, Use]]
    money: Mapping[int, Mapping[CostKind, Use]]


def load(plan: Plan, schedule: Schedule) -> Load:
    """The load that a schedule puts on every unit and on the frame, for every year of the horizon."""
    stock, horizon = Stock(plan.town), plan.town.budget.horizon
    return Load(
        days={unit: {year: _days(schedule, stock, unit, year) for year in horizon} for unit in plan.units},
        money={year: {kind: _money(schedule, stock, kind, year) for kind in CostKind} for year in horizon},
    )


def _days(schedule: Schedule, stock: Stock, unit: str, year: int) -> Use:
    return Use(schedule.days.get((unit, year), 0), stock.capacity(unit, year))


def _money(schedule: Schedule, stock: Stock, kind: CostKind, year: int) -> Use:
    taken = {of: schedule.money.get((of, year), 0) for of in CostKind}
    available = stock.frame(kind, year)
    if kind is CostKind.OPEN and available is not None:
        available -= taken[CostKind.INVESTMENT] + taken[CostKind.OPERATING]
    return Use(taken[kind], available)
