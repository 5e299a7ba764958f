"""What is due, in words and with a name that stays: for calendars and the feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..funding import Deadline, Due, Verdict, chances, deadlines
from ..funding.words import window as window_in_words
from ..model import Measure
from ..per_plan import once_per_plan
from ..plan import Plan
from ..presentation.links import measure_address, programme_address
from ..timeline import LEGAL_DEADLINE, Event, events
from ..values import Span
from .identity import Key, distinct

FUNDING, MEASURE = "Förderung", "Maßnahme"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something due on a day (of a vague date the day that matters: its last, for the opening of a window its first).

    `what` is due of `subject`, a measure or programme; `address` is the page that tells more; `confirmed` is when somebody
    last vouched for it; `measures` are the ids of those whose people care; `is_deadline` says that something is lost when the
    day passes.
    """

    key: Key
    day: date
    what: str
    subject: str
    text: str
    address: str
    category: str
    confirmed: date
    measures: frozenset[str]
    is_deadline: bool

    @property
    def title(self) -> str:
        """What is due of what."""
        return f"{self.what}: {self.subject}"


@once_per_plan
def funding_moments(plan: Plan) -> tuple[Moment, ...]:
    """Windows of application, and what grants oblige to: from today on, and what was missed."""
    interested = _interested(plan)
    return _named(
        _obligation(plan, deadline, plan.by_id[deadline.measure])
        if deadline.measure
        else _application(plan, deadline, interested.get(deadline.programme or "", frozenset()))
        for deadline in deadlines(plan)
    )


@once_per_plan
def measure_moments(plan: Plan) -> tuple[Moment, ...]:
    """What open measures have set themselves and not done yet."""
    return _named(
        _planned(plan, measure, event)
        for measure in sorted(plan.open_measures, key=lambda measure: measure.id)
        for event in events(measure, plan.today)
    )


def _named(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    found = list(moments)
    keys = distinct(moment.key for moment in found)
    named = zip(found, keys, strict=True)
    return tuple(moment if key == moment.key else replace(moment, key=key) for moment, key in named)


def _interested(plan: Plan) -> Mapping[str, frozenset[str]]:
    """For every programme the open measures for which it is possible or to be checked."""
    found: dict[str, set[str]] = {}
    for chance in chances(plan).all:
        if chance.verdict in (Verdict.POSSIBLE, Verdict.CHECK):
            found.setdefault(chance.programme, set()).add(chance.measure)
    return {programme: frozenset(measures) for programme, measures in found.items()}


def _application(plan: Plan, deadline: Deadline, interested: frozenset[str]) -> Moment:
    programme = plan.programme_by_id[deadline.programme or ""]
    window = deadline.window
    opens = window_in_words(window) if window else f"{'ab' if deadline.due is Due.OPENING else 'bis'} {deadline.when}"
    round_ = (window.label or _iso(window.opens) or _iso(window.closes)) if window else ""
    return Moment(
        key=("programm", programme.id, deadline.due, round_),
        day=deadline.day,
        what="Antragsbeginn" if deadline.due is Due.OPENING else deadline.due.label,
        subject=programme.title,
        text=f"{programme.funder}. Anträge {opens}.",
        address=programme_address(programme.id),
        category=FUNDING,
        confirmed=programme.as_of,
        measures=interested,
        is_deadline=True,
    )


def _iso(span: Span | None) -> str:
    return span.iso if span else ""


def _obligation(plan: Plan, deadline: Deadline, measure: Measure) -> Moment:
    programme = plan.programme_by_id[deadline.programme] if deadline.programme else None
    source = programme.title if programme else deadline.source or ""
    return Moment(
        key=("bewilligung", measure.id, deadline.due, deadline.programme or deadline.source or ""),
        day=deadline.day,
        what=deadline.due.label,
        subject=measure.title,
        text=f"Förderung: {source}. Termin: {deadline.when}. {_lead(plan, measure)}",
        address=measure_address(measure.id),
        category=FUNDING,
        confirmed=measure.as_of,
        measures=frozenset({measure.id}),
        is_deadline=True,
    )


def _planned(plan: Plan, measure: Measure, event: Event) -> Moment:
    return Moment(
        key=("massnahme", measure.id, event.what),
        day=event.when.last,
        what=event.what,
        subject=measure.title,
        text=f"{measure.summary} Termin: {event.when}. {_lead(plan, measure)}",
        address=measure_address(measure.id),
        category=MEASURE,
        confirmed=measure.as_of,
        measures=frozenset({measure.id}),
        is_deadline=event.what == LEGAL_DEADLINE,
    )


def _lead(plan: Plan, measure: Measure) -> str:
    return f"Federführung: {plan.units[measure.lead].name}."
