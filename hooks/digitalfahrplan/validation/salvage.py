"""What can be saved of a wrong file, so that the rules across files find the rest of its problems in the same run."""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model import Origin, Part
from ..source import Loc
from .shape import field_at, is_part, type_at

Entity = TypeVar("Entity", bound=Part)
_ROUNDS = 6


def salvage(data: dict[str, Any], model: type[Entity], origin: Origin) -> Entity | None:
    """The entity without its wrong values; where one is required, its field's example stands in.

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
    holder: Any = data
    for step in loc[:-1]:
        try:
            holder = holder[step]
        except (KeyError, IndexError, TypeError):
            return
    key = loc[-1]
    if missing:
        holder[key] = _stand_in(model, loc)
    elif isinstance(holder, list) and isinstance(key, int):
        holder[key] = {} if is_part(type_at(model, loc)) and holder[key] != {} else "ohne-angabe"
    elif isinstance(holder, dict):
        holder.pop(key, None)


def _stand_in(model: type[Part], loc: Loc) -> Any:
    field, expected = field_at(model, loc), type_at(model, loc)
    if loc[-1] == "id":
        return "-".join(["ohne-kennung", *(str(step) for step in loc if isinstance(step, int))])
    if is_part(expected):
        return {}
    if getattr(expected, "__origin__", None) is tuple:
        return []
    examples = field.examples if field else None
    return str(examples[0]).strip('"') if examples else "?"
