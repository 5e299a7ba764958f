"""What the API offers: each kind of thing with its list, its single answers, and where its things come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ...lasting import FILED, MEASURES, PLACES, PROGRAMMES, UNITS
from ...model import Area
from ...presentation.view import View
from . import measures, programmes, town
from .kind import Kind


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of thing. `name` is its folder; `things` are all of them, `file` what the file of one is called.

    `lasting` is the name under which the list of published addresses knows it: ids that are gone answer for ever, too.
    """

    name: str
    title: str
    light: Kind
    full: Kind
    things: Callable[[View], Iterable[Any]]
    file: Callable[[Any], str]
    lasting: str = ""

    @property
    def moves(self) -> bool:
        """Whether its things may have former ids."""
        return self.lasting in FILED


def _id(thing: Any) -> str:
    return str(thing.id)


RESOURCES: tuple[Resource, ...] = (
    Resource("massnahmen", "Maßnahmen", measures.LIGHT, measures.FULL,
             lambda view: (view.plan.by_id[id_] for id_ in sorted(view.plan.by_id)), _id, MEASURES),
    Resource("foerderprogramme", "Förderprogramme", programmes.LIGHT, programmes.FULL,
             lambda view: (view.plan.programme_by_id[id_] for id_ in sorted(view.plan.programme_by_id)), _id, PROGRAMMES),
    Resource("bereiche", "Bereiche", town.AREA_LIGHT, town.AREA_FULL, lambda _: Area, lambda area: str(area.value)),
    Resource("einheiten", "Einheiten", town.UNIT_LIGHT, town.UNIT_FULL, lambda view: view.plan.town.units, _id, UNITS),
    Resource("orte", "Orte", town.PLACE_LIGHT, town.PLACE_FULL, lambda view: view.plan.town.places, _id, PLACES),
    Resource("haushaltsjahre", "Haushaltsjahre", town.YEAR_LIGHT, town.YEAR_FULL,
             lambda view: view.budgets.values(), lambda budget: str(budget.year)),
    Resource("staende", "Archivierte Stände", town.SNAPSHOT_LIGHT, town.SNAPSHOT_FULL,
             lambda view: view.snapshots, lambda snapshot: str(snapshot.name)),
)  # fmt: skip
