"""The plan of today as an edition, so that it is compared with a snapshot on equal terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..archive.edition import Cost, Described, Edition, Entry
from ..lasting import MEASURES, Tombstone
from ..model import CostRow, Measure
from ..money import costs
from ..plan import Plan
from ..values import Span


def edition_of(plan: Plan) -> Edition:
    """The edition that `read_edition` makes of this plan's `roadmap.json`."""
    budget = plan.town.budget
    measures = tuple(_described(plan.by_id[id_], plan) for id_ in sorted(plan.by_id))
    return Edition(plan.today, plan.town.name, budget.year, budget.horizon[-1], measures)


def farewells(tombstones: Iterable[Tombstone]) -> Mapping[str, Sequence[Entry]]:
    """Why measures are no longer in a plan, by their ids: what `ADRESSEN.txt` says became of them, in its order."""
    found: dict[str, list[Entry]] = {}
    for stone in tombstones:
        if stone.kind == MEASURES:
            found.setdefault(stone.id, []).append(Entry(Span(stone.day, stone.day), None, stone.why))
    return found


def _described(measure: Measure, plan: Plan) -> Described:
    period, actual = measure.period, measure.actual
    return Described(
        id=measure.id,
        title=measure.title,
        area=measure.area,
        lead=plan.units[measure.lead].name,
        status=measure.status,
        begin=period.start if period else None,
        end=period.end if period else None,
        ongoing=period.ongoing if period else False,
        begun=actual.start if actual else None,
        finished=actual.end if actual else None,
        costs=tuple(map(_cost, measure.costs)),
        total=costs(measure, plan).total,
        history=tuple(Entry(entry.date, entry.kind, entry.text) for entry in measure.history),
        former_ids=measure.former_ids,
    )


def _cost(row: CostRow) -> Cost:
    estimate = row.estimate.interval if row.estimate else None
    return Cost(row.years, row.kind, estimate, row.budget, row.actual)
