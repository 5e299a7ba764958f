"""Exact numbers for sums: whole ones where they are whole, which is nearly always, else fractions."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

Exact = int | Fraction
# Fractions are turned into decimals only at the very end; 50 digits show every cent of a town's money as it is.
_DIGITS = 50


def exact(value: Decimal) -> Exact:
    """The same number, quick to add up."""
    whole = int(value)
    return whole if whole == value else Fraction(value)


def as_decimal(value: Exact) -> Decimal:
    """The same number as a decimal, exact as far as a town's money can tell."""
    if isinstance(value, int):
        return Decimal(value)
    with localcontext() as context:
        context.prec = _DIGITS
        return Decimal(value.numerator) / Decimal(value.denominator)
