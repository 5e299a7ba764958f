"""What is stated as available, and what of it is taken: person-days of units, money of the council's frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..model import CostKind, Town
from ..money.exact import Exact, exact, is_more
from .demand import DayKey, MoneyKey, Needs


@dataclass(frozen=True, slots=True)
class Shortage:
    """One demand that is more than what is left. `unit` is set for person-days, `kind` for money.

    `missing` is demand less what is left, in days or euros, an existing overload included; None if nothing is stated.
    """

    year: int
    unit: str | None
    kind: CostKind | None
    missing: Exact | None


class Stock:
    """Capacities and frames of a town, and what the placed measures take of them."""

    def __init__(self, town: Town) -> None:
        self._capacity = {(unit.id, year): exact(n) for unit in town.units for year, n in unit.capacity.items()}
        self._frame = dict(_frames(town))
        self.days: dict[DayKey, Exact] = {}
        self.money: dict[MoneyKey, Exact] = {}

    def take(self, needs: Needs) -> None:
        """Reserve the demand of a placed measure."""
        for unit_year, amount in needs.days.items():
            self.days[unit_year] = self.days.get(unit_year, 0) + amount
        for kind_year, amount in needs.money.items():
            self.money[kind_year] = self.money.get(kind_year, 0) + amount

    def shortages(self, needs: Needs) -> Iterator[Shortage]:
        """What of a demand is not stated or does not fit: days by unit and year, then the kinds of money by year."""
        for unit, year in sorted(needs.days):
            missing = _missing(needs.days[unit, year], self._days_left(unit, year))
            if missing is None or is_more(missing, 0):
                yield Shortage(year, unit, None, missing)
        for kind in CostKind:
            for year in sorted(year for of, year in needs.money if of is kind):
                missing = _missing(needs.money[kind, year], self._money_left(kind, year, needs))
                if missing is None or is_more(missing, 0):
                    yield Shortage(year, None, kind, missing)

    def capacity(self, unit: str, year: int) -> Exact | None:
        """Person-days that a unit has for projects in a year; None if nothing is stated."""
        return self._capacity.get((unit, year))

    def frame(self, kind: CostKind, year: int) -> Exact | None:
        """Euros of the frame; for kind `offen` both kinds together. None if nothing is stated."""
        if kind is not CostKind.OPEN:
            return self._frame.get((kind, year))
        both = (self.frame(CostKind.INVESTMENT, year), self.frame(CostKind.OPERATING, year))
        return None if both[0] is None or both[1] is None else both[0] + both[1]

    def _days_left(self, unit: str, year: int) -> Exact | None:
        capacity = self.capacity(unit, year)
        return None if capacity is None else capacity - self.days.get((unit, year), 0)

    def _money_left(self, kind: CostKind, year: int, needs: Needs) -> Exact | None:
        """What is left of a frame. For kind `offen` what is left of both, after the measure's own money of those."""
        frame = self.frame(kind, year)
        if frame is None or kind is not CostKind.OPEN:
            return None if frame is None else frame - self.money.get((kind, year), 0)
        own = sum(needs.money.get((other, year), 0) for other in (CostKind.INVESTMENT, CostKind.OPERATING))
        return frame - own - sum(self.money.get((other, year), 0) for other in CostKind)


def _frames(town: Town) -> Iterator[tuple[MoneyKey, Exact]]:
    for year, frame in town.budget.frames.items():
        for kind, euros in ((CostKind.INVESTMENT, frame.investment), (CostKind.OPERATING, frame.operating)):
            if isinstance(euros, Decimal):
                yield (kind, year), exact(euros)


def _missing(needed: Exact, left: Exact | None) -> Exact | None:
    return None if left is None else needed - left
