"""Types of fields: a text of the file becomes a value, or says in German why not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema

from .. import values
from ..values import addresses, dates, numbers, version
from . import patterns
from .patterns import AGS, AGS_MUNICIPALITY, AGS_REGION, ARS, DIGITS, ID, LEIKA, ONE_LINE, TIME


@dataclass(frozen=True, slots=True)
class Words:
    """What an author may write, in German: metadata of a type, for the guide."""

    text: str


def _read(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A reader for pydantic: only texts are read; a list or a mapping in a value's place is told apart."""

    def read(value: Any) -> Any:
        if type(value) is str:
            return parse(value)
        raise values.Unreadable(
            "B117",
            "Hier steht eine Aufzählung, erwartet ist ein einzelner Wert.",
            "Nur einen Wert hinter den Doppelpunkt schreiben.",
        )

    return read


def _type(
    parse: Callable[[str], Any], schema: dict[str, Any], show: Callable[[Any], Any] | None = None
) -> tuple[Any, ...]:
    parts: tuple[Any, ...] = (PlainValidator(_read(parse)), WithJsonSchema(schema))
    return (*parts, PlainSerializer(show)) if show else parts


def euros(amount: Decimal | None) -> int | float | None:
    """Euros as a number of JSON: whole where they are whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _bounds(value: values.Estimate | values.Percent) -> dict[str, Any]:
    return {"von": euros(value.low), "bis": euros(value.high), "wortlaut": value.wording}


def text(limit: int | None = None, pattern: str = ONE_LINE) -> Any:
    """One line of text, trimmed."""
    return StringConstraints(strip_whitespace=True, max_length=limit, pattern=pattern)


def _written(pattern: str, *kinds: str, **bounds: int) -> dict[str, Any]:
    """JSON Schema of a text in one of our notations that YAML may also take for one of the `kinds` of values."""
    return {"type": [*kinds, "string"] if kinds else "string", "pattern": pattern, **bounds}


_YEARS = {"minimum": dates.FIRST_YEAR, "maximum": dates.LAST_YEAR}
_MONEY = _written(patterns.AMOUNT, "integer", minimum=0)
_HUNDRED = {"minimum": 0, "maximum": 100}

Text = Annotated[str, text(), Words("Text, eine Zeile")]
Title = Annotated[str, text(200), Words("Text, höchstens 200 Zeichen")]
Summary = Annotated[str, text(300), Words("Text, höchstens 300 Zeichen")]
LongText = Annotated[str, StringConstraints(strip_whitespace=True), Words("Text, auch mehrere Zeilen")]
Id = Annotated[str, text(64, ID), Words("Kennung, neu")]
Reference = Annotated[str, text(), Words("Kennung")]
AgsMunicipality = Annotated[str, text(None, AGS_MUNICIPALITY), Words("8 Ziffern in Anführungszeichen")]
AgsRegion = Annotated[str, text(None, AGS_REGION), Words("5 Ziffern in Anführungszeichen")]
Ags = Annotated[str, text(None, AGS), Words("8 oder 5 Ziffern in Anführungszeichen")]
Ars = Annotated[str, text(None, ARS), Words("12 Ziffern in Anführungszeichen")]
Leika = Annotated[str, text(None, LEIKA), Words("14 Ziffern in Anführungszeichen")]
Digits = Annotated[str, text(None, DIGITS), Words("Ziffern in Anführungszeichen")]
Time = Annotated[str, text(None, TIME), Words("Uhrzeit in Anführungszeichen")]
Date = Annotated[
    values.Span,
    *_type(values.parse_date, _written(patterns.DATE, "integer", **_YEARS), lambda span: span.iso),
    Words("Datum, so genau wie bekannt"),
]
Day = Annotated[date, *_type(values.parse_day, _written(patterns.DAY), date.isoformat), Words("Datum mit Tag")]
Year = Annotated[int, *_type(values.parse_year, _written(patterns.YEAR, "integer", **_YEARS)), Words("Jahr")]
Years = Annotated[
    values.YearSpan,
    *_type(
        values.parse_year_span,
        _written(patterns.YEARS, "integer", **_YEARS),
        lambda span: "offen" if span.is_open else str(span),
    ),
    Words("2027, 2026–2029, ab 2027 oder offen"),
]
Amount = Annotated[Decimal, *_type(values.parse_amount, _MONEY, euros), Words("Betrag")]
Estimate = Annotated[
    values.Estimate,
    *_type(values.parse_estimate, _MONEY | {"pattern": patterns.ESTIMATE}, _bounds),
    Words("Betrag oder Schätzung"),
]
Percent = Annotated[
    values.Percent,
    *_type(values.parse_percent, _written(patterns.PERCENT, "number", **_HUNDRED), _bounds),
    Words("Prozent oder Spanne"),
]
Share = Annotated[
    Decimal,
    *_type(values.parse_share, _written(patterns.SHARE, "number", **_HUNDRED), euros),
    Words("Prozent, 0 bis 100"),
]
Number = Annotated[
    Decimal, *_type(values.parse_number, _written(patterns.NUMBER, "number", minimum=0), euros), Words("Zahl ab 0")
]
SignedNumber = Annotated[
    Decimal, *_type(values.parse_signed_number, _written(patterns.SIGNED, "number"), euros), Words("Zahl")
]
Points = Annotated[
    Decimal,
    *_type(numbers.parse_score, _written(patterns.NUMBER, "number", minimum=0, maximum=10), euros),
    Words("Zahl von 0 bis 10"),
]
Positive = Annotated[
    Decimal,
    *_type(numbers.parse_positive, _written(patterns.NUMBER, "number", exclusiveMinimum=0), euros),
    Words("Zahl über 0"),
]
YesNo = Annotated[bool, *_type(values.parse_yes_no, {"enum": ["ja", "nein", True, False]}), Words("ja oder nein")]
Address = Annotated[str, *_type(addresses.parse_address, _written(patterns.ADDRESS)), Words("Adresse mit https://")]
Project = Annotated[
    str, *_type(addresses.parse_project, _written(patterns.PROJECT)), Words("Adresse eines Projekts mit https://")
]
OldAddress = Annotated[
    str, *_type(addresses.parse_old_address, _written(patterns.OLD_ADDRESS)), Words("Adresse mit https:// oder http://")
]
Mail = Annotated[str, *_type(addresses.parse_mail, _written(patterns.MAIL)), Words("Mailadresse")]
AddressOrMail = Annotated[
    str, *_type(addresses.parse_address_or_mail, _written(patterns.ADDRESS_OR_MAIL)), Words("Adresse oder Mailadresse")
]


def _whole(low: int, high: int) -> tuple[Any, ...]:
    """A whole number between two bounds, both included."""
    schema = _written(r"^[0-9]+$", "integer", minimum=low, maximum=high)
    parse = partial(numbers.parse_whole, low=low, high=high)
    return (*_type(parse, schema), Words(f"ganze Zahl, {low} bis {high}"))


# Bounds that no town reaches; they keep a slip of the finger from making a plan of a thousand years.
PlanningYears = Annotated[int, *_whole(0, 20)]
Days = Annotated[int, *_whole(0, 36500)]
FormatVersion = Annotated[
    int,
    *_type(
        version.parse_format_version,
        _written(r"^[0-9]+$", "integer", minimum=1, maximum=version.FORMAT_VERSION),
    ),
    Words("ganze Zahl"),
]
PartnerCount = Annotated[int, *_whole(1, 1000)]

# One word stands for a list of one (programme: `ebene`).
one_or_many = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)


def entry(key: str, label: str, help: str, *examples: str, required: bool = False, default: Any = None) -> Any:
    """A field of the file: its German key, label, help sentence and examples, told once, here."""
    shown = list(examples) or None
    if required:
        return Field(alias=key, title=label, description=help, examples=shown)
    return Field(default, alias=key, title=label, description=help, examples=shown)
