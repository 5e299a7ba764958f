"""Programmes that ask for partners, beside the measures that have too few of them."""

from __future__ import annotations

from dataclasses import dataclass

from ..funding.fit import Verdict
from ..funding.verdict import chances
from ..model import Measure, Programme
from ..plan import Plan
from .forms import by_title, is_municipality


@dataclass(frozen=True, slots=True)
class Need:
    """A programme and the open measures, by title, that it could fund if more municipalities took part."""

    programme: Programme
    measures: tuple[Measure, ...]


def needs(plan: Plan) -> tuple[Need, ...]:
    """What every programme with `mindestpartner` waits for, by title; programmes that wait for nobody are left out.

    Left out, too, are measures for which the programme is impossible, or granted already (planning.md, „Funding“).
    """
    possible: dict[str, list[Measure]] = {}
    for chance in chances(plan).all:
        if chance.verdict in (Verdict.POSSIBLE, Verdict.CHECK):
            possible.setdefault(chance.programme, []).append(plan.by_id[chance.measure])
    made = (_need(plan, programme, possible.get(programme.id, [])) for programme in plan.programmes)
    return tuple(sorted((need for need in made if need.measures), key=_order))


def _need(plan: Plan, programme: Programme, measures: list[Measure]) -> Need:
    wanted = programme.min_partners or 0
    return Need(programme, tuple(by_title(measure for measure in measures if towns(plan, measure) < wanted)))


def towns(plan: Plan, measure: Measure) -> int:
    """How many municipalities take part: our own, and every partner with another municipality's key."""
    partners = measure.cooperation.partners if measure.cooperation else ()
    return len({plan.town.ags, *(partner.ags for partner in partners if is_municipality(partner.ags))})


def _order(need: Need) -> tuple[str, str]:
    return need.programme.title.casefold(), need.programme.id
