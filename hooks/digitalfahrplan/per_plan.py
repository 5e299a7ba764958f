"""Remember a computation for as long as its plan lives. A plan never changes: no result does, only the time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from .plan import Plan

Result = TypeVar("Result")


def once_per_plan(compute: Callable[[Plan], Result]) -> Callable[[Plan], Result]:
    """A pure function of a plan that is computed once for each plan (by identity: comparing two plans costs more)."""
    known: dict[int, tuple[ref[Plan], Result]] = {}

    @wraps(compute)
    def remembered(plan: Plan) -> Result:
        key = id(plan)
        if key not in known:
            known[key] = (ref(plan, lambda _: known.pop(key, None)), compute(plan))
        return known[key][1]

    return remembered
