"""Sums over portions of cost rows, for any selection of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from ..values import Interval
from .exact import added, as_decimal
from .rows import ZERO, Portion

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Sums:
    """Euros summed over portions; None where no row says anything, never 0 for it. `unknown` in intervals counts rows.

    `counts` is the amount that counts, `own_share` that amount less the granted funding, not below 0. `planned` and
    `spent` are budget and actual of those rows alone that have both: what a deviation can be computed of.
    """

    estimate: Interval | None = None
    budget: Decimal | None = None
    actual: Decimal | None = None
    commitment: Decimal | None = None
    counts: Interval | None = None
    funding: Decimal | None = None
    own_share: Interval | None = None
    planned: Decimal | None = None
    spent: Decimal | None = None

    @property
    def deviation(self) -> Decimal | None:
        """Actual less budget in euros, over the rows that have both."""
        return None if self.spent is None or self.planned is None else self.spent - self.planned

    @property
    def deviation_percent(self) -> Decimal | None:
        """The deviation in percent of the budget; None without a budget."""
        return self.deviation * 100 / self.planned if self.deviation is not None and self.planned else None


NOTHING = Sums()


def add_up(parts: Iterable[Portion]) -> Sums:
    """The sums of some portions. Raises nothing; no portions give `NOTHING`."""
    items = tuple(parts)
    if not items:
        return NOTHING
    both = [part for part in items if part.budget is not None and part.actual is not None]
    counts = total_of(items)
    return Sums(
        estimate=_interval((part, part.estimate) for part in items if part.estimate is not None),
        budget=_amount(part.budget for part in items),
        actual=_amount(part.actual for part in items),
        commitment=_amount(part.commitment for part in items),
        counts=counts,
        funding=_funding(items),
        own_share=_own_share(items, counts),
        planned=_amount(part.budget for part in both),
        spent=_amount(part.actual for part in both),
    )


def grouped(parts: Iterable[Portion], key: Callable[[Portion], Key]) -> Mapping[Key, Sums]:
    """The sums of every group of portions with the same key, in the order in which the keys come up."""
    groups: dict[Key, list[Portion]] = {}
    for part in parts:
        groups.setdefault(key(part), []).append(part)
    return {name: add_up(group) for name, group in groups.items()}


def total_of(parts: Sequence[Portion]) -> Interval | None:
    """The sum of the amounts that count, with the number of unknown rows beside it; None without portions."""
    return _interval((part, part.counts) for part in parts)


def _interval(parts: Iterable[tuple[Portion, Interval]]) -> Interval | None:
    items = list(parts)
    if len(items) == 1 and items[0][1].is_known and not items[0][1].unknown:
        return items[0][1]
    total = Interval.total(interval for _, interval in items)
    if total is None or not total.unknown:
        return total
    return replace(total, unknown=_rows(part for part, interval in items if not interval.is_known))


def _rows(parts: Iterable[Portion]) -> int:
    """How many rows: one over several years counts once."""
    return len({(part.measure.id, part.number) for part in parts})


def _amount(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, ZERO) if known else None


def _funding(parts: Sequence[Portion]) -> Decimal | None:
    shares = [part.funding for part in parts if part.funding is not None]
    return as_decimal(added(shares)) if shares else None


def _own_share(parts: Sequence[Portion], cost: Interval | None) -> Interval | None:
    """Own share by rows (planning.md, „Fine print“: a year's is by rows, a measure's on its sums); `cost` is their sum."""
    known = [part for part in parts if part.counts.is_known]
    if all(part.funding is None for part in known):
        return cost
    unknown = _rows(part for part in parts if not part.counts.is_known)
    lows = [part.own_low for part in known]
    if all(part.counts.high is part.counts.low for part in known):  # every amount is exact, as most are
        return Interval(low := as_decimal(added(lows)), low, unknown)
    highs = [part.own_high for part in known]
    high = None if None in highs else as_decimal(added(value for value in highs if value is not None))
    return Interval(as_decimal(added(lows)), high, unknown)
