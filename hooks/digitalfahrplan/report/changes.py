"""What changed of one measure between two editions (planning.md, „Status report“). Exact amounts; nothing is rounded here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from ..archive.edition import Described, Entry
from ..model import ChangeKind, Status
from ..values import Interval, Span


@dataclass(frozen=True, slots=True)
class Pair:
    """The same measure then and now, and the entries of `verlauf` that came since, the oldest first."""

    before: Described
    after: Described
    entries: tuple[Entry, ...]

    def reasons(self, kind: ChangeKind) -> tuple[Entry, ...]:
        """The entries, those of the kind that fits a change first."""
        return tuple(sorted(self.entries, key=lambda entry: entry.kind is not kind))


@dataclass(frozen=True, slots=True)
class NewMeasure:
    """A measure that was not there, and what its `verlauf` says since."""

    after: Described
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A measure that is not in the plan any more, and what was said of that: nothing if nobody said why."""

    before: Described
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A measure with another status."""

    pair: Pair
    before: Status
    after: Status


@dataclass(frozen=True, slots=True)
class Move:
    """A measure with other planned dates.

    `begin` and `end` are from–to where they moved (None inside: no date), else None; `began_to_go_on` tells whether it
    became `fortlaufend` (True), stopped being it (False), or neither (None).
    """

    pair: Pair
    begin: tuple[Span | None, Span | None] | None
    end: tuple[Span | None, Span | None] | None
    began_to_go_on: bool | None

    @property
    def begin_days(self) -> int | None:
        """By how many days it begins later (below 0: earlier), first days compared; None without two dates."""
        old, new = self.begin or (None, None)
        return (new.first - old.first).days if old and new else None

    @property
    def end_days(self) -> int | None:
        """By how many days it ends later (below 0: earlier), last days compared; None without two dates."""
        old, new = self.end or (None, None)
        return (new.last - old.last).days if old and new else None

    @property
    def is_later(self) -> bool:
        """Whether it ends later, or where the end did not move, begins later."""
        days = self.begin_days if self.end is None else self.end_days
        return days is not None and days > 0


class Trend(Enum):
    """Which way a cost went."""

    DEARER = "teurer"
    CHEAPER = "günstiger"
    UNCLEAR = "anders beziffert"


@dataclass(frozen=True, slots=True)
class CostChange:
    """A measure with another total cost, in euros, over the horizon of the earlier edition. None: no total.

    `by_year`: only the budget year went on. In years that closed since, the actual counts, and that was known then.
    """

    pair: Pair
    before: Interval | None
    after: Interval | None
    by_year: bool = False

    @property
    def trend(self) -> Trend:
        """Dearer if no bound fell, one rose, and no amount that was unknown became known; cheaper the other way round.

        Where only one of the two has an upper bound, or nothing known, there is no direction.
        """
        one, other = self.before, self.after
        if not (one and other and one.low is not None and other.low is not None) or (one.high is None) != (
            other.high is None
        ):
            return Trend.UNCLEAR
        steps = self.steps
        if max(steps) > 0 and min(steps) >= 0 and other.unknown >= one.unknown:
            return Trend.DEARER
        if min(steps) < 0 and max(steps) <= 0 and other.unknown <= one.unknown:
            return Trend.CHEAPER
        return Trend.UNCLEAR

    @property
    def steps(self) -> tuple[Decimal, ...]:
        """By how many euros the lower and the upper bound rose (below 0: fell), as far as both have one."""
        return tuple(new - old for old, new in self._bounds)

    @property
    def unknown(self) -> int:
        """How many amounts are not in the steps because nobody knows them, then or now."""
        return max((total.unknown for total in (self.before, self.after) if total), default=0)

    @property
    def percents(self) -> tuple[Decimal, ...]:
        """The same in percent of the earlier bounds; none where one of these is 0, or an amount is unknown."""
        bounds = [] if self.unknown else self._bounds
        return tuple((new - old) * 100 / old for old, new in bounds) if all(old for old, _ in bounds) else ()

    @property
    def _bounds(self) -> list[tuple[Decimal, Decimal]]:
        if self.before is None or self.after is None:
            return []
        pairs = ((self.before.low, self.after.low), (self.before.high, self.after.high))
        return [(old, new) for old, new in pairs if old is not None and new is not None]


def entries_since(after: Described, before: Described | None, day: date) -> tuple[Entry, ...]:
    """The entries of `verlauf` that the earlier edition does not have and whose last day is not before its day."""
    known = set(before.history) if before else set()
    new = (entry for entry in after.history if entry not in known)
    dated = ((entry.when, entry) for entry in new if entry.when is not None and entry.when.last >= day)
    return tuple(entry for _, entry in sorted(dated, key=_by_day))


def status_change(pair: Pair) -> StatusChange | None:
    """A change of status; what is unknown on one side is no change."""
    before, after = pair.before.status, pair.after.status
    return None if before is None or after is None or before is after else StatusChange(pair, before, after)


def move(pair: Pair) -> Move | None:
    """A change of planned dates. A begin is compared by its first day, an end by its last (planning.md)."""
    before, after = pair.before, pair.after
    begin = _from_to(before.begin, after.begin, _first(before.begin) != _first(after.begin))
    end = _from_to(before.end, after.end, _last(before.end) != _last(after.end))
    known = before.ongoing is not None and after.ongoing is not None
    goes_on = after.ongoing if known and before.ongoing is not after.ongoing else None
    return None if begin is None and end is None and goes_on is None else Move(pair, begin, end, goes_on)


def _from_to(old: Span | None, new: Span | None, differs: bool) -> tuple[Span | None, Span | None] | None:
    return (old, new) if differs else None


def _first(span: Span | None) -> date | None:
    return span.first if span else None


def _last(span: Span | None) -> date | None:
    return span.last if span else None


def _by_day(dated: tuple[Span, Entry]) -> tuple[Span, str]:
    return dated[0], dated[1].text


def by_title(measures: Iterable[Described]) -> list[Described]:
    """Measures as people look for them: by title, then id."""
    return sorted(measures, key=lambda measure: (measure.title.casefold(), measure.id))
