"""Places as data: which measure does what at which place."""

from __future__ import annotations

from typing import Any

from ...places import Rollout, by_place
from ...plan import Plan


def places(plan: Plan) -> dict[str, dict[str, Any]]:
    """Every place of kommune.yml with its name and kind, and what measures do there, by measure id."""
    rollouts = by_place(plan)
    return {
        place.id: {
            "name": place.name,
            "art": place.kind.value,
            "massnahmen": [_rollout(row) for row in rollouts[place.id]],
        }
        for place in sorted(plan.town.places, key=lambda place: place.id)
    }


def _rollout(rollout: Rollout) -> dict[str, Any]:
    row = rollout.row
    return {
        "massnahme": rollout.measure.id,
        "status": rollout.status.value,
        "termin": row.due.iso if row.due else None,
        "erreicht": row.reached.iso if row.reached else None,
        "hinweis": row.note,
        "verzug": rollout.is_late,
    }
