"""Target and actual, and the measures in danger, as sections with tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...report import Closed, Danger, Due, Measured, MoneyRow, Targets
from ...values import german
from ...values.dates import german_day
from ..html import Html, join, lines, tag, text, void
from ..marks import light_mark
from ..page import Section
from ..table import NOTHING, Cell, Column, Table, list_table
from . import words
from .references import References, closing

TARGETS, DANGERS = "soll-und-ist", "gefaehrdet"


def target_section(found: Targets, references: References) -> Section:
    """Time, result, money."""
    parts = _Parts(found, references)
    results, money = (
        _headed("Ergebnis", "soll-ergebnis", [row for row in found.indicators if row.latest]),
        _headed("Geld", "soll-geld", found.money),
    )
    time = [tag("h3", "Zeit", id="soll-zeit"), parts.lights(), parts.closed(), parts.milestones()]
    inside = [*time, results, parts.indicators(), money, parts.money()]
    return Section("Soll und Ist", TARGETS, lines(inside))


def _headed(title: str, anchor: str, rows: Sequence[object]) -> Html:
    """A heading; that there is nothing takes one sentence and no heading."""
    return tag("h3", title, id=anchor) if rows else Html("")


def danger_section(found: tuple[Danger, ...], references: References) -> Section:
    """Every measure in danger and why."""
    columns = [
        Column[Danger]("", "Maßnahme", lambda row: Cell(references.measure(row.measure.id, row.measure.title))),
        Column[Danger]("", "Zeitplan", lambda row: Cell(light_mark(row.light))),
        Column[Danger]("", "Warum", lambda row: Cell(join((text(cause) for cause in row.causes), void("br")))),
    ]
    table = Table(
        "bericht-gefaehrdet", "Gefährdete Maßnahmen mit Ursache", columns, found, sortable=False,
        empty="Zurzeit ist keine Maßnahme gefährdet.",
    )  # fmt: skip
    more = closing(references, "gefaehrdet") if found else ""
    return Section("Gefährdete Maßnahmen", DANGERS, lines([list_table(table), more]))


class _Parts:
    """The parts of the section on target and actual."""

    def __init__(self, found: Targets, references: References) -> None:
        self.found, self.references = found, references
        self.since = german_day(found.since)

    def lights(self) -> Html:
        """How many measures are in time."""
        total = sum(self.found.lights.values())
        if not total:
            return tag("p", "Es gibt noch keine Maßnahmen.", class_="df-leer")
        counted = german.enumerate_([f"{number} {light.label}" for light, number in self.found.lights.items()])
        return closing(self.references, "ampel", f"{german.count(total, 'Maßnahme', 'Maßnahmen')}: {counted}.")

    def closed(self) -> Html:
        """Finished measures: planned and actual end."""
        columns = [
            Column[Closed](
                "", "Maßnahme", lambda row: Cell(self.references.measure(row.measure.id, row.measure.title))
            ),
            Column[Closed]("", "Geplantes Ende", lambda row: Cell(_planned_end(row))),
            Column[Closed]("", "Tatsächliches Ende", lambda row: Cell(_actual_end(row))),
            Column[Closed]("", "Abweichung", lambda row: Cell("–" if row.days is None else words.days_late(row.days))),
            Column[Closed]("", "Ergebnis", lambda row: Cell(row.measure.result or NOTHING)),
        ]
        empty = f"Seit dem {self.since} wurde keine Maßnahme abgeschlossen."
        caption = f"Seit dem {self.since} abgeschlossen"
        return list_table(Table("bericht-fertig", caption, columns, self.found.closed, sortable=False, empty=empty))

    def milestones(self) -> Html:
        """Milestones that were due: reached, and when."""
        due, reached = self.found.milestones, self.found.reached
        if not due:
            return tag("p", f"Seit dem {self.since} war kein Meilenstein fällig.", class_="df-leer")
        in_time = sum(row.days is not None and row.days <= 0 for row in reached)
        said = (
            f"Seit dem {self.since} {'war' if len(due) == 1 else 'waren'} {german.count(len(due), 'Meilenstein', 'Meilensteine')} "
            f"fällig: {len(reached)} erreicht ({in_time} rechtzeitig), {len(self.found.missed)} nicht erreicht."
        )
        columns = [
            Column[Due]("", "Maßnahme", lambda row: Cell(self.references.measure(row.measure.id, row.measure.title))),
            Column[Due]("", "Meilenstein", lambda row: Cell(row.milestone.title)),
            Column[Due]("", "Termin", lambda row: Cell(str(row.milestone.due))),
        ]
        table = Table(
            "bericht-meilensteine", "Fällige Meilensteine, nicht erreicht", columns, self.found.missed, sortable=False
        )
        return lines([tag("p", said), list_table(table) if self.found.missed else ""])

    def indicators(self) -> Html:
        """Indicators with a reading: start, target, latest value."""
        rows = [row for row in self.found.indicators if row.latest]
        left = len(self.found.indicators) - len(rows)
        columns = [
            Column[Measured]("", "Kennzahl", lambda row: Cell(self._indicator(row))),
            Column[Measured]("", "Ausgang", lambda row: Cell(_number(row.indicator.baseline)), "zahl"),
            Column[Measured]("", "Ziel", lambda row: Cell(_number(row.indicator.target)), "zahl"),
            Column[Measured]("", "Zuletzt", lambda row: Cell(_latest(row)), "zahl"),
            Column[Measured]("", "Geschafft", lambda row: Cell(_share(row)), "zahl"),
            Column[Measured]("", "Ziel bis", lambda row: Cell(str(row.indicator.target_date or NOTHING))),
        ]
        empty = "Noch wurde keine Kennzahl gemessen."
        table = Table("bericht-kennzahlen", "Kennzahlen mit Messwert", columns, rows, sortable=False, empty=empty)
        more = f"{german.count(left, 'weitere Kennzahl wurde', 'weitere Kennzahlen wurden')} noch nicht gemessen."
        return lines(
            [list_table(table), closing(self.references, "soll-und-ist", more if left else "") if rows else ""]
        )

    def _indicator(self, row: Measured) -> Html:
        unit = f" ({row.indicator.unit})" if row.indicator.unit else ""
        title = self.references.measure(row.measure.id, row.measure.title)
        return join([f"{row.indicator.name}{unit}", void("br"), tag("small", title)])

    def money(self) -> Html:
        """Budget, actual and deviation by year and kind, in euros."""
        columns = [
            Column[MoneyRow]("", "Jahr und Art", lambda row: Cell(f"{row.year}, {row.kind.label}")),
            Column[MoneyRow]("", "Ansatz", lambda row: Cell(_euro(row.sums.budget)), "zahl"),
            Column[MoneyRow]("", "Ist", lambda row: Cell(_euro(row.sums.actual)), "zahl"),
            Column[MoneyRow]("", "Abweichung", lambda row: Cell(_deviation(row)), "zahl"),
            Column[MoneyRow]("", "in Prozent", lambda row: Cell(_percent(row)), "zahl"),
        ]
        empty = "Bis heute wurde nichts veranschlagt und nichts ausgegeben."
        caption = "Ansatz und Ist der letzten Haushaltsjahre mit Beträgen"
        table = Table("bericht-geld", caption, columns, self.found.money, sortable=False, empty=empty)
        told = "Die Abweichung vergleicht nur Zeilen, die beides nennen, Ansatz und Ist."
        return lines([list_table(table), closing(self.references, "soll-und-ist", told) if self.found.money else ""])


def _planned_end(row: Closed) -> str:
    period = row.measure.period
    return str(period.end) if period and period.end else NOTHING


def _actual_end(row: Closed) -> str:
    actual = row.measure.actual
    return str(actual.end) if actual and actual.end else NOTHING


def _latest(row: Measured) -> str:
    return f"{german.plain_number(row.latest.value)} ({row.latest.as_of})" if row.latest else NOTHING


def _number(value: Decimal | None) -> str:
    return NOTHING if value is None else german.plain_number(value)


def _share(row: Measured) -> str:
    return NOTHING if row.share is None else f"{words.below(row.share)}{german.NO_BREAK}%"


def _euro(amount: Decimal | None) -> str:
    return german.NOT_STATED if amount is None else german.euro(amount)


def _deviation(row: MoneyRow) -> str:
    return NOTHING if row.sums.deviation is None else words.signed(row.sums.deviation)


def _percent(row: MoneyRow) -> str:
    percent = row.sums.deviation_percent
    return NOTHING if percent is None else f"{words.signed_number(percent, 1)}{german.NO_BREAK}%"
