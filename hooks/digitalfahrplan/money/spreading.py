"""What counts of a cost row, year by year (planning.md, „Amounts of a measure“): for the plan of today and for any edition.

It needs the row, the budget year and the end of the horizon, nothing else. Amounts are exact euros.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from ..values import Interval, YearSpan

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the years of a town's budget mean: the budget year, and the last year in which an `ab` row counts."""

    budget_year: int
    last_year: int

    def is_past(self, year: int | None) -> bool:
        """Whether a year is before the budget year; rows without a year never are."""
        return year is not None and year < self.budget_year

    def years(self, span: YearSpan) -> Sequence[int | None]:
        """The years in which a row counts: `ab` a year to the end of the horizon; None for rows without a year."""
        if span.first is None:
            return (None,)
        return range(span.first, (self.last_year if span.last is None else span.last) + 1)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a row says in euros, for all its years or for one of them. None: it does not say it."""

    estimate: Interval | None = None
    budget: Decimal | None = None
    actual: Decimal | None = None
    commitment: Decimal | None = None

    def counts(self, *, past: bool) -> Interval:
        """The amount that counts: in past years the actual first, else the budget; nothing known if nothing is said."""
        budget, actual = _exact(self.budget), _exact(self.actual)
        order = (actual, budget, self.estimate) if past else (budget, self.estimate, actual)
        return next((value for value in order if value is not None), None) or Interval.nothing_known()

    def piece(self, pieces: int, *, last: bool) -> Amounts:
        """One year's piece of an even spread: cents cut, the remainder in the last year."""
        if pieces == 1:
            return self
        budget, actual = _split(self.budget, pieces, last=last), _split(self.actual, pieces, last=last)
        return Amounts(
            _part(self.estimate, pieces, last=last), budget, actual, _split(self.commitment, pieces, last=last)
        )


def spread(span: YearSpan, amounts: Amounts, calendar: Calendar) -> Iterator[tuple[int | None, Amounts]]:
    """A row year by year: a range is spread evenly, `ab` a year has the same amounts in every year."""
    years = calendar.years(span)
    pieces = 1 if span.is_continuing else len(years)
    for index, year in enumerate(years):
        yield year, amounts.piece(pieces, last=index == len(years) - 1)


def total(rows: Iterable[tuple[YearSpan | None, Amounts]], calendar: Calendar) -> Interval | None:
    """The sum of what counts of some rows; `unknown` counts rows, each once. None where no row has a year that counts.

    A row of which the years are not known (None) is unknown.
    """
    return Interval.total(found for span, amounts in rows if (found := _row(span, amounts, calendar)))


def _row(span: YearSpan | None, amounts: Amounts, calendar: Calendar) -> Interval | None:
    if span is None:
        return Interval.nothing_known()
    parts = (piece.counts(past=calendar.is_past(year)) for year, piece in spread(span, amounts, calendar))
    found = Interval.total(parts)
    return Interval(found.low, found.high, min(found.unknown, 1)) if found else None


def _exact(amount: Decimal | None) -> Interval | None:
    return None if amount is None else Interval.exact(amount)


def _part(value: Interval | None, pieces: int, *, last: bool) -> Interval | None:
    if value is None or not value.is_known:
        return value
    return Interval(_split(value.low, pieces, last=last), _split(value.high, pieces, last=last))


def _split(amount: Decimal | None, pieces: int, *, last: bool) -> Decimal | None:
    if amount is None:
        return None
    piece = (amount / pieces).quantize(CENT, rounding=ROUND_DOWN)
    return amount - piece * (pieces - 1) if last else piece
