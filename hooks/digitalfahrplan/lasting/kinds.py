"""What has an address that must last: measures and programmes, each a file of its own; units and places of `kommune.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from ..model import Entity, Measure, Town
from ..values.ids import is_id

MEASURES: Final = "massnahmen"
PROGRAMMES: Final = "foerderung"
UNITS: Final = "organisation"
PLACES: Final = "orte"
KINDS: Final = (MEASURES, PROGRAMMES, UNITS, PLACES)
FILED: Final = (MEASURES, PROGRAMMES)
"""Those with files: every snapshot holds them, and a renamed one names its old id under `ehemals`."""
LISTED: Final = (UNITS, PLACES)
"""Those that `kommune.yml` lists, under keys of the same name; they have no former ids."""


class Files(Protocol):
    """A plan, as far as its addresses go."""

    @property
    def town(self) -> Town:
        """The master data."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures."""

    @property
    def programmes(self) -> tuple[Entity, ...]:
        """The funding programmes."""


def addresses_of(entity: Entity) -> Iterator[str]:
    """The address of a page and those that lead to it."""
    kind = MEASURES if isinstance(entity, Measure) else PROGRAMMES
    return (f"{kind}/{id_}" for id_ in (entity.id, *entity.former_ids))


def listed(town: Town) -> Iterator[tuple[str, str]]:
    """Address and name of every unit and place, but those that bear the name of a page of ours."""
    units = sorted((unit.id, unit.name) for unit in town.units if is_id(unit.id))
    places = sorted((place.id, place.name) for place in town.places if is_id(place.id))
    yield from ((f"{UNITS}/{id_}", name) for id_, name in units)
    yield from ((f"{PLACES}/{id_}", name) for id_, name in places)


def published_by(plan: Files) -> Iterator[tuple[str, str]]:
    """Every address of a plan with the title of its page: measures first, each kind by id, whatever the folders are."""
    yield from _filed(plan.measures)
    yield from _filed(plan.programmes)
    yield from listed(plan.town)


def _filed(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    for entity in sorted(entities, key=lambda entity: entity.id):
        yield from ((address, entity.title) for address in addresses_of(entity))
