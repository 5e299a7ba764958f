"""What a measure needs from the horizon on: person-days per unit, net money per kind (planning.md, „Resource plan“)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..model import CostKind, Measure, StaffRow
from ..money.exact import Exact, exact
from ..money.rows import ZERO, Portion, all_portions
from ..plan import Plan

DayKey = tuple[str, int]
MoneyKey = tuple[CostKind, int]


@dataclass(frozen=True, slots=True)
class Needs:
    """Demand in some years: person-days by (unit id, year), net euros by (kind, year). Only amounts above 0."""

    days: Mapping[DayKey, Exact]
    money: Mapping[MoneyKey, Exact]


@dataclass(frozen=True, slots=True)
class Continuing:
    """An `ab` row: the same net euros (0: unknown or fully funded) in every year from `first` on, in the horizon."""

    kind: CostKind
    first: int
    euros: Exact


@dataclass(frozen=True, slots=True)
class Demand:
    """The demand of one measure from the horizon on. Rows of a Wirtschaftsplan are no demand.

    `years` are the demand years of all rows but `ab` rows; an unknown or fully funded amount makes its year one, too.
    `only_past` says that there is demand, but none from the horizon on.
    """

    horizon: range
    days: Mapping[DayKey, Exact]
    money: Mapping[MoneyKey, Exact]
    continuing: tuple[Continuing, ...]
    years: frozenset[int]
    only_past: bool

    @property
    def is_empty(self) -> bool:
        """Whether there is no demand from the horizon on."""
        return not (self.years or self.continuing)

    @property
    def longest_shift(self) -> int | None:
        """By how many years it can move and stay in the horizon, `ab` rows in part; None if nothing lies inside."""
        ends = [self.horizon[-1] - year for year in self.years if year in self.horizon]
        ends += [self.horizon[-1] - row.first for row in self.continuing]
        return min(ends, default=None)

    def first_year(self, shift: int) -> int | None:
        """The first demand year after a shift in years; None without demand."""
        continuing = (max(row.first + shift, self.horizon[0]) for row in self.continuing)
        return min((*(year + shift for year in self.years), *continuing), default=None)

    @property
    def last_year(self) -> int | None:
        """The last demand year that is no `ab` row's, unshifted; None without one."""
        return max(self.years, default=None)

    def inside(self, shift: int) -> Needs:
        """The demand in the years of the horizon after a shift. What lay beyond the horizon stays beyond it."""
        days = {(unit, year + shift): amount for (unit, year), amount in self.days.items() if year in self.horizon}
        money = {(kind, year + shift): amount for (kind, year), amount in self.money.items() if year in self.horizon}
        for row in self.continuing:
            for year in range(max(row.first + shift, self.horizon[0]), self.horizon.stop) if row.euros else ():
                money[row.kind, year] = money.get((row.kind, year), 0) + row.euros
        return Needs(days, money)

    def beyond(self) -> Needs:
        """The demand in the years after the horizon, unshifted."""
        return Needs(
            {key: amount for key, amount in self.days.items() if key[1] not in self.horizon},
            {key: amount for key, amount in self.money.items() if key[1] not in self.horizon},
        )


def demand_of(measure: Measure, plan: Plan) -> Demand:
    """The demand of a measure: staff rows, and cost rows of the town's own money, each with a year."""
    horizon = plan.town.budget.horizon
    parts = [part for part in all_portions(plan)[measure.id] if part.year is not None and not part.in_business_plan]
    dated = [part for part in parts if not part.row.years.is_continuing and (part.year or 0) >= horizon.start]
    coming = [row for row in measure.staff if row.year >= horizon.start]
    years = {row.year for row in coming} | {part.year for part in dated if part.year is not None}
    continuing = _continuing(parts, horizon)
    return Demand(
        horizon=horizon,
        days=_days(coming, plan),
        money=_money(dated),
        continuing=continuing,
        years=frozenset(years),
        only_past=not (years or continuing) and bool(measure.staff or parts),
    )


def person_days(row: StaffRow, plan: Plan) -> Exact:
    """`tage`, or `vzae` × `arbeitstage_je_vzae`."""
    if row.days is not None:
        return exact(row.days)
    return exact(row.fte or ZERO) * exact(plan.town.days_per_fte)


def net_euros(part: Portion) -> Exact:
    """The amount that counts (upper bound, else lower bound), less its granted funding; 0 where it is unknown."""
    if not part.counts.is_known:
        return 0
    high = part.own_high
    return part.own_low if high is None else high


def _days(rows: Iterable[StaffRow], plan: Plan) -> dict[DayKey, Exact]:
    found: dict[DayKey, Exact] = {}
    for row in rows:
        found[row.unit, row.year] = found.get((row.unit, row.year), 0) + person_days(row, plan)
    return {key: amount for key, amount in found.items() if amount}


def _money(parts: Iterable[Portion]) -> dict[MoneyKey, Exact]:
    found: dict[MoneyKey, Exact] = {}
    for part in parts:
        assert part.year is not None
        key = (part.row.kind, part.year)
        found[key] = found.get(key, 0) + net_euros(part)
    return {key: amount for key, amount in found.items() if amount}


def _continuing(parts: Iterable[Portion], horizon: range) -> tuple[Continuing, ...]:
    """One entry for each `ab` row that reaches the horizon; its amount is the one of any year there."""
    last = [part for part in parts if part.row.years.is_continuing and part.year == horizon[-1]]
    return tuple(Continuing(part.row.kind, part.row.years.first or 0, net_euros(part)) for part in last)
