"""Bottlenecks in German: „2027: Fachbereich IT fehlen 14 Tage“. Rounded half up, here only."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ..model import CostKind
from ..money.exact import Exact, as_decimal
from ..plan import Plan
from .prerequisites import Wait
from .schedule import Bottleneck
from .stock import Shortage

_KIND = {CostKind.INVESTMENT: "investiv", CostKind.OPERATING: "konsumtiv", CostKind.OPEN: "für Kosten offener Art"}


def of_wait(wait: Wait, first_year: int | None) -> Bottleneck:
    """A prerequisite by its id, with the measure's own first demand year."""
    when = "" if first_year is None else f"{first_year}: "
    return Bottleneck("voraussetzung", first_year, None, wait.id, None, f"{when}Voraussetzung {wait.id} {wait.why}")


def of_shortage(shortage: Shortage, plan: Plan) -> Bottleneck:
    """Days of a unit, or money of a kind. The shortage is one of something stated."""
    missing = shortage.missing or 0
    if shortage.unit is not None:
        text = f"{shortage.year}: {plan.units[shortage.unit].name} {_days(missing)}"
        return Bottleneck("tage", shortage.year, shortage.unit, None, missing, text)
    kind = shortage.kind or CostKind.OPEN
    text = f"{shortage.year}: {_KIND[kind]} {_euros(missing)}"
    return Bottleneck(kind.value, shortage.year, None, None, missing, text)


def _days(missing: Exact) -> str:
    return "fehlt 1 Tag" if missing == 1 else f"fehlen {_german(_rounded(missing).normalize())} Tage"


def _euros(missing: Exact) -> str:
    """1.234 € or 1.234,50 €."""
    rounded = _rounded(missing)
    return f"fehlen {_german(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded)} €"


def _rounded(value: Exact) -> Decimal:
    return as_decimal(value).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def _german(value: Decimal) -> str:
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
