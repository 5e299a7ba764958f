"""The resource plan as data: who is placed when, what stands in the way, how full the years are."""

from __future__ import annotations

from typing import Any

from ...money.exact import as_decimal
from ...plan import Plan
from ...resources import Bottleneck, Placement, Schedule, load
from .numbers import number


def resource_plan(schedule: Schedule) -> list[dict[str, Any]]:
    """Every open measure but paused ones, in the order of rank."""
    return [_placement(placement) for placement in schedule.placements.values()]


def utilisation(plan: Plan, schedule: Schedule) -> dict[str, dict[str, Any]]:
    """Person-days of placed measures and capacity, by unit and year of the horizon."""
    return {
        unit: {
            str(year): {"tage": number(use.taken), "kapazitaet": number(use.available)} for year, use in years.items()
        }
        for unit, years in sorted(load(plan, schedule).days.items())
    }


def _placement(placement: Placement) -> dict[str, Any]:
    return {
        "id": placement.id,
        "ergebnis": placement.result.value,
        "beginn_jahr": placement.first_year,
        "hinweise": list(placement.marks),
        "engpass": _bottleneck(placement.bottleneck) if placement.bottleneck else None,
    }


def _bottleneck(bottleneck: Bottleneck) -> dict[str, Any]:
    return {
        "art": bottleneck.kind,
        "jahr": bottleneck.year,
        "einheit": bottleneck.unit,
        "voraussetzung": bottleneck.prerequisite,
        "fehlt": None if bottleneck.missing is None else number(as_decimal(bottleneck.missing)),
        "text": bottleneck.text,
    }
