"""How things stand with every programme: can one apply, for which measures, and what would come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Programme
from ..per_plan import once_per_plan
from ..plan import Plan
from ..values import Interval
from .deadlines import Deadline, next_application
from .fit import Verdict
from .verdict import Chance, chances
from .windows import State, state


@dataclass(frozen=True, slots=True)
class Outlook:
    """A programme on a day: its state, its next deadline, and the open measures that fit or may fit, by id.

    The sums are those of the best cases in euros, with the number of measures whose best case is unknown; None without any.
    """

    programme: str
    state: State
    deadline: Deadline | None
    possible: tuple[str, ...]
    to_check: tuple[str, ...]
    granted: tuple[str, ...]
    possible_sum: Interval | None
    to_check_sum: Interval | None


@once_per_plan
def outlooks(plan: Plan) -> Mapping[str, Outlook]:
    """How things stand with every programme, by id."""
    return {id_: _outlook(plan.programme_by_id[id_], plan, plan.today) for id_ in sorted(plan.programme_by_id)}


def _outlook(programme: Programme, plan: Plan, today: date) -> Outlook:
    pairs = chances(plan).by_programme.get(programme.id, ())
    possible = [chance for chance in pairs if chance.verdict is Verdict.POSSIBLE]
    to_check = [chance for chance in pairs if chance.verdict is Verdict.CHECK]
    return Outlook(
        programme.id,
        state(programme, today),
        next_application(programme, today),
        _measures(possible),
        _measures(to_check),
        _measures([chance for chance in pairs if chance.verdict is None]),
        best_sum(plan, possible),
        best_sum(plan, to_check),
    )


def _measures(pairs: list[Chance]) -> tuple[str, ...]:
    return tuple(chance.measure for chance in pairs)


def best_sum(plan: Plan, pairs: list[Chance]) -> Interval | None:
    """What would come of some pairs at best, in euros; unknown ones are counted beside."""
    amounts = [chances(plan).best(chance).amount for chance in pairs]
    return Interval.total(Interval.nothing_known() if amount is None else Interval.exact(amount) for amount in amounts)
