"""The table of measures: one row each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ...model import Actual, Area, Level, Measure, Period, Status
from ...money import Costs
from ...presentation.links import measure_address
from ...presentation.view import View
from ...ranking import Standing
from ...values import Interval
from .column import Column, Table, Value, dated, of_model
from .numbers import places


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with what is computed of it; `standing` is None unless it is open."""

    measure: Measure
    view: View
    costs: Costs
    standing: Standing | None

    @property
    def period(self) -> Period:
        """The planned period; an empty one if nothing is said."""
        return self.measure.period or _NO_PERIOD

    @property
    def actual(self) -> Actual:
        """What really happened; empty if nothing is said."""
        return self.measure.actual or _NOTHING_YET


_NO_PERIOD, _NOTHING_YET = Period.model_construct(), Actual.model_construct()


def _rows(view: View) -> Iterator[Row]:
    for id_ in sorted(view.plan.by_id):
        yield Row(view.plan.by_id[id_], view, view.costs[id_], view.standings.get(id_))


def _low(value: Interval | None) -> Decimal | None:
    return value.low if value else None


def _high(value: Interval | None) -> Decimal | None:
    return value.high if value else None


def _unknown(row: Row) -> Value:
    return row.costs.total.unknown if row.costs.total else None


def _level(row: Row) -> Value:
    return row.standing.level.value if row.standing and row.standing.level else None


MEASURES = Table(
    "massnahmen",
    "Maßnahmen",
    "Jede Maßnahme des Plans, auch abgeschlossene und verworfene, mit ihren Summen.",
    (
        Column[Row](
            "id",
            "Kennung",
            "string",
            "Bleibt für immer; die anderen Tabellen verweisen mit ihr auf die Maßnahme.",
            lambda row: row.measure.id,
            True,
        ),
        of_model(Measure, "title", "string", lambda row: row.measure.title),
        of_model(Measure, "summary", "string", lambda row: row.measure.summary),
        Column("bereich", "Bereich", "string", "Der Bereich der Digitalisierung.", lambda row: row.measure.area.value, True,
               words=tuple(Area)),
        of_model(Measure, "field", "string", lambda row: row.measure.field, refers="handlungsfelder"),
        of_model(Measure, "status", "string", lambda row: row.measure.status.value, words=Status),
        of_model(Measure, "lead", "string", lambda row: row.measure.lead, refers="einheiten"),
        of_model(Measure, "as_of", "date", lambda row: row.measure.as_of),
        *dated(Period, "start", lambda row: row.period.start, last=False),
        *dated(Period, "end", lambda row: row.period.end),
        of_model(Period, "ongoing", "boolean", lambda row: row.period.ongoing),
        *dated(Actual, "start", lambda row: row.actual.start, name="tatsaechlicher_beginn", last=False),
        *dated(Actual, "end", lambda row: row.actual.end, name="tatsaechliches_ende"),
        of_model(Measure, "progress", "number", lambda row: row.measure.progress),
        Column("ampel", "Ampel", "string", "Ob die Maßnahme im Plan ist; die Wörter erklärt die Seite „So wird gerechnet“.",
               lambda row: row.view.lights[row.measure.id].value, True),
        Column("stufe", "Stufe", "string", "Vereinbarte oder errechnete Stufe der Priorität; nur offene Maßnahmen.", _level,
               words=tuple(Level)),
        Column("rang", "Rang", "integer", "Platz in der Rangfolge, 1 ist der erste; nur offene Maßnahmen.",
               lambda row: row.standing.rank if row.standing else None),
        Column("kosten_von", "Kosten mindestens", "number", "Untere Grenze aller Kosten zusammen, in Euro.",
               lambda row: _low(row.costs.total)),
        Column("kosten_bis", "Kosten höchstens", "number", "Obere Grenze, in Euro; leer, wenn es keine gibt.",
               lambda row: _high(row.costs.total)),
        Column("kosten_unbekannt", "Unbekannte Beträge", "integer",
               "Wie viele Kostenzeilen in den Grenzen fehlen, weil ihr Betrag unbekannt ist.", _unknown),
        of_model(Measure, "costs_note", "string", lambda row: row.measure.costs_note),
        Column("bewilligt", "Bewilligte Förderung", "number",
               "Summe der bewilligten Förderung, in Euro; leer, wenn nichts bewilligt ist. Bewilligungen ohne Betrag zählen nicht mit.",
               lambda row: row.costs.granted),
        Column("eigenanteil_von", "Eigenanteil mindestens", "number", "Kosten ohne bewilligte Förderung, untere Grenze, in Euro.",
               lambda row: places(_low(row.costs.own_share))),
        Column("eigenanteil_bis", "Eigenanteil höchstens", "number", "Kosten ohne bewilligte Förderung, obere Grenze, in Euro.",
               lambda row: places(_high(row.costs.own_share))),
        Column("adresse", "Adresse", "string", "Die Seite der Maßnahme; ohne bekannte Adresse der Website von deren Wurzel aus.",
               lambda row: f"{row.view.base}{measure_address(row.measure.id)}", True),
    ),
    _rows,
)  # fmt: skip
