"""The town's budget by year: by kind, area, field, unit, account; companies apart (planning.md, „Money pages“)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from ..model import AccountKind, Area, CostKind, Frame, Measure, Status
from ..per_plan import once_per_plan
from ..plan import Plan
from ..values import Interval
from .measure import YearOfMoney, year_of_money
from .rows import Portion, all_portions
from .sums import Sums, grouped


@dataclass(frozen=True, slots=True)
class AccountKey:
    """An account: its kind and its number, or its name where it has no number. The label is for people."""

    kind: AccountKind | None
    number: str
    label: str | None = field(compare=False, default=None)


@dataclass(frozen=True)
class BudgetYear:
    """The budget of one year (None: rows without a year) in euros. All but `money.companies` is the town's money.

    `frame` is what the council makes available, None if it says nothing. Sums are computed when they are asked for.
    """

    year: int | None
    parts: tuple[Portion, ...]
    frame: Frame | None

    @cached_property
    def money(self) -> YearOfMoney:
        """By kind, in all, and by company."""
        return year_of_money(self.parts)

    @cached_property
    def by_area(self) -> Mapping[Area, Sums]:
        """By area of digitalisation."""
        return grouped(self._towns, lambda part: part.measure.area)

    @cached_property
    def by_field(self) -> Mapping[str | None, Sums]:
        """By field of action; None for measures without one."""
        return grouped(self._towns, lambda part: part.measure.field)

    @cached_property
    def by_unit(self) -> Mapping[str, Sums]:
        """By the unit that pays: `traeger`, else the lead."""
        return dict(sorted(grouped(self._towns, lambda part: part.payer).items()))

    @cached_property
    def by_account(self) -> Mapping[AccountKey | None, Sums]:
        """By account; None for rows without one."""
        return grouped(self._towns, _account)

    @property
    def _towns(self) -> Iterator[Portion]:
        return (part for part in self.parts if not part.in_business_plan)

    def balance(self, kind: CostKind) -> Decimal | None:
        """What is left of a kind's frame after the own share (upper bound, else lower bound); below 0 if too little.

        None without a frame or a known own share.
        """
        frame, sums = self.frame_of(kind), self.money.kinds.get(kind)
        share = sums.own_share.ceiling if sums and sums.own_share else None
        return None if frame is None or share is None else frame - share

    def frame_of(self, kind: CostKind) -> Decimal | None:
        """The frame of a kind in euros; None where the council says nothing, and for kind `offen`."""
        if self.frame is None or kind is CostKind.OPEN:
            return None
        return self.frame.investment if kind is CostKind.INVESTMENT else self.frame.operating


@once_per_plan
def ledger(plan: Plan) -> Mapping[int | None, tuple[Portion, ...]]:
    """What counts in the budget, by year: all measures but dropped ones, of which only what was spent counts."""
    years: dict[int | None, list[Portion]] = {year: [] for year in plan.town.budget.horizon}
    for measure_id, parts in all_portions(plan).items():
        for part in parts if _counts_fully(plan.by_id[measure_id]) else _spent(parts):
            years.setdefault(part.year, []).append(part)
    return {year: tuple(years[year]) for year in sorted(years, key=lambda year: (year is None, year or 0))}


def budget_years(plan: Plan) -> tuple[int, ...]:
    """Every year with money, and every year of the horizon, ascending."""
    return tuple(year for year in ledger(plan) if year is not None)


def budget_year(plan: Plan, year: int | None) -> BudgetYear:
    """The budget of one year; None for the rows without a year. A year without any row has empty sums."""
    frame = plan.town.budget.frames.get(year) if year is not None else None
    return BudgetYear(year, ledger(plan).get(year, ()), frame)


def _counts_fully(measure: Measure) -> bool:
    return measure.status is not Status.DROPPED


def _spent(parts: tuple[Portion, ...]) -> list[Portion]:
    """Of a dropped measure only `ist` counts, without a share of funding."""
    return [
        replace(part, estimate=None, budget=None, commitment=None, funding=None, counts=Interval.exact(part.actual))
        for part in parts
        if part.actual is not None
    ]


def _account(part: Portion) -> AccountKey | None:
    account = part.row.account
    if account is None:
        return None
    return AccountKey(account.kind, account.number or account.label or "", account.label)
