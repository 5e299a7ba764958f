"""Cooperation as data: what other towns do that resembles ours, and why."""

from __future__ import annotations

from typing import Any

from ...cooperation import Opportunity, opportunities
from ...plan import Plan


def chances_to_cooperate(plan: Plan) -> list[dict[str, Any]]:
    """All pairs, best first. `grund` is `leistung` or `titel`; `aehnlichkeit` in percent is told for titles only.

    What stands in `dort` comes from the other town's file.
    """
    return [_chance(match) for match in opportunities(plan)]


def _chance(match: Opportunity) -> dict[str, Any]:
    offer = match.offer
    return {
        "massnahme": match.measure.id,
        "ags": match.roadmap.ags,
        "dort": {
            "id": offer.id,
            "titel": offer.title,
            "status": offer.status.value if offer.status else None,
            "adresse": offer.address,
        },
        "grund": "leistung" if match.services else "titel",
        "leistungen": [service.model_dump(mode="json", by_alias=True) for service in match.services],
        "aehnlichkeit": match.similarity,
        "woerter": list(match.words),
        "schon_gemeinsam": match.together,
    }
