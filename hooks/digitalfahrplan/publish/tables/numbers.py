"""Decimals for other programs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ...money.exact import Exact, as_decimal

_FINEST = Decimal(1).scaleb(-10)


def places(value: Decimal | Exact | None) -> Decimal | None:
    """A number with at most ten decimals: shares of funding have endless ones. Sums of a million stay right to the cent."""
    if value is None:
        return None
    exact = value if isinstance(value, Decimal) else as_decimal(value)
    return exact if exact.as_tuple().exponent >= -10 else exact.quantize(_FINEST, ROUND_HALF_UP)  # type: ignore[operator]
