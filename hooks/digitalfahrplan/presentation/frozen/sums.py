"""The money of budget years as a snapshot's `haushalt` has it: by kind, and the kinds together. Unknown is never nought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ...model import CostKind
from ...values import Interval, german
from .tolerant import Record, interval, is_bounds, number, raw, record
from .words import cents

COLUMNS = {
    "schaetzung": "Schätzung",
    "ansatz": "Ansatz",
    "ist": "Ist",
    "verpflichtung": "Verpflichtung",
    "foerderung": "Förderung",
    "eigenanteil": "Eigenanteil",
}
TOGETHER = "zusammen"


@dataclass(frozen=True, slots=True)
class Sum:
    """One figure: its bounds (None: nothing is said), or the text of a value that is no figure."""

    bounds: Interval | None
    odd: str = ""

    @property
    def shown(self) -> str:
        """In German; – where nothing is said."""
        return self.odd or ("–" if self.bounds is None else german.interval(self.bounds))


def sums(year: Record) -> Mapping[str, Mapping[str, Sum]]:
    """The sums of one year: kind → figure; the kinds together under `zusammen`. Kinds that say nothing are left out."""
    kinds = [*(kind.value for kind in CostKind), *(key for key in year if key not in set(CostKind))]
    found = {kind: {key: _sum(record(year.get(kind)).get(key)) for key in COLUMNS} for kind in kinds}
    told = {kind: row for kind, row in found.items() if any(cell.shown != "–" for cell in row.values())}
    return {**told, TOGETHER: {key: _together(row[key] for row in told.values()) for key in COLUMNS}} if told else {}


def kind_label(kind: str) -> str:
    """What a kind of money is called."""
    return CostKind(kind).label if kind in set(CostKind) else kind


def _sum(value: object) -> Sum:
    if value is None:
        return Sum(None)
    if is_bounds(value):
        return Sum(_rounded(interval(value)))
    amount = number(value)
    return Sum(None, raw(value)) if amount is None else Sum(Interval.exact(cents(amount)))


def _rounded(value: Interval | None) -> Interval | None:
    if value is None or value.low is None:
        return value
    return Interval(cents(value.low), None if value.high is None else cents(value.high), value.unknown)


def _together(cells: Iterable[Sum]) -> Sum:
    """A sum over kinds; one of them that cannot be read makes it unreadable."""
    rows = list(cells)
    if any(cell.odd for cell in rows):
        return Sum(None, "nicht lesbar")
    return Sum(Interval.total(cell.bounds for cell in rows if cell.bounds is not None))


def difference(before: Sum, after: Sum) -> str:
    """What a figure grew by; only where both are exact amounts, else the reader sees both and no false exactness."""
    one, other = exact(before), exact(after)
    if one is None or other is None:
        return "–"
    change = other - one
    if not change:
        return "unverändert"
    share = (
        f" ({'+' if change > 0 else '−'}{german.number(abs(change) * 100 / one, 1)}{german.NO_BREAK}%)" if one else ""
    )
    return f"{'+' if change > 0 else '−'}{german.euro(abs(change))}{share}"


def exact(cell: Sum) -> Decimal | None:
    """The amount of a figure that has one; None for ranges, for what is partly unknown, and for silence."""
    found = cell.bounds
    return found.low if found and not found.unknown and found.low == found.high else None
