"""The model in words: what the authors' guide says of a field. Nothing is told here that the model does not hold."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from .part import Part
from .types import Words


def fields_of(model: type[Part]) -> dict[str, FieldInfo]:
    """The fields of a mapping by their German key, in their order."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def nested(field: FieldInfo) -> type[Part] | None:
    """The mapping that a field holds, or a list of; None for plain values."""
    inner = _item(_plain(field.annotation))
    return inner if isinstance(inner, type) and issubclass(inner, Part) else None


def allowed(field: FieldInfo) -> str:
    """What an author may write, in German."""
    shape = _plain(field.annotation)
    if get_origin(shape) is dict:
        return "Angaben je Schlüssel"
    is_list = get_origin(shape) is tuple
    if nested(field):
        return "Liste von Gruppen" if is_list else "Gruppe von Angaben"
    what = _words(shape, field.metadata)
    return f"Liste: {what}" if is_list else what


def _words(annotation: Any, metadata: Iterable[Any]) -> str:
    """The choices of a closed list, or the words that the type carries."""
    inner = _item(annotation)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return ", ".join(word.value for word in inner)
    carried = (*metadata, *get_args(inner)[1:])
    return next(part.text for part in carried if isinstance(part, Words))


def _plain(annotation: Any) -> Any:
    """Without `| None`."""
    if get_origin(annotation) in (Union, UnionType):
        return next(part for part in get_args(annotation) if part is not NoneType)
    return annotation


def _item(annotation: Any) -> Any:
    """What a list holds, or the value itself."""
    if get_origin(annotation) is tuple:
        return _plain(get_args(annotation)[0])
    base = get_args(annotation)[0] if get_origin(annotation) is Annotated else None
    return _item(base) if get_origin(base) is tuple else annotation
