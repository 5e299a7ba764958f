"""What stands in a file, as the API tells it: every field of the model, in its own keys, made from the model."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from types import NoneType
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from ...model import Part
from ...model.describe import fields_of, nested
from ...model.types import Amount, Words
from .kind import MONEY, POINTS, Entry, Kind, kind_of_type, many, or_null, record

# The only mappings with free keys are the points by criterion. In the API no key depends on a town: they become a list.
_EACH = many(POINTS)
_POINTS = Kind(_EACH.schema, lambda points: _EACH.answer(sorted(points.items())), _EACH.named)
_EXACT_EUROS = next(part for part in get_args(Amount) if isinstance(part, Words))


def written(model: type[Part]) -> Iterator[Entry[Any]]:
    """An entry for every field of a mapping. Lists are never null, they are empty."""
    names = {field.alias: name for name, field in model.model_fields.items()}
    for key, field in fields_of(model).items():
        yield Entry(key, field.description or "", _kind(field), attrgetter(names[key]))


def _kind(field: FieldInfo) -> Kind:
    shape, empty = _without_none(field.annotation)
    kind = _of_shape(shape, field)
    return or_null(kind) if empty else kind


def _of_shape(shape: Any, field: FieldInfo) -> Kind:
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is tuple:
        return many(_of_shape(arguments[0], field))
    if origin is dict:
        return _POINTS
    part = nested(field)
    if part:
        return record((field.alias or "").capitalize(), field.title or "", written(part))
    return MONEY if _EXACT_EUROS in (*field.metadata, *arguments) else kind_of_type(_bare(shape))


def _bare(shape: Any) -> Any:
    """The type without what pydantic hangs on it."""
    return get_args(shape)[0] if get_origin(shape) is not None else shape


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """The annotation without `| None`, and whether that was there."""
    arguments = get_args(annotation)
    if NoneType in arguments:
        return next(part for part in arguments if part is not NoneType), True
    return annotation, False
