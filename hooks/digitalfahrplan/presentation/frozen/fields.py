"""What the model knows of a key: its German title, its closed list of words, what kind of value stands there."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from pydantic.fields import FieldInfo

from ...funding import Verdict
from ...model import Area, Measure, Part, Programme, Town, types
from ...model.describe import allowed, fields_of, nested
from ...ranking import Lane
from ..columns import LANE_LABELS

AMOUNT, DATE, YEAR, PERCENT, ADDRESS, MAIL = "amount", "date", "year", "percent", "address", "mail"


def _words(annotated: Any) -> str:
    """What the guide says of a type: by that its fields are recognised."""
    return next(part.text for part in get_args(annotated)[1:] if isinstance(part, types.Words))


_KINDS = {
    _words(types.Amount): AMOUNT,
    _words(types.Date): DATE,
    _words(types.Day): DATE,
    _words(types.Year): YEAR,
    _words(types.Share): PERCENT,
    _words(types.Percent): PERCENT,
    _words(types.Address): ADDRESS,
    _words(types.Project): ADDRESS,
    _words(types.OldAddress): ADDRESS,
    _words(types.Mail): MAIL,
    _words(types.AddressOrMail): ADDRESS,
}


@cache
def kind(field: FieldInfo | None) -> str:
    """What kind of value a field holds; "" where it is shown as it stands."""
    if field is None or nested(field):
        return ""
    return _KINDS.get(allowed(field).removeprefix("Liste: "), "")


@cache
def choices(field: FieldInfo | None) -> Mapping[str, str]:
    """The closed list of a field's words with what people read; empty where any text may stand."""
    found = None if field is None else _choice(field.annotation)
    return {} if found is None else {word.value: _label(word) for word in found}


def _label(word: StrEnum) -> str:
    return LANE_LABELS[word] if isinstance(word, Lane) else str(getattr(word, "label", word.value))


def _choice(annotation: Any) -> type[StrEnum] | None:
    """The list of words in an annotation, however it is wrapped."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, StrEnum) else None
    return next((found for part in get_args(annotation) if (found := _choice(part))), None)


@cache
def known(model: type[Part] | None) -> dict[str, FieldInfo]:
    """The fields of a mapping by their German key, in the model's order; none where the model knows nothing of it."""
    return fields_of(model) if model else {}


def part_of(field: FieldInfo | None) -> type[Part] | None:
    """The mapping that a field holds, or a list of."""
    return nested(field) if field else None


MEASURE, PROGRAMME, TOWN = known(Measure), known(Programme), known(Town)
VERDICTS = {verdict.value: verdict.label for verdict in Verdict}
AREAS = {area.value: area.label for area in Area}
