"""Rules: what a clerk gets wrong without noticing (notices, E1xx)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from ..model import FundingStatus, Measure, Status
from ..values import Interval
from ..values.wording import shown
from .finding import Facts, Finding, Loc, each_measure

_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_H1 = re.compile(r"^ {0,3}#(?:[ \t]|$)")
_UNDERLINE = re.compile(r"^ {0,3}=+[ \t]*$")
REMARKABLE = Decimal(100_000_000)


def title_is_unique(facts: Facts) -> Iterator[Finding]:
    """The same title twice is a notice."""
    counts = Counter(entity.title for entity in facts.entities)
    for entity in facts.entities:
        if counts[entity.title] > 1:
            detail = f"{shown(entity.title)} heißt noch eine andere Maßnahme oder ein Programm."
            yield Finding(entity.path, "E101", ("titel",), detail, "Den Titel genauer fassen.")


@each_measure
def programme_stands_once(measure: Measure, _: Facts) -> Iterator[Finding]:
    """The same programme twice is a notice."""
    yield from _repeated(measure.path, ("foerderung",), [row.programme for row in measure.funding], "E102", "programm")


@each_measure
def list_item_stands_once(measure: Measure, _: Facts) -> Iterator[Finding]:
    """The same unit, prerequisite or place twice is a notice."""
    yield from _repeated(measure.path, ("beteiligte",), measure.participants, "E111")
    yield from _repeated(measure.path, ("voraussetzungen",), measure.prerequisites, "E111")
    yield from _repeated(measure.path, ("orte",), [row.place for row in measure.places], "E111", "ort")


def _repeated(path: str, loc: Loc, items: Sequence[str | None], code: str, key: str | None = None) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, item in enumerate(items):
        if item is not None and item in seen:
            place = (*loc, i, key) if key else (*loc, i)
            hint = (
                "Zusammenfassen, wenn es derselbe Antrag ist." if code == "E102" else "Einen der beiden Punkte löschen."
            )
            yield Finding(path, code, place, f"{shown(item)} steht hier zum zweiten Mal.", hint)
        seen.add(item or "")


@each_measure
def lead_is_no_participant(measure: Measure, _: Facts) -> Iterator[Finding]:
    """`beteiligte` are others than the lead."""
    for i, unit in enumerate(measure.participants):
        if unit == measure.lead:
            yield Finding(
                measure.path, "E110", ("beteiligte", i), f"„{unit}“ ist schon federführend.", "Den Punkt löschen."
            )


@each_measure
def funding_within_costs(measure: Measure, _: Facts) -> Iterator[Finding]:
    """Funding is not more than the costs (upper bounds, where all rows are known): each row, and what is applied for or granted."""
    amounts = [
        row.estimate.interval if row.estimate else Interval.exact(row.budget or row.actual or Decimal(0))
        for row in measure.costs
    ]
    cost = Interval.total(amounts)
    if cost is None or cost.high is None or cost.unknown or any(row.years.is_continuing for row in measure.costs):
        return
    ceiling = max(cost.high, sum((row.budget or row.actual or Decimal(0) for row in measure.costs), Decimal(0)))
    total = Decimal(0)
    for i, row in enumerate(measure.funding):
        amount = row.amount.low if row.amount and row.status is not FundingStatus.REJECTED else None
        total += amount if amount and (row.status.is_granted or row.status is FundingStatus.APPLIED) else 0
        if amount and max(amount, total) > ceiling:
            alone = "Diese Förderung ist höher als alle Kosten."
            detail = (
                alone
                if amount > ceiling
                else "Beantragte und bewilligte Förderung sind zusammen höher als alle Kosten."
            )
            place, hint = ("foerderung", i, "betrag"), "Beträge und Einheiten prüfen."
            yield Finding(measure.path, "E103", place, detail, hint, besides=(("kosten",),))
            return


@each_measure
def amount_is_plausible(measure: Measure, _: Facts) -> Iterator[Finding]:
    """An amount from 100 Mio. € on is more than a town's measure costs."""
    for i, row in enumerate(measure.costs):
        estimate = row.estimate.high or row.estimate.low if row.estimate else None
        amounts = (
            ("schaetzung", estimate),
            ("ansatz", row.budget),
            ("ist", row.actual),
            ("verpflichtung", row.commitment),
        )
        for key, amount in amounts:
            if amount is not None and amount >= REMARKABLE:
                yield Finding(
                    measure.path, "E112", ("kosten", i, key), "100 Mio. € oder mehr.", "Betrag und Einheit prüfen."
                )


@each_measure
def actual_is_past(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Future years have no actual."""
    for i, row in enumerate(measure.costs):
        if row.actual is not None and row.years.first is not None and row.years.first > facts.today.year:
            detail, hint = (
                f"Das Jahr {row.years.first} hat noch nicht begonnen.",
                "„ansatz“ oder „schaetzung“ schreiben.",
            )
            yield Finding(measure.path, "E113", ("kosten", i, "ist"), detail, hint, besides=(("kosten", i, "jahr"),))


def as_of_is_fresh(facts: Facts) -> Iterator[Finding]:
    """`stand` older than `hinweis_tage` is a notice (planning.md, Time); never an error."""
    if not facts.town:
        return
    oldest = facts.today - timedelta(days=facts.town.staleness.notice_days)
    for entity in facts.entities:
        finished = isinstance(entity, Measure) and not entity.status.is_open
        if entity.as_of < oldest and not finished:
            detail = f"Der Stand ist {(facts.today - entity.as_of).days} Tage alt."
            yield Finding(entity.path, "E104", ("stand",), detail, "Angaben prüfen und „stand“ auf heute setzen.")


@each_measure
def milestone_in_period(measure: Measure, _: Facts) -> Iterator[Finding]:
    """A milestone is due within the planned period."""
    start = measure.period.start if measure.period else None
    end = measure.period.end if measure.period else None
    for i, milestone in enumerate(measure.milestones):
        if (start and milestone.due.last < start.first) or (end and milestone.due.first > end.last):
            detail = f"Der Termin ({milestone.due}) liegt außerhalb des Zeitraums."
            yield Finding(
                measure.path, "E107", ("meilensteine", i, "termin"), detail, "Termin oder Zeitraum berichtigen."
            )


@each_measure
def status_fits_facts(measure: Measure, _: Facts) -> Iterator[Finding]:
    """What has begun or is done says so in its status."""
    begun = measure.actual and measure.actual.start
    if begun and measure.status in (Status.IDEA, Status.PLANNED, Status.DECIDED):
        detail = f"Begonnen {begun}, aber Status „{measure.status}“."
        yield Finding(
            measure.path, "E108", ("status",), detail, "„laufend“ schreiben oder „tatsaechlich.beginn“ löschen."
        )
    if measure.progress == 100 and measure.status.is_open:
        detail, hint = f"100 %, aber Status „{measure.status}“.", "Status oder Fortschritt berichtigen."
        yield Finding(measure.path, "E109", ("fortschritt",), detail, hint, besides=(("status",),))
    if measure.actual and measure.actual.end and measure.status.is_open:
        detail, hint = f"Beendet {measure.actual.end}, aber Status „{measure.status}“.", "Status oder Ende berichtigen."
        yield Finding(measure.path, "E109", ("tatsaechlich", "ende"), detail, hint, besides=(("status",),))


def body_has_no_title(facts: Facts) -> Iterator[Finding]:
    """Headings of the body start at `##`."""
    for entity in facts.entities:
        if "#" in entity.body or "\n=" in entity.body:
            for number in _titles(entity.body):
                detail = "Das ist eine Überschrift erster Ordnung, wie der Titel der Seite."
                yield Finding(entity.path, "E106", ("__body__", number), detail, "Mit „## “ beginnen.")


def _titles(body: str) -> Iterator[int]:
    """Lines of the body, from 1, that are headings of the first order, outside of code."""
    fence, above = "", ""
    for number, line in enumerate(body.split("\n"), 1):
        opened = _FENCE.match(line)
        if opened and not fence:
            fence = opened[1]
        elif opened and line.strip().startswith(fence):
            fence = ""
        elif not fence and (_H1.match(line) or (above.strip() and _UNDERLINE.match(line))):
            yield number
        above = line


def window_in_term(facts: Facts) -> Iterator[Finding]:
    """A window of application lies within the programme's term."""
    for programme in facts.programmes:
        term = programme.term
        for i, window in enumerate(programme.windows if term else ()):
            late = term and term.end and window.opens and window.opens.first > term.end.last
            early = term and term.start and window.closes and window.closes.last < term.start.first
            if late or early:
                detail = "Dieses Zeitfenster liegt ganz außerhalb der Laufzeit."
                yield Finding(
                    programme.path,
                    "E116",
                    ("antragsfristen", i),
                    detail,
                    "„antragsfristen“ oder „laufzeit“ berichtigen.",
                )


RULES = (
    title_is_unique, programme_stands_once, list_item_stands_once, lead_is_no_participant, funding_within_costs,
    amount_is_plausible, actual_is_past, as_of_is_fresh, milestone_in_period, status_fits_facts, body_has_no_title, window_in_term,
)  # fmt: skip
