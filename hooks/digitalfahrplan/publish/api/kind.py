"""Kinds of values of the API: each knows its JSON Schema, and how a value becomes JSON. Answer and schema have one source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from ...values import Estimate, Interval, Percent, Span, YearSpan
from ..figures.numbers import number

Json = dict[str, Any]
Row = TypeVar("Row")
REFERENCE = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value. `named` are the schemas that its own one refers to, by their names."""

    schema: Json
    answer: Callable[[Any], Any]
    named: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry(Generic[Row]):
    """One key of an object: what it means, its kind, and how a row fills it."""

    key: str
    text: str
    kind: Kind
    value: Callable[[Row], Any]


def same(value: Any) -> Any:
    """The value as it is."""
    return value


TEXT = Kind({"type": "string"}, same)
ADDRESS = Kind({"type": "string", "format": "uri-reference"}, same)
WHOLE = Kind({"type": "integer"}, same)
YES_NO = Kind({"type": "boolean"}, same)
DAY = Kind({"type": "string", "format": "date"}, date.isoformat)
NUMBER = Kind({"type": "number"}, number)
VAGUE = Kind(
    {"type": "string", "pattern": r"^\d{4}(-Q[1-4]|-\d{2}(-\d{2})?)?$", "description": "2026, 2026-Q3, 2026-03 oder 2026-03-12"},
    lambda span: span.iso,
)  # fmt: skip
YEARS = Kind(
    {"type": "string", "pattern": r"^(\d{4}|\d{4}–\d{4}|ab \d{4}|offen)$"},
    lambda years: "offen" if years.is_open else str(years),
)


def words(choices: Iterable[str]) -> Kind:
    """A word of a closed list."""
    return Kind({"type": "string", "enum": [str(word) for word in choices]}, str)


def or_null(kind: Kind) -> Kind:
    """The kind, or null where nothing is said: a `record` answers null itself."""
    plain = kind.schema.get("type")
    if isinstance(plain, str) and "enum" not in kind.schema:
        schema = {**kind.schema, "type": [plain, "null"]}
    else:
        schema = {"anyOf": [kind.schema, {"type": "null"}]}
    return Kind(schema, kind.answer, kind.named)


def many(kind: Kind) -> Kind:
    """A list."""
    answer = kind.answer
    read: Callable[[Any], Any] = list if answer is same else lambda values: [answer(value) for value in values]
    return Kind({"type": "array", "items": kind.schema}, read, kind.named)


def record(name: str, text: str, entries: Iterable[Entry[Any]]) -> Kind:
    """An object: every key is always there, and later versions may add some."""
    listed = tuple(entries)
    properties = {entry.key: _described(entry) for entry in listed}
    schema = {"type": "object", "description": text, "properties": properties, "required": [*properties]}
    named = {key: part for entry in listed for key, part in entry.kind.named.items()}
    return Kind({"$ref": f"{REFERENCE}{name}"}, _filler(listed), named | {name: schema})


def _described(entry: Entry[Any]) -> Json:
    return {**entry.kind.schema, "description": entry.text} if entry.text else entry.kind.schema


def _filler(entries: tuple[Entry[Any], ...]) -> Callable[[Any], Json]:
    steps = [(entry.key, entry.value, entry.kind.answer) for entry in entries]
    direct = [(key, value) for key, value, answer in steps if answer is same]
    if len(direct) == len(steps):
        return lambda row: {key: value(row) for key, value in direct}
    # Most values stay as they are, many are null: a call for each would be a third of the time.
    return lambda row: {
        key: found if (found := value(row)) is None or answer is same else answer(found) for key, value, answer in steps
    }


def _amount(value: Decimal | Fraction | Interval | Estimate | int) -> Json:
    """Euros of any origin in the one shape that all amounts have."""
    if isinstance(value, Estimate):
        told = _euros(value.low, value.high, int(value.is_unknown))
        told["wortlaut"], told["ungefaehr"] = value.wording, value.approximate
        return told
    if isinstance(value, Interval):
        return _euros(value.low, value.high, value.unknown)
    return _euros(value, value, 0)


def _euros(low: Decimal | Fraction | int | None, high: Decimal | Fraction | int | None, unknown: int) -> Json:
    first = number(low)
    last = first if high is low else number(high)
    return {"von": first, "bis": last, "unbekannt": unknown, "wortlaut": None, "ungefaehr": False}


_BOUND = {"type": ["number", "null"]}
MONEY = Kind(
    {"$ref": f"{REFERENCE}Betrag"},
    _amount,
    {
        "Betrag": {
            "type": "object",
            "description": "Ein Betrag in Euro mit seinen Grenzen. Genau bekannt: von und bis sind gleich. Unbekannt ist nie null Euro.",
            "properties": {
                "von": {**_BOUND, "description": "Untere Grenze; null: nichts bekannt."},
                "bis": {**_BOUND, "description": "Obere Grenze; null: keine oder nichts bekannt."},
                "unbekannt": {
                    "type": "integer",
                    "minimum": 0,
                    "description": "Wie viele Teile in den Grenzen fehlen, weil niemand sie kennt.",
                },
                "wortlaut": {
                    "type": ["string", "null"],
                    "description": "Was in der Datei steht; null bei genauen und errechneten Beträgen.",
                },
                "ungefaehr": {"type": "boolean", "description": "Ob der Betrag mit „ca.“, „rund“ oder ähnlich genannt ist."},
            },
            "required": ["von", "bis", "unbekannt", "wortlaut", "ungefaehr"],
        }
    },
)  # fmt: skip
SHARE = record(
    "Prozent",
    "Ein Anteil in Prozent mit seinen Grenzen.",
    (
        Entry[Percent]("von", "Untere Grenze.", NUMBER, lambda percent: percent.low),
        Entry("bis", "Obere Grenze.", NUMBER, lambda percent: percent.high),
        Entry("wortlaut", "Was in der Datei steht.", TEXT, lambda percent: percent.wording),
    ),
)
POINTS = record(
    "Punkte",
    "Wie viele Punkte ein Kriterium bekommt.",
    (
        Entry[tuple[str, Decimal]]("kriterium", "Kennung des Kriteriums.", TEXT, lambda row: row[0]),
        Entry("punkte", "0 bis 10.", NUMBER, lambda row: row[1]),
    ),
)

# The kind of a field of the model by its Python type (model/types.py). Decimals are told apart in `written`.
BY_TYPE: dict[type, Kind] = {
    str: TEXT,
    bool: YES_NO,
    int: WHOLE,
    Decimal: NUMBER,
    date: DAY,
    Span: VAGUE,
    YearSpan: YEARS,
    Estimate: MONEY,
    Percent: SHARE,
}


def kind_of_type(found: type) -> Kind:
    """The kind of a plain field."""
    return words(found) if issubclass(found, StrEnum) else BY_TYPE[found]
