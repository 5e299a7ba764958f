"""What if some measures were given up: the same scheme without them (planning.md, „Resource plan“)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ..plan import Plan
from ..ranking import Standing
from .schedule import Placement, Result, Schedule
from .scheduling import schedule


@dataclass(frozen=True, slots=True)
class Change:
    """A measure whose place changes."""

    before: Placement
    after: Placement


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A resource plan without some measures: who was given up, the new plan, whose place or result changes, by rank."""

    without: tuple[str, ...]
    schedule: Schedule
    changes: tuple[Change, ...]


def what_if(plan: Plan, standings: Mapping[str, Standing], base: Schedule, without: Collection[str]) -> WhatIf:
    """The plan without some measures, compared with the plan as it is. What waits for one of them stays uncovered."""
    new = schedule(plan, standings, without)
    changes = (Change(old, new.placements[id_]) for id_, old in base.placements.items() if id_ not in without)
    moved = tuple(change for change in changes if _place(change.before) != _place(change.after))
    return WhatIf(tuple(id_ for id_ in base.placements if id_ in without), new, moved)


def without_top_uncovered(plan: Plan, standings: Mapping[str, Standing], base: Schedule, number: int) -> WhatIf:
    """The plan without the first uncovered measures, by rank: they no longer lift their prerequisites above others."""
    top = [placement.id for placement in base.of_result(Result.UNCOVERED)[:number]]
    return what_if(plan, standings, base, top)


def _place(placement: Placement) -> tuple[Result, int]:
    return placement.result, placement.shift
