"""What is due: windows of application, and what a grant obliges to (planning.md, „Funding: can we apply?“)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..model import FundingRow, FundingStatus, Measure, Programme, Window
from ..per_plan import once_per_plan
from ..plan import Plan
from ..values import Span
from .windows import State, is_open, state, windows_left


class Due(StrEnum):
    """What is due, in the order in which it comes up in the life of a grant."""

    OPENING = "antragsbeginn"
    APPLICATION = "antragsfrist"
    DRAWDOWN = "mittelabruf"
    PROOF = "verwendungsnachweis"
    BINDING = "zweckbindung"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            "antragsbeginn": "Anträge ab",
            "antragsfrist": "Antragsfrist",
            "mittelabruf": "Mittelabruf",
            "verwendungsnachweis": "Verwendungsnachweis",
            "zweckbindung": "Ende der Zweckbindung",
        }[self]


_ORDER = {due: number for number, due in enumerate(Due)}
# As long as a grant has this status, the obligation is not met; afterwards it is.
_OBLIGED = {
    Due.DRAWDOWN: (FundingStatus.GRANTED,),
    Due.PROOF: (FundingStatus.GRANTED, FundingStatus.DRAWN),
    Due.BINDING: (FundingStatus.GRANTED, FundingStatus.DRAWN, FundingStatus.CLOSED),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that is due, as precise as it was written. Of a programme, or of a measure's grant from a programme or source.

    `days_left` counts from today to the day that matters: the first one of an opening, else the last one. It is below 0
    only for obligations that were not met in time. `window` is the window of application, None at the end of `laufzeit`.
    """

    day: date
    due: Due
    when: Span
    days_left: int
    programme: str | None
    measure: str | None = None
    source: str | None = None
    window: Window | None = None

    @property
    def hour(self) -> str | None:
        """The hour of the day from which or up to which a window is open."""
        if self.window is None:
            return None
        return self.window.opens_at if self.due is Due.OPENING else self.window.closes_at

    @property
    def order(self) -> tuple[date, int, str, str, str, str]:
        """By day, then by kind and by whose it is."""
        names = self.programme or "", self.measure or "", self.source or "", self.hour or ""
        return self.day, _ORDER[self.due], *names


@once_per_plan
def deadlines(plan: Plan) -> tuple[Deadline, ...]:
    """Everything that is due from today on, and obligations that are overdue, by day."""
    found = [due for programme in plan.programmes for due in applications(programme, plan.today)]
    found += [due for measure in plan.measures for due in obligations(measure, plan.today)]
    return tuple(sorted(found, key=lambda deadline: deadline.order))


def applications(programme: Programme, today: date) -> Iterator[Deadline]:
    """When windows open and close. Where applications are possible without a window's end, `laufzeit` is the end."""
    if state(programme, today) in (State.OVER, State.UNKNOWN):
        return
    left = windows_left(programme, today)
    for window in left:
        if window.opens and not is_open(window, today):
            yield _deadline(Due.OPENING, window.opens, today, programme.id, window=window)
        if window.closes:
            yield _deadline(Due.APPLICATION, window.closes, today, programme.id, window=window)
    term = programme.term
    endless = programme.rolling or any(window.closes is None for window in left)
    if programme.rolling and term and term.start and term.start.first > today:
        yield _deadline(Due.OPENING, term.start, today, programme.id)
    if endless and term and term.end:
        yield _deadline(Due.APPLICATION, term.end, today, programme.id)


def next_application(programme: Programme, today: date) -> Deadline | None:
    """The end of application that comes next; None where there is none, or nobody knows."""
    ends = (deadline for deadline in applications(programme, today) if deadline.due is Due.APPLICATION)
    return min(ends, key=lambda deadline: deadline.order, default=None)


def obligations(measure: Measure, today: date) -> tuple[Deadline, ...]:
    """What the grants of a measure oblige to, by day, overdue ones included."""
    found = (due for row in measure.funding for due in _of_row(measure, row, today))
    return tuple(sorted(found, key=lambda deadline: deadline.order))


def _of_row(measure: Measure, row: FundingRow, today: date) -> Iterator[Deadline]:
    dates = {Due.DRAWDOWN: row.drawdown, Due.PROOF: row.proof, Due.BINDING: row.binding}
    for due, when in dates.items():
        if when is None or row.status not in _OBLIGED[due]:
            continue
        # The end of a Zweckbindung is good news; only the other two can be missed.
        if due is not Due.BINDING or when.last >= today:
            yield _deadline(due, when, today, row.programme, measure.id, row.source)


def _deadline(
    due: Due,
    when: Span,
    today: date,
    programme: str | None,
    measure: str | None = None,
    source: str | None = None,
    window: Window | None = None,
) -> Deadline:
    day = when.first if due is Due.OPENING else when.last
    return Deadline(day, due, when, (day - today).days, programme, measure, source, window)
