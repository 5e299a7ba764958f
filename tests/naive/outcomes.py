"""Small resource plans for tests that follow them by hand. The horizon is 2027 to 2029."""

from __future__ import annotations

from typing import Any

from digitalfahrplan.plan import Plan
from digitalfahrplan.ranking import rank
from digitalfahrplan.resources import Schedule, schedule

from .building import Raw, Years, measure, plan_of, town, units

CRITERIA = {"liste": [{"id": "nutzen", "name": "Nutzen", "gewicht": 1}]}
EVERY_YEAR = dict.fromkeys((2027, 2028, 2029), 10)


def plan(*measures: Raw, **master: Any) -> Plan:
    return plan_of(town(kriterien=CRITERIA, **{"organisation": units(it=EVERY_YEAR), **master}), measures)


def run(found: Plan) -> Schedule:
    return schedule(found, rank(found))


def outcome(*measures: Raw, **master: Any) -> dict[str, tuple[str, int | None, str | None]]:
    """Result, first demand year and bottleneck in words, by id in the order of rank."""
    placements = run(plan(*measures, **master)).placements.values()
    return {
        found.id: (found.result.value, found.first_year, found.bottleneck.text if found.bottleneck else None)
        for found in placements
    }


def scored(id_: str, points: int, **keys: Any) -> Raw:
    return measure(id_, bewertung={"fachbereich": {"nutzen": points}}, **keys)


def works(jahr: int, tage: float, unit: str = "it") -> Raw:
    return {"jahr": jahr, "organisation": unit, "tage": tage}


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}
