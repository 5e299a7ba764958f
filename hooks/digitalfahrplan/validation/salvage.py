"""What can be saved of a wrong file, so that the rules across files find the rest of its problems in the same run."""

from __future__ import annotations

import copy
from enum import StrEnum
from typing import Any, TypeVar

from pydantic import StringConstraints, ValidationError

from ..model import Origin, Part
from ..model.patterns import ID, ONE_LINE
from ..source import Loc
from .shape import field_at, is_part, type_at

Entity = TypeVar("Entity", bound=Part)
_ROUNDS = 6
_NOBODY = "ohne-angabe"  # a text and an id that no file uses


def salvage(data: dict[str, Any], model: type[Entity], origin: Origin) -> Entity | None:
    """The entity without its wrong values; where one is required, something of its type stands in.

    The places where this happened are known to be wrong already: no rule reports them again.
    """
    left = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(left, context=origin)
        except ValidationError as error:
            for wrong in error.errors(include_url=False, include_context=False):
                _mend(left, model, wrong["loc"], missing=wrong["type"] == "missing")
    return None


def _mend(data: dict[str, Any], model: type[Part], loc: Loc, *, missing: bool) -> None:
    loc = loc[:-1] if loc[-1] == "[key]" else loc
    holder = _holder(data, loc)
    key: Any = loc[-1]
    if missing and isinstance(holder, dict):
        holder[key] = _stand_in(model, loc)
    elif isinstance(holder, list):
        holder[key] = _item(type_at(model, loc))
    elif isinstance(holder, dict):
        holder.pop(key, None)
    else:  # one word in the place of a list
        _mend(data, model, loc[:-1], missing=False)


def _holder(data: dict[str, Any], loc: Loc) -> Any:
    """What holds the place; None where an earlier error of the same round has removed it."""
    holder: Any = data
    step: Any
    for step in loc[:-1]:
        holder = holder.get(step) if isinstance(holder, dict) else holder[step] if isinstance(holder, list) else None
    return holder


def _item(expected: Any) -> Any:
    """Something in the place of a wrong item, so that the others keep their index."""
    if is_part(expected):
        return {}
    return next(iter(expected)).value if isinstance(expected, type) and issubclass(expected, StrEnum) else _NOBODY


def _stand_in(model: type[Part], loc: Loc) -> Any:
    field, expected = field_at(model, loc), type_at(model, loc)
    if loc[-1] == "id":
        return "-".join([_NOBODY, *(str(step) for step in loc if isinstance(step, int))])
    if is_part(expected):
        return {}
    if getattr(expected, "__origin__", None) is tuple:
        return []
    patterns = {part.pattern for part in field.metadata if isinstance(part, StringConstraints)} if field else set()
    if patterns & {ID, ONE_LINE}:
        return _NOBODY
    return str(field.examples[0]).strip('"') if field and field.examples else "?"
