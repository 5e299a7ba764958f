"""Benefit against effort: what both voices say of a measure, apart by the direction of the criteria."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .model import Criterion, Direction, Measure
from .plan import Plan


@dataclass(frozen=True, slots=True)
class Balance:
    """A measure's benefit and effort, 0 to 10 points each: means of the voices, weighted as in the ranking."""

    id: str
    benefit: Fraction
    effort: Fraction


def balances(plan: Plan) -> tuple[Balance, ...]:
    """Every open measure of which both benefit and effort are scored, in the order of the files."""
    found = (_balance(measure, plan) for measure in plan.open_measures)
    return tuple(balance for balance in found if balance)


def _balance(measure: Measure, plan: Plan) -> Balance | None:
    criteria, scores = plan.town.criteria, measure.scores
    if criteria is None or scores is None:
        return None
    voices = (scores.departments, scores.politics)
    benefit = _mean([_score(voice, criteria.items, Direction.BENEFIT) for voice in voices])
    effort = _mean([_score(voice, criteria.items, Direction.EFFORT) for voice in voices])
    return None if benefit is None or effort is None else Balance(measure.id, benefit, effort)


def _score(points: Mapping[str, Decimal], items: tuple[Criterion, ...], direction: Direction) -> Fraction | None:
    """Σ weight·points / Σ weight over the criteria of one direction that have a value; points as they were given."""
    told = [item for item in items if item.direction is direction and item.id in points]
    weight = sum((Fraction(item.weight) for item in told), Fraction(0))
    return (
        sum((Fraction(item.weight) * Fraction(points[item.id]) for item in told), Fraction(0)) / weight
        if told
        else None
    )


def _mean(scores: list[Fraction | None]) -> Fraction | None:
    known = [score for score in scores if score is not None]
    return sum(known, Fraction(0)) / len(known) if known else None
