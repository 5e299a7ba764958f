"""What of a town's state is compared over time: an edition of its plan, from a snapshot or from the files of today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from ..model import Area, ChangeKind, CostKind, Status
from ..values import Interval, Span, YearSpan


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost row, in euros for all its years together. None: nothing is said, or it could not be read."""

    years: YearSpan | None
    kind: CostKind | None
    estimate: Interval | None
    budget: Decimal | None
    actual: Decimal | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of `verlauf`: when, what kind of change, and why."""

    when: Span | None
    kind: ChangeKind | None
    text: str


@dataclass(frozen=True, slots=True)
class Described:
    """A measure as it stood. None: nobody said, or it could not be read.

    `title` is the id where there is none; `lead` the name of the unit; `total` the cost in euros as it was computed then
    (None: no total); `begin` and `end` are planned dates; `begun` and `finished` what really happened.
    """

    id: str
    title: str
    area: Area | None = None
    lead: str | None = None
    status: Status | None = None
    begin: Span | None = None
    end: Span | None = None
    ongoing: bool | None = None
    begun: Span | None = None
    finished: Span | None = None
    costs: tuple[Cost, ...] = ()
    total: Interval | None = None
    history: tuple[Entry, ...] = ()
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edition:
    """A town's plan on a day. `year` is its budget year, `last_year` the end of its horizon; measures are in the order of ids."""

    day: date
    town: str | None
    year: int | None
    last_year: int | None
    measures: tuple[Described, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Described]:
        """Measures by id."""
        return {measure.id: measure for measure in self.measures}
