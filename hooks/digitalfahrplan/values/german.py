"""Numbers, amounts and lists as Germans read them. Rounding is half up and happens only here."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from .amounts import Estimate
from .intervals import Interval
from .numbers import Percent

NOT_STATED = "keine Angabe"
NO_BREAK = "\u00a0"
_SIGNS = str.maketrans(",.", ".,")


def number(value: Decimal | Fraction | int, places: int = 0) -> str:
    """1.234,5: rounded half up, thousands with points."""
    return f"{rounded(value, places):,.{places}f}".translate(_SIGNS)


def rounded(value: Decimal | Fraction | int, places: int = 0) -> Decimal:
    """A number with that many decimal places, half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0  # nobody writes -0


def plain_number(value: Decimal) -> str:
    """A number of the file with as many places as it has: 12 or 7,5."""
    normal = value.normalize()
    return number(normal, max(0, -int(normal.as_tuple().exponent)))


def euro(amount: Decimal) -> str:
    """80.000 €, or 80.000,50 € where there are cents, once shares of a cent are rounded away."""
    return f"{number(amount, 2).removesuffix(',00')}{NO_BREAK}€"


def interval(value: Interval | None) -> str:
    """An amount with its bounds in words, and how much of it is unknown."""
    if value is None or (value.low is None and not value.unknown):
        return NOT_STATED
    parts = [bounds(value)] if value.low is not None else []
    if value.unknown:
        parts.append(f"{count(value.unknown, 'Betrag', 'Beträge')} unbekannt")
    return ", dazu ".join(parts)


def bounds(value: Interval) -> str:
    """What is known of an amount: 80.000 €, 80.000 € bis 120.000 €, bis 80.000 €, mindestens 80.000 €."""
    assert value.low is not None  # asked before
    if value.high is None:
        return f"mindestens {euro(value.low)}"
    if value.high == value.low:
        return euro(value.low)
    return f"bis {euro(value.high)}" if not value.low else f"{euro(value.low)} bis {euro(value.high)}"


def estimate(value: Estimate | None) -> str:
    """An estimate as it was meant: ca. 80.000 €, 80.000 € bis 120.000 €, unbekannt."""
    if value is None:
        return NOT_STATED
    if value.is_unknown:
        return "unbekannt"
    words = bounds(value.interval)
    return f"ca. {words}" if value.approximate else words


def percent(value: Percent) -> str:
    """90 %, bis 65 %, 50–70 %."""
    if value.low == value.high:
        return f"{plain_number(value.high)}{NO_BREAK}%"
    if not value.low:
        return f"bis {plain_number(value.high)}{NO_BREAK}%"
    return f"{plain_number(value.low)}–{plain_number(value.high)}{NO_BREAK}%"


def points(score: Fraction | None) -> str:
    """A score with two places, as it is shown everywhere."""
    return "–" if score is None else number(score, 2)


def count(amount: int, one: str, many: str) -> str:
    """1 Maßnahme, 3 Maßnahmen."""
    return f"{number(amount)} {one if amount == 1 else many}"


def enumerate_(words: Sequence[str]) -> str:
    """A, B und C."""
    return " und ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
