"""The resource plan: load per unit and year, what is placed, shifted or uncovered and why, and what if."""

from __future__ import annotations

from ...model import CostKind
from ...money.exact import as_decimal
from ...resources import Change, Placement, Result, Use, load, without_top_uncovered
from ...values import german
from ..html import Html, join, lines, tag
from ..links import Links
from ..marks import definition, label_mark, measure_link, note
from ..pictures.svg import BarRow, Part, bar_chart
from ..table import Cell, Column, Table, list_table, wide_table
from ..view import View

TOP = 3


def staff_load(view: View, links: Links) -> Html:
    """Person-days per unit and year against what is there, as picture and table."""
    horizon = list(view.plan.town.budget.horizon)
    days = load(view.plan, view.schedule).days
    busy = [unit for unit in view.plan.units if any(use.taken for use in days[unit].values())]
    if not busy:
        return tag("p", "Keine Maßnahme nennt einen Personalbedarf.", class_="df-leer")
    bars = [
        BarRow(
            view.unit_name(unit),
            [Part(0, float(days[unit][horizon[0]].taken))],
            days_text(days[unit][horizon[0]]),
            _limit(days[unit][horizon[0]]),
        )
        for unit in busy
    ]
    title = f"Personentage {horizon[0]} je Einheit"
    picture = bar_chart(
        title,
        "Balken: gebundene Tage; Strich: verfügbare Tage. Die Tabelle darunter nennt alle Jahre.",
        [("gebundene Tage", "df-s-laufend")],
        bars,
    )
    rows = [[view.unit_name(unit), *(days_text(days[unit][year]) for year in horizon)] for unit in busy]
    table = wide_table("auslastung", "Gebundene und verfügbare Personentage", ["Einheit", *map(str, horizon)], rows)
    return lines([picture, table, tag("p", definition(links, "ressourcen"))])


def _limit(use: Use) -> float | None:
    return None if use.available is None else float(use.available)


def days_text(use: Use) -> str:
    """Taken and available person-days of one year in words."""
    if use.available is None:
        return f"{german.number(use.taken)} Tage, verfügbar: keine Angabe"
    share = f" ({german.number(use.percent)}{german.NO_BREAK}%)" if use.percent is not None else ""
    over = ", überlastet" if use.is_overload else ""
    return f"{german.number(use.taken)} von {german.number(use.available)} Tagen{share}{over}"


def money_load(view: View, links: Links) -> Html:
    """Own money per year and kind against the frame of the council."""
    money = load(view.plan, view.schedule).money
    rows = [[str(year), *(_euros(uses[kind]) for kind in CostKind)] for year, uses in money.items()]
    return wide_table(
        "rahmen",
        "Eigenmittel der eingeplanten Maßnahmen und Rahmen",
        ["Jahr", *(kind.label for kind in CostKind)],
        rows,
    )


def _euros(use: Use) -> str:
    if use.available is None:
        return f"{german.euro(as_decimal(use.taken))}, Rahmen: keine Angabe"
    return f"{german.euro(as_decimal(use.taken))} von {german.euro(as_decimal(use.available))}{', überzogen' if use.is_overload else ''}"


def resource_plan(view: View, links: Links) -> Html:
    """Every measure in the plan by rank: committed, placed, shifted or uncovered, and what stands in the way."""
    by_id = view.plan.by_id
    columns = [
        Column[Placement](
            "titel", "Maßnahme", lambda row: Cell(measure_link(links, by_id[row.id]), by_id[row.id].title)
        ),
        Column[Placement]("rang", "Rang", lambda row: Cell(str(view.standings[row.id].rank)), "zahl"),
        Column[Placement]("ergebnis", "Ergebnis", lambda row: Cell(_result(row), str(list(Result).index(row.result)))),
        Column[Placement]("beginn", "Erstes Bedarfsjahr", lambda row: Cell(str(row.first_year or "–")), "zahl"),
        Column[Placement]("", "Warum", lambda row: Cell(_why(row))),
    ]
    table = Table(
        "ressourcenplan",
        "Ressourcenplan in der Reihenfolge der Ränge",
        columns,
        view.schedule.placements.values(),
        "Maßnahmen",
        empty="Es gibt nichts einzuplanen.",
    )
    return lines([_line(view, links), list_table(table), tag("p", definition(links, "ressourcen"))])


def _result(row: Placement) -> Html:
    years = f" um {german.count(row.shift, 'Jahr', 'Jahre')}" if row.shift else ""
    return label_mark(f"{row.result.label}{years}", warning=row.result is Result.UNCOVERED)


def _why(row: Placement) -> str:
    return "; ".join([*([row.bottleneck.text] if row.bottleneck else []), *row.marks]) or "–"


def _line(view: View, links: Links) -> Html:
    """The line below which money ends."""
    last = view.schedule.money_ends_at
    if last is None:
        return Html("")
    return note(
        tag(
            "p",
            join(
                [
                    tag("strong", "Hier endet das Geld: "),
                    measure_link(links, view.plan.by_id[last]),
                    " ist nach Rang die erste Maßnahme, für die es nicht reicht.",
                ]
            ),
        )
    )


def what_if(view: View, links: Links) -> Html:
    """What would change if the first uncovered measures were given up."""
    found = without_top_uncovered(view.plan, view.standings, view.schedule, TOP)
    if not found.without:
        return tag("p", "Alle Maßnahmen sind gedeckt.", class_="df-leer")
    given_up = [view.plan.by_id[id_] for id_ in found.without]
    told = tag(
        "p",
        join(
            [
                "Angenommen, die Kommune verzichtet auf ",
                join([measure_link(links, measure) for measure in given_up], ", "),
                ":",
            ]
        ),
    )
    columns = [
        Column[Change]("", "Maßnahme", lambda row: Cell(measure_link(links, view.plan.by_id[row.after.id]))),
        Column[Change]("", "Heute", lambda row: Cell(_result(row.before))),
        Column[Change]("", "Dann", lambda row: Cell(_result(row.after))),
    ]
    table = Table(
        "was-waere-wenn",
        "Was sich dann ändert",
        columns,
        found.changes,
        sortable=False,
        empty="Dann ändert sich für die anderen Maßnahmen nichts.",
    )
    return lines([told, list_table(table)])
