"""Two editions of a plan compared (planning.md, „Status report“): what is new, done, moved, dearer, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ..archive.edition import Described, Edition, Entry
from ..model import Status
from ..money.spreading import Amounts, Calendar, total
from ..values import Interval
from .changes import (
    CostChange,
    Gone,
    Move,
    NewMeasure,
    Pair,
    StatusChange,
    Trend,
    by_title,
    entries_since,
    move,
    status_change,
)  # fmt: skip

Change = TypeVar("Change")


@dataclass(frozen=True)
class Comparison:
    """What changed from one edition to the other; every list is in the order of titles.

    `pairs` are the measures that both have; `merged` those that went into another measure which both have (its
    `ehemals`); `gone` those that the later edition does not know under any id.
    """

    pairs: tuple[Pair, ...]
    new: tuple[NewMeasure, ...]
    merged: tuple[tuple[Described, Described], ...]
    gone: tuple[Gone, ...]
    statuses: tuple[StatusChange, ...]
    moved: tuple[Move, ...]
    costs: tuple[CostChange, ...]

    @cached_property
    def finished(self) -> tuple[StatusChange, ...]:
        """Measures that are finished now."""
        return tuple(change for change in self.statuses if change.after is Status.FINISHED)

    @cached_property
    def dropped(self) -> tuple[StatusChange, ...]:
        """Measures that were given up."""
        return tuple(change for change in self.statuses if change.after is Status.DROPPED)

    @cached_property
    def otherwise(self) -> tuple[StatusChange, ...]:
        """All other changes of status."""
        return tuple(change for change in self.statuses if change.after.is_open)

    @cached_property
    def dearer(self) -> tuple[CostChange, ...]:
        """Measures that cost more."""
        return self._of(Trend.DEARER)

    @cached_property
    def cheaper(self) -> tuple[CostChange, ...]:
        """Measures that cost less."""
        return self._of(Trend.CHEAPER)

    @cached_property
    def recosted(self) -> tuple[CostChange, ...]:
        """Measures whose cost is told differently, without a clear direction."""
        return self._of(Trend.UNCLEAR)

    @cached_property
    def unexplained(self) -> tuple[Described, ...]:
        """Measures with another date, cost or status and no entry in `verlauf` since, and those gone without a word."""
        costs = (change for change in self.costs if not change.by_year)
        changes: tuple[StatusChange | Move | CostChange, ...] = (*self.statuses, *self.moved, *costs)
        changed = {change.pair.after.id for change in changes}
        bare = (pair.after for pair in self.pairs if pair.after.id in changed and not pair.entries)
        return tuple(by_title((*bare, *(gone.before for gone in self.gone if not gone.entries))))

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (self.new or self.merged or self.gone or self.statuses or self.moved or self.costs)

    def _of(self, trend: Trend) -> tuple[CostChange, ...]:
        return tuple(change for change in self.costs if change.trend is trend)


def compare(before: Edition, after: Edition, farewells: Mapping[str, Sequence[Entry]] | None = None) -> Comparison:
    """Everything that changed from an edition to a later one.

    Two measures are the same if they have the same id, or if the later one has the earlier id among its `ehemals`.
    `farewells` say why ids have ended, the oldest first.
    """
    matched = _matches(before, after)
    pairs, merged = _paired(before, after, matched)
    kept = {pair.after.id for pair in pairs}
    lost = (it for it in before.measures if it.id not in matched)
    new = (NewMeasure(it, entries_since(it, None, before.day)) for it in by_title(after.measures) if it.id not in kept)
    return Comparison(
        pairs=pairs,
        new=tuple(new),
        merged=merged,
        gone=tuple(Gone(it, _reason((farewells or {}).get(it.id, ()), before)) for it in by_title(lost)),
        statuses=_found(pairs, status_change),
        moved=_found(pairs, move),
        costs=_found(pairs, lambda pair: _cost_change(pair, before, after)),
    )


def _matches(before: Edition, after: Edition) -> dict[str, Described]:
    """For ids of the earlier edition what they are now."""
    heirs: dict[str, Described] = {}
    for measure in after.measures:
        for old in measure.former_ids:
            heirs.setdefault(old, measure)
    found = ((it.id, after.by_id.get(it.id) or heirs.get(it.id)) for it in before.measures)
    return {id_: heir for id_, heir in found if heir is not None}


def _paired(
    before: Edition, after: Edition, matched: dict[str, Described]
) -> tuple[tuple[Pair, ...], tuple[tuple[Described, Described], ...]]:
    """Each later measure with its own earlier self, else the first of its `ehemals`; the others were merged into it."""
    selves: dict[str, Described] = {}
    for heir in after.measures:
        named = (id_ for id_ in (heir.id, *heir.former_ids) if matched.get(id_) is heir)
        if (first := next(named, None)) is not None:
            selves[heir.id] = before.by_id[first]
    pairs = (
        Pair(selves[it.id], it, entries_since(it, selves[it.id], before.day))
        for it in by_title(after.measures)
        if it.id in selves
    )
    rest = (old for old in by_title(before.measures) if old.id in matched and selves[matched[old.id].id] is not old)
    return tuple(pairs), tuple((old, matched[old.id]) for old in rest)


def _reason(said: Sequence[Entry], before: Edition) -> tuple[Entry, ...]:
    """The first farewell since the earlier edition, else the last one: an id may end, come back and end again."""
    since = (entry for entry in said if entry.when is not None and entry.when.last >= before.day)
    found = next(since, None) or next(reversed(said), None)
    return (found,) if found else ()


def _found(pairs: Iterable[Pair], change: Callable[[Pair], Change | None]) -> tuple[Change, ...]:
    return tuple(found for pair in pairs if (found := change(pair)) is not None)


def _cost_change(pair: Pair, before: Edition, after: Edition) -> CostChange | None:
    now = _total(pair.after, before, after)
    if now == pair.before.total:
        return None
    return CostChange(pair, pair.before.total, now, by_year=_only_the_year(pair, before, after, now))


def _only_the_year(pair: Pair, before: Edition, after: Edition, now: Interval | None) -> bool:
    """Whether the rows of then, too, cost what they do now, once the later budget year says what counts of them."""
    told = before.last_year is not None and after.year is not None
    return told and before.year != after.year and _total(pair.before, before, after) == now


def _total(measure: Described, before: Edition, after: Edition) -> Interval | None:
    """What a measure costs now, over the earlier edition's horizon; what counts follows from the later one's budget year.

    If one of both is unknown, so is every row.
    """
    if before.last_year is None or after.year is None:
        return Interval(None, None, len(measure.costs)) if measure.costs else None
    rows = ((row.years, Amounts(row.estimate, row.budget, row.actual)) for row in measure.costs)
    return total(rows, Calendar(after.year, before.last_year))
