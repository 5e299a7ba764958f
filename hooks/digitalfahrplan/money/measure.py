"""The money of one measure: totals, funding, own share, and the same by year (planning.md, „Amounts of a measure“)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..model import CostKind, Measure
from ..plan import Plan
from ..values import Interval
from .rows import ZERO, Portion, all_portions, granted_to
from .sums import Sums, add_up, grouped, total_of


@dataclass(frozen=True, slots=True)
class Costs:
    """What a measure costs in euros, over all its rows, and who pays. None: no value.

    `granted` is the sum of funding that was granted, what has no amount as 0 (planning.md); `own_share` is `total` less
    `granted`, not below 0.
    """

    total: Interval | None
    granted: Decimal | None
    own_share: Interval | None
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class YearOfMoney:
    """One year's money: the town's by kind and in all; apart from it the Wirtschaftsplan of companies, by unit id."""

    kinds: Mapping[CostKind, Sums]
    total: Sums
    companies: Mapping[str, Sums]


def costs(measure: Measure, plan: Plan) -> Costs:
    """Total, granted and applied-for funding, and own share of a measure, in euros."""
    parts = all_portions(plan)[measure.id]
    total, granted = total_of(parts), granted_to(measure)
    return Costs(total, granted, _own_share(total, granted), parts)


def by_year(measure: Measure, plan: Plan) -> Mapping[int | None, YearOfMoney]:
    """The money of a measure by year; the years ascending, None (without a year) last."""
    years: dict[int | None, list[Portion]] = {}
    for part in all_portions(plan)[measure.id]:
        years.setdefault(part.year, []).append(part)
    return {year: year_of_money(years[year]) for year in sorted(years, key=_undated_last)}


def year_of_money(parts: Iterable[Portion]) -> YearOfMoney:
    """The sums of one year's portions, companies apart."""
    items = list(parts)
    towns = [part for part in items if not part.in_business_plan]
    companies = grouped((part for part in items if part.in_business_plan), lambda part: part.payer)
    by_kind = grouped(towns, lambda part: part.row.kind)
    kinds = {kind: by_kind[kind] for kind in CostKind if kind in by_kind}
    total = next(iter(kinds.values())) if len(kinds) == 1 else add_up(towns)  # mostly there is one kind
    return YearOfMoney(kinds, total, dict(sorted(companies.items())))


def _undated_last(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0


def _own_share(total: Interval | None, granted: Decimal | None) -> Interval | None:
    """Cost less granted funding, each bound not below 0."""
    if total is None or granted is None:
        return total
    return Interval(_less(total.low, granted), _less(total.high, granted), total.unknown)


def _less(amount: Decimal | None, granted: Decimal) -> Decimal | None:
    return None if amount is None else max(ZERO, amount - granted)
