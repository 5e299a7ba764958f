"""Funding in all: applied for, granted, drawn; what is left to pay of each measure, and whether the budget covers it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from ..model import Area, FundingRow, FundingStatus, Measure, Status
from ..money import awarded, costs
from ..plan import Plan
from ..values import Interval

Key = TypeVar("Key", bound=Hashable)
Grant = tuple[Measure, FundingRow]

_APPLIED = (FundingStatus.APPLIED,)
_DRAWN = (FundingStatus.DRAWN, FundingStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Awards:
    """Sums of funding in euros, ranges with their lower bound, rows without an amount counted beside; None without any row.

    `granted` is everything that was awarded, `drawn` the part of it that has been called up.
    """

    applied: Interval | None
    granted: Interval | None
    drawn: Interval | None


@dataclass(frozen=True, slots=True)
class Backing:
    """A measure with funding applied for or granted: its own share, what the budget provides, and whether that is enough.

    `budget` is the sum of `ansatz`, for rows without one of `ist`; None if no row has either. `covered` is None if nobody can say.
    """

    measure: str
    awards: Awards
    own_share: Interval | None
    budget: Decimal | None
    covered: bool | None


def awards(plan: Plan) -> Awards:
    """All measures but dropped ones."""
    return _awards(row for _, row in _rows(plan))


def awards_by_area(plan: Plan) -> Mapping[Area, Awards]:
    """The same by area, in the order of the areas."""
    found = _grouped(_rows(plan), lambda grant: grant[0].area)
    return {area: found[area] for area in Area if area in found}


def awards_by_funder(plan: Plan) -> Mapping[str, Awards]:
    """The same by who gives the money: the programme's funder, else the source as it stands in the file."""
    found = _grouped(_rows(plan), lambda grant: _funder(grant[1], plan))
    return {name: found[name] for name in sorted(found, key=lambda name: (name.casefold(), name))}


def backings(plan: Plan) -> tuple[Backing, ...]:
    """Every measure but dropped ones with funding applied for or granted, by id."""
    measures = {measure.id: measure for measure, _ in _rows(plan)}
    return tuple(_backing(measures[id_], plan) for id_ in sorted(measures))


def _rows(plan: Plan) -> list[Grant]:
    return [
        (measure, row)
        for measure in plan.measures
        if measure.status is not Status.DROPPED
        for row in measure.funding
        if row.status in _APPLIED or row.status.is_granted
    ]


def _grouped(grants: Iterable[Grant], key: Callable[[Grant], Key]) -> dict[Key, Awards]:
    groups: dict[Key, list[FundingRow]] = {}
    for grant in grants:
        groups.setdefault(key(grant), []).append(grant[1])
    return {name: _awards(rows) for name, rows in groups.items()}


def _awards(rows: Iterable[FundingRow]) -> Awards:
    found = list(rows)
    return Awards(
        awarded(row for row in found if row.status in _APPLIED),
        awarded(row for row in found if row.status.is_granted),
        awarded(row for row in found if row.status in _DRAWN),
    )


def _funder(row: FundingRow, plan: Plan) -> str:
    return plan.programme_by_id[row.programme].funder if row.programme else row.source or ""


def _backing(measure: Measure, plan: Plan) -> Backing:
    found = costs(measure, plan)
    amounts = [part.actual if part.budget is None else part.budget for part in found.portions]
    known = [amount for amount in amounts if amount is not None]
    budget = sum(known, Decimal(0)) if known else None
    return Backing(measure.id, _awards(measure.funding), found.own_share, budget, _covered(found.own_share, budget))


def _covered(own_share: Interval | None, budget: Decimal | None) -> bool | None:
    """Enough for the upper bound: yes; not even for the lower one: no; else nobody can say."""
    if own_share is None or own_share.low is None:
        return None
    if (budget or 0) < own_share.low:
        return False
    enough = own_share.high is not None and not own_share.unknown and budget is not None and budget >= own_share.high
    return True if enough else None
