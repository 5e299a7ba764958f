"""Endangered measures and their causes, each one German sentence (planning.md, „Status report“, „Time“, „Resource plan“)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ..model import FundingStatus, Measure, Status
from ..plan import Plan
from ..ranking import Standing
from ..resources import Placement, Result, Schedule
from ..timeline import Late, Light, conflicts, falls_behind, lateness, light, place_is_late, share_gone
from ..values import Span
from ..values.dates import german_day
from ..values.german import number

_WORST_FIRST = (Light.LATE, Light.AT_RISK, Light.PAUSED, Light.UNDATED, Light.ON_TRACK)


@dataclass(frozen=True, slots=True)
class Danger:
    """An open measure that is in danger, its traffic light, and why: German sentences, at least one."""

    measure: Measure
    light: Light
    causes: tuple[str, ...]


def dangers(plan: Plan, standings: Mapping[str, Standing], schedule: Schedule) -> tuple[Danger, ...]:
    """Every open measure with a cause: the worst traffic light first, then by rank."""
    clashing: dict[str, list[str]] = {}
    for id_, before in conflicts(plan):
        clashing.setdefault(id_, []).append(before)
    found = [
        Danger(measure, light(measure, plan.today), causes)
        for measure in plan.open_measures
        if (causes := tuple(dict.fromkeys(_causes(measure, plan, schedule, clashing.get(measure.id, [])))))
    ]
    return tuple(sorted(found, key=lambda it: (_WORST_FIRST.index(it.light), standings[it.measure.id].rank)))


def _causes(measure: Measure, plan: Plan, schedule: Schedule, clashing: list[str]) -> Iterator[str]:
    yield from _paused(measure)
    yield from _late(measure, plan)
    yield from _behind(measure, plan.today)
    yield from (_conflict(measure, plan.by_id[id_]) for id_ in clashing)
    yield from _blocked(measure, plan, schedule)
    yield from _not_planned(schedule.placements.get(measure.id))
    yield from _rejected(measure, plan)


def _paused(measure: Measure) -> Iterator[str]:
    if measure.status is Status.PAUSED:
        yield f"Die Maßnahme ruht: {_sentence(measure.reason)}" if measure.reason else "Die Maßnahme ruht."


def _late(measure: Measure, plan: Plan) -> Iterator[str]:
    today, late = plan.today, lateness(measure, plan.today)
    period = measure.period
    if Late.BEGIN in late and period and period.start:
        yield f"Der Beginn ({period.start}) ist seit dem {_since(period.start)} überfällig."
    if Late.END in late and period and period.end:
        yield f"Das Ende ({period.end}) ist seit dem {_since(period.end)} überfällig."
    if Late.DEADLINE in late and measure.duty and measure.duty.deadline:
        yield f"Die gesetzliche Frist ({measure.duty.deadline}) ist seit dem {_since(measure.duty.deadline)} überschritten."
    for milestone in measure.milestones:
        if not milestone.reached and milestone.due.last < today:
            yield f"Der Meilenstein „{milestone.title}“ ({milestone.due}) ist seit dem {_since(milestone.due)} überfällig."
    names = {place.id: place.name for place in plan.town.places}
    for row in measure.places:
        if row.due and place_is_late(measure, row, today):
            yield f"Der Ort „{names[row.place]}“ ({row.due}) ist seit dem {_since(row.due)} überfällig."


def _behind(measure: Measure, today: date) -> Iterator[str]:
    gone = share_gone(measure, today)
    if gone is not None and measure.progress is not None and falls_behind(measure, today):
        told, share, points = number(measure.progress), number(gone), number(gone - measure.progress)
        yield f"Der Fortschritt ({told} %) liegt {points} Prozentpunkte hinter der vergangenen Zeit ({share} %)."


def _conflict(measure: Measure, before: Measure) -> str:
    end, begin = before.period and before.period.end, measure.period and measure.period.start
    return f"Die Voraussetzung „{before.title}“ endet nach Plan ({end}) erst nach dem Beginn dieser Maßnahme ({begin})."


def _blocked(measure: Measure, plan: Plan, schedule: Schedule) -> Iterator[str]:
    words = {Status.PAUSED: "ruht", Status.DROPPED: "ist verworfen"}
    for before in (plan.by_id[id_] for id_ in measure.prerequisites):
        placement = schedule.placements.get(before.id)
        if before.status in words:
            yield f"Die Voraussetzung „{before.title}“ {words[before.status]}."
        elif placement is not None and placement.result is Result.UNCOVERED:
            yield f"Die Voraussetzung „{before.title}“ ist im Ressourcenplan nicht gedeckt."


def _not_planned(placement: Placement | None) -> Iterator[str]:
    """Without the sentence of a prerequisite that stands for itself already."""
    if placement is None or placement.result not in (Result.UNCOVERED, Result.SHIFTED):
        return
    years = "1 Jahr" if placement.shift == 1 else f"{placement.shift} Jahre"
    what = "nicht gedeckt" if placement.result is Result.UNCOVERED else f"um {years} verschoben"
    why = f" ({placement.bottleneck.text})" if placement.bottleneck else ""
    yield f"Im Ressourcenplan ist die Maßnahme {what}{why}."


def _rejected(measure: Measure, plan: Plan) -> Iterator[str]:
    for row in measure.funding:
        if row.status is FundingStatus.REJECTED:
            name = plan.programme_by_id[row.programme].title if row.programme else row.source or ""
            yield f"Die Förderung „{name}“ wurde abgelehnt" + (f": {_sentence(row.reason)}" if row.reason else ".")


def _since(due: Span) -> str:
    return german_day(due.last + timedelta(days=1))


def _sentence(text: str) -> str:
    """The words of a file at the end of our sentence, in one line."""
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."
