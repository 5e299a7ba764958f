"""What a programme would pay of a measure at best, and what is left for the town (planning.md, „Funding: can we apply?“)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..model import CostKind, Measure, Programme
from ..model.choices import FundableKind
from ..money import Portion, costs
from ..money.sums import total_of
from ..per_plan import once_per_plan
from ..plan import Plan
from ..values import Interval, Percent
from .comparison import Comparison

Kinds = tuple[FundableKind, ...]
INVESTMENT, OPERATING = FundableKind


# What a programme may be limited to; without a limit it funds costs of every kind.
_LIMITS: tuple[Kinds, ...] = ((), (INVESTMENT,), (OPERATING,), (INVESTMENT, OPERATING))


@dataclass(frozen=True, slots=True)
class Coming:
    """The costs of a measure in euros from a year on, and those without a year, by kind.

    `totals` are the sums of what a programme with this limit could pay a part of; None where there are no such costs.
    """

    since: int
    by_kind: tuple[tuple[CostKind, Interval], ...]
    totals: Mapping[Kinds, Interval | None] = field(compare=False)

    @property
    def kinds(self) -> tuple[CostKind, ...]:
        """The kinds of which there are rows."""
        return tuple(kind for kind, _ in self.by_kind)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a programme pays: its quota, at most `ceiling` euros, of costs of these kinds (none: of all)."""

    quota: Percent | None
    ceiling: Decimal | None
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class Best:
    """The best case in euros: what comes from the programme, and what stays with us. None where a part is unknown."""

    amount: Decimal | None
    own_share: Decimal | None


def coming(measure: Measure, plan: Plan) -> Coming:
    """The costs of an open measure from today's year on: only these count here."""
    return _all_coming(plan)[measure.id]


@once_per_plan
def _all_coming(plan: Plan) -> Mapping[str, Coming]:
    return {measure.id: _coming(costs(measure, plan).portions, plan.today.year) for measure in plan.open_measures}


def _coming(portions: Iterable[Portion], since: int) -> Coming:
    ahead = [part for part in portions if part.year is None or part.year >= since]
    sums = ((kind, total_of([part for part in ahead if part.row.kind is kind])) for kind in CostKind)
    by_kind = tuple((kind, total) for kind, total in sums if total is not None)
    return Coming(since, by_kind, {limit: _total(by_kind, limit) for limit in _LIMITS})


def _total(by_kind: Iterable[tuple[CostKind, Interval]], limit: Kinds) -> Interval | None:
    return Interval.total(total for kind, total in by_kind if not limit or kind.value in limit)


def funded_kinds(programme: Programme) -> Kinds:
    """The kinds of cost that a programme is limited to, in their order; empty means no limit."""
    named = programme.funds.kinds if programme.funds else ()
    return tuple(kind for kind in (INVESTMENT, OPERATING) if kind in named)


def best_case(terms: Terms, found: Coming) -> Best:
    """Upper quota of the upper bound of the funded costs, at most the ceiling; the own share is the rest of these costs."""
    cost = found.totals[terms.kinds]
    if cost is None or cost.high is None or cost.unknown or terms.quota is None:
        return Best(None, None)
    amount = cost.high * terms.quota.high / 100
    if terms.ceiling is not None:
        amount = min(amount, terms.ceiling)
    return Best(amount, cost.high - amount)


def _terms(programme: Programme, _: Plan) -> Terms:
    return Terms(programme.quota, programme.ceiling, funded_kinds(programme))


BEST_CASE = Comparison(_terms, coming, best_case)
