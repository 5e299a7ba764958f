"""The start page and the areas at a glance: figures, what comes next, ways in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ...model import Area, Measure, Status
from ...timeline import Event, Light, upcoming
from ...values import german
from ..html import Html, join, link, tag
from ..links import Links
from ..marks import measure_link, status_mark
from ..table import Cell, Column, Table, list_table
from ..view import View

SOON_DAYS = 120


def four_figures(view: View, links: Links) -> Html:
    """What the town does, in four figures, each with the list behind it."""
    year = view.plan.town.budget.year
    running = sum(measure.status is Status.RUNNING for measure in view.plan.measures)
    late = sum(light is Light.LATE for light in view.lights.values())
    figures = [
        (german.number(len(view.plan.open_measures)), "offene Maßnahmen", "massnahmen/"),
        (german.number(running), "laufen gerade", "massnahmen/?status=laufend"),
        (german.number(late), "sind im Verzug", "massnahmen/?sort=ampel"),
        (_money_of_year(view), f"kosten die Maßnahmen {year}", "methode/#kosten"),
    ]
    return tag("ul", *(_figure(links, *figure) for figure in figures), class_="df-zahlen")


def _figure(links: Links, value: str, label: str, address: str) -> Html:
    return tag("li", link(links.to(address), join([tag("strong", value), " ", tag("span", label)])))


def _money_of_year(view: View) -> str:
    return german.interval(view.budget(view.plan.town.budget.year).money.total.counts)


def at_a_glance(view: View, links: Links, area: Area) -> Html:
    """How many measures of an area are in which status."""
    counts = Counter(measure.status for measure in view.plan.of_area(area))
    items = [_count(links, area, status, counts[status]) for status in Status if counts[status]]
    empty = tag("p", "Hier gibt es noch keine Maßnahmen.", class_="df-leer")
    return tag("ul", *items, class_="df-zahlen") if items else empty


def _count(links: Links, area: Area, status: Status, number: int) -> Html:
    inside = join([tag("strong", german.number(number)), " ", status_mark(status)])
    return tag("li", link(links.to(f"massnahmen/?bereich={area}&status={status}"), inside))


def soon(view: View, links: Links) -> Html:
    """What starts, ends or is due in the next four months."""
    return events_table(
        view, links, "demnaechst", "Was in den nächsten vier Monaten ansteht", upcoming(view.plan, SOON_DAYS)
    )


def events_table(view: View, links: Links, id_: str, caption: str, events: Iterable[Event]) -> Html:
    """Planned dates by their last day."""
    columns = [
        Column[Event]("wann", "Wann", lambda event: Cell(str(event.when), event.when.last.isoformat()), "datum"),
        Column[Event]("", "Was", lambda event: Cell(event.what)),
        Column[Event]("", "Maßnahme", lambda event: Cell(measure_link(links, view.plan.by_id[event.measure]))),
    ]
    return list_table(
        Table(
            id_, caption, columns, events, "Termine", empty="In den nächsten Monaten steht nichts an.", sortable=False
        )
    )


def overdue(view: View, links: Links) -> Html:
    """Measures that are late, and with what."""
    rows = [measure for measure in view.plan.measures if view.lights[measure.id] is Light.LATE]
    columns = [
        Column[Measure]("titel", "Maßnahme", lambda measure: Cell(measure_link(links, measure))),
        Column[Measure](
            "", "Im Verzug", lambda measure: Cell(german.enumerate_([kind.label for kind in view.late[measure.id]]))
        ),
        Column[Measure]("", "Federführung", lambda measure: Cell(view.unit_name(measure.lead))),
    ]
    return list_table(
        Table("verzug", "Was im Verzug ist", columns, rows, "Maßnahmen", empty="Nichts ist im Verzug.", sortable=False)
    )


def fields_of_area(view: View, links: Links, area: Area) -> Html:
    """The fields of action of an area, each with its measures."""
    items = [_field(view, links, field.id) for field in view.plan.town.fields if field.area is area]
    empty = tag("p", "Dieser Bereich hat noch kein Handlungsfeld.", class_="df-leer")
    return join(items, "\n") if items else empty


def _field(view: View, links: Links, id_: str) -> Html:
    field = view.fields[id_]
    measures = [measure for measure in view.plan.measures if measure.field == id_]
    rows = tag(
        "ul",
        *(tag("li", join([measure_link(links, measure), " ", status_mark(measure.status)])) for measure in measures),
    )
    shown = rows if measures else tag("p", "Noch keine Maßnahme.", class_="df-leer")
    return join(
        [tag("h3", field.name, id=f"feld-{id_}"), tag("p", field.description) if field.description else "", shown], "\n"
    )


def contact(view: View, links: Links) -> Html:
    """The Digital-Manager: first contact, for politics too."""
    manager = view.plan.town.digital_manager
    phone = f", Telefon {manager.phone}" if manager.phone else ""
    return tag(
        "p", join([tag("strong", manager.office), ", ", link(f"mailto:{manager.email}", manager.email), phone, "."])
    )
