"""The outcome of the resource plan: who is placed where, and what stands in the way of the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..model import CostKind
from ..money.exact import Exact
from .demand import DayKey, MoneyKey
from .stock import Shortage

MONEY = tuple(kind.value for kind in CostKind)
NO_DEMAND = "ohne Bedarfsangabe"
ONLY_PAST = "Bedarf nur in vergangenen Jahren"
NOT_STATED = "ohne Angabe"


class Result(StrEnum):
    """What became of a measure in the resource plan."""

    COMMITTED = "zugesagt"
    PLACED = "eingeplant"
    SHIFTED = "verschoben"
    UNCOVERED = "nicht-gedeckt"

    @property
    def label(self) -> str:
        """As people read it."""
        return "nicht gedeckt" if self is Result.UNCOVERED else self.value


@dataclass(frozen=True, slots=True)
class Bottleneck:
    """The first binding constraint at the unshifted place (planning.md, `engpass`).

    `kind` is voraussetzung, tage, investiv, konsumtiv or offen. `missing` are days or euros; None for a prerequisite.
    `year` is None only if a measure without demand waits for a prerequisite. `text` says the same in German.
    """

    kind: str
    year: int | None
    unit: str | None
    prerequisite: str | None
    missing: Exact | None
    text: str

    @property
    def is_money(self) -> bool:
        """Whether it is the frame that is too small."""
        return self.kind in MONEY


@dataclass(frozen=True, slots=True)
class Placement:
    """One measure in the resource plan.

    `shift` is in years; `first_year` the first demand year there, None without demand or if it is not covered.
    `marks` are the remarks of planning.md in German; `not_stated` tells what could not be checked because nobody
    stated what there is, or because it lies beyond the horizon (`missing` is None).
    """

    id: str
    result: Result
    shift: int = 0
    first_year: int | None = None
    marks: tuple[str, ...] = ()
    not_stated: tuple[Shortage, ...] = ()
    bottleneck: Bottleneck | None = None

    @property
    def is_placed(self) -> bool:
        """Whether it takes resources."""
        return self.result is not Result.UNCOVERED


@dataclass(frozen=True, slots=True)
class Schedule:
    """Every open measure but paused ones, by id in the order of rank, and what all placed ones take in the horizon.

    `days` are person-days by (unit id, year), `money` net euros by (kind, year).
    """

    placements: Mapping[str, Placement]
    days: Mapping[DayKey, Exact]
    money: Mapping[MoneyKey, Exact]

    def of_result(self, result: Result) -> tuple[Placement, ...]:
        """The measures with one result, in the order of rank."""
        return tuple(placement for placement in self.placements.values() if placement.result is result)

    @property
    def money_ends_at(self) -> str | None:
        """The line below which money ends: the first measure, by rank, that is not covered for lack of money."""
        uncovered = self.of_result(Result.UNCOVERED)
        return next((found.id for found in uncovered if found.bottleneck and found.bottleneck.is_money), None)
