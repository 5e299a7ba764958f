"""Decimals for other programs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ...money.exact import Exact

_PLACES = 10
_FINEST = Decimal(1).scaleb(-_PLACES)
_GRAIN = 10**_PLACES


def places(value: Decimal | Exact | None) -> Decimal | None:
    """A number with at most ten decimals: shares of funding have endless ones. Sums of a million stay right to the cent."""
    if value is None:
        return None
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value if value.as_tuple().exponent >= -_PLACES else value.quantize(_FINEST, ROUND_HALF_UP)  # type: ignore[operator]
    grains, rest = divmod(
        value.numerator * _GRAIN, value.denominator
    )  # with whole numbers: this is asked for thousands of times
    return Decimal(grains + (2 * rest >= value.denominator)).scaleb(-_PLACES)
