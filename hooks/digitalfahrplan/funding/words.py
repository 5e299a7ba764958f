"""Both sides of a reason in German: names, dates and amounts inside its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ..model import CostKind, Period, Term, UnitKind, Window
from ..model.choices import Eligible, FundableKind, Step
from ..values import Span
from ..values.dates import german_day
from ..values.german import bounds, enumerate_
from .money import Coming, Kinds

_APPLICANTS = {
    Eligible.MUNICIPALITY: "Kommunen",
    Eligible.COUNTY: "Kreise",
    Eligible.COMPANY: "kommunale Beteiligungen",
    Eligible.SCHOOL_BODY: "Schulträger",
    Eligible.ASSOCIATION: "Zweckverbände",
    Eligible.CLUB: "Vereine",
    Eligible.BUSINESS: "Unternehmen",
}
_UNITS = {
    UnitKind.DEPARTMENT: "ein Fachbereich der Kommune",
    UnitKind.COMPANY: "eine Beteiligung der Kommune",
    UnitKind.ASSOCIATION: "ein Zweckverband",
    UnitKind.EXTERNAL: "eine Stelle außerhalb der Kommune",
}
_KINDS = {"investiv": "investive", "konsumtiv": "konsumtive", "offen": "noch nicht zugeordnete"}


def quoted(names: Iterable[str]) -> str:
    """„A“, „B“ und „C“."""
    return enumerate_([f"„{name}“" for name in names])


def applicants(kinds: Iterable[Eligible]) -> str:
    """Who may apply, in the plural."""
    return enumerate_([_APPLICANTS[kind] for kind in kinds])


def lead(name: str, kind: UnitKind) -> str:
    """The responsible unit and what it is."""
    return f"federführend ist {name}, {_UNITS[kind]}"


def kinds(found: Sequence[CostKind | FundableKind], ending: str = "") -> str:
    """Kinds of cost: investive und konsumtive Kosten; without any: Kosten. Behind an article the ending is n."""
    return f"{enumerate_([f'{_KINDS[kind]}{ending}' for kind in found])} Kosten".lstrip()


def kinds_of(costs: Coming) -> str:
    """Which kinds of cost a measure has."""
    return f"die Maßnahme nennt ab {costs.since} {kinds(costs.kinds) if costs.kinds else 'keine Kosten'}"


def funded(costs: Coming, limit: Kinds) -> str:
    """How much a measure costs in the kinds that a programme funds."""
    cost, what = costs.totals[limit], kinds(limit, "n")
    if cost is None:
        return f"ab {costs.since} nennt die Maßnahme keine {what}"
    if cost.low is None:
        return f"ab {costs.since} ist die Höhe der {what} unbekannt"
    more = ", dazu kommen unbekannte" if cost.unknown else ""
    return f"ab {costs.since} betragen die {what} {bounds(cost)}{more}"


def today_is(today: date) -> str:
    """Today, as the other side of a deadline."""
    return f"heute ist der {german_day(today)}"


def at(span: Span) -> str:
    """When something was: am 30.09.2025, im März 2026, im 3. Quartal 2026, 2026."""
    if span.is_day:
        return f"am {span}"
    return str(span) if _is_year(span) else f"im {span}"


def span_of(start: Span | None, end: Span | None) -> str:
    """Vom 01.02.2027 bis zum 3. Quartal 2028, ab März 2027, bis 2028; at least one of the two."""
    until = f"bis {'zum ' if end and _has_article(end) else ''}{end}"
    if start is None:
        return until
    article = _has_article(start)
    if end is None:
        return f"ab {'dem ' if article else ''}{start}"
    return f"{'vom' if article else 'von'} {start} {until}"


def while_it_runs(term: Term | None) -> str:
    """The bounds of a programme that takes applications at any time."""
    return (
        f", solange das Programm läuft ({span_of(term.start, term.end)})" if term and (term.start or term.end) else ""
    )


def _has_article(span: Span) -> bool:
    """Days and quarters want an article, months and years none."""
    return span.is_day or (not _is_year(span) and span.first.month != span.last.month)


def _is_year(span: Span) -> bool:
    return span.first.month == 1 and span.last.month == 12


def period(given: Period | None) -> str:
    """When a measure is planned, and what is missing of it."""
    if given is None or not (given.start or given.end or given.ongoing):
        return "die Maßnahme hat keinen geplanten Zeitraum"
    if given.ongoing:
        return (
            f"die Maßnahme läuft fortlaufend, {span_of(given.start, None) if given.start else 'ohne genannten Beginn'}"
        )
    missing = "" if given.start and given.end else f", ihr {'Ende' if given.start else 'Beginn'} ist nicht angegeben"
    return f"die Maßnahme ist {span_of(given.start, given.end)} geplant{missing}"


def begun(has_begun: bool, since: Span | None) -> str:
    """Whether a measure has begun, and when."""
    if not has_begun:
        return "die Maßnahme hat noch nicht begonnen"
    return f"die Maßnahme begann {at(since)}" if since else "die Maßnahme läuft schon"


def step(given: Window) -> str:
    """What is handed in."""
    return "Skizzen" if given.step is Step.OUTLINE else "Anträge"


def window(given: Window) -> str:
    """From when until when a window is open, and what it is called: ab 01.10.2026 bis 26.02.2027, 12:00 Uhr (Runde 1)."""
    opens = f"ab {given.opens}{_hour(given.opens_at)}" if given.opens else ""
    closes = f"bis {given.closes}{_hour(given.closes_at)}" if given.closes else "ohne genanntes Ende"
    between = ", " if given.opens_at else " "
    name = f" ({given.label})" if given.label else ""
    return f"{between.join(part for part in (opens, closes) if part)}{name}"


def _hour(time: str | None) -> str:
    return f", {time} Uhr" if time else ""


def partners(names: Sequence[str]) -> str:
    """Our own town and the municipalities that take part."""
    return f"mit Gemeindeschlüssel {'beteiligt sind' if len(names) > 1 else 'beteiligt ist nur'} {enumerate_(names)}"


def granted(names: Sequence[str]) -> str:
    """Other funding of the measure."""
    return f"bewilligt ist schon {quoted(names)}" if names else "bewilligt ist keine andere"
