"""Roll-out by place: what happens at a school, in a commercial area. Pure functions of a `Plan`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .model import Measure, Place, PlaceKind, PlaceRow, PlaceStatus, Status
from .per_plan import once_per_plan
from .plan import Plan
from .timeline import place_is_late


@dataclass(frozen=True, slots=True)
class Rollout:
    """One measure at one place; `is_late` as planning.md defines it (`ort`)."""

    measure: Measure
    row: PlaceRow
    is_late: bool

    @property
    def status(self) -> PlaceStatus:
        """How far it is there; a date on which it was reached says so, whatever the status."""
        return PlaceStatus.REACHED if self.row.reached else self.row.status


@dataclass(frozen=True, slots=True)
class Matrix:
    """The places of one kind, in the order of kommune.yml, and the measures that come to any of them, by id."""

    kind: PlaceKind
    places: tuple[Place, ...]
    measures: tuple[Measure, ...]
    cells: Mapping[tuple[str, str], tuple[Rollout, ...]]

    def at(self, place: Place, measure: Measure) -> tuple[Rollout, ...]:
        """What a measure does at a place: usually one row, none if it does not come there."""
        return self.cells.get((place.id, measure.id), ())


@once_per_plan
def by_place(plan: Plan) -> Mapping[str, tuple[Rollout, ...]]:
    """For every place, in the order of kommune.yml, what all measures do there, by id; dropped ones included."""
    found: dict[str, list[Rollout]] = {place.id: [] for place in plan.town.places}
    for measure in sorted(plan.measures, key=lambda measure: measure.id):
        for row in measure.places:
            found[row.place].append(Rollout(measure, row, place_is_late(measure, row, plan.today)))
    return {id_: tuple(rollouts) for id_, rollouts in found.items()}


def matrix(plan: Plan, kind: PlaceKind) -> Matrix:
    """Place × measure for one kind of places; dropped measures are left out."""
    places = tuple(place for place in plan.town.places if place.kind is kind)
    everywhere = by_place(plan)
    cells: dict[tuple[str, str], tuple[Rollout, ...]] = {}
    for place in places:
        for rollout in everywhere[place.id]:
            if rollout.measure.status is not Status.DROPPED:
                key = (place.id, rollout.measure.id)
                cells[key] = (*cells.get(key, ()), rollout)
    ids = sorted({id_ for _, id_ in cells})
    return Matrix(kind, places, tuple(plan.by_id[id_] for id_ in ids), cells)


def progress(rollouts: tuple[Rollout, ...]) -> Counter[PlaceStatus]:
    """How many roll-outs are in which state; dropped measures and places left out (`entfaellt`) do not count."""
    counted = (rollout.status for rollout in rollouts if rollout.measure.status is not Status.DROPPED)
    return Counter(status for status in counted if status is not PlaceStatus.OMITTED)
