"""Measures and programmes: all keys of their files, and what is computed of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...model import Entity, Measure, Programme
from ...money import costs
from ...plan import Plan
from ...ranking import Standing, Voice
from ...timeline import lateness, light
from .funding import programme_outlook
from .numbers import bounds, number

VOICES = ("fachbereich", "politik")


def measure(entity: Measure, plan: Plan, standing: Standing | None) -> dict[str, Any]:
    """One measure; `standing` is None unless it is open."""
    computed = {**_ranking(standing), **_time(entity, plan), **_money(entity, plan)}
    return {"id": entity.id, "bereich": entity.area.value, **_written(entity), "berechnet": computed}


def programme(entity: Programme, plan: Plan) -> dict[str, Any]:
    """One funding programme."""
    return {"id": entity.id, **_written(entity), "berechnet": programme_outlook(plan, entity.id)}


def _written(entity: Entity) -> dict[str, Any]:
    """Everything that stands in the file, in its own keys; the Markdown body as `beschreibung`."""
    return {**entity.model_dump(mode="json", by_alias=True), "beschreibung": entity.body}


def _ranking(standing: Standing | None) -> dict[str, Any]:
    voices = dict(zip(VOICES, (standing.departments, standing.politics) if standing else (None, None), strict=True))
    return {
        "punkte": {name: number(voice.score) if voice else None for name, voice in voices.items()},
        "fehlende_kriterien": _missing(voices),
        "stufe": standing.level.value if standing and standing.level else None,
        "spur": standing.lane.value if standing else None,
        "rang": standing.rank if standing else None,
        "rang_spanne": [standing.best, standing.worst] if standing else None,
    }


def _missing(voices: Mapping[str, Voice | None]) -> dict[str, int | None]:
    return {name: voice.missing if voice else None for name, voice in voices.items()}


def _time(entity: Measure, plan: Plan) -> dict[str, Any]:
    late = lateness(entity, plan.today)
    return {"ampel": light(entity, plan.today).value, "verzug": [what.value for what in late]}


def _money(entity: Measure, plan: Plan) -> dict[str, Any]:
    found = costs(entity, plan)
    return {
        "kosten_gesamt": bounds(found.total),
        "bewilligt": number(found.granted),
        "eigenanteil": bounds(found.own_share),
    }
