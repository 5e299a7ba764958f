"""What the council decided, by what success is measured, what changed and why."""

from __future__ import annotations

from dataclasses import dataclass

from ....council import Entry, Hearing, papers_of
from ....model import Change, Indicator, Service
from ....values import german
from ...council_words import body, outside, paper_label, paper_name, paper_page, remarks, result, source
from ...html import Html, join, link, tag
from ...links import paper_address
from ...marks import label_mark
from ...page import Section
from ...table import NOTHING, Cell, Column, Table, list_table
from .subject import Subject


@dataclass(frozen=True, slots=True)
class _Row:
    """A consultation of a paper; the first one says what there is to say of the paper. A paper may have none."""

    entry: Entry
    hearing: Hearing | None
    is_first: bool


def decisions(subject: Subject) -> Section | None:
    """Council papers and their consultations by date; what lies in the future is being debated."""
    rows = [row for entry in papers_of(subject.plan, subject.measure) for row in _rows(entry)]
    if not rows:
        return None
    today = subject.plan.today
    columns = [
        Column[_Row]("", "Vorlage", lambda row: Cell(_paper(subject, row))),
        Column[_Row]("", "Gremium", lambda row: Cell((row.hearing and body(row.hearing)) or NOTHING)),
        Column[_Row]("", "Datum", lambda row: Cell(str((row.hearing and row.hearing.on) or NOTHING))),
        Column[_Row]("", "Ergebnis", lambda row: Cell(result(row.hearing, today) if row.hearing else NOTHING)),
    ]
    table = Table("beschluesse", "Vorlagen in Rat und Ausschüssen", columns, rows, sortable=False)
    return Section("Beschlüsse", "beschluesse", list_table(table))


def _rows(entry: Entry) -> list[_Row]:
    return [_Row(entry, hearing, not place) for place, hearing in enumerate(entry.hearings or (None,))]


def _paper(subject: Subject, row: _Row) -> Html:
    """The paper on the page of all papers, and once where it can be read and what else is to be said of it."""
    entry = row.entry
    page = link(subject.links.to(paper_address(entry.anchor)), paper_label(entry))
    return join([page, _system(entry), remarks(entry)]) if row.is_first else page


def _system(entry: Entry) -> Html:
    address = paper_page(entry)
    hidden = tag("span", f": {paper_name(entry)}", class_="df-nur-vorlesen")
    return source(outside(address, join(["im Ratsinformationssystem", hidden]))) if address else Html("")


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
    return Section("Verlauf", "verlauf", tag("ul", *items))
