"""The calendars: funding deadlines of the whole town, and everything that is due of an area or a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    funding, of_area, of_unit = _told(plan, root)
    yield FUNDING_CALENDAR, calendar(f"{name}: Förderfristen", funding)
    for area in Area:
        yield area_calendar(area), calendar(f"{name}: {area.label}", of_area.get(area, ()))
    for unit in plan.town.units:
        yield unit_calendar(unit.id), calendar(f"{name}: {unit.name}", of_unit.get(unit.id, ()))


def _told(plan: Plan, root: str) -> tuple[list[str], Mapping[Area, list[str]], Mapping[str, list[str]]]:
    """Every event in the calendars in which it belongs: of funding, by area, by unit; each is written once."""
    funding: list[str] = []
    of_area: dict[Area, list[str]] = {}
    of_unit: dict[str, list[str]] = {}
    for moment in sorted(_moments(plan), key=_order):
        text = event(_all_day(plan, root, moment))
        measures = [plan.by_id[id_] for id_ in moment.measures]
        if moment.category == FUNDING:
            funding.append(text)
        for area in {measure.area for measure in measures}:
            of_area.setdefault(area, []).append(text)
        for unit in {measure.lead for measure in measures}:
            of_unit.setdefault(unit, []).append(text)
    return funding, of_area, of_unit


def _moments(plan: Plan) -> tuple[Moment, ...]:
    return (*funding_moments(plan), *measure_moments(plan))


def _order(moment: Moment) -> tuple[date, str, Key]:
    return moment.day, moment.title, moment.key


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
