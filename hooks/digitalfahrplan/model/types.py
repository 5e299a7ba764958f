"""Types of fields: a text of the file becomes a value, or says in German why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, StringConstraints, WithJsonSchema

from .. import values
from ..values import addresses, numbers
from .patterns import AGS, AGS_MUNICIPALITY, AGS_REGION, ARS, DIGITS, ID, LEIKA, ONE_LINE, TIME


def _read(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A reader for pydantic: only texts are read; a list or a mapping in a value's place is told apart."""

    def read(value: Any) -> Any:
        if type(value) is str:
            return parse(value)
        raise values.Unreadable("B117", "Hier steht eine Aufzählung, erwartet ist ein einzelner Wert.", "Nur einen Wert hinter den Doppelpunkt schreiben.")

    return read


def _type(parse: Callable[[str], Any], schema: dict[str, Any], show: Callable[[Any], Any] | None = None) -> tuple[Any, ...]:
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


_TEXT, _NUMBER = {"type": "string"}, {"type": ["number", "string"]}

Text = Annotated[str, text()]
Title = Annotated[str, text(200)]
Summary = Annotated[str, text(300)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True)]
Id = Annotated[str, text(64, ID)]
Reference = Annotated[str, text()]
AgsMunicipality = Annotated[str, text(None, AGS_MUNICIPALITY)]
AgsRegion = Annotated[str, text(None, AGS_REGION)]
Ags = Annotated[str, text(None, AGS)]
Ars = Annotated[str, text(None, ARS)]
Leika = Annotated[str, text(None, LEIKA)]
Digits = Annotated[str, text(None, DIGITS)]
Time = Annotated[str, text(None, TIME)]
Date = Annotated[values.Span, *_type(values.parse_date, _TEXT, lambda span: span.iso)]
Day = Annotated[date, *_type(values.parse_day, _TEXT | {"format": "date"}, date.isoformat)]
Year = Annotated[int, *_type(values.parse_year, {"type": "integer", "minimum": 1990, "maximum": 2100})]
Years = Annotated[values.YearSpan, *_type(values.parse_year_span, _NUMBER, lambda span: "offen" if span.is_open else str(span))]
Amount = Annotated[Decimal, *_type(values.parse_amount, _NUMBER, euros)]
Estimate = Annotated[values.Estimate, *_type(values.parse_estimate, _NUMBER, _bounds)]
Percent = Annotated[values.Percent, *_type(values.parse_percent, _NUMBER, _bounds)]
Share = Annotated[Decimal, *_type(values.parse_share, _NUMBER, euros)]
Number = Annotated[Decimal, *_type(values.parse_number, _NUMBER, euros)]
SignedNumber = Annotated[Decimal, *_type(values.parse_signed_number, _NUMBER, euros)]
Points = Annotated[Decimal, *_type(numbers.parse_score, _NUMBER, euros)]
Positive = Annotated[Decimal, *_type(numbers.parse_positive, _NUMBER, euros)]
YesNo = Annotated[bool, *_type(values.parse_yes_no, {"enum": ["ja", "nein", True, False]})]
Address = Annotated[str, *_type(addresses.parse_address, _TEXT | {"format": "uri"})]
OldAddress = Annotated[str, *_type(addresses.parse_old_address, _TEXT | {"format": "uri"})]
Mail = Annotated[str, *_type(addresses.parse_mail, _TEXT | {"format": "email"})]
AddressOrMail = Annotated[str, *_type(addresses.parse_address_or_mail, _TEXT)]


def whole(low: int, high: int) -> Any:
    """A whole number between two bounds, both included."""
    schema = {"type": "integer", "minimum": low, "maximum": high}
    return Annotated[int, *_type(partial(numbers.parse_whole, low=low, high=high), schema)]


# One word stands for a list of one (programme: `ebene`).
one_or_many = BeforeValidator(lambda value: [value] if isinstance(value, str) else value)

# Unquoted, these are harmless where a number or a yes/no is expected (format.md, reading rules).
READS_DECIMALS = (values.parse_number, values.parse_signed_number)


def entry(key: str, label: str, help: str, *examples: str, required: bool = False, default: Any = None) -> Any:  # noqa: A002
    """A field of the file: its German key, label, help sentence and examples, told once, here."""
    shown = list(examples) or None
    if required:
        return Field(alias=key, title=label, description=help, examples=shown)
    return Field(default, alias=key, title=label, description=help, examples=shown)
