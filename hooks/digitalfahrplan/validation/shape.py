"""Which field of the model stands at a place of a file."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model import Part
from ..model.describe import fields_of
from ..source import Loc


def bare_type(annotation: Any) -> Any:
    """A type without `| None` and without what pydantic knows about it."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            annotation = next(part for part in get_args(annotation) if part is not types.NoneType)
        else:
            return annotation


def is_part(annotation: Any) -> bool:
    """Whether a type is a mapping of the model."""
    return isinstance(annotation, type) and issubclass(annotation, Part)


def type_at(model: type[Part], loc: Loc) -> Any:
    """The type at a place; None where the model knows nothing."""
    current: Any = model
    for step in loc:
        origin = get_origin(current)
        if is_part(current):
            field = fields_of(current).get(str(step))
            current = bare_type(field.annotation) if field else None
        elif origin is tuple and isinstance(step, int):
            current = bare_type(get_args(current)[0])
        elif origin is dict:
            current = bare_type(get_args(current)[1])
        else:
            return None
    return current


def field_at(model: type[Part], loc: Loc) -> FieldInfo | None:
    """The field whose key ends a place; None for list items and unknown keys."""
    parent = type_at(model, loc[:-1])
    return fields_of(parent).get(str(loc[-1])) if loc and is_part(parent) else None
