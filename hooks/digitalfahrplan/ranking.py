"""Scores, levels, lanes and the total ranking (planning.md, „Score and rank“). Exact arithmetic throughout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from .model import Criteria, Direction, Level, Measure
from .model.town import Thresholds
from .plan import Plan

DISAGREEMENT = Fraction(2)
# Weights and points have at most six decimals: as whole numbers they are exact, and fast enough for 10,000 measures.
_POINT, _WEIGHT = 10**6, 10**7


class Lane(StrEnum):
    """The lanes of the priority table, in their order."""

    DUTY = "pflicht"
    HIGH = "hoch"
    MEDIUM = "mittel"
    LOW = "niedrig"
    UNRATED = "nicht-bewertet"


_LANES = {lane: number for number, lane in enumerate(Lane)}


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice on one measure: its score from 0 to 10 and how many criteria have no value."""

    score: Fraction
    missing: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an open measure stands: both voices, the combined score, level, lane, rank, and the range of ranks."""

    id: str
    departments: Voice | None
    politics: Voice | None
    combined: Fraction | None
    level: Level | None
    lane: Lane
    rank: int
    best: int
    worst: int


def level_of(score: Fraction | None, criteria: Criteria | None) -> Level | None:
    """The level that a score reaches: from `schwellen.hoch` on high, from `schwellen.mittel` on medium, else low."""
    if score is None or criteria is None:
        return None
    high, medium = _thresholds(criteria.thresholds)
    if score >= high:
        return Level.HIGH
    return Level.MEDIUM if score >= medium else Level.LOW


@lru_cache(maxsize=4)
def _thresholds(thresholds: Thresholds) -> tuple[Fraction, Fraction]:
    return Fraction(thresholds.high), Fraction(thresholds.medium)


def rank(plan: Plan) -> dict[str, Standing]:
    """The standing of every open measure, by id, in the order of rank 1 … n."""
    ballots = [Ballot(measure, plan.town.criteria) for measure in plan.open_measures]
    weights = _weights(plan.town.criteria)
    base = _order(ballots, weights)
    best = {ballot.id: number for number, ballot in enumerate(base, 1)}
    worst = dict(best)
    for varied in _varied(weights):
        for number, ballot in enumerate(_order(ballots, varied), 1):
            best[ballot.id], worst[ballot.id] = min(best[ballot.id], number), max(worst[ballot.id], number)
    return {
        ballot.id: ballot.standing(weights, number, (best[ballot.id], worst[ballot.id]))
        for number, ballot in enumerate(base, 1)
    }


def needs_agreement(plan: Plan, standings: Mapping[str, Standing]) -> tuple[str, ...]:
    """Measures whose two voices differ by 2.0 or more, or in level, and on which nobody has agreed (Abstimmungsbedarf)."""
    return tuple(id_ for id_, standing in standings.items() if _disagree(plan, standing))


def _disagree(plan: Plan, standing: Standing) -> bool:
    ours, theirs = standing.departments, standing.politics
    if ours is None or theirs is None or plan.by_id[standing.id].priority:
        return False
    levels = {level_of(voice.score, plan.town.criteria) for voice in (ours, theirs)}
    return abs(ours.score - theirs.score) >= DISAGREEMENT or len(levels) > 1


Weights = Mapping[str, int]
Key = tuple[int, date, int, float, Fraction, date, str]


class Ballot:
    """What both voices say of one measure, prepared for many weightings."""

    def __init__(self, measure: Measure, criteria: Criteria | None) -> None:
        self.id, self.measure, self.criteria = measure.id, measure, criteria
        scores = measure.scores
        self.departments = _points(scores.departments if scores else {}, criteria)
        self.politics = _points(scores.politics if scores else {}, criteria)
        self.deadline = measure.duty.deadline.last if measure.duty and measure.duty.deadline else date.max
        self.begin = measure.period.start.first if measure.period and measure.period.start else date.max

    def voice(self, points: Mapping[str, int], weights: Weights) -> Voice | None:
        """A voice's score: Σ weight·value / Σ weight over the criteria that have a value; None if it has none at all."""
        if not points:
            return None
        total = sum(weights[id_] * value for id_, value in points.items())
        return Voice(Fraction(total, _POINT * sum(weights[id_] for id_ in points)), len(weights) - len(points))

    def voices(self, weights: Weights) -> tuple[Voice | None, Voice | None]:
        """Departments and politics."""
        return self.voice(self.departments, weights), self.voice(self.politics, weights)

    def key(self, weights: Weights) -> Key:
        """Lane; among duties the deadline; complete before incomplete before no scores; score falling; begin; id."""
        both = self.voices(weights)
        combined = combine(both)
        completeness = 2 if combined is None else int(any(voice.missing for voice in both if voice))
        lane = _LANES[self.lane(combined)]
        # The float is monotonic and quick to compare, the fraction decides on a tie.
        falling = -(combined or Fraction(0))
        return lane, self.deadline, completeness, float(falling), falling, self.begin, self.id

    def level(self, combined: Fraction | None) -> Level | None:
        """The agreed level, else the one that the combined score reaches."""
        return self.measure.priority.level if self.measure.priority else level_of(combined, self.criteria)

    def lane(self, combined: Fraction | None) -> Lane:
        """Duty, else the level, else unrated."""
        level = self.level(combined)
        return Lane.DUTY if self.measure.duty else Lane(level.value) if level else Lane.UNRATED

    def standing(self, weights: Weights, rank_: int, span: tuple[int, int]) -> Standing:
        """The outcome with the weights as they are."""
        both = self.voices(weights)
        combined = combine(both)
        return Standing(self.id, *both, combined, self.level(combined), self.lane(combined), rank_, *span)


def combine(both: tuple[Voice | None, Voice | None]) -> Fraction | None:
    """The mean of the voices that exist."""
    first, second = (voice.score if voice else None for voice in both)
    if first is None or second is None:
        return second if first is None else first
    bottom = 2 * first.denominator * second.denominator
    return Fraction(first.numerator * second.denominator + second.numerator * first.denominator, bottom)


def _weights(criteria: Criteria | None) -> Weights:
    return {item.id: int(item.weight * _WEIGHT) for item in criteria.items} if criteria else {}


def _points(given: Mapping[str, Decimal], criteria: Criteria | None) -> dict[str, int]:
    """The points of one voice as benefit: criteria with `richtung: aufwand` count as 10 − value."""
    return {
        item.id: int((given[item.id] if item.direction is Direction.BENEFIT else 10 - given[item.id]) * _POINT)
        for item in (criteria.items if criteria else ())
        if item.id in given
    }


def _varied(weights: Weights) -> Iterator[Weights]:
    """The weights with one of them times 0.9 or 1.1."""
    for id_, weight in weights.items():
        for tenths in (9, 11):
            yield {**weights, id_: weight // 10 * tenths}


def _order(ballots: list[Ballot], weights: Weights) -> list[Ballot]:
    return sorted(ballots, key=lambda ballot: ballot.key(weights))
