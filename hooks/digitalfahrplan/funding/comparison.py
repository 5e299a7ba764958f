"""A question put to every programme and every measure.

What either side brings to one question is little and repeats: few towns have more than a handful of areas, terms or
thresholds. So every different pair of sides is judged once, and what is said of it is kept only where somebody asks:
most of the 100,000 pairs of a big town are never looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model import Measure, Programme
from ..plan import Plan

Theirs = TypeVar("Theirs", bound=Hashable)
Ours = TypeVar("Ours", bound=Hashable)
Answer = TypeVar("Answer")
Other = TypeVar("Other")
Side = TypeVar("Side", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Comparison(Generic[Theirs, Ours, Answer]):
    """What a question needs to know of a programme, what of a measure, and the answer to both; all of them pure."""

    theirs: Callable[[Programme, Plan], Theirs]
    ours: Callable[[Measure, Plan], Ours]
    answer: Callable[[Theirs, Ours], Answer]

    def among(
        self, programmes: Iterable[Programme], measures: Iterable[Measure], plan: Plan
    ) -> Answers[Theirs, Ours, Answer]:
        """The answers for some programmes and measures, which are then known by their place in these lists."""
        theirs = _numbered(self.theirs(programme, plan) for programme in programmes)
        ours = _numbered(self.ours(measure, plan) for measure in measures)
        return Answers(self.answer, *theirs, *ours)


def _numbered(found: Iterable[Side]) -> tuple[list[Side], list[int]]:
    """Every different side once, and for each given one the number of its like."""
    numbers: dict[Side, int] = {}
    places = [numbers.setdefault(side, len(numbers)) for side in found]
    return list(numbers), places


class Answers(Generic[Theirs, Ours, Answer]):
    """The answers to one question, given when they are asked for."""

    def __init__(
        self,
        answer: Callable[[Theirs, Ours], Answer],
        theirs: Sequence[Theirs],
        programmes: Sequence[int],
        ours: Sequence[Ours],
        measures: Sequence[int],
    ) -> None:
        self._answer, self._theirs, self._ours = answer, theirs, ours
        self._programmes, self._measures = programmes, measures
        self._known: dict[tuple[int, int], Answer] = {}

    def then(self, further: Callable[[Answer], Other]) -> Answers[Theirs, Ours, Other]:
        """The same question to the same sides, of whose answer something is made."""
        sides = self._theirs, self._programmes, self._ours, self._measures
        return Answers(lambda their, our: further(self._answer(their, our)), *sides)

    def at(self, programme: int, measure: int) -> Answer:
        """The answer for one pair, by place; kept for all pairs that bring the same."""
        key = self._programmes[programme], self._measures[measure]
        if key not in self._known:
            self._known[key] = self._answer(self._theirs[key[0]], self._ours[key[1]])
        return self._known[key]

    def columns(self) -> list[list[Answer]]:
        """For every programme the answers for all measures; they are not kept."""
        rows = [[self._answer(their, our) for our in self._ours] for their in self._theirs]
        columns = [[row[number] for number in self._measures] for row in rows]
        return [columns[number] for number in self._programmes]
