"""The calendars: funding deadlines of the whole town, and everything that is due of an area or a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..model import Area, Measure
from ..plan import Plan
from ..presentation.links import FUNDING_CALENDAR, area_calendar, unit_calendar
from .ics import AllDay, calendar
from .identity import authority, digest
from .moments import Moment, funding_moments, measure_moments


def calendars(plan: Plan, root: str) -> Iterator[tuple[str, str]]:
    """Path and text of every calendar; `root` is the site's address, "/" if nobody knows it.

    There is one of funding deadlines; one for every area and one for every unit, with what is due of the measures in the area
    or led by the unit, windows of application for these measures included.
    """
    name, funding = f"Digitalfahrplan {plan.town.name}", funding_moments(plan)
    everything = (*funding, *measure_moments(plan))
    yield FUNDING_CALENDAR, _calendar(plan, root, f"{name}: Förderfristen", funding)
    for area in Area:
        yield area_calendar(area), _calendar(plan, root, f"{name}: {area.label}", _of(plan, everything, _in(area)))
    for unit in plan.town.units:
        yield (
            unit_calendar(unit.id),
            _calendar(plan, root, f"{name}: {unit.name}", _of(plan, everything, _led_by(unit.id))),
        )


def _in(area: Area) -> Callable[[Measure], bool]:
    return lambda measure: measure.area is area


def _led_by(unit: str) -> Callable[[Measure], bool]:
    return lambda measure: measure.lead == unit


def _of(plan: Plan, moments: Iterable[Moment], is_ours: Callable[[Measure], bool]) -> list[Moment]:
    ours = frozenset(measure.id for measure in plan.measures if is_ours(measure))
    return [moment for moment in moments if moment.measures & ours]


def _calendar(plan: Plan, root: str, name: str, moments: Iterable[Moment]) -> str:
    ordered = sorted(moments, key=lambda moment: (moment.day, moment.title, moment.key))
    return calendar(name, (_event(plan, root, moment) for moment in ordered))


def _event(plan: Plan, root: str, moment: Moment) -> AllDay:
    return AllDay(
        uid=f"{digest(plan, moment.key)}@{authority(plan)}",
        day=moment.day,
        title=moment.title,
        text=moment.text,
        url=f"{root}{moment.address}" if root.startswith("http") else "",
        category=moment.category,
        confirmed=moment.confirmed,
    )
