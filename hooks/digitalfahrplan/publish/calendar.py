"""The calendars: funding deadlines of the whole town, and everything that is due of an area or a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ..model import Area
from ..plan import Plan
from ..presentation.links import FUNDING_CALENDAR, area_calendar, unit_calendar
from .ics import AllDay, calendar, event
from .identity import Key, authority, digest
from .moments import FUNDING, Moment, funding_moments, measure_moments


def calendars(plan: Plan, root: str) -> Iterator[tuple[str, str]]:
    """Path and text of every calendar; `root` is the site's address, "/" if nobody knows it.

    There is one of funding deadlines; one for every area and one for every unit, with what is due of the measures in the area
    or led by the unit, windows of application for these measures included.
    """
    name = f"Digitalfahrplan {plan.town.name}"
    told = {moment: event(_all_day(plan, root, moment)) for moment in sorted(_moments(plan), key=_order)}
    yield FUNDING_CALENDAR, calendar(f"{name}: Förderfristen", _texts(told, lambda moment: moment.category == FUNDING))
    for area in Area:
        ours = {measure.id for measure in plan.of_area(area)}
        yield area_calendar(area), calendar(f"{name}: {area.label}", _texts(told, _concerns(ours)))
    for unit in plan.town.units:
        ours = {measure.id for measure in plan.measures if measure.lead == unit.id}
        yield unit_calendar(unit.id), calendar(f"{name}: {unit.name}", _texts(told, _concerns(ours)))


def _moments(plan: Plan) -> tuple[Moment, ...]:
    return (*funding_moments(plan), *measure_moments(plan))


def _order(moment: Moment) -> tuple[date, str, Key]:
    return moment.day, moment.title, moment.key


def _texts(told: Mapping[Moment, str], belongs: Callable[[Moment], bool]) -> list[str]:
    return [text for moment, text in told.items() if belongs(moment)]


def _concerns(measures: set[str]) -> Callable[[Moment], bool]:
    return lambda moment: not moment.measures.isdisjoint(measures)


def _all_day(plan: Plan, root: str, moment: Moment) -> AllDay:
    return AllDay(
        uid=f"{digest(plan, moment.key)}@{authority(plan)}",
        day=moment.day,
        title=moment.title,
        text=moment.text,
        url=f"{root}{moment.address}" if root.startswith("http") else "",
        category=moment.category,
        confirmed=moment.confirmed,
    )
