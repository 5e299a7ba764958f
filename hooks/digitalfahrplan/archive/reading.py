"""`roadmap.json` of any schema version as an edition. A snapshot may come from anybody: nothing in it is believed.

Unknown keys do not matter; what is missing or of another kind is unknown. Only what is no roadmap at all is refused.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..model import Area, ChangeKind, CostKind, Status
from ..values import Interval
from . import facts
from .edition import Cost, Described, Edition, Entry

LARGEST = 256_000_000  # bytes; ten thousand measures are a fifth of it
MOST_MEASURES = 100_000
NEEDED = ("schema_version", "stand", "kommune", "massnahmen")
_BLANK = " \t\r\n"


class RoadmapError(ValueError):
    """This is no roadmap that can be read; the message is a German sentence."""


def load_edition(path: Path) -> Edition:
    """The edition in a file `roadmap.json`. Raises `RoadmapError`, for a file that cannot be read, too."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError:
        raise RoadmapError(f"Die Datei „{path.name}“ lässt sich nicht lesen.") from None
    return parse_edition(raw)


def parse_edition(raw: bytes) -> Edition:
    """The same of its bytes. Raises `RoadmapError`."""
    if len(raw) > LARGEST:
        raise RoadmapError(f"Die Datei ist größer als {LARGEST // 1_000_000} MB.")
    try:
        return read_edition(dict(_members(raw.decode("utf-8", "replace"))))
    except (ValueError, RecursionError) as error:
        if isinstance(error, RoadmapError):
            raise
        raise RoadmapError("Die Datei ist kein lesbares JSON.") from None


def read_edition(document: Mapping[str, Any]) -> Edition:
    """The edition in a document of JSON. Raises `RoadmapError`."""
    version = facts.group(document).get("schema_version")
    reader = READERS.get(version) if isinstance(version, int) and not isinstance(version, bool) else None
    if reader is None:
        known = ", ".join(map(str, READERS))
        raise RoadmapError(f"Das ist kein Plan in einer bekannten Fassung (schema_version: {known}).")
    return reader(document)


def _members(text: str) -> Iterator[tuple[str, Any]]:
    """The members of the outer object as far as they are needed: what follows them may be far longer than they are."""
    decode, missing = json.JSONDecoder().raw_decode, set(NEEDED)
    at = _skip(text, 0)
    if text[at : at + 1] != "{":
        raise RoadmapError("Die Datei beginnt nicht wie ein Plan.")
    at = _skip(text, at + 1)
    while text[at : at + 1] != "}":
        key, at = decode(text, at)
        value, at = decode(text, _skip(text, _over(text, _skip(text, at), ":")))
        if not isinstance(key, str):
            raise ValueError
        yield key, value
        missing.discard(key)
        if not missing:
            return
        at = _skip(text, at)
        at = at if text[at : at + 1] == "}" else _skip(text, _over(text, at, ","))


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _over(text: str, at: int, mark: str) -> int:
    if text[at : at + 1] != mark:
        raise ValueError
    return at + 1


def _version_1(document: Mapping[str, Any]) -> Edition:
    day = facts.span(document.get("stand"))
    if day is None or not day.is_day or not isinstance(document.get("massnahmen"), list):
        raise RoadmapError("Dem Plan fehlen sein Tag (stand) oder seine Maßnahmen (massnahmen).")
    if len(document["massnahmen"]) > MOST_MEASURES:
        raise RoadmapError(f"Der Plan hat mehr als {MOST_MEASURES} Maßnahmen.")
    town = facts.group(document.get("kommune"))
    budget = facts.group(town.get("haushalt"))
    year, ahead = facts.year(budget.get("jahr")), facts.number_of_years(budget.get("planungsjahre"))
    units = {
        id_: facts.text(unit.get("name")) or id_
        for unit in map(facts.group, facts.items(town.get("organisation")))
        if (id_ := facts.id_(unit.get("id")))
    }
    found: dict[str, Described] = {}
    for raw in map(facts.group, document["massnahmen"]):
        if id_ := facts.id_(raw.get("id")):
            found.setdefault(id_, _measure(id_, raw, units))
    last_year = None if year is None or ahead is None else year + ahead
    return Edition(day.first, facts.text(town.get("name")), year, last_year, tuple(found[id_] for id_ in sorted(found)))


def _measure(id_: str, raw: Mapping[str, Any], units: Mapping[str, str]) -> Described:
    lead = facts.id_(raw.get("federfuehrung"))
    period, actual = facts.group(raw.get("zeitraum")), facts.group(raw.get("tatsaechlich"))
    return Described(
        id=id_,
        title=facts.text(raw.get("titel")) or id_,
        area=facts.word(Area, raw.get("bereich")),
        lead=units.get(lead, lead) if lead else None,
        status=facts.word(Status, raw.get("status")),
        begin=facts.span(period.get("beginn")),
        end=facts.span(period.get("ende")),
        ongoing=_ongoing(raw),
        begun=facts.span(actual.get("beginn")),
        finished=facts.span(actual.get("ende")),
        costs=tuple(_cost(facts.group(row)) for row in facts.items(raw.get("kosten"))),
        total=_interval(facts.group(raw.get("berechnet")).get("kosten_gesamt")),
        history=tuple(entry for row in facts.items(raw.get("verlauf")) if (entry := _entry(facts.group(row)))),
        former_ids=tuple(old for value in facts.items(raw.get("ehemals")) if (old := facts.id_(value))),
    )


def _ongoing(raw: Mapping[str, Any]) -> bool | None:
    """Without a period nothing goes on; a period of another kind is unknown."""
    if "zeitraum" in raw and raw["zeitraum"] is None:
        return False
    return facts.yes_no(facts.group(raw.get("zeitraum")).get("fortlaufend"))


def _cost(row: Mapping[str, Any]) -> Cost:
    """A cost row. If one of its amounts cannot be read the whole row is unknown: another one must not take its place."""
    years, kind = facts.years(row.get("jahr")), facts.word(CostKind, row.get("art"))
    try:
        estimate = facts.interval(row.get("schaetzung"))
        return Cost(years, kind, estimate, facts.amount(row.get("ansatz")), facts.amount(row.get("ist")))
    except facts.UnusableError:
        return Cost(years, kind, Interval.nothing_known(), None, None)


def _interval(value: Any) -> Interval | None:
    try:
        return facts.interval(value)
    except facts.UnusableError:
        return None


def _entry(row: Mapping[str, Any]) -> Entry | None:
    told = facts.text(row.get("text"))
    when, kind = facts.span(row.get("datum")), facts.word(ChangeKind, row.get("art"))
    return Entry(when, kind, told) if told else None


# One reader for every schema version that was ever published; none is ever taken out.
READERS: Mapping[int, Callable[[Mapping[str, Any]], Edition]] = {1: _version_1}
