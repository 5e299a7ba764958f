"""Small towns for tests: the keys of format.md with plain Python values, turned into text and read by the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from digitalfahrplan.model import Measure, Origin, Town
from digitalfahrplan.plan import Plan

TODAY = date(2026, 11, 23)
Raw = dict[str, Any]


class Est(NamedTuple):
    """An estimate in euros: both bounds, no upper bound (`high` None), or unknown (both None)."""

    low: Decimal | int | None
    high: Decimal | int | None


class Years(NamedTuple):
    """The years of a cost row from `first` to `last`; `last` None: from then on; both None: without a year."""

    first: int | None
    last: int | None


UNKNOWN = Est(None, None)
OPEN = Years(None, None)


def since(year: int) -> Years:
    """`ab` a year."""
    return Years(year, None)


def town(**changes: Any) -> Raw:
    """A town with budget year 2027 and the horizon 2027 to 2029; `changes` replace whole keys."""
    base: Raw = {
        "name": "Kleinstadt",
        "art": "Stadt",
        "ags": "05999001",
        "land": "NW",
        "digital_manager": {"stelle": "Digitales", "email": "digital@kleinstadt.example"},
        "haushalt": {"jahr": 2027, "planungsjahre": 2},
        "organisation": [
            {"id": "it", "name": "Fachbereich IT", "art": "fachbereich"},
            {"id": "bauen", "name": "Fachbereich Bauen", "art": "fachbereich"},
            {"id": "werke", "name": "Stadtwerke", "art": "beteiligung"},
        ],
        "handlungsfelder": [{"id": "netze", "name": "Netze", "bereich": "intern"}],
        "orte": [
            {"id": "schule-a", "name": "Schule A", "art": "schule"},
            {"id": "park", "name": "Park", "art": "gewerbegebiet"},
        ],
        "kategorien": [{"id": "tafeln", "name": "Tafeln"}, {"id": "server", "name": "Server"}],
    }
    return base | changes


def frames(**kinds: Mapping[int, int]) -> Raw:
    """A budget with a frame: `investiv={2027: 100}`, `konsumtiv={…}`."""
    years = sorted({year for frame in kinds.values() for year in frame})
    given = {year: {kind: frame[year] for kind, frame in kinds.items() if year in frame} for year in years}
    return {"jahr": 2027, "planungsjahre": 2, "rahmen": given}


def units(**capacities: Mapping[int, float]) -> list[Raw]:
    """The units of `town`, some of them with person-days by year."""
    return [unit | {"kapazitaet": capacities.get(unit["id"], {})} for unit in town()["organisation"]]


def measure(id_: str, **keys: Any) -> Raw:
    """A measure with its id; `keys` are those of format.md, `bereich` is the folder."""
    base: Raw = {"titel": id_, "kurz": id_, "status": "geplant", "federfuehrung": "it", "stand": "2026-11-01"}
    return {"id": id_, "bereich": "intern"} | base | keys


def plan_of(raw_town: Raw, measures: Sequence[Raw], today: date = TODAY) -> Plan:
    """The plan of a raw town."""
    return Plan(Town.model_validate(_texts(raw_town)), tuple(map(_measure, measures)), (), today)


def _measure(raw: Raw) -> Measure:
    keys = {key: value for key, value in raw.items() if key not in ("id", "bereich")}
    origin = Origin(f"measures/{raw['bereich']}/{raw['id']}.md", raw["bereich"], raw["id"], "")
    return Measure.model_validate(_texts(keys), context=origin)


def _texts(value: Any) -> Any:
    """What stands in a file: every scalar as text, empty values left out."""
    if isinstance(value, Est):
        return _estimate(value)
    if isinstance(value, Years):
        return _years(value)
    if isinstance(value, Mapping):
        return {str(key): _texts(entry) for key, entry in value.items() if entry not in (None, [], {})}
    if isinstance(value, list | tuple):
        return [_texts(entry) for entry in value]
    return {True: "ja", False: "nein"}[value] if isinstance(value, bool) else _scalar(value)


def _scalar(value: Any) -> str:
    """Euros with cents need a unit, other numbers a comma at most; words stand as they are."""
    if isinstance(value, Decimal):
        return _euro(value)
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _estimate(value: Est) -> str:
    if value.low is None:
        return "unbekannt"
    if value.high is None:
        return f"ab {_euro(value.low)}"
    return _euro(value.low) if value.low == value.high else f"{_euro(value.low)} bis {_euro(value.high)}"


def _euro(amount: Decimal | int) -> str:
    return f"{amount:.2f} €".replace(".", ",")


def _years(value: Years) -> str:
    if value.first is None:
        return "offen"
    if value.last is None:
        return f"ab {value.first}"
    return str(value.first) if value.first == value.last else f"{value.first}–{value.last}"
