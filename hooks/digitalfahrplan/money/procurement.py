"""IT purchases per year and category, and where units could buy together (planning.md, „Money pages“)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ..model import Measure, Procurement, Status
from ..plan import Plan
from ..values import Interval


@dataclass(frozen=True, slots=True)
class Purchase:
    """One row of purchases with its measure; the unit is the measure's lead."""

    measure: Measure
    row: Procurement

    @property
    def unit(self) -> str:
        """The id of the unit that buys."""
        return self.measure.lead

    @property
    def amount(self) -> Interval:
        """Euros of the whole row; unknown where nothing is stated."""
        return self.row.amount.interval if self.row.amount else Interval.nothing_known()


@dataclass(frozen=True, slots=True)
class Volume:
    """What is bought of one category in one year. Purchases are ordered by measure id, units by their id."""

    year: int
    category: str
    purchases: tuple[Purchase, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The ids of the units that buy."""
        return tuple(sorted({purchase.unit for purchase in self.purchases}))

    @property
    def amount(self) -> Interval:
        """Euros in all, with the number of purchases of unknown amount."""
        total = Interval.total(purchase.amount for purchase in self.purchases)
        assert total is not None  # a volume has purchases
        return total


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two years running in which, taken together, two or more units buy the same category."""

    first: Volume
    second: Volume


def volumes(plan: Plan) -> tuple[Volume, ...]:
    """All purchases of all measures but dropped ones, by year and category."""
    return _volumes(measure for measure in plan.measures if measure.status is not Status.DROPPED)


def bundlings(plan: Plan) -> tuple[Volume, ...]:
    """Bündelungspotenzial: two or more units buy one category in one year (open measures, from `haushalt.jahr` on)."""
    return tuple(volume for volume in _coming(plan) if len(volume.units) > 1)


def neighbours(plan: Plan) -> tuple[Neighbours, ...]:
    """Purchases that moving one by a year would join (open measures, from `haushalt.jahr` on), by category and year."""
    categories: dict[str, list[Volume]] = {}
    for volume in _coming(plan):
        categories.setdefault(volume.category, []).append(volume)
    return tuple(
        Neighbours(first, second)
        for category in sorted(categories)
        for first, second in pairwise(categories[category])
        if second.year == first.year + 1 and len({*first.units, *second.units}) > 1
    )


def _coming(plan: Plan) -> tuple[Volume, ...]:
    return tuple(volume for volume in _volumes(plan.open_measures) if volume.year >= plan.town.budget.year)


def _volumes(measures: Iterable[Measure]) -> tuple[Volume, ...]:
    found: dict[tuple[int, str], list[Purchase]] = {}
    for measure in sorted(measures, key=lambda measure: measure.id):
        for row in measure.procurements:
            found.setdefault((row.year, row.category), []).append(Purchase(measure, row))
    return tuple(Volume(*key, tuple(found[key])) for key in sorted(found))
