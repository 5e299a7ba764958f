"""The rows of every table as a snapshot's `roadmap.json` has them: by name of the column, values as they stand there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ...archive import facts
from ...model import PlaceStatus
from ...money.exact import exact
from ...presentation.frozen.addresses import frozen_address
from ...presentation.frozen.frozen import Frozen
from ...presentation.frozen.tolerant import Record, number, record, records, word
from .archived_costs import bounds, cost_rows
from .numbers import places

Row = Mapping[str, Any]
_SITE = re.compile(r"https?://[A-Za-z0-9.-]+(:\d+)?(/[A-Za-z0-9._~/-]*)?", re.ASCII)


def address_of_site(frozen: Frozen) -> str:
    """Where the site lay on that day, with a slash at its end; "" if nobody said."""
    told = facts.text(frozen.town.get("adresse")) or ""
    return f"{told.rstrip('/')}/" if _SITE.fullmatch(told) else ""


def _measures(frozen: Frozen) -> Iterator[Row]:
    for id_ in sorted(frozen.measures):
        told = frozen.measures[id_]
        computed = record(told.get("berechnet"))
        period, actual = record(told.get("zeitraum")), record(told.get("tatsaechlich"))
        yield {
            **told,
            **{key: computed.get(key) for key in ("ampel", "stufe", "rang", "bewilligt")},
            **_from_to("kosten", computed.get("kosten_gesamt")),
            **_from_to("eigenanteil", computed.get("eigenanteil")),
            "id": id_,
            "beginn": period.get("beginn"),
            "ende": period.get("ende"),
            "fortlaufend": False if told.get("zeitraum", period) is None else period.get("fortlaufend"),
            "tatsaechlicher_beginn": actual.get("beginn"),
            "tatsaechliches_ende": actual.get("ende"),
            "kosten_unbekannt": record(computed.get("kosten_gesamt")).get("unbekannt"),
            "adresse": _address(frozen, id_),
        }


def _from_to(name: str, value: object) -> Row:
    found, told = bounds(value), record(value)
    return {f"{name}_von": found.low, f"{name}_bis": found.high, f"{name}_wortlaut": told.get("wortlaut")}


def _address(frozen: Frozen, id_: str) -> str:
    return f"{address_of_site(frozen)}{frozen_address(frozen.snapshot.name, id_)}"


def _listed(frozen: Frozen, key: str) -> Iterator[tuple[str, int, Record]]:
    """The entries of a list of every measure: its id, the number from 1, the entry."""
    for id_ in sorted(frozen.measures):
        for place, row in enumerate(records(frozen.measures[id_].get(key)), 1):
            yield id_, place, row


def _each(key: str, more: Callable[[Frozen, str, Record], Row]) -> Callable[[Frozen], Iterator[Row]]:
    """The rows of a list of the measures, with what `more` adds to an entry."""

    def rows(frozen: Frozen) -> Iterator[Row]:
        for id_, place, row in _listed(frozen, key):
            yield {**row, **more(frozen, id_, row), "id": f"{id_}:{place}", "massnahme": id_}

    return rows


def _nothing(frozen: Frozen, id_: str, row: Record) -> Row:
    return {}


def _funding(frozen: Frozen, id_: str, row: Record) -> Row:
    return _from_to("betrag", row.get("betrag"))


def _staff(frozen: Frozen, id_: str, row: Record) -> Row:
    days, fte = number(row.get("tage")), number(row.get("vzae"))
    year = number(frozen.town.get("arbeitstage_je_vzae"))
    if days is None and fte is not None and year is not None:
        days = places(exact(fte) * exact(year))
    return {"tage": days}


def _roll_out(frozen: Frozen, id_: str, row: Record) -> Row:
    told = records(record(frozen.places.get(word(row.get("ort")))).get("massnahmen"))
    late = next((entry.get("verzug") for entry in told if entry.get("massnahme") == id_), None)
    return {"status": PlaceStatus.REACHED.value if row.get("erreicht") else row.get("status"), "verzug": late}


def _indicators(frozen: Frozen) -> Iterator[Row]:
    for id_, place, row in _listed(frozen, "indikatoren"):
        readings = list(enumerate(records(row.get("werte")), 1)) or [(0, {})]
        for at, reading in readings:
            told = {"gemessen": reading.get("stand"), "wert": reading.get("wert")}
            yield {**row, **told, "id": f"{id_}:{place}:{at}", "massnahme": id_}


def _programmes(frozen: Frozen) -> Iterator[Row]:
    for id_ in sorted(frozen.programmes):
        told = frozen.programmes[id_]
        computed, term = record(told.get("berechnet")), record(told.get("laufzeit"))
        yield {
            **told,
            **_from_to("quote", told.get("quote")),
            **_from_to("volumen", told.get("volumen")),
            "id": id_,
            "laufzeit_beginn": term.get("beginn"),
            "laufzeit_ende": term.get("ende"),
            "zustand": computed.get("zustand"),
            "antragsfrist": computed.get("antragsfrist"),
            "adresse": _address(frozen, id_),
        }


def _of_town(key: str) -> Callable[[Frozen], Iterator[Row]]:
    """The entries of a list of the town's master data; what they are found under is the snapshot."""

    def rows(frozen: Frozen) -> Iterator[Row]:
        here = f"{address_of_site(frozen)}{frozen.address}"
        for row in records(frozen.town.get(key)):
            yield {**row, "id": facts.id_(row.get("id")), "adresse": here}

    return rows


_VERSION_1: Mapping[str, Callable[[Frozen], Iterable[Row]]] = {
    "massnahmen": _measures,
    "kosten": cost_rows,
    "foerderung": _each("foerderung", _funding),
    "personal": _each("personal", _staff),
    "meilensteine": _each("meilensteine", _nothing),
    "kennzahlen": _indicators,
    "beschluesse": _each("beschluesse", _nothing),
    "orte-stand": _each("orte", _roll_out),
    "foerderprogramme": _programmes,
    "einheiten": _of_town("organisation"),
    "handlungsfelder": _of_town("handlungsfelder"),
    "orte": _of_town("orte"),
}

# By schema version, as with the readers of `archive.reading`: none is ever taken out.
ROWS = {1: _VERSION_1}
