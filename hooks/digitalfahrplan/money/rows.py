"""Cost rows year by year: the amount that counts, spreading, granted funding (planning.md, „Amounts of a measure“).

Amounts are exact euros; shares of funding are not rounded before they are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ..model import AccountKind, CostRow, FundingRow, Measure
from ..per_plan import once_per_plan
from ..plan import Plan
from ..values import Interval
from .exact import Exact, exact, share
from .spreading import Amounts, Calendar, spread

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Portion:
    """What one cost row says for one year. `year` is None for rows without a year.

    `counts` is the amount that counts; `funding` the share of granted funding: None if nothing is granted or the
    amount is unknown. `payer` is the unit whose money it is; `in_business_plan`: not the town's but a company's.
    """

    measure: Measure
    number: int
    row: CostRow
    year: int | None
    payer: str
    in_business_plan: bool
    estimate: Interval | None
    budget: Decimal | None
    actual: Decimal | None
    commitment: Decimal | None
    counts: Interval
    funding: Exact | None = None

    @property
    def own_low(self) -> Exact:
        """Lower bound of the own share; only for known amounts."""
        assert self.counts.low is not None
        return max(0, exact(self.counts.low) - (self.funding or 0))

    @property
    def own_high(self) -> Exact | None:
        """Upper bound of the own share; None without one. Only for known amounts."""
        if self.counts.high is None:
            return None
        return max(0, exact(self.counts.high) - (self.funding or 0))


def portions(measure: Measure, plan: Plan) -> tuple[Portion, ...]:
    """Every cost row of a measure in every year in which it counts, in the order of the file."""
    split = [portion for number, row in enumerate(measure.costs) for portion in _of_row(measure, number, row, plan)]
    granted = granted_to(measure)
    return tuple(split) if granted is None else _funded(split, granted)


@once_per_plan
def all_portions(plan: Plan) -> Mapping[str, tuple[Portion, ...]]:
    """The portions of every measure, by id, in the order of ids."""
    return {measure.id: portions(measure, plan) for measure in sorted(plan.measures, key=lambda measure: measure.id)}


def granted_to(measure: Measure) -> Decimal | None:
    """Granted funding in euros: lower bounds of granted, drawn and closed rows (no amount: 0); None without any."""
    rows = [row for row in measure.funding if row.status.is_granted]
    return sum((_lower(row) or ZERO for row in rows), ZERO) if rows else None


def awarded(rows: Iterable[FundingRow]) -> Interval | None:
    """The sum of funding as people are told it, in euros: of ranges the lower bound, amounts nobody knows are counted, not 0.

    None without rows.
    """
    lows = map(_lower, rows)
    return Interval.total(Interval.nothing_known() if low is None else Interval.exact(low) for low in lows)


def _lower(row: FundingRow) -> Decimal | None:
    return row.amount.low if row.amount else None


def amount_that_counts(row: CostRow, year: int | None, plan: Plan) -> Interval:
    """The whole row's amount as it counts in a year: before `haushalt.jahr` the actual goes first, else the budget."""
    return said_by(row).counts(past=calendar_of(plan).is_past(year))


@once_per_plan
def calendar_of(plan: Plan) -> Calendar:
    """The budget year and the end of the horizon."""
    return Calendar(plan.town.budget.year, plan.town.budget.horizon[-1])


def said_by(row: CostRow) -> Amounts:
    """What a row says for all its years."""
    estimate = row.estimate.interval if row.estimate else None
    return Amounts(estimate, row.budget, row.actual, row.commitment)


def is_in_business_plan(row: CostRow, payer: str, plan: Plan) -> bool:
    """Whether a row is a company's money: the company pays, or the account is one of a Wirtschaftsplan."""
    stated = row.account is not None and row.account.kind is AccountKind.BUSINESS_PLAN
    return stated or plan.units[payer].is_company


def _of_row(measure: Measure, number: int, row: CostRow, plan: Plan) -> Iterable[Portion]:
    calendar, payer = calendar_of(plan), row.payer or measure.lead
    business = is_in_business_plan(row, payer, plan)
    for year, said in spread(row.years, said_by(row), calendar):
        counts = said.counts(past=calendar.is_past(year))
        yield Portion(
            measure,
            number,
            row,
            year,
            payer,
            business,
            said.estimate,
            said.budget,
            said.actual,
            said.commitment,
            counts,
        )


def _funded(split: list[Portion], granted: Decimal) -> tuple[Portion, ...]:
    """Spread granted funding in proportion to the amounts (upper bounds, else lower ones), never above the cost."""
    ratio = funded_part((portion.counts for portion in split), granted)
    return tuple(_with_share(portion, ratio) for portion in split)


def funded_part(amounts: Iterable[Interval], granted: Decimal) -> Fraction:
    """Which part of each of a measure's amounts is funded, 0 to 1: the same of all of them."""
    cost = sum((amount.ceiling or ZERO for amount in amounts), ZERO)
    return min(Fraction(1), Fraction(granted) / Fraction(cost)) if cost else Fraction(0)


def _with_share(portion: Portion, ratio: Fraction) -> Portion:
    amount = portion.counts.ceiling
    return portion if amount is None else replace(portion, funding=share(amount, ratio))
