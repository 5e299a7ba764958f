"""What `oparl update` did, in German: a line for each paper, and the sum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..fetching.keeping import age
from ..values.dates import german_day
from .update import Outcome, Update


def report(outcome: Outcome, today: date) -> str:
    """The lines to print."""
    return "".join(f"{line}\n" for line in _lines(outcome, today))


def _lines(outcome: Outcome, today: date) -> Iterator[str]:
    yield from outcome.flaws
    yield from (f"{told.address}: {_told(told, today)}" for told in outcome.updates)
    yield from (f"{address}: entfernt, keine Maßnahme nennt die Vorlage mehr" for address in outcome.dropped)
    if outcome.updates:
        failed = sum(bool(told.flaw) for told in outcome.updates)
        yield f"{len(outcome.updates) - failed} von {len(outcome.updates)} aktuell"
    else:
        yield "Keine Maßnahme nennt eine OParl-Adresse."


def _told(told: Update, today: date) -> str:
    if told.flaw:
        kept = age(told.paper.fetched, today) if told.paper else "Es gibt keine Kopie."
        return f"nicht aktualisiert. {told.flaw} {kept}"
    assert told.paper is not None  # what was fetched is there
    if told.paper.deleted:
        return f"im Ratsinformationssystem gelöscht (festgestellt am {german_day(told.paper.deleted)}); die letzten Angaben bleiben"
    number = len(told.paper.consultations)
    name = f" {told.paper.reference}," if told.paper.reference else ""
    return f"aktuell,{name} {number} {'Beratung' if number == 1 else 'Beratungen'}{_missing(told.missing)}"


def _missing(number: int) -> str:
    return f"; {number} {'Teil war' if number == 1 else 'Teile waren'} nicht zu bekommen" if number else ""
