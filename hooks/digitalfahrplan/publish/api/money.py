"""Sums of money of the budget, as the API tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...model import Area, CostKind
from ...money import Sums
from .kind import MONEY, WHOLE, Entry, Kind, many, or_null, record, words

_MAYBE = or_null(MONEY)


def _sums(take: Any) -> tuple[Entry[Any], ...]:
    return (
        Entry("schaetzung", "Summe der Schätzungen.", _MAYBE, lambda row: take(row).estimate),
        Entry("ansatz", "Summe der Ansätze im Haushaltsplan.", _MAYBE, lambda row: take(row).budget),
        Entry("ist", "Was ausgegeben wurde.", _MAYBE, lambda row: take(row).actual),
        Entry("verpflichtung", "Summe der Verpflichtungsermächtigungen.", _MAYBE, lambda row: take(row).commitment),
        Entry("kosten", "Was zählt: Ist vergangener Jahre, sonst Ansatz, sonst Schätzung.", _MAYBE, lambda row: take(row).counts),
        Entry("foerderung", "Bewilligte Förderung.", _MAYBE, lambda row: take(row).funding),
        Entry("eigenanteil", "Kosten ohne bewilligte Förderung.", _MAYBE, lambda row: take(row).own_share),
    )  # fmt: skip


SUMS = record("Summen", "Geld der Kommune; Wirtschaftspläne der Beteiligungen zählen nicht.", _sums(lambda sums: sums))


def by_key(name: str, key: str, text: str, kind: Kind) -> Kind:
    """A list of sums, each with what it belongs to."""
    entry: Entry[tuple[Any, Sums]] = Entry(key, text, kind, lambda row: row[0])
    return many(record(name, "Geld der Kommune, aufgeteilt.", (entry, *_sums(lambda row: row[1]))))


BY_YEAR = by_key("GeldJeJahr", "jahr", "Das Haushaltsjahr; null: ohne Jahr.", or_null(WHOLE))
BY_AREA = by_key("GeldJeBereich", "bereich", "Der Bereich.", words(Area))
BY_KIND = by_key("GeldJeArt", "art", "Die Art der Kosten.", words(CostKind))


def in_order(keys: Iterable[Any], found: Mapping[Any, Sums]) -> Iterator[tuple[Any, Sums]]:
    """The sums that there are, in the order of the keys."""
    return ((key, found[key]) for key in keys if key in found)
