"""Scores, levels, lanes and the total ranking (planning.md, „Score and rank“). Exact arithmetic throughout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from operator import mul

from .model import Criteria, Direction, Level, Measure
from .plan import Plan

DISAGREEMENT = Fraction(2)
# Weights and points have at most six decimals: as whole numbers they are exact, and fast enough for 10,000 measures.
_POINT, _WEIGHT = 10**6, 10**7
# Finer than any difference between two scores: they are quotients of whole numbers with far fewer digits.
_FINE = 10**150


class Lane(StrEnum):
    """The lanes of the priority table, in their order."""

    DUTY = "pflicht"
    HIGH = "hoch"
    MEDIUM = "mittel"
    LOW = "niedrig"
    UNRATED = "nicht-bewertet"


_LANES = {lane: number for number, lane in enumerate(Lane)}
_LANE_OF = {level: Lane(level.value) for level in Level}


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


Limits = tuple[Fraction, Fraction]
Ratio = tuple[int, int]
Weights = Mapping[str, int]
Points = Mapping[str, int]
Key = tuple[int, date, int, int, date, str]


def rank(plan: Plan) -> dict[str, Standing]:
    """The standing of every open measure, by id, in the order of rank 1 … n."""
    criteria = plan.town.criteria
    ballots = [Ballot(measure, criteria, _limits(criteria)) for measure in plan.open_measures]
    weights = _weights(criteria)
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
    """Measures whose two voices differ by 2.0 or more, or in level, and on which nobody has agreed."""
    limits = _limits(plan.town.criteria)
    disputed = (id_ for id_, standing in standings.items() if _disagree(standing, limits))
    return tuple(id_ for id_ in disputed if plan.by_id[id_].priority is None)


def _disagree(standing: Standing, limits: Limits) -> bool:
    ours, theirs = standing.departments, standing.politics
    if ours is None or theirs is None:
        return False
    levels = {_level_of(voice.score.as_integer_ratio(), limits) for voice in (ours, theirs)}
    return abs(ours.score - theirs.score) >= DISAGREEMENT or len(levels) > 1


class Ballot:
    """What both voices say of one measure, prepared for many weightings."""

    def __init__(self, measure: Measure, criteria: Criteria | None, limits: Limits) -> None:
        self.id, self.limits = measure.id, limits
        scores = measure.scores
        self.departments = _points(scores.departments if scores else {}, criteria)
        self.politics = _points(scores.politics if scores else {}, criteria)
        self.agreed = measure.priority.level if measure.priority else None
        self.is_duty = measure.duty is not None
        self.deadline = measure.duty.deadline.last if measure.duty and measure.duty.deadline else date.max
        self.begin = measure.period.start.first if measure.period and measure.period.start else date.max
        given = {len(points) for points in (self.departments, self.politics) if points}
        complete = {len(criteria.items)} if criteria else given
        self.completeness = 2 if not given else int(given != complete)

    def key(self, weights: Weights) -> Key:
        """Lane; among duties the deadline; complete before incomplete before no scores; score falling; begin; id."""
        score = self.combined(weights)
        falling = 0 if score is None else -(score[0] * _FINE // score[1])
        return _LANES[self.lane(score)], self.deadline, self.completeness, falling, self.begin, self.id

    def combined(self, weights: Weights) -> Ratio | None:
        """The mean of the voices that exist, as numerator and denominator."""
        sums = [_sums(points, weights) for points in (self.departments, self.politics) if points]
        if len(sums) < 2:
            return sums[0] if sums else None
        (ours, our_weight), (theirs, their_weight) = sums
        return ours * their_weight + theirs * our_weight, 2 * our_weight * their_weight

    def level(self, score: Ratio | None) -> Level | None:
        """The agreed level, else the one that the combined score reaches."""
        return self.agreed or (_level_of(score, self.limits) if score else None)

    def lane(self, score: Ratio | None) -> Lane:
        """Duty, else the level, else unrated."""
        if self.is_duty:
            return Lane.DUTY
        level = self.level(score)
        return _LANE_OF[level] if level else Lane.UNRATED

    def standing(self, weights: Weights, rank_: int, span: tuple[int, int]) -> Standing:
        """The outcome with the weights as they are."""
        both = _voice(self.departments, weights), _voice(self.politics, weights)
        score = self.combined(weights)
        combined = Fraction(*score) if score else None
        return Standing(self.id, *both, combined, self.level(score), self.lane(score), rank_, *span)


def _voice(points: Points, weights: Weights) -> Voice | None:
    """A voice with its score; None if it has no value at all."""
    return Voice(Fraction(*_sums(points, weights)), len(weights) - len(points)) if points else None


def _sums(points: Points, weights: Weights) -> Ratio:
    """Σ weight·value and Σ weight over the criteria that have a value; their quotient is the score."""
    given = [weights[id_] for id_ in points]
    return sum(map(mul, given, points.values())), _POINT * sum(given)


def _level_of(score: Ratio, limits: Limits) -> Level:
    """From `schwellen.hoch` on high, from `schwellen.mittel` on medium, else low. Exact, as everything here."""
    high, medium = limits
    if score[0] * high.denominator >= high.numerator * score[1]:
        return Level.HIGH
    return Level.MEDIUM if score[0] * medium.denominator >= medium.numerator * score[1] else Level.LOW


def _limits(criteria: Criteria | None) -> Limits:
    """Both thresholds; without criteria nothing has a score, so that they do not matter."""
    return (
        (Fraction(criteria.thresholds.high), Fraction(criteria.thresholds.medium))
        if criteria
        else (Fraction(), Fraction())
    )


def _weights(criteria: Criteria | None) -> Weights:
    return {item.id: int(item.weight * _WEIGHT) for item in criteria.items} if criteria else {}


def _points(given: Mapping[str, Decimal], criteria: Criteria | None) -> Points:
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
