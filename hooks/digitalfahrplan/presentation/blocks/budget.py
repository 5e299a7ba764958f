"""Money over the years: the overview with its picture, savings, procurement."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Area
from ...money import Neighbours, Purchase, Savings, Volume, bundlings, neighbours, savings, volumes
from ...money.savings import Verdict
from ...values import german
from ..html import Html, join, lines, link, tag
from ..links import Links, budget_address
from ..marks import definition, measure_link
from ..pages.budget_tables import sums_table
from ..pictures.charts import as_table
from ..pictures.svg import BarRow, Part, bar_chart
from ..table import Cell, Column, Table, list_table
from ..view import View

AREA_COLOURS = {Area.INTERNAL: "df-b-intern", Area.CITIZENS: "df-b-buerger", Area.SCHOOLS: "df-b-schule"}


def years(view: View, links: Links) -> Html:
    """All years: a picture by area, and the sums with the way to every year's page."""
    rows = [
        (link(links.to(budget_address(year)), str(year)), view.budget(year).money.total) for year in view.budget_years
    ]
    table = sums_table("jahre", "Geld je Haushaltsjahr", "Jahr", rows)
    return lines([_picture(view), table, tag("p", definition(links, "kosten"))])


def _picture(view: View) -> Html:
    bars = [_bar(view, year) for year in view.budget_years]
    series = [(area.label, AREA_COLOURS[area]) for area in Area]
    description = "Balken je Haushaltsjahr, geteilt nach Bereichen; gezählt ist die obere Grenze. Die Tabelle darunter nennt die Beträge."
    return bar_chart("Kosten je Haushaltsjahr und Bereich", description, series, bars)


def _bar(view: View, year: int) -> BarRow:
    by_area = view.budget(year).by_area
    counted = [by_area[area].counts if area in by_area else None for area in Area]
    parts = [Part(index, float(counts.ceiling or 0)) for index, counts in enumerate(counted) if counts]
    return BarRow(str(year), parts, german.interval(view.budget(year).money.total.counts))


def money_of_area(view: View, links: Links, area: Area) -> Html:
    """The money of one area over the years."""
    rows = [
        (link(links.to(budget_address(year)), str(year)), view.budget(year).by_area[area])
        for year in view.budget_years
        if area in view.budget(year).by_area
    ]
    return sums_table(f"geld-{area}", f"Geld: {area.label}", "Jahr", rows)


def savings_table(view: View, links: Links) -> Html:
    """What measures save per year, and when they have paid for themselves."""
    columns = [
        Column[tuple[str, Savings]](
            "titel", "Maßnahme", lambda row: Cell(measure_link(links, view.plan.by_id[row[0]]))
        ),
        Column[tuple[str, Savings]](
            "jaehrlich",
            "Im Jahr",
            lambda row: Cell(german.interval(row[1].yearly), str(row[1].yearly.low or "")),
            "zahl",
        ),
        Column[tuple[str, Savings]]("bezahlt", "Trägt sich ab", lambda row: Cell(_paid_back(row[1])), "zahl"),
    ]
    rows = list(savings(view.plan).items())
    return list_table(
        Table("einsparungen", "Einsparungen", columns, rows, "Maßnahmen", empty="Keine Maßnahme nennt eine Einsparung.")
    )


def _paid_back(found: Savings) -> str:
    if found.verdict is Verdict.PAID_BACK:
        return str(found.paid_back_in)
    return "nicht in Sicht" if found.verdict is Verdict.NOT_IN_SIGHT else "keine Aussage: Beträge unbekannt"


def procurement(view: View, links: Links) -> Html:
    """All purchases of IT by year and category."""
    columns = [
        Column[Volume]("jahr", "Jahr", lambda row: Cell(str(row.year))),
        Column[Volume]("kategorie", "Kategorie", lambda row: Cell(view.category_name(row.category))),
        Column[Volume](
            "betrag", "Zusammen", lambda row: Cell(german.interval(row.amount), str(row.amount.ceiling or "")), "zahl"
        ),
        Column[Volume]("", "Was, von wem", lambda row: Cell(_purchases(view, links, row))),
    ]
    return list_table(
        Table(
            "beschaffungen",
            "Beschaffungen nach Jahr und Kategorie",
            columns,
            volumes(view.plan),
            empty="Es sind keine Beschaffungen eingetragen.",
        )
    )


def _purchases(view: View, links: Links, volume: Volume) -> Html:
    return tag("ul", *(tag("li", _purchase(view, links, purchase)) for purchase in volume.purchases))


def _purchase(view: View, links: Links, purchase: Purchase) -> Html:
    return join(
        [
            f"{purchase.row.item}, {view.unit_name(purchase.unit)}, {german.estimate(purchase.row.amount)}: ",
            measure_link(links, purchase.measure),
        ]
    )


def bundling(view: View, links: Links) -> Html:
    """Where two or more units buy the same category in one year, or in neighbouring years."""
    columns = [
        Column[Volume]("jahr", "Jahr", lambda row: Cell(str(row.year))),
        Column[Volume]("kategorie", "Kategorie", lambda row: Cell(view.category_name(row.category))),
        Column[Volume](
            "", "Einheiten", lambda row: Cell(german.enumerate_([view.unit_name(unit) for unit in row.units]))
        ),
        Column[Volume](
            "betrag",
            "Gemeinsames Volumen",
            lambda row: Cell(german.interval(row.amount), str(row.amount.ceiling or "")),
            "zahl",
        ),
    ]
    empty = "Zurzeit kaufen keine zwei Einheiten dasselbe im selben Jahr."
    table = Table("buendelung", "Bündelungspotenzial", columns, bundlings(view.plan), empty=empty)
    return lines([list_table(table), *_neighbouring(view)])


def _neighbouring(view: View) -> Iterator[Html]:
    found = neighbours(view.plan)
    if found:
        items = [tag("li", _neighbours(view, pair)) for pair in found]
        yield as_table("Auch in benachbarten Jahren wird dasselbe gekauft", tag("ul", *items))


def _neighbours(view: View, pair: Neighbours) -> str:
    units = german.enumerate_([view.unit_name(unit) for unit in sorted({*pair.first.units, *pair.second.units})])
    return f"{view.category_name(pair.first.category)} {pair.first.year} und {pair.second.year}: {units}"
