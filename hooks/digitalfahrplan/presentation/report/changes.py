"""What changed between two editions, as sections with tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...archive.edition import Described, Edition
from ...model import ChangeKind
from ...report import Comparison, CostChange, Move
from ...values import german
from ..html import Html, join, lines, tag, text
from ..page import Section
from ..table import NOTHING, Cell, Column, Row, Table, list_table
from . import words
from .references import References, closing

LIFE, DATES, COSTS, UNEXPLAINED = "stand", "termine", "kosten", "ohne-begruendung"


@dataclass(frozen=True, slots=True)
class _Row:
    """A measure in the first table: what became of it, and why."""

    measure: Described
    what: Html
    why: Html


def change_sections(found: Comparison, before: Edition, references: References) -> tuple[Section, ...]:
    """New, finished, dropped and the like; dates; costs; what has no reason."""
    parts = _Parts(found, references)
    return (
        Section("Neu, abgeschlossen, anderer Status", LIFE, parts.life()),
        Section("Geänderte Termine", DATES, parts.dates()),
        Section("Geänderte Kosten", COSTS, parts.costs(before)),
        Section("Ohne Begründung geändert", UNEXPLAINED, parts.unexplained()),
    )


class _Parts:
    """The sections of one comparison."""

    def __init__(self, found: Comparison, references: References) -> None:
        self.found, self.references = found, references

    def life(self) -> Html:
        """What is new, and what has another status."""
        columns = [
            Column[_Row]("", "Maßnahme", lambda row: Cell(self._title(row.measure))),
            Column[_Row]("", "Was sich geändert hat", lambda row: Cell(row.what)),
            Column[_Row]("", "Grund", lambda row: Cell(row.why)),
        ]
        caption = "Neue Maßnahmen und Maßnahmen mit anderem Status"
        empty = "Keine Maßnahme ist neu, und keine hat einen anderen Status."
        return self._part(
            Table("bericht-stand", caption, columns, list(self._lives()), sortable=False, empty=empty), "bericht"
        )

    def _lives(self) -> Iterator[_Row]:
        for new in self.found.new:
            yield _Row(new.after, join(["neu: ", words.status(new.after.status)]), words.told(new.entries))
        for change in (*self.found.finished, *self.found.dropped, *self.found.otherwise):
            what = join([words.status(change.before), words.ARROW, words.status(change.after)])
            yield _Row(change.pair.after, what, words.because(change.pair.reasons(ChangeKind.STATUS)))
        for old, heir in self.found.merged:
            yield _Row(old, join(["aufgegangen in ", self._title(heir)]), text(NOTHING))
        for gone in self.found.gone:
            yield _Row(gone.before, text("nicht mehr im Plan"), words.because(gone.entries))

    def dates(self) -> Html:
        """What has other dates, and why."""
        columns = [
            Column[Move]("", "Maßnahme", lambda row: Cell(self._title(row.pair.after))),
            Column[Move]("", "Bisher", lambda row: Cell(words.period(row.pair.before))),
            Column[Move]("", "Jetzt", lambda row: Cell(words.period(row.pair.after))),
            Column[Move]("", "Verschiebung", lambda row: Cell(words.shift(row))),
            Column[Move]("", "Grund", lambda row: Cell(words.because(row.pair.reasons(ChangeKind.DELAY)))),
        ]
        empty = "Kein geplanter Beginn und kein geplantes Ende hat sich geändert."
        table = Table(
            "bericht-termine",
            "Geplanter Zeitraum, bisher und jetzt",
            columns,
            self.found.moved,
            sortable=False,
            empty=empty,
        )
        return self._part(table, "bericht-termine")

    def costs(self, before: Edition) -> Html:
        """What has another cost than in the edition `before`, in euros, and why."""
        columns = [
            Column[CostChange]("", "Maßnahme", lambda row: Cell(self._title(row.pair.after))),
            Column[CostChange]("", "Bisher", lambda row: Cell(german.interval(row.before)), "zahl"),
            Column[CostChange]("", "Jetzt", lambda row: Cell(german.interval(row.after)), "zahl"),
            Column[CostChange]("", "Unterschied", lambda row: Cell(words.difference(row)), "zahl"),
            Column[CostChange]("", "Grund", lambda row: Cell(words.cost_reason(row))),
        ]
        until = f", laufende Kosten bis {before.last_year}" if before.last_year else ""
        rows = [*self.found.dearer, *self.found.cheaper, *self.found.recosted]
        caption = f"Gesamtkosten, bisher und jetzt{until}"
        empty = "Keine Gesamtkosten haben sich geändert."
        return self._part(
            Table("bericht-kosten", caption, columns, rows, sortable=False, empty=empty), "bericht-kosten"
        )

    def unexplained(self) -> Html:
        """Changes for which nobody gave a reason."""
        if not self.found.unexplained:
            said = "Jede Änderung von Termin, Kosten oder Status ist begründet, auch jeder Wegfall."
            return tag("p", said, class_="df-leer")
        names = [tag("li", self._title(measure)) for measure in self.found.unexplained]
        told = (
            "Termin, Kosten oder Status haben sich geändert, oder die Maßnahme steht nicht mehr im Plan; ein Grund dafür "
            "ist nirgends genannt:"
        )
        return lines([tag("p", told), tag("ul", *names), closing(self.references, "bericht")])

    def _part(self, table: Table[Row], anchor: str) -> Html:
        """A table, and where it is not empty the way to its definition."""
        more = closing(self.references, anchor) if list(table.rows) else ""
        return lines([list_table(table), more])

    def _title(self, measure: Described) -> Html:
        return self.references.measure(measure.id, measure.title)
