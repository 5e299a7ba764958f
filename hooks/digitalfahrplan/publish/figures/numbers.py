"""Numbers as JSON has them: exact while computing, plain decimals here. No value is None, never 0."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ...values import Interval

Number = int | float | None
Bounds = dict[str, Number]


def number(value: Decimal | Fraction | int | None) -> Number:
    """A whole number where it is whole, else the nearest decimal; not rounded to cents or points."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value else float(value)


def bounds(value: Interval | None) -> Bounds | None:
    """An interval of euros with the number of parts that are unknown; None where there is nothing to add up."""
    return None if value is None else {**range_(value), "unbekannt": value.unknown}


def range_(value: Interval) -> Bounds:
    """The bounds alone."""
    return {"von": number(value.low), "bis": number(value.high)}
