"""Two snapshots side by side: which pairs are shown, and the page of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...archive.edition import Entry
from ...archive.reading import RoadmapError, read_edition
from ...archive.snapshot import Snapshot, age
from ...report import compare
from ...values.dates import german_day
from ..html import Html, join, link, tag, text
from ..links import Links
from ..paper import comparison_body
from .addresses import comparison_address, frozen_address, overview_address, year_address
from .frame import Sheet, band, page
from .frozen import Frozen

Pair = tuple[Snapshot, Snapshot]
Farewells = Mapping[str, Sequence[Entry]]


def pairs(snapshots: Sequence[Snapshot]) -> list[Pair]:
    """Every snapshot with the one before it, and with the first one of its budget year; the older one first, each pair once.

    So it was after every freezing: a pair stays when a snapshot of a day between the two is frozen later.
    """
    as_frozen = sorted(snapshots, key=lambda it: (it.line or len(snapshots) + 1, *age(it)))
    states = (as_frozen[:count] for count in range(2, len(as_frozen) + 1))
    found = {(one.name, other.name): (one, other) for state in states for one, other in _neighbours(state)}
    nearest_first = sorted(found.values(), key=lambda pair: age(pair[0]), reverse=True)
    return sorted(nearest_first, key=lambda pair: age(pair[1]))


def _neighbours(snapshots: Sequence[Snapshot]) -> Iterator[Pair]:
    ordered = sorted(snapshots, key=age)
    first: dict[int, Snapshot] = {}
    for place, snapshot in enumerate(ordered):
        opening = first.setdefault(snapshot.year, snapshot)
        before = ordered[place - 1] if place else snapshot
        if before is not snapshot:
            yield before, snapshot
        if opening not in (before, snapshot):
            yield opening, snapshot


def pair_name(pair: Pair) -> str:
    """What a comparison is called."""
    return " und ".join(names(pair))


def names(pair: Pair) -> tuple[str, str]:
    """What the two are called beside each other: by their days; on the same day by budget year and occasion, too."""
    one, other = (_full_name(it) if pair[0].day == pair[1].day else german_day(it.day) for it in pair)
    return one, other


def _full_name(snapshot: Snapshot) -> str:
    occasion = f", {snapshot.occasion}" if snapshot.occasion else ""
    return f"{german_day(snapshot.day)} (Haushaltsjahr {snapshot.year}{occasion})"


@dataclass(frozen=True, slots=True)
class Versions:
    """Links of a comparison: a measure as the later snapshot shows it, else as the earlier one does."""

    older: Snapshot
    newer: Snapshot
    links: Links

    def measure(self, id_: str, title: str) -> Html:
        """The title, linked."""
        shown = next((it for it in (self.newer, self.older) if id_ in it.measures), None)
        return link(self.links.to(frozen_address(shown.name, id_)), title) if shown else text(title)

    def definition(self, anchor: str) -> Html:
        """Nothing: how something is computed today is no matter of then."""
        return Html("")

    def page(self, address: str, label: str) -> Html:
        """A page of today, linked."""
        return link(self.links.to(address), label)


def comparison_page(before: Frozen, after: Frozen, gone: Farewells) -> str:
    """The page of two snapshots; where one cannot be compared, only that. `gone` says why measures have ended."""
    older, newer = before.snapshot, after.snapshot
    address = comparison_address(older, newer)
    links = Links(address)
    called = names((older, newer))
    ways = [link(links.to(overview_address(it.name)), name) for it, name in zip((older, newer), called, strict=True)]
    told = tag("p", tag("strong", "Archiv."), " Zwei archivierte Fassungen nebeneinander: ", join(ways, " und "), ".")
    doubts = [f"Fassung vom {name}: {it.doubt}" for it, name in zip((older, newer), called, strict=True) if it.doubt]
    note = band(told, *(tag("p", tag("strong", doubt)) for doubt in doubts), warning=bool(doubts))
    title = f"Vergleich {called[0]} mit {called[1]}"
    above = [
        (year_address(newer.year), f"Haushaltsjahr {newer.year}"),
        (overview_address(newer.name), f"Fassung vom {german_day(newer.day)}"),
    ]
    body = _body(before, after, gone, Versions(older, newer, links))
    return page(Sheet(address, title, after.town_name or before.town_name, note, above, body, "Archiv"))


def _body(before: Frozen, after: Frozen, gone: Farewells, references: Versions) -> Html:
    damaged = next((it for it in (before, after) if it.data is None), None)
    if damaged is None:
        try:
            called = names((before.snapshot, after.snapshot))
            one, other = read_edition(before.told), read_edition(after.told)
            return comparison_body(compare(one, other, gone), one, other, references, called)
        except RoadmapError as error:
            return tag("p", f"Die Fassungen lassen sich nicht vergleichen. {error}", class_="df-leer")
    day = german_day(damaged.snapshot.day)
    return tag("p", f"Die Fassung vom {day} ist beschädigt; darum wird hier nichts verglichen.", class_="df-leer")
