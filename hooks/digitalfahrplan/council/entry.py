"""A council paper with its consultations, as the town tells it and as the council's information system does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..model import Measure
from ..oparl import Consultation, Paper
from ..values import Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a consultation ended, in the words of a measure; "" is not told."""

    result: str
    votes: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One consultation. What stands here is the town's; `facts` is what the council's system says of the same one.

    `outcomes` and `kinds` are all that measures say of it, each once.
    """

    body: str = ""
    when: Span | None = None
    kinds: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    facts: Consultation | None = None

    @property
    def on(self) -> Span | None:
        """The town's date, else the system's."""
        day = self.facts.day if self.facts else None
        return self.when or (Span(day, day) if day else None)

    @property
    def body_shown(self) -> str:
        """The town's name for the body, else the system's."""
        return self.body or (self.facts.body if self.facts else "")

    @property
    def other_day(self) -> date | None:
        """The system's day where it lies outside of the town's date."""
        day = self.facts.day if self.facts else None
        return day if day and self.when and not self.when.first <= day <= self.when.last else None

    @property
    def other_result(self) -> str:
        """The system's result where the town tells another one; "" where there is no contradiction."""
        told = self.facts.result if self.facts else ""
        own = {_plain(outcome.result) for outcome in self.outcomes if outcome.result}
        return told if own and told and _plain(told) not in own else ""

    @property
    def has_own_result(self) -> bool:
        """Whether a measure says how it ended."""
        return any(outcome.result for outcome in self.outcomes)

    @property
    def has_result(self) -> bool:
        """Whether anybody says how it ended."""
        return self.has_own_result or bool(self.facts and self.facts.result)

    def is_ahead(self, today: date) -> bool:
        """Whether it is still to come: it begins after today, or is not over and nobody says how it ended."""
        when = self.on
        if when is None or (self.facts and self.facts.cancelled):
            return False
        return when.first > today or (when.last >= today and not self.has_result)


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper and the measures that name it. `titles` and `urls` are all that measures tell, the fullest first.

    `key` is the number in small letters, or names the row of a measure that has no number; `anchor` is its place on the page
    of all papers; `has_own_number`: a measure tells the number, not only the system; `facts` are what the system says of it.
    """

    key: str
    anchor: str
    number: str
    has_own_number: bool
    titles: tuple[str, ...]
    urls: tuple[str, ...]
    hearings: tuple[Hearing, ...]
    measures: tuple[Measure, ...]
    facts: tuple[Paper, ...] = ()

    @property
    def last_day(self) -> date | None:
        """The last day of its last dated consultation."""
        return max((hearing.on.last for hearing in self.hearings if hearing.on), default=None)

    @property
    def other_numbers(self) -> tuple[str, ...]:
        """Numbers that the system gives it and no measure."""
        numbers = (paper.reference for paper in self.facts)
        return tuple(dict.fromkeys(number for number in numbers if number and _plain(number) != _plain(self.number)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
