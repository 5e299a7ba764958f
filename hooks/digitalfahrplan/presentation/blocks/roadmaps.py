"""Roadmaps of several measures as picture and table."""

from __future__ import annotations

from ...model import Area, Measure
from ..charts import as_table, gantt, measure_bar
from ..columns import MeasureColumns
from ..html import Html, lines
from ..links import Links
from ..table import Table, list_table
from ..view import View

NO_FIELD = "Ohne Handlungsfeld"


def roadmap(view: View, links: Links, area: Area | None = None) -> Html:
    """Open and finished measures by quarter and year, grouped by area or by field, with the same facts as a table."""
    measures = [
        measure
        for measure in view.plan.measures
        if (area is None or measure.area is area) and measure.status != "verworfen"
    ]
    bars = [
        bar
        for measure in _ordered(measures)
        if (bar := measure_bar(view, links, measure, _section(view, measure, area)))
    ]
    name = area.label if area else "alle Bereiche"
    columns = MeasureColumns(view, links)
    chosen = [columns.title(), columns.period(), columns.status(), columns.light(), columns.lead()]
    table = Table(
        f"roadmap-{area or 'alle'}",
        f"Roadmap: {name}",
        chosen,
        _ordered(measures),
        "Maßnahmen",
        empty="Hier ist noch nichts geplant.",
    )
    picture = gantt(view, bars, f"Roadmap: {name}", f"roadmap-{area or 'alle'}")
    return lines([picture, as_table("Die Roadmap als Tabelle", list_table(table)) if picture else list_table(table)])


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
