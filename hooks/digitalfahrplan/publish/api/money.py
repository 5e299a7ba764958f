"""Sums of money of the budget, as the API tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from ...model import Area, CostKind
from ...money import Sums
from .kind import MONEY, WHOLE, Entry, Kind, many, or_null, record, words

_MAYBE = or_null(MONEY)


_SUMS = (
    ("schaetzung", "Summe der Schätzungen.", "estimate"),
    ("ansatz", "Summe der Ansätze im Haushaltsplan.", "budget"),
    ("ist", "Was ausgegeben wurde.", "actual"),
    ("verpflichtung", "Summe der Verpflichtungsermächtigungen.", "commitment"),
    ("kosten_gesamt", "Was zählt: Ist vergangener Jahre, sonst Ansatz, sonst Schätzung.", "counts"),
    ("bewilligt", "Bewilligte Förderung.", "funding"),
    ("eigenanteil", "Kosten ohne bewilligte Förderung.", "own_share"),
)


def _of_pair(attribute: str) -> Callable[[tuple[Any, Sums]], Any]:
    take = attrgetter(attribute)
    return lambda row: take(row[1])


SUMS = record(
    "Summen",
    "Geld der Kommune; Wirtschaftspläne der Beteiligungen zählen nicht.",
    (Entry[Sums](key, text, _MAYBE, attrgetter(attribute)) for key, text, attribute in _SUMS),
)


def by_key(name: str, key: str, text: str, kind: Kind) -> Kind:
    """A list of sums, each with what it belongs to."""
    entry: Entry[tuple[Any, Sums]] = Entry(key, text, kind, lambda row: row[0])
    sums = (Entry[tuple[Any, Sums]](key, text, _MAYBE, _of_pair(attribute)) for key, text, attribute in _SUMS)
    return many(record(name, "Geld der Kommune, aufgeteilt.", (entry, *sums)))


BY_YEAR = by_key("GeldJeJahr", "jahr", "Das Haushaltsjahr; null: ohne Jahr.", or_null(WHOLE))
BY_AREA = by_key("GeldJeBereich", "bereich", "Der Bereich.", words(Area))
BY_KIND = by_key("GeldJeArt", "art", "Die Art der Kosten.", words(CostKind))


def in_order(keys: Iterable[Any], found: Mapping[Any, Sums]) -> Iterator[tuple[Any, Sums]]:
    """The sums that there are, in the order of the keys."""
    return ((key, found[key]) for key in keys if key in found)
