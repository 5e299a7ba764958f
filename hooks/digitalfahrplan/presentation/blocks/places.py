"""Places: the list by kind, the matrix place × measure, progress, and broadband by general, residential and commercial."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ...model import Area, Measure, Place, PlaceKind, PlaceStatus, Status
from ...places import Matrix, Rollout, by_place, matrix, progress
from ..columns import MeasureColumns
from ..html import Html, join, lines, link, tag
from ..links import Links, place_address
from ..marks import measure_link
from ..pages.place import KINDS, place_mark
from ..pictures.charts import as_table
from ..pictures.svg import BarRow, Part, bar_chart
from ..table import Table, list_table, wide_table
from ..view import View

_STATES = (PlaceStatus.REACHED, PlaceStatus.RUNNING, PlaceStatus.OPEN)
_SERIES = (("erreicht", "df-s-abgeschlossen"), ("laufend", "df-s-laufend"), ("offen", "df-a-neutral"))


def all_places(view: View, links: Links) -> Html:
    """Every place with its page, by kind."""
    empty = tag("p", "Noch ist kein Ort eingetragen.", class_="df-leer")
    return lines([block for kind in PlaceKind for block in _kind_list(view, links, kind)] or [empty])


def _kind_list(view: View, links: Links, kind: PlaceKind) -> list[Html]:
    places = [place for place in view.plan.town.places if place.kind is kind]
    items = [tag("li", _place_link(links, place)) for place in places]
    return [tag("h2", KINDS[kind][1], id=f"art-{kind}"), tag("ul", *items)] if places else []


def _place_link(links: Links, place: Place) -> Html:
    return link(links.to(place_address(place.id)), place.name)


def place_matrix(view: View, links: Links, kind: PlaceKind) -> Html:
    """Place × measure for one kind of place with state and date, and the progress of each place as a picture."""
    found = matrix(view.plan, kind)
    if not found.places or not found.measures:
        return tag("p", f"Für {KINDS[kind][1]} ist noch nichts eingetragen.", class_="df-leer")
    head = [KINDS[kind][0], *(measure_link(links, measure) for measure in found.measures)]
    rows = [
        [_place_link(links, place), *(_cell(found, place, measure) for measure in found.measures)]
        for place in found.places
    ]
    table = wide_table(f"matrix-{kind}", f"{KINDS[kind][1]}: Stand je Maßnahme", head, rows, words=True)
    return lines([_picture(view, found), table])


def _cell(found: Matrix, place: Place, measure: Measure) -> Html:
    rollouts = found.at(place, measure)
    return join((_state(rollout) for rollout in rollouts), " ") if rollouts else Html("–")


def _state(rollout: Rollout) -> Html:
    when = rollout.row.reached or rollout.row.due
    return join([place_mark(rollout), f" {when}" if when else ""])


def _picture(view: View, found: Matrix) -> Html:
    counts = {place.id: progress(by_place(view.plan)[place.id]) for place in found.places}
    bars = [
        BarRow(
            place.name,
            [Part(index, float(counts[place.id][state])) for index, state in enumerate(_STATES)],
            _reached(counts[place.id]),
        )
        for place in found.places
    ]
    title = f"{KINDS[found.kind][1]}: wie viele Maßnahmen am Ziel sind"
    return bar_chart(title, "Je Ort die Zahl der erreichten, laufenden und offenen Maßnahmen.", _SERIES, bars)


def _reached(counts: Mapping[PlaceStatus, int]) -> str:
    total = sum(counts.values())
    return f"{counts[PlaceStatus.REACHED]} von {total}" if total else "nichts vorgesehen"


def broadband(view: View, links: Links, field: str) -> Html:
    """The measures of one field of action; the places are shown by `place_matrix`. Empty where the town has no such field."""
    measures = [
        measure for measure in view.plan.measures if measure.field == field and measure.status is not Status.DROPPED
    ]
    columns = MeasureColumns(view, links)
    chosen = [columns.title(), columns.status(), columns.light(), columns.period(), columns.lead()]
    return list_table(
        Table(
            f"feld-{field}",
            _field_name(view, field),
            chosen,
            measures,
            "Maßnahmen",
            empty="Hier ist zurzeit nichts geplant.",
        )
    )


def _field_name(view: View, field: str) -> str:
    known = view.fields.get(field)
    return f"Maßnahmen: {known.name}" if known else "Maßnahmen"


def status_of_areas(view: View, links: Links) -> Html:
    """How many measures of every area are in which status, as picture and table."""
    if not view.plan.measures:
        return tag("p", "Noch ist keine Maßnahme eingetragen.", class_="df-leer")
    counts = {area: Counter(measure.status for measure in view.plan.of_area(area)) for area in Area}
    bars = [
        BarRow(
            area.label,
            [Part(index, float(counts[area][status])) for index, status in enumerate(Status)],
            str(counts[area].total()),
        )
        for area in Area
    ]
    series = [(status.label, f"df-s-{status}") for status in Status]
    picture = bar_chart("Status je Bereich", "Zahl der Maßnahmen je Bereich und Status.", series, bars)
    head = ["Bereich", *(status.label for status in Status)]
    rows = [[area.label, *(str(counts[area][status]) for status in Status)] for area in Area]
    return lines(
        [
            picture,
            as_table(
                "Der Status als Tabelle", wide_table("status-bereiche", "Maßnahmen je Bereich und Status", head, rows)
            ),
        ]
    )
