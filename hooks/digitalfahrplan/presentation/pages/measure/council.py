"""What the council decided, by what success is measured, what changed and why."""

from __future__ import annotations

from datetime import date

from ....model import Change, Decision, Indicator, Service
from ... import german
from ...html import Html, join, lines, link, tag
from ...marks import label_mark
from ...page import Section
from ...table import Cell, Column, Table, list_table
from .subject import Subject


def decisions(subject: Subject) -> Section | None:
    """Council papers by date; what lies in the future is being debated."""
    rows = sorted(subject.measure.decisions, key=lambda row: row.date.last if row.date else date.min)
    if not rows:
        return None
    today = subject.plan.today
    columns = [
        Column[Decision]("", "Vorlage", lambda row: Cell(_paper(row))),
        Column[Decision]("", "Gremium", lambda row: Cell(_body(row))),
        Column[Decision]("", "Datum", lambda row: Cell(str(row.date or "–"))),
        Column[Decision]("", "Ergebnis", lambda row: Cell(_result(row, today))),
    ]
    table = Table("beschluesse", "Vorlagen in Rat und Ausschüssen", columns, rows, sortable=False)
    return Section("Beschlüsse", "beschluesse", list_table(table))


def _paper(row: Decision) -> Html:
    name = " ".join(part for part in (row.paper, row.title) if part) or "ohne Nummer"
    return link(row.url, name, rel="noopener noreferrer") if row.url else join([name])


def _body(row: Decision) -> str:
    return f"{row.body or '–'} ({row.kind})" if row.kind else row.body or "–"


def _result(row: Decision, today: date) -> Html:
    if row.date and row.date.first > today:
        return label_mark("wird beraten")
    votes = f" ({row.votes})" if row.votes else ""
    return join([f"{row.result or '–'}{votes}"])


def indicators(subject: Subject) -> Section | None:
    """Baseline, target and what was measured."""
    if not subject.measure.indicators:
        return None
    columns = [
        Column[Indicator]("", "Kennzahl", lambda row: Cell(f"{row.name} ({row.unit})" if row.unit else row.name)),
        Column[Indicator](
            "", "Ausgang", lambda row: Cell("–" if row.baseline is None else german.plain_number(row.baseline)), "zahl"
        ),
        Column[Indicator]("", "Ziel", lambda row: Cell(_target(row)), "zahl"),
        Column[Indicator]("", "Gemessen", lambda row: Cell(_readings(row)), "zahl"),
    ]
    table = Table("kennzahlen", "Woran der Erfolg gemessen wird", columns, subject.measure.indicators, sortable=False)
    return Section("Kennzahlen", "kennzahlen", list_table(table))


def _target(row: Indicator) -> str:
    if row.target is None:
        return "–"
    by = f" bis {row.target_date}" if row.target_date else ""
    return f"{german.plain_number(row.target)}{by}"


def _readings(row: Indicator) -> str:
    readings = sorted(row.readings, key=lambda reading: reading.as_of)
    return "; ".join(f"{german.plain_number(reading.value)} ({reading.as_of})" for reading in readings) or "noch nicht"


def services(subject: Subject) -> Section | None:
    """Online services that the measure delivers."""
    if not subject.measure.services:
        return None
    columns = [
        Column[Service]("", "Leistung", lambda row: Cell(row.label or "ohne Bezeichnung")),
        Column[Service]("", "LeiKa-Schlüssel", lambda row: Cell(row.leika or "–")),
        Column[Service]("", "OZG-Leistung", lambda row: Cell(row.ozg or "–")),
    ]
    table = Table(
        "leistungen", "Online-Leistungen, die hier entstehen", columns, subject.measure.services, sortable=False
    )
    return Section("Online-Leistungen", "leistungen", list_table(table))


def history(subject: Subject) -> Section | None:
    """Changes with their reasons, the latest first."""
    rows: list[Change] = sorted(subject.measure.history, key=lambda row: row.date, reverse=True)
    if not rows:
        return None
    items = [
        tag("li", join([tag("span", str(row.date)), " ", label_mark(row.kind.label), " ", row.text])) for row in rows
    ]
    return Section("Verlauf", "verlauf", lines([tag("ul", *items, class_="df-verlauf")]))
