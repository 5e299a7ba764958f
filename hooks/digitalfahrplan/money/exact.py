"""Exact numbers for sums: whole ones where they are whole, which is nearly always, else fractions.

Shares like a third are kept to 30 decimal places: with true fractions the denominators of a long sum would grow without
end. What differs by less than `TRACE` is equal, so every comparison and every figure comes out as with true fractions.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

Exact = int | Fraction
TRACE = Fraction(1, 10**20)
_GRAIN = 10**30
_SHOWN = Decimal(1).scaleb(-20)


def exact(value: Decimal) -> Exact:
    """The same number, quick to add up."""
    whole = int(value)
    return whole if whole == value else Fraction(value)


def share(amount: Decimal, ratio: Fraction) -> Exact:
    """A share of an amount, to 30 decimal places."""
    part = Fraction(round(exact(amount) * ratio * _GRAIN), _GRAIN)
    return part.numerator if part.denominator == 1 else part


def added(values: Iterable[Exact]) -> Exact:
    """The sum: where all are shares, one denominator serves them all; fractions would look for theirs at every step."""
    items = list(values)
    if any(_GRAIN % value.denominator for value in items):
        return sum(items)
    total, rest = divmod(sum(value.numerator * (_GRAIN // value.denominator) for value in items), _GRAIN)
    return total + Fraction(rest, _GRAIN) if rest else total


def is_more(one: Exact, other: Exact) -> bool:
    """Whether a number is truly greater than another."""
    difference = one - other
    return difference > (0 if isinstance(difference, int) else TRACE)


def as_decimal(value: Exact) -> Decimal:
    """The same number as a decimal, to 20 places."""
    if isinstance(value, int):
        return Decimal(value)
    with localcontext() as context:
        context.prec = 60
        shown = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_SHOWN, rounding=ROUND_HALF_UP)
        return shown.to_integral_value() if shown == shown.to_integral_value() else shown
