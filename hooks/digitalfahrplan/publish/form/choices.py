"""What can be chosen in the form because the town says so: units, fields, places, criteria, measures, programmes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...model import Area, Choice
from ...plan import Plan

Options = list[dict[str, str]]
Fields = dict[str, Any]
_LABELS = {word.value: word.label for kind in Choice.__subclasses__() for word in kind}


def words(values: Iterable[Any]) -> Options:
    """A closed list of words, each as people read it. yes/no comes as words and as YAML's own; the words are enough."""
    return [{"label": _LABELS.get(word, word), "value": word} for word in values if isinstance(word, str)]


def of_measures(plan: Plan, area: Area) -> dict[str, Fields]:
    """The further settings of a measure's fields, by their way through the file (`kosten.traeger`)."""
    town = plan.town
    units = _named((unit.id, unit.name) for unit in town.units)
    own = _named((field.id, field.name) for field in town.fields if field.area is area)
    # They lie in three folders; Sveltia's relations know one. The list is made anew with every build of the site.
    measures = _named((measure.id, measure.title) for measure in plan.measures)
    return {
        "handlungsfeld": own,
        "federfuehrung": units,
        "beteiligte": units,
        "voraussetzungen": measures,
        "kosten.traeger": units,
        "personal.organisation": units,
        "beschaffungen.kategorie": _named((category.id, category.name) for category in town.categories),
        "foerderung.programm": {
            "widget": "relation",
            "collection": "foerderung",
            "value_field": "{{slug}}",
            "display_fields": ["titel"],
            "search_fields": ["titel", "kuerzel"],
        },
        "orte.ort": _named((place.id, place.name) for place in town.places),
    }


def of_programmes(plan: Plan) -> dict[str, Fields]:
    """The same for a programme."""
    return {"foerdert.handlungsfelder": _named((field.id, field.name) for field in plan.town.fields)}


def criteria(plan: Plan) -> list[tuple[str, str, str]]:
    """Id, name and scale of every criterion."""
    items = plan.town.criteria.items if plan.town.criteria else ()
    return [
        (item.id, item.name, "; ".join(f"{points}: {text}" for points, text in item.scale.items())) for item in items
    ]


def _named(pairs: Iterable[tuple[str, str]]) -> Fields:
    return {"widget": "select", "options": [{"label": name, "value": id_} for id_, name in pairs]}
