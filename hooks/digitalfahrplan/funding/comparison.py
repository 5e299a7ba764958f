"""A question put to every programme and every open measure.

What either side brings to one question is little and repeats: few towns have more than a handful of areas, terms or
thresholds. So every different pair of sides is judged, and worded, once; 100,000 pairs of files share the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model import Measure, Programme
from ..plan import Plan

Theirs = TypeVar("Theirs", bound=Hashable)
Ours = TypeVar("Ours", bound=Hashable)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Theirs, Ours, Answer]):
    """What a question needs to know of a programme, what of a measure, and the answer to both; all of them pure."""

    theirs: Callable[[Programme, Plan], Theirs]
    ours: Callable[[Measure, Plan], Ours]
    answer: Callable[[Theirs, Ours], Answer]

    def columns(self, plan: Plan) -> list[list[Answer]]:
        """For every programme the answers of all open measures, both in the order of the plan."""
        numbers: dict[Ours, int] = {}
        ours = [numbers.setdefault(self.ours(measure, plan), len(numbers)) for measure in plan.open_measures]
        known: dict[Theirs, list[Answer]] = {}
        for theirs in (sides := [self.theirs(programme, plan) for programme in plan.programmes]):
            if theirs not in known:
                answers = [self.answer(theirs, side) for side in numbers]
                known[theirs] = [answers[number] for number in ours]
        return [known[theirs] for theirs in sides]
