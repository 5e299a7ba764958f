"""Lateness, traffic light, conflicts, and what comes next (planning.md, „Time“). A pure function of files and `today`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from .model import Measure, PlaceRow, PlaceStatus, Status
from .plan import Plan
from .values import Span

PROGRESS_TOLERANCE = Decimal(20)
LEGAL_DEADLINE = "Gesetzliche Frist"


class Late(StrEnum):
    """What is late."""

    BEGIN = "beginn"
    END = "ende"
    DEADLINE = "frist"
    MILESTONE = "meilenstein"
    PLACE = "ort"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            "beginn": "Beginn",
            "ende": "Ende",
            "frist": "gesetzliche Frist",
            "meilenstein": "Meilenstein",
            "ort": "Ort",
        }[self]


class Light(StrEnum):
    """The traffic light, in words."""

    FINISHED = "abgeschlossen"
    DROPPED = "verworfen"
    PAUSED = "pausiert"
    LATE = "verzug"
    AT_RISK = "verzug-droht"
    UNDATED = "ohne-termin"
    ON_TRACK = "im-plan"

    @property
    def label(self) -> str:
        """As people read it."""
        return _LIGHT_LABELS.get(self, self.value)


_LIGHT_LABELS = {
    Light.LATE: "im Verzug",
    Light.AT_RISK: "Verzug droht",
    Light.UNDATED: "ohne Termin",
    Light.ON_TRACK: "im Plan",
}
_FINAL = {Status.FINISHED: Light.FINISHED, Status.DROPPED: Light.DROPPED, Status.PAUSED: Light.PAUSED}
_DEFINITE = (Late.BEGIN, Late.END, Late.DEADLINE)


def has_begun(measure: Measure, today: date) -> bool:
    """`tatsaechlich.beginn` is not after today, or the status is `laufend`."""
    begin = measure.actual.start if measure.actual else None
    return measure.status is Status.RUNNING or (begin is not None and begin.first <= today)


def lateness(measure: Measure, today: date) -> tuple[Late, ...]:
    """What is late, in the order of `Late`, each once."""
    checks = {
        Late.BEGIN: _begin_is_late(measure, today),
        Late.END: _is_over(measure.period.end if measure.period else None, today),
        Late.DEADLINE: _is_over(measure.duty.deadline if measure.duty else None, today),
        Late.MILESTONE: any(
            not milestone.reached and _is_over(milestone.due, today) for milestone in measure.milestones
        ),
        Late.PLACE: any(_is_behind(row, today) for row in measure.places),
    }
    return tuple(late for late, applies in checks.items() if applies) if measure.status.is_open else ()


def _is_over(span: Span | None, today: date) -> bool:
    return span is not None and span.last < today


def _begin_is_late(measure: Measure, today: date) -> bool:
    waiting = measure.status in (Status.PLANNED, Status.DECIDED) and not has_begun(measure, today)
    return waiting and _is_over(measure.period.start if measure.period else None, today)


def place_is_late(measure: Measure, row: PlaceRow, today: date) -> bool:
    """Whether the roll-out of an open measure at one place should be done by now; `entfaellt` is never late."""
    return measure.status.is_open and _is_behind(row, today)


def _is_behind(row: PlaceRow, today: date) -> bool:
    return (
        row.reached is None
        and row.status not in (PlaceStatus.REACHED, PlaceStatus.OMITTED)
        and _is_over(row.due, today)
    )


def light(measure: Measure, today: date) -> Light:
    """The traffic light of a measure."""
    late = lateness(measure, today)
    if measure.status in _FINAL:
        return _FINAL[measure.status]
    if any(kind in late for kind in _DEFINITE):
        return Light.LATE
    if late or falls_behind(measure, today):
        return Light.AT_RISK
    period = measure.period
    if not (period and (period.start or period.end or period.ongoing)):
        return Light.UNDATED
    return Light.ON_TRACK


def share_gone(measure: Measure, today: date) -> Decimal | None:
    """Planned days before today over all planned days, first and last included, in percent; None without both dates."""
    period = measure.period
    if not (period and period.start and period.end):
        return None
    total = (period.end.last - period.start.first).days + 1
    gone = min(max((today - period.start.first).days, 0), total)
    return Decimal(100 * gone) / Decimal(total) if total > 0 else None


def falls_behind(measure: Measure, today: date) -> bool:
    """Running, and more than 20 points behind the share of planned days gone."""
    if measure.status is not Status.RUNNING or measure.progress is None:
        return False
    gone = share_gone(measure, today)
    return gone is not None and gone - measure.progress > PROGRESS_TOLERANCE


def conflicts(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Pairs (measure, prerequisite), both open: the prerequisite is planned to end after the measure is planned to begin."""
    return tuple(
        (measure.id, before.id)
        for measure in plan.open_measures
        for before in (plan.by_id[id_] for id_ in measure.prerequisites)
        if before.status.is_open and _overlap(measure, before)
    )


def _overlap(measure: Measure, before: Measure) -> bool:
    begin = measure.period.start if measure.period else None
    end = before.period.end if before.period else None
    return begin is not None and end is not None and end.last > begin.first


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that starts, ends or is due; `when` keeps the precision of the file."""

    when: Span
    measure: str
    what: str


def events(measure: Measure, today: date) -> Iterator[Event]:
    """The planned dates of an open measure that have not happened yet."""
    if not measure.status.is_open:
        return
    period = measure.period
    if period and period.start and not has_begun(measure, today):
        yield Event(period.start, measure.id, "Beginn")
    if period and period.end:
        yield Event(period.end, measure.id, "Ende")
    if measure.duty and measure.duty.deadline:
        yield Event(measure.duty.deadline, measure.id, LEGAL_DEADLINE)
    for milestone in measure.milestones:
        if not milestone.reached:
            yield Event(milestone.due, measure.id, milestone.title)


def upcoming(plan: Plan, days: int) -> tuple[Event, ...]:
    """What starts, ends or is due from today within a number of days, by its last day; paused measures aside."""
    until = plan.today + timedelta(days=days)
    found = (
        event
        for measure in plan.open_measures
        if measure.status is not Status.PAUSED
        for event in events(measure, plan.today)
    )
    return tuple(
        sorted(
            (event for event in found if plan.today <= event.when.last <= until),
            key=lambda event: (event.when.last, event),
        )
    )


def age_in_days(as_of: date, today: date) -> int:
    """How old a `stand` is."""
    return (today - as_of).days


def is_outdated(plan: Plan, as_of: date) -> bool:
    """Older than `veraltet.fehler_tage`: the site says so."""
    return age_in_days(as_of, plan.today) > plan.town.staleness.outdated_days
