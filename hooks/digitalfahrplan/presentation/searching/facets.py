"""What results can be filtered by: of a measure its area, status, unit, field, years and programmes; of any page its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ...model import Area, Measure
from ..columns import planned_years
from ..links import area_address, measure_address, place_address, programme_address, unit_address
from ..view import View

Facets = Mapping[str, tuple[str, ...]]

KIND: Final = "Art"
AREA: Final = "Bereich"
STATUS: Final = "Status"
UNIT: Final = "Einheit"
FIELD: Final = "Handlungsfeld"
YEAR: Final = "Jahr"
PROGRAMME: Final = "Förderprogramm"
# suche.js shows the same, and says in which order.
FACETS: Final = frozenset({KIND, AREA, STATUS, UNIT, FIELD, YEAR, PROGRAMME})

KINDS: Final = {
    "massnahmen/": "Maßnahme",
    "foerderung/": PROGRAMME,
    "organisation/": UNIT,
    "orte/": "Ort",
    "haushalt/": "Haushaltsjahr",
    "mitmachen/": "Anleitung",
    "glossar/": "Glossar",
}

OVERVIEW: Final = "Übersicht"
GONE: Final = "nicht mehr geführt"
"""Instead of a status: a page that only says what became of a measure or programme."""


def kind(address: str) -> str:
    """What kind of page stands at an address."""
    folder = address.partition("/")[0] + "/"
    overview = address == folder and folder not in ("glossar/", "mitmachen/")
    return OVERVIEW if overview else KINDS.get(folder, OVERVIEW)


def facets_of(view: View) -> Mapping[str, Facets]:
    """What every measure can be filtered by, by its address; the values are words for people."""
    gone: Mapping[str, Facets] = {f"{stone.address}/": {STATUS: (GONE,)} for stone in view.plan.tombstones}
    return {**gone, **{measure_address(measure.id): _of_measure(view, measure) for measure in view.plan.measures}}


def _of_measure(view: View, measure: Measure) -> Facets:
    programmes = {programme.id: programme.title for programme in view.plan.programmes}
    named = dict.fromkeys(row.programme for row in measure.funding if row.programme)
    return {
        AREA: (measure.area.label,),
        STATUS: (measure.status.label,),
        UNIT: tuple(view.unit_name(unit) for unit in (measure.lead, *measure.participants)),
        FIELD: (view.fields[measure.field].name,) if measure.field else (),
        YEAR: tuple(str(year) for year in planned_years(view, measure)),
        PROGRAMME: tuple(programmes[id_] for id_ in named if id_ in programmes),
    }


def numbers_of(view: View) -> Mapping[str, str]:
    """The ids of measures and programmes, former ones and those of tombstones included, of places, units and areas, by their
    addresses: they find them exactly."""
    town = view.plan.town
    gone = {f"{stone.address}/": stone.id for stone in view.plan.tombstones}
    measures = {measure_address(it.id): " ".join((it.id, *it.former_ids)) for it in view.plan.measures}
    programmes = {programme_address(it.id): " ".join((it.id, *it.former_ids)) for it in view.plan.programmes}
    places = {place_address(place.id): place.id for place in town.places}
    units = {unit_address(unit.id): unit.id for unit in town.units}
    return {**gone, **measures, **programmes, **places, **units, **{area_address(area): str(area) for area in Area}}


def papers_of(view: View) -> Mapping[str, tuple[str, ...]]:
    """What else finds a page to the letter, by its address: the numbers of the council papers about a measure, and the short
    name of a programme."""
    found = {
        measure_address(measure.id): [decision.paper for decision in measure.decisions if decision.paper]
        for measure in view.plan.measures
    }
    short = {programme_address(it.id): (it.short,) for it in view.plan.programmes if it.short}
    return {**short, **{address: tuple(dict.fromkeys(papers)) for address, papers in found.items()}}
