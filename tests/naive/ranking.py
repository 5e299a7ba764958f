"""Scores and ranks, straight from planning.md, slowly: the table is sorted anew for every weighting."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .building import Raw

VOICES = ("fachbereich", "politik")
LANES = ("pflicht", "hoch", "mittel", "niedrig", "nicht-bewertet")
OPEN = ("idee", "geplant", "beschlossen", "laufend", "pausiert")
NEVER = "9999-12-31"


def criteria(town: Raw) -> list[Raw]:
    return list(town.get("kriterien", {}).get("liste", []))


def score(measure: Raw, voice: str, town: Raw, weights: Mapping[str, Fraction]) -> Fraction | None:
    points = measure.get("bewertung", {}).get(voice, {})
    total = weight = Fraction(0)
    for criterion in criteria(town):
        if criterion["id"] in points:
            value = Fraction(points[criterion["id"]])
            total += weights[criterion["id"]] * (10 - value if criterion.get("richtung") == "aufwand" else value)
            weight += weights[criterion["id"]]
    return total / weight if weight else None


def missing(measure: Raw, voice: str, town: Raw) -> int | None:
    points = measure.get("bewertung", {}).get(voice, {})
    return len([None for criterion in criteria(town) if criterion["id"] not in points]) if points else None


def combined(measure: Raw, town: Raw, weights: Mapping[str, Fraction]) -> Fraction | None:
    scores = [found for found in (score(measure, voice, town, weights) for voice in VOICES) if found is not None]
    return sum(scores, Fraction(0)) / len(scores) if scores else None


def level_for(value: Fraction | None, town: Raw) -> str | None:
    if value is None:
        return None
    limits = town.get("kriterien", {}).get("schwellen", {"hoch": 7, "mittel": 4})
    return (
        "hoch" if value >= Fraction(limits["hoch"]) else "mittel" if value >= Fraction(limits["mittel"]) else "niedrig"
    )


def level(measure: Raw, town: Raw, weights: Mapping[str, Fraction]) -> str | None:
    agreed = measure.get("prioritaet")
    return str(agreed["stufe"]) if agreed else level_for(combined(measure, town, weights), town)


def lane(measure: Raw, town: Raw, weights: Mapping[str, Fraction]) -> str:
    return "pflicht" if measure.get("pflicht") else level(measure, town, weights) or "nicht-bewertet"


def table(measures: list[Raw], town: Raw, weights: Mapping[str, Fraction]) -> list[str]:
    """The ids of the open measures, best rank first. Sorted by one column after the other, the least important first."""
    rows = [measure for measure in measures if measure["status"] in OPEN]

    def completeness(measure: Raw) -> int:
        gaps = [missing(measure, voice, town) for voice in VOICES]
        return 2 if gaps == [None, None] else 1 if any(gaps) else 0

    rows.sort(key=lambda measure: str(measure["id"]))
    rows.sort(key=lambda measure: str(measure.get("zeitraum", {}).get("beginn", NEVER)))
    rows.sort(key=lambda measure: -(combined(measure, town, weights) or 0))
    rows.sort(key=completeness)
    rows.sort(key=lambda measure: str((measure.get("pflicht") or {}).get("frist", NEVER)))
    rows.sort(key=lambda measure: LANES.index(lane(measure, town, weights)))
    return [measure["id"] for measure in rows]


def weights_of(town: Raw) -> dict[str, Fraction]:
    return {criterion["id"]: Fraction(criterion["gewicht"]) for criterion in criteria(town)}


def standings(measures: list[Raw], town: Raw) -> dict[str, Raw]:
    """The ranking figures of every open measure, in the order of rank."""
    weights = weights_of(town)
    order = table(measures, town, weights)
    varied = [{**weights, id_: weights[id_] * Fraction(part, 10)} for id_ in weights for part in (9, 11)]
    tables = [order, *(table(measures, town, other) for other in varied)]
    by_id = {measure["id"]: measure for measure in measures}
    return {
        id_: {
            "punkte": {voice: score(by_id[id_], voice, town, weights) for voice in VOICES},
            "fehlende_kriterien": {voice: missing(by_id[id_], voice, town) for voice in VOICES},
            "stufe": level(by_id[id_], town, weights),
            "spur": lane(by_id[id_], town, weights),
            "rang": order.index(id_) + 1,
            "rang_spanne": [min(ranks(tables, id_)), max(ranks(tables, id_))],
        }
        for id_ in order
    }


def ranks(tables: list[list[str]], id_: str) -> list[int]:
    return [order.index(id_) + 1 for order in tables]


def abstimmungsbedarf(measures: list[Raw], town: Raw) -> list[str]:
    return sorted(measure["id"] for measure in measures if measure["status"] in OPEN and in_dispute(measure, town))


def in_dispute(measure: Raw, town: Raw) -> bool:
    ours, theirs = (score(measure, voice, town, weights_of(town)) for voice in VOICES)
    if measure.get("prioritaet") or ours is None or theirs is None:
        return False
    return abs(ours - theirs) >= 2 or level_for(ours, town) != level_for(theirs, town)


NO_RANK: dict[str, Any] = {
    "punkte": {"fachbereich": None, "politik": None},
    "fehlende_kriterien": {"fachbereich": None, "politik": None},
    "stufe": None,
    "spur": None,
    "rang": None,
    "rang_spanne": None,
}
