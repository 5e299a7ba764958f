"""The page of a department or municipal company: its measures, load, money, and what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...model import Measure, Unit
from ...money import Sums
from ...resources import Use, load
from ...timeline import upcoming
from ...values import german
from ..blocks.overview import SOON_DAYS, events_table
from ..blocks.resources import days_text
from ..blocks.subscribe import calendar_links
from ..columns import MeasureColumns
from ..footer import page_footer
from ..html import Html, lines, link, tag
from ..links import Links, unit_address, unit_calendar
from ..page import Page, Section
from ..table import Table, list_table, wide_table
from ..view import View
from .budget_tables import sums_table


@dataclass(frozen=True, slots=True)
class Desk:
    """A unit, the view, and links as seen from its page."""

    view: View
    unit: Unit
    links: Links


def unit_pages(view: View) -> Iterator[Page]:
    """One page for every unit of kommune.yml."""
    for unit in view.plan.town.units:
        desk = Desk(view, unit, Links(unit_address(unit.id)))
        sections = [section for section in (make(desk) for make in SECTIONS) if section]
        meta: dict[str, object] = {"eltern": "organisation/"}
        yield Page(
            f"{unit_address(unit.id)}index.md",
            unit.name,
            f"Maßnahmen, Auslastung und Geld: {unit.name}.",
            _lead(desk),
            sections,
            "",
            meta,
        )


def _lead(desk: Desk) -> Html:
    led = len(_led(desk))
    mail, kind = desk.unit.email, desk.unit.kind.label
    told = tag(
        "p",
        f"{kind[:1].upper()}{kind[1:]}, federführend bei {german.count(led, 'Maßnahme', 'Maßnahmen')}.",
        class_="df-kurz",
    )
    return lines([told, tag("p", link(f"mailto:{mail}", mail)) if mail else ""])


def _led(desk: Desk) -> list[Measure]:
    return [measure for measure in desk.view.plan.measures if measure.lead == desk.unit.id]


def _measures(desk: Desk) -> Section:
    columns = MeasureColumns(desk.view, desk.links)
    chosen = [columns.title(), columns.status(), columns.light(), columns.period(), columns.rank()]
    table = Table(
        "fuehrt", "Federführend bei", chosen, _led(desk), "Maßnahmen", empty="Zurzeit bei keiner Maßnahme federführend."
    )
    helps = [measure for measure in desk.view.plan.measures if desk.unit.id in measure.participants]
    others = list_table(Table("beteiligt", "Ist beteiligt an", chosen, helps, "Maßnahmen")) if helps else Html("")
    return Section("Maßnahmen", "massnahmen", lines([list_table(table), others]))


def _due(desk: Desk) -> Section:
    mine = {measure.id for measure in _led(desk)}
    events = [event for event in upcoming(desk.view.plan, SOON_DAYS) if event.measure in mine]
    table = events_table(desk.view, desk.links, "demnaechst", "Termine der nächsten vier Monate", events)
    calendar = calendar_links(desk.view, desk.links, unit_calendar(desk.unit.id), desk.unit.name)
    return Section(
        "Was ansteht",
        "termine",
        lines([table, tag("p", "Alle Termine und Förderfristen als Kalender: ", calendar, ".")]),
    )


def _load(desk: Desk) -> Section:
    uses: dict[int, Use] = dict(load(desk.view.plan, desk.view.schedule).days[desk.unit.id])
    rows = [[str(year), days_text(use)] for year, use in uses.items()]
    return Section(
        "Auslastung", "auslastung", wide_table("tage", "Personentage je Jahr", ["Jahr", "Gebundene Tage"], rows)
    )


def _money(desk: Desk) -> Section:
    view, id_ = desk.view, desk.unit.id
    rows: list[tuple[str, Sums]] = []
    for year in view.budget_years:
        budget = view.budget(year)
        sums = budget.money.companies.get(id_) or budget.by_unit.get(id_)
        if sums:
            rows.append((str(year), sums))
    where = "Wirtschaftsplan" if desk.unit.is_company else "Haushalt der Kommune"
    return Section("Geld", "geld", sums_table("geld", f"Was die Einheit zahlt ({where})", "Jahr", rows))


def _closing(desk: Desk) -> Section:
    footer = page_footer(desk.view, desk.links, source=desk.view.plan.town_path, title=desk.unit.name)
    return Section("", "zu-dieser-seite", footer)


SECTIONS: tuple[Callable[[Desk], Section | None], ...] = (_measures, _due, _load, _money, _closing)
