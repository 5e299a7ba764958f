"""Sums of estimates: intervals that remember how much is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """Euros from `low` to `high`; `high` is None without an upper bound, both are None when nothing is known.

    `unknown` counts the parts that are not in the bounds because nobody knows them (unknown is never zero).
    """

    low: Decimal | None
    high: Decimal | None
    unknown: int = 0

    @classmethod
    def exact(cls, amount: Decimal) -> Interval:
        """One known amount in euros."""
        return cls(amount, amount)

    @classmethod
    def nothing_known(cls) -> Interval:
        """One part of which nothing is known."""
        return cls(None, None, 1)

    @classmethod
    def total(cls, parts: Iterable[Interval]) -> Interval | None:
        """The sum of the parts: lower bounds, upper bounds and unknown parts each add up. None where there is none."""
        items = list(parts)
        if not items:
            return None
        known = [part for part in items if part.low is not None]
        unknown = sum(part.unknown for part in items)
        if not known:
            return cls(None, None, unknown)
        highs = [part.high for part in known]
        high = None if None in highs else sum((h for h in highs if h is not None), ZERO)
        return cls(sum((part.low for part in known if part.low is not None), ZERO), high, unknown)

    @property
    def is_known(self) -> bool:
        """Whether there is at least a lower bound."""
        return self.low is not None

    @property
    def ceiling(self) -> Decimal | None:
        """The upper bound, or the lower one where there is none: what planning.md counts as demand."""
        return self.low if self.high is None else self.high
