"""Dates, amounts and names inside the sentences of reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from ..model import CostKind, Period, Term, Window
from ..model.choices import Eligible, FundableKind, Step
from ..values import Interval, Span
from ..values.dates import german_day

_APPLICANTS = {
    Eligible.MUNICIPALITY: "Kommunen",
    Eligible.COUNTY: "Kreise",
    Eligible.COMPANY: "kommunale Beteiligungen",
    Eligible.SCHOOL_BODY: "Schulträger",
    Eligible.ASSOCIATION: "Zweckverbände",
    Eligible.CLUB: "Vereine",
    Eligible.BUSINESS: "Unternehmen",
}
_KINDS = {"investiv": "investive", "konsumtiv": "konsumtive", "offen": "noch nicht zugeordnete"}


def listed(names: Sequence[str]) -> str:
    """A, B und C."""
    return " und ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def applicants(kinds: Sequence[Eligible]) -> str:
    """Who may apply, in the plural."""
    return listed([_APPLICANTS[kind] for kind in kinds])


def kinds(found: Sequence[CostKind] | Sequence[FundableKind]) -> str:
    """Kinds of cost: investive und konsumtive Kosten; without any: Kosten."""
    return f"{listed([_KINDS[kind] for kind in found])} Kosten".lstrip()


def at(span: Span) -> str:
    """When something was or will be: am 30.09.2025, im März 2026, im 3. Quartal 2026, 2026."""
    if span.is_day:
        return f"am {span}"
    return str(span) if span.first.month == 1 and span.last.month == 12 else f"im {span}"


def today_is(today: date) -> str:
    """Today, as the other side of a deadline."""
    return f"heute ist der {german_day(today)}"


def span_of(start: Span | None, end: Span | None) -> str:
    """Von März 2027 bis 2028, ab März 2027, bis 2028."""
    if start and end:
        return f"von {start} bis {end}"
    return f"ab {start}" if start else f"bis {end}"


def term(given: Term) -> str:
    """How long a programme runs; it has at least one bound."""
    return f"Das Programm läuft {span_of(given.start, given.end)}"


def period(given: Period | None) -> str:
    """When a measure is planned, and what is missing of it."""
    if given is None or not (given.start or given.end or given.ongoing):
        return "die Maßnahme hat keinen geplanten Zeitraum"
    if given.ongoing:
        return f"die Maßnahme läuft fortlaufend {f'ab {given.start}' if given.start else 'ohne genannten Beginn'}"
    missing = "" if given.start and given.end else f", ihr {'Ende' if given.start else 'Beginn'} ist nicht angegeben"
    return f"die Maßnahme ist {span_of(given.start, given.end)} geplant{missing}"


def window(given: Window) -> str:
    """From when until when a window is open, with its hours and its name."""
    opens = f"ab {given.opens}{_hour(given.opens_at)}" if given.opens else ""
    closes = f"bis {given.closes}{_hour(given.closes_at)}" if given.closes else "ohne genanntes Ende"
    name = f" ({given.label})" if given.label else ""
    return f"{' '.join(part for part in (opens, closes) if part)}{name}"


def step(given: Window) -> str:
    """What is handed in."""
    return "Skizzen" if given.step is Step.OUTLINE else "Anträge"


def _hour(time: str | None) -> str:
    return f", {time} Uhr" if time else ""


def euro(amount: Decimal) -> str:
    """80.000 €, or 80.000,50 € where there are cents."""
    rounded = amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    shown = f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"
    return f"{shown.translate(str.maketrans(',.', '.,'))}\u00a0€"


def cost(value: Interval) -> str:
    """An amount with its bounds, and that some of it is unknown."""
    bounds = [] if value.low is None else [_bounds(value.low, value.high)]
    return " und ".join([*bounds, *(["Unbekanntes"] if value.unknown else [])])


def _bounds(low: Decimal, high: Decimal | None) -> str:
    if high is None:
        return f"mindestens {euro(low)}"
    if low == high:
        return euro(low)
    return f"{euro(low)} bis {euro(high)}" if low else f"bis {euro(high)}"
