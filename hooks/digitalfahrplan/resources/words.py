"""Bottlenecks in German: „2027: Fachbereich IT fehlen 14 Tage“."""

from __future__ import annotations

from ..model import CostKind
from ..money.exact import Exact, as_decimal
from ..plan import Plan
from ..values.german import euro, plain_number, rounded
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
    text = f"{shortage.year}: {_KIND[kind]} fehlen {euro(as_decimal(missing))}"
    return Bottleneck(kind.value, shortage.year, None, None, missing, text)


def _days(missing: Exact) -> str:
    return "fehlt 1 Tag" if missing == 1 else f"fehlen {plain_number(rounded(as_decimal(missing), 2))} Tage"
