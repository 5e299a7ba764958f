"""Funding of the whole town: where one can apply, what is due when, what was applied for, granted and drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ...funding import (
    Awards,
    Backing,
    Deadline,
    Outlook,
    State,
    awards,
    awards_by_area,
    awards_by_funder,
    backings,
    deadlines,
    outlooks,
)
from ...values import Interval, german
from ..chances import days_left, due_day
from ..html import Html, join, lines, link, tag, void
from ..links import Links
from ..marks import definition, measure_link
from ..table import Cell, Column, Table, list_table, wide_table
from ..view import View

_SOON = 365  # days


def by_state(view: View, links: Links) -> Html:
    """Every programme: open now, opening later, at any time, unknown, over; with its next deadline and who fits."""
    order = list(State)
    rows = sorted(outlooks(view.plan).values(), key=lambda row: (order.index(row.state), _title(view, row).casefold()))
    columns = [
        Column[Outlook](
            "titel", "Programm", lambda row: Cell(_programme(view, links, row.programme), _title(view, row))
        ),
        Column[Outlook]("geber", "Fördergeber", lambda row: Cell(view.plan.programme_by_id[row.programme].funder)),
        Column[Outlook]("frist", "Nächste Antragsfrist", _next, "datum"),
        Column[Outlook]("moeglich", "Möglich", lambda row: _count(row.possible, row.possible_sum), "zahl"),
        Column[Outlook]("pruefen", "Zu prüfen", lambda row: _count(row.to_check, row.to_check_sum), "zahl"),
    ]
    table = Table(
        "antraege", "Förderprogramme: Können wir einen Antrag stellen?", columns, rows, "Programme",
        groups=lambda row: row.state.label.capitalize(), empty="Es gibt noch keine Förderprogramme.",
    )  # fmt: skip
    return lines([list_table(table), tag("p", definition(links, "foerderurteil"))])


def _title(view: View, row: Outlook) -> str:
    return view.plan.programme_by_id[row.programme].title


def _programme(view: View, links: Links, id_: str) -> Html:
    return link(links.programme(id_), view.plan.programme_by_id[id_].title)


def _next(row: Outlook) -> Cell:
    if row.deadline is None:
        return Cell("–", "")
    day = due_day(row.deadline)
    return Cell(join([day.html, " (", days_left(row.deadline), ")"]), day.sort)


def _count(measures: tuple[str, ...], sum_: Interval | None) -> Cell:
    if not measures:
        return Cell("–", "0")
    best = tag("small", f"bestenfalls {german.interval(sum_)}")
    return Cell(join([german.count(len(measures), "Maßnahme", "Maßnahmen"), void("br"), best]), str(len(measures)))


def due(view: View, links: Links) -> Html:
    """What is due by day, applications and what grants oblige to: the next twelve months, and folded up what is later."""
    found = deadlines(view.plan)
    soon = [row for row in found if row.days_left <= _SOON]
    later = found[len(soon) :]
    told = [_due_table(view, links, "fristen", "Förderfristen der nächsten zwölf Monate", soon)]
    if later:
        table = _due_table(view, links, "fristen-spaeter", "Spätere Förderfristen", later)
        told.append(tag("details", tag("summary", f"Später als in zwölf Monaten: {len(later)}"), table))
    return lines([*told, tag("p", definition(links, "foerderfristen"))])


def _due_table(view: View, links: Links, id_: str, caption: str, rows: Sequence[Deadline]) -> Html:
    columns = [
        Column[Deadline]("wann", "Wann", due_day, "datum"),
        Column[Deadline]("", "Noch", lambda row: Cell(days_left(row))),
        Column[Deadline]("was", "Was", lambda row: Cell(_what(row))),
        Column[Deadline]("wofuer", "Wofür", lambda row: Cell(_of(view, links, row))),
    ]
    return list_table(Table(id_, caption, columns, rows, "Fristen", empty="Zurzeit ist keine Frist bekannt."))


def _what(row: Deadline) -> str:
    label = row.window.label if row.window else None
    return f"{row.due.label} ({label})" if label else row.due.label


def _of(view: View, links: Links, row: Deadline) -> Html:
    source = _programme(view, links, row.programme) if row.programme else join([row.source or ""])
    if row.measure is None:
        return source
    return join([measure_link(links, view.plan.by_id[row.measure]), ", ", source])


def sums(view: View, links: Links) -> Html:
    """Applied for, granted, drawn: in all, by area, by funder; and measure by measure the own share and its cover."""
    found = awards(view.plan)
    if not (found.applied or found.granted):
        return tag("p", "Noch ist nichts beantragt oder bewilligt.", class_="df-leer")
    told = [("beantragt", found.applied), ("bewilligt", found.granted), ("davon abgerufen", found.drawn)]
    figures = [
        tag("li", tag("div", tag("strong", german.interval(value)), " ", tag("span", label)))
        for label, value in told
        if value
    ]
    areas = {area.label: value for area, value in awards_by_area(view.plan).items()}
    inside = [
        tag("ul", *figures, class_="df-zahlen"),
        _table("bereiche", "Förderung nach Bereich", "Bereich", areas),
        _table("geber", "Förderung nach Fördergeber", "Fördergeber oder Quelle", awards_by_funder(view.plan)),
        _backings(view, links),
        tag("p", definition(links, "foerdersummen")),
    ]
    return lines(inside)


def _table(id_: str, caption: str, what: str, groups: Mapping[str, Awards]) -> Html:
    head = [what, "Beantragt", "Bewilligt", "Davon abgerufen"]
    rows = [
        [name, _amount(found.applied), _amount(found.granted), _amount(found.drawn)] for name, found in groups.items()
    ]
    return wide_table(f"foerderung-{id_}", caption, head, rows)


def _amount(value: Interval | None) -> str:
    return german.interval(value) if value else "–"


def _backings(view: View, links: Links) -> Html:
    by_id = view.plan.by_id
    columns = [
        Column[Backing]("titel", "Maßnahme", lambda row: Cell(measure_link(links, by_id[row.measure]), by_id[row.measure].title)),
        Column[Backing]("beantragt", "Beantragt", lambda row: _interval(row.awards.applied), "zahl"),
        Column[Backing]("bewilligt", "Bewilligt", lambda row: _interval(row.awards.granted), "zahl"),
        Column[Backing]("eigenanteil", "Eigenanteil", lambda row: _interval(row.own_share), "zahl"),
        Column[Backing]("ansatz", "Ansatz oder Ist", lambda row: _exact(row.budget), "zahl"),
        Column[Backing]("gedeckt", "Gedeckt", lambda row: Cell(_COVERED[row.covered])),
    ]  # fmt: skip
    rows = sorted(backings(view.plan), key=lambda row: (by_id[row.measure].title.casefold(), row.measure))
    return list_table(
        Table("eigenanteile", "Eigenanteil je Maßnahme, und ob er gedeckt ist", columns, rows, "Maßnahmen")
    )


def _exact(value: Decimal | None) -> Cell:
    return Cell("–", "") if value is None else Cell(german.euro(value), str(value))


_COVERED = {True: "ja", False: "nein", None: german.NOT_STATED}


def _interval(value: Interval | None) -> Cell:
    if value is None:
        return Cell("–", "")
    return Cell(german.interval(value), "" if value.ceiling is None else str(value.ceiling))
