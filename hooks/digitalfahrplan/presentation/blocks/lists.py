"""Lists of measures: all of them with filters, the priority table, the programmes."""

from __future__ import annotations

from ...model import Area, FundingStatus, Programme, Status
from ...values import german
from ..columns import LANE_LABELS, MeasureColumns, area_names, facets
from ..html import Html, lines, link
from ..links import Links
from ..pages.programme import application
from ..table import Cell, Column, Table, filter_form, list_table
from ..view import View


def all_measures(view: View, links: Links) -> Html:
    """Every measure, sortable, with filters by area, field, status, unit, year and funding; complete without script."""
    columns = MeasureColumns(view, links)
    chosen = [
        columns.title(),
        columns.area(),
        columns.status(),
        columns.light(),
        columns.lead(),
        columns.period(),
        columns.cost(),
        columns.rank(),
    ]
    measures = sorted(view.plan.measures, key=lambda measure: (measure.title.casefold(), measure.id))
    table = Table(
        "alle",
        "Alle Maßnahmen",
        chosen,
        measures,
        "Maßnahmen",
        lambda measure: facets(view, measure),
        empty="Es gibt noch keine Maßnahmen.",
    )
    return (
        lines([filter_form("alle", "Maßnahmen", _filters(view)), list_table(table)]) if measures else list_table(table)
    )


def _filters(view: View) -> list[tuple[str, str, list[tuple[str, str]]]]:
    town = view.plan.town
    years = sorted({year for measure in view.plan.measures for year in facets(view, measure)["jahr"]})
    return [
        ("bereich", "Bereich", area_names()),
        ("feld", "Handlungsfeld", [(field.id, field.name) for field in town.fields]),
        ("status", "Status", [(status.value, status.label) for status in Status]),
        ("einheit", "Einheit", [(unit.id, unit.name) for unit in town.units]),
        ("jahr", "Läuft im Jahr", [(year, year) for year in years]),
        ("foerderung", "Förderung", [*((status.value, status.label) for status in FundingStatus), ("keine", "keine")]),
    ]


def priority_table(view: View, links: Links, area: Area | None = None) -> Html:
    """Open measures by lane and rank, with both voices, the level and what was agreed."""
    columns = MeasureColumns(view, links)
    chosen = [
        columns.title(), columns.rank(), columns.rank_range(), columns.departments(), columns.politics(), columns.level(),
        columns.status(), columns.lead(),
    ]  # fmt: skip
    caption = f"Prioritäten: {area.label}" if area else "Prioritäten aller Bereiche"
    table = Table(
        f"prioritaeten-{area or 'alle'}", caption, chosen, view.by_rank(area), "Maßnahmen",
        groups=lambda measure: LANE_LABELS[view.standings[measure.id].lane], empty="Es gibt keine offenen Maßnahmen.",
    )  # fmt: skip
    return list_table(table)


def agreement_table(view: View, links: Links) -> Html:
    """Measures on which departments and politics have to talk."""
    columns = MeasureColumns(view, links)
    chosen = [columns.title(), columns.rank(), columns.departments(), columns.politics(), columns.lead()]
    rows = [measure for measure in view.by_rank() if measure.id in view.agreement]
    return list_table(
        Table(
            "abstimmung",
            "Abstimmungsbedarf",
            chosen,
            rows,
            "Maßnahmen",
            empty="Zurzeit besteht kein Abstimmungsbedarf.",
        )
    )


def measures_led_by(view: View, links: Links, area: Area, companies: bool) -> Html:
    """The measures of an area that municipal companies lead, or those that anybody else leads."""
    columns = MeasureColumns(view, links)
    chosen = [columns.title(), columns.status(), columns.light(), columns.period(), columns.lead()]
    rows = [measure for measure in view.plan.of_area(area) if view.plan.units[measure.lead].is_company is companies]
    who = "Kommunale Beteiligungen" if companies else "Fachbereiche"
    id_ = f"von-{'beteiligungen' if companies else 'fachbereichen'}"
    return list_table(
        Table(id_, f"Maßnahmen: {who}", chosen, rows, "Maßnahmen", empty="Hier gibt es noch keine Maßnahmen.")
    )


def programmes(view: View, links: Links) -> Html:
    """Every funding programme with its terms in short."""
    columns = [
        Column[Programme]("titel", "Programm", lambda row: Cell(link(links.programme(row.id), row.title), row.title)),
        Column[Programme]("geber", "Fördergeber", lambda row: Cell(row.funder)),
        Column[Programme](
            "quote",
            "Quote",
            lambda row: Cell(german.percent(row.quota) if row.quota else "–", str(row.quota.high) if row.quota else ""),
            "zahl",
        ),
        Column[Programme](
            "hoechst",
            "Höchstbetrag",
            lambda row: Cell(german.euro(row.ceiling) if row.ceiling is not None else "–", str(row.ceiling or "")),
            "zahl",
        ),
        Column[Programme]("", "Antrag", lambda row: Cell(application(row))),
    ]
    rows = sorted(view.plan.programmes, key=lambda row: (row.title.casefold(), row.id))
    return list_table(
        Table("programme", "Förderprogramme", columns, rows, "Programme", empty="Es gibt noch keine Förderprogramme.")
    )
