"""What the list of addresses does not know yet of the pages of today: notices for whoever looks after the site."""

from __future__ import annotations

from collections.abc import Iterator, Set

from ..problems import Problem
from ..source.folder import shown_path
from ..values.dates import german_day
from .ledger import Ledger, Line

_NAMED = 5  # addresses that a sentence can bear


def reminders(ledger: Ledger, today: Set[str]) -> Iterator[Problem]:
    """Addresses that lead to a page again though they had ended (E120), and those never entered (E119), which nobody would miss.

    `today` are the addresses of today. Without a list nothing was ever published, and with one that is damaged nobody knows.
    """
    if not ledger.lines or not ledger.complete:
        return
    again = sorted(it for it in today if it in ledger.lines and ledger.lines[it].entry.gone)
    yield from (_again(ledger, ledger.lines[address]) for address in again)
    if new := sorted(today - ledger.lines.keys() - ledger.unclear):
        yield _new(ledger, new)


def _again(ledger: Ledger, line: Line) -> Problem:
    entry = line.entry
    detail = f"/{entry.address}/ ist am {german_day(entry.day)} entfallen („{entry.told}“) und führt jetzt wieder auf eine Seite."
    hint = "Geht es um dasselbe: „digitalfahrplan adressen“ aufrufen. Sonst dem Neuen eine andere Kennung geben."
    return Problem(shown_path(ledger.path), line.number, 1, "E120", detail, hint, len(entry.address), line.text)


def _new(ledger: Ledger, new: list[str]) -> Problem:
    named = ", ".join(new[:_NAMED]) + (" …" if len(new) > _NAMED else "")
    count = "1 Adresse steht" if len(new) == 1 else f"{len(new)} Adressen stehen"
    hint = "Nach der Veröffentlichung „digitalfahrplan adressen“ aufrufen; das erledigt, wer die Website betreut."
    return Problem(shown_path(ledger.path), 1, 1, "E119", f"{count} noch nicht darin: {named}.", hint)
