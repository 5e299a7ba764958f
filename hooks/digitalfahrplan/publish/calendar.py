"""The calendars: funding deadlines of the whole town, and everything that is due of an area or a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..funding import Deadline, Due, Verdict, chances, deadlines
from ..model import Area, Measure
from ..plan import Plan
from ..presentation.links import (
    FUNDING_CALENDAR,
    area_calendar,
    measure_address,
    programme_address,
    unit_calendar,
)
from ..timeline import Event, events
from ..values import Span
from .ics import AllDay, calendar
from .identity import Key, authority, digest, distinct

_FUNDING, _MEASURES = "Förderung", "Maßnahme"


@dataclass(frozen=True, slots=True)
class _Date:
    """Something due, before it is an event: its name for ever, and the ids of the measures whose people care."""

    key: Key
    event: AllDay
    measures: frozenset[str]


def calendars(plan: Plan, root: str) -> Iterator[tuple[str, str]]:
    """Path and text of every calendar; `root` is the site's address, "/" if nobody knows it.

    There is one of funding deadlines; one for every area and one for every unit, with what is due of their measures.
    """
    name = f"Digitalfahrplan {plan.town.name}"
    funding = list(_named(plan, _funding(plan, root)))
    everything = [*funding, *_named(plan, _measures(plan, root))]
    yield FUNDING_CALENDAR, calendar(f"{name}: Förderfristen", (date.event for date in _sorted(funding)))
    for area in Area:
        yield area_calendar(area), _of(plan, f"{name}: {area.label}", everything, _in(area))
    for unit in plan.town.units:
        yield unit_calendar(unit.id), _of(plan, f"{name}: {unit.name}", everything, _led_by(unit.id))


def _in(area: Area) -> Callable[[Measure], bool]:
    return lambda measure: measure.area is area


def _led_by(unit: str) -> Callable[[Measure], bool]:
    return lambda measure: measure.lead == unit


def _of(plan: Plan, name: str, dates: list[_Date], is_ours: Callable[[Measure], bool]) -> str:
    ours = frozenset(measure.id for measure in plan.measures if is_ours(measure))
    return calendar(name, (date.event for date in _sorted([date for date in dates if date.measures & ours])))


def _sorted(dates: list[_Date]) -> list[_Date]:
    return sorted(dates, key=lambda date: (date.event.day, date.event.title, date.event.uid))
