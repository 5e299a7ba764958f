"""Roadmaps of several measures as picture and table, with the milestones that lie ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from ...model import Area, Measure, Milestone, Status
from ..columns import MeasureColumns
from ..html import Html, lines
from ..links import Links
from ..marks import measure_link
from ..pictures.charts import as_table, gantt, measure_bar, milestone_bar
from ..pictures.mermaid import Bar
from ..table import Cell, Column, Table, list_table
from ..view import View

NO_FIELD = "Ohne Handlungsfeld"
MILESTONES = "Meilensteine"
# All milestones of all areas would hide the bars; the picture of everything shows those of a year.
AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone that is not reached yet, and its measure."""

    measure: Measure
    milestone: Milestone


def roadmap(view: View, links: Links, area: Area | None = None) -> Html:
    """Measures by quarter and year, grouped by area or by field, then milestones; the same facts as tables below."""
    measures = _ordered([measure for measure in view.plan.measures if _belongs(measure, area)])
    stops = sorted(_stops(view, measures, area), key=lambda stop: (stop.milestone.due.last, stop.measure.id))
    name, id_ = (area.label, area.value) if area else ("alle Bereiche", "alle")
    picture = gantt(view, _bars(view, links, measures, stops, area), f"Roadmap: {name}", f"roadmap-{id_}")
    tables = lines([_table(view, links, measures, name, id_), _stop_table(links, stops, id_)])
    return lines([picture, as_table("Die Roadmap als Tabelle", tables)]) if picture else tables


def _belongs(measure: Measure, area: Area | None) -> bool:
    return measure.status is not Status.DROPPED and (area is None or measure.area is area)


def _bars(view: View, links: Links, measures: Sequence[Measure], stops: Sequence[Stop], area: Area | None) -> list[Bar]:
    bars = (measure_bar(view, links, measure, _section(view, measure, area)) for measure in measures)
    ahead = [
        milestone_bar(stop.milestone, MILESTONES, view.plan.today, links.measure(stop.measure.id)) for stop in stops
    ]
    return [*(bar for bar in bars if bar), *ahead]


def _stops(view: View, measures: Sequence[Measure], area: Area | None) -> Iterator[Stop]:
    until = view.plan.today + AHEAD
    for measure in measures:
        for milestone in measure.milestones if measure.status.is_open else ():
            if milestone.reached is None and (area is not None or milestone.due.last <= until):
                yield Stop(measure, milestone)


def _table(view: View, links: Links, measures: Sequence[Measure], name: str, id_: str) -> Html:
    columns = MeasureColumns(view, links)
    chosen = [columns.title(), columns.period(), columns.status(), columns.light(), columns.lead()]
    empty = "Hier ist noch nichts geplant."
    return list_table(Table(f"roadmap-{id_}", f"Roadmap: {name}", chosen, measures, "Maßnahmen", empty=empty))


def _stop_table(links: Links, stops: Sequence[Stop], id_: str) -> Html:
    columns = [
        Column[Stop](
            "termin", "Termin", lambda stop: Cell(str(stop.milestone.due), stop.milestone.due.last.isoformat()), "datum"
        ),
        Column[Stop]("", "Meilenstein", lambda stop: Cell(stop.milestone.title)),
        Column[Stop]("titel", "Maßnahme", lambda stop: Cell(measure_link(links, stop.measure), stop.measure.title)),
    ]
    return (
        list_table(Table(f"meilensteine-{id_}", "Offene Meilensteine", columns, stops, MILESTONES))
        if stops
        else Html("")
    )


def _section(view: View, measure: Measure, area: Area | None) -> str:
    if area is None:
        return measure.area.label
    return view.fields[measure.field].name if measure.field else NO_FIELD


def _ordered(measures: list[Measure]) -> list[Measure]:
    """By area, field, begin; what has no date comes last."""
    order = list(Area)
    return sorted(
        measures, key=lambda measure: (order.index(measure.area), measure.field or "~", _begin(measure), measure.id)
    )


def _begin(measure: Measure) -> str:
    start = measure.period.start if measure.period else None
    return start.first.isoformat() if start else "~"
