"""Tables of what a measure lists: funding, person-days, places, decisions, milestones, indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from ...model import (
    Decision,
    FundingRow,
    FundingStatus,
    Indicator,
    Measure,
    Milestone,
    Part,
    PlaceRow,
    PlaceStatus,
    Reading,
    StaffRow,
)
from ...presentation.view import View
from ...resources.demand import person_days
from ...timeline import place_is_late
from .column import Column, Table, Value, dated, of_model
from .numbers import places

Entry = TypeVar("Entry", bound=Part)
_ROW = "Maßnahme und Nummer der Zeile in ihrer Liste: eindeutig in diesem Stand. Über Stände hinweg bleibt die Kennung der Maßnahme."


@dataclass(frozen=True, slots=True)
class Row(Generic[Entry]):
    """The entry of a measure's list, and its number there, from 1."""

    view: View
    measure: Measure
    number: int
    entry: Entry

    @property
    def id(self) -> str:
        """The measure's id and the number."""
        return f"{self.measure.id}:{self.number}"


def _each(entries: Callable[[Measure], Iterable[Entry]]) -> Callable[[View], Iterator[Row[Entry]]]:
    """All entries of a list, by measure."""

    def rows(view: View) -> Iterator[Row[Entry]]:
        for id_ in sorted(view.plan.by_id):
            measure = view.plan.by_id[id_]
            for number, entry in enumerate(entries(measure), 1):
                yield Row(view, measure, number, entry)

    return rows


def _whose() -> tuple[Column[Row[Any]], Column[Row[Any]]]:
    """Whose row it is: the columns that every such table begins with."""
    return (
        Column("id", "Kennung", "string", _ROW, lambda row: row.id, True),
        Column(
            "massnahme",
            "Maßnahme",
            "string",
            "Kennung der Maßnahme.",
            lambda row: row.measure.id,
            True,
            "massnahmen",
        ),
    )


def _amount(row: Row[FundingRow], bound: str) -> Decimal | None:
    found: Decimal | None = getattr(row.entry.amount, bound) if row.entry.amount else None
    return found


FUNDING = Table(
    "foerderung",
    "Förderung der Maßnahmen",
    "Geplante, beantragte und bewilligte Förderung, eine Zeile je Eintrag.",
    (
        *_whose(),
        of_model(FundingRow, "programme", "string", lambda row: row.entry.programme, refers="foerderprogramme"),
        of_model(FundingRow, "source", "string", lambda row: row.entry.source),
        of_model(FundingRow, "status", "string", lambda row: row.entry.status.value, words=FundingStatus),
        Column("betrag_von", "Betrag mindestens", "number", "Untere Grenze, in Euro; so viel zählt.", lambda row: _amount(row, "low")),
        Column("betrag_bis", "Betrag höchstens", "number", "Obere Grenze, in Euro.", lambda row: _amount(row, "high")),
        Column("betrag_wortlaut", "Betrag im Wortlaut", "string", "Der Betrag, wie er im Plan steht.",
               lambda row: row.entry.amount.wording if row.entry.amount else None),
        *dated(FundingRow, "applied", lambda row: row.entry.applied),
        *dated(FundingRow, "granted", lambda row: row.entry.granted),
        *dated(FundingRow, "drawdown", lambda row: row.entry.drawdown),
        *dated(FundingRow, "proof", lambda row: row.entry.proof),
        *dated(FundingRow, "binding", lambda row: row.entry.binding),
        of_model(FundingRow, "reason", "string", lambda row: row.entry.reason),
    ),
    _each(lambda measure: measure.funding),
)  # fmt: skip


def _planned(row: Row[StaffRow]) -> Value:
    """Only what lies in the years of the plan is placed, and moves with its measure."""
    placement = row.view.schedule.placements.get(row.measure.id)
    if placement is None or not placement.is_placed or row.entry.year not in row.view.plan.town.budget.horizon:
        return None
    return row.entry.year + placement.shift


STAFF = Table(
    "personal",
    "Personentage",
    "Wer in welchem Jahr wie viele Tage an einer Maßnahme arbeitet.",
    (
        *_whose(),
        of_model(StaffRow, "year", "year", lambda row: row.entry.year),
        of_model(StaffRow, "unit", "string", lambda row: row.entry.unit, refers="einheiten"),
        Column("tage", "Personentage", "number", "Tage in diesem Jahr; aus Stellenanteilen errechnet, wo keine Tage genannt sind.",
               lambda row: places(person_days(row.entry, row.view.plan))),
        of_model(StaffRow, "fte", "number", lambda row: row.entry.fte),
        Column("eingeplant", "Eingeplant im Jahr", "year",
               "Das Jahr, in dem der Ressourcenplan diese Tage vorsieht; leer, wenn sie darin nicht vorkommen, und im Archiv.",
               _planned),
    ),
    _each(lambda measure: measure.staff),
)  # fmt: skip

ROLL_OUT = Table(
    "orte-stand",
    "Stand an den Orten",
    "Wie weit eine Maßnahme an einer Schule, einer Einrichtung oder in einem Gebiet ist.",
    (
        *_whose(),
        of_model(PlaceRow, "place", "string", lambda row: row.entry.place, refers="orte"),
        Column("status", "Stand am Ort", "string", "Wie weit es dort ist; ein Tag, an dem es erreicht war, geht vor.",
               lambda row: (PlaceStatus.REACHED if row.entry.reached else row.entry.status).value, True, words=tuple(PlaceStatus)),
        *dated(PlaceRow, "due", lambda row: row.entry.due),
        *dated(PlaceRow, "reached", lambda row: row.entry.reached),
        of_model(PlaceRow, "note", "string", lambda row: row.entry.note),
        Column("verzug", "Verzug", "boolean", "Ob der Termin verstrichen ist.",
               lambda row: place_is_late(row.measure, row.entry, row.view.plan.today), True),
    ),
    _each(lambda measure: measure.places),
)  # fmt: skip

DECISIONS = Table(
    "beschluesse",
    "Beschlüsse",
    "Vorlagen im Rat und in Ausschüssen, eine Zeile je Befassung.",
    (
        *_whose(),
        of_model(Decision, "paper", "string", lambda row: row.entry.paper),
        of_model(Decision, "title", "string", lambda row: row.entry.title),
        of_model(Decision, "body", "string", lambda row: row.entry.body),
        *dated(Decision, "date", lambda row: row.entry.date),
        of_model(Decision, "kind", "string", lambda row: row.entry.kind),
        of_model(Decision, "result", "string", lambda row: row.entry.result),
        of_model(Decision, "votes", "string", lambda row: row.entry.votes),
        of_model(Decision, "url", "string", lambda row: row.entry.url),
        of_model(Decision, "oparl", "string", lambda row: row.entry.oparl),
    ),
    _each(lambda measure: measure.decisions),
)  # fmt: skip

MILESTONES = Table(
    "meilensteine",
    "Meilensteine",
    "Schritte der Maßnahmen mit Termin.",
    (
        *_whose(),
        of_model(Milestone, "title", "string", lambda row: row.entry.title),
        *dated(Milestone, "due", lambda row: row.entry.due),
        *dated(Milestone, "reached", lambda row: row.entry.reached),
    ),
    _each(lambda measure: measure.milestones),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measured:
    """A reading of an indicator, and where it stands; `reading` is None for an indicator that was not measured yet."""

    measure: Measure
    number: int
    indicator: Indicator
    reading: Reading | None
    place: int

    @property
    def id(self) -> str:
        """The measure's id, the indicator's number, the reading's number."""
        return f"{self.measure.id}:{self.number}:{self.place}"


def _readings(view: View) -> Iterator[Measured]:
    for id_ in sorted(view.plan.by_id):
        measure = view.plan.by_id[id_]
        for number, indicator in enumerate(measure.indicators, 1):
            for place, reading in enumerate(indicator.readings, 1):
                yield Measured(measure, number, indicator, reading, place)
            if not indicator.readings:
                yield Measured(measure, number, indicator, None, 0)


def _when_read(row: Measured) -> Value:
    return row.reading.as_of.iso if row.reading else None


def _read(row: Measured) -> Value:
    return row.reading.value if row.reading else None


INDICATORS = Table(
    "kennzahlen",
    "Kennzahlen",
    "Woran der Erfolg gemessen wird, eine Zeile je Messwert; eine Kennzahl ohne Messwert hat eine Zeile ohne ihn.",
    (
        Column[Measured]("id", "Kennung", "string", "Maßnahme, Kennzahl, Messwert: eindeutig in diesem Stand.",
               lambda row: row.id, True),
        Column("massnahme", "Maßnahme", "string", "Kennung der Maßnahme.", lambda row: row.measure.id, True, "massnahmen"),
        of_model(Indicator, "name", "string", lambda row: row.indicator.name),
        of_model(Indicator, "unit", "string", lambda row: row.indicator.unit),
        of_model(Indicator, "baseline", "number", lambda row: row.indicator.baseline),
        of_model(Indicator, "target", "number", lambda row: row.indicator.target),
        *dated(Indicator, "target_date", lambda row: row.indicator.target_date),
        Column("gemessen", "Gemessen", "string", "Wann gemessen wurde.", _when_read),
        Column("wert", "Wert", "number", "Was gemessen wurde.", _read),
    ),
    _readings,
)  # fmt: skip
