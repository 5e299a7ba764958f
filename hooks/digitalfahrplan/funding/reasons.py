"""Why a programme and a measure fit or not: the table of planning.md, „Funding: can we apply?“, one function a row.

Every reason speaks for itself and none hides another. A reason gets what it needs of the programme first, then what it
needs of the measure; its docstring is the rule, and its sentence names both sides.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ..model import Area, CostKind, FieldOfAction, FundingStatus, Land, Period, Programme, Term, UnitKind, Window
from ..model.choices import Eligible, Region
from ..values import Interval, Span
from . import words
from .fit import Said, check, fits, impossible
from .money import Coming, Kinds
from .windows import State, has_ended, is_open, state, windows_left

_CLOSED = (FundingStatus.REJECTED, FundingStatus.CLOSED)
_UNITS = {
    UnitKind.DEPARTMENT: "ein Fachbereich der Stadt",
    UnitKind.COMPANY: "eine Beteiligung der Stadt",
    UnitKind.ASSOCIATION: "ein Zweckverband",
    UnitKind.EXTERNAL: "eine Stelle außerhalb der Stadt",
}


def area(named: tuple[Area, ...], own: Area) -> Said:
    """Impossible if the programme names areas and not this one."""
    if not named:
        return fits(f"Das Programm ist auf keinen Bereich begrenzt; die Maßnahme gehört zu „{own.label}“.")
    only = words.listed([f"„{area.label}“" for area in named])
    text = f"Gefördert wird nur {only}; die Maßnahme gehört zu „{own.label}“."
    return fits(text) if own in named else impossible(text)


def field(named: tuple[FieldOfAction, ...], own: FieldOfAction | None) -> Said:
    """Impossible if the programme names fields and not this one; to be checked if the measure has none."""
    ours = f"die Maßnahme gehört zu „{own.name}“" if own else "die Maßnahme nennt kein Handlungsfeld"
    if not named:
        return fits(f"Das Programm ist auf kein Handlungsfeld begrenzt; {ours}.")
    text = f"Gefördert wird nur {words.listed([f'„{field.name}“' for field in named])}; {ours}."
    if own is None:
        return check(text)
    return fits(text) if own in named else impossible(text)


def kind_of_cost(named: Kinds, costs: Coming) -> Said:
    """Impossible if the programme names kinds and no cost can be of one; to be checked unless all costs surely are."""
    found = words.kinds(costs.kinds) if costs.kinds else "keine Kosten"
    ours = f"die Maßnahme nennt ab {costs.since} {found}"
    if not named:
        return fits(f"Das Programm ist auf keine Kostenart begrenzt; {ours}.")
    text = f"Gefördert werden nur {words.kinds(named)}; {ours}."
    surely = [kind for kind in costs.kinds if kind.value in named]
    if surely and len(surely) == len(costs.kinds):
        return fits(text)
    return check(text) if surely or not costs.kinds or CostKind.OPEN in costs.kinds else impossible(text)


def region(named: tuple[Region, ...], home: tuple[str, Land]) -> Said:
    """Impossible if the programme names regions, neither our Land nor the whole country; to be checked if it names none."""
    town, land = home
    ours = f"{town} liegt in {land}"
    if not named:
        return check(f"Das Programm nennt kein Fördergebiet; {ours}.")
    if Region.NATIONWIDE in named:
        return fits(f"Das Programm gilt bundesweit; {ours}.")
    text = f"Das Programm gilt in {words.listed(named)}; {ours}."
    return fits(text) if land.value in named else impossible(text)


def eligible(named: tuple[Eligible, ...], lead: tuple[str, UnitKind, Area]) -> Said:
    """Impossible if the lead's kind may not apply; to be checked if nothing is said, or the lead is outside of the town."""
    name, kind, area = lead
    ours = f"federführend ist {name}, {_UNITS[kind]}"
    if not named:
        return check(f"Das Programm sagt nicht, wer einen Antrag stellen darf; {ours}.")
    text = f"Antragsberechtigt sind {words.applicants(named)}; {ours}."
    if kind is UnitKind.EXTERNAL:
        return check(text)
    return fits(text) if any(role in named for role in _roles(kind, area)) else impossible(text)


def _roles(kind: UnitKind, area: Area) -> tuple[Eligible, ...]:
    """As what a unit applies: departments as the town, for schools as the body that maintains them too."""
    if kind is UnitKind.DEPARTMENT:
        return (Eligible.MUNICIPALITY, *([Eligible.SCHOOL_BODY] if area is Area.SCHOOLS else []))
    return (Eligible.COMPANY,) if kind is UnitKind.COMPANY else (Eligible.ASSOCIATION,)


def deadline(programme: Programme, today: date) -> Said:
    """Impossible once `laufzeit` or every window is over; to be checked if there is neither window nor `fortlaufend`."""
    found = state(programme, today)
    text = f"{_application(programme, found, today)}; {words.today_is(today)}."
    if found is State.OVER:
        return impossible(text)
    return check(text) if found is State.UNKNOWN else fits(text)


def _application(programme: Programme, found: State, today: date) -> str:
    if found is State.UNKNOWN:
        return "Das Programm nennt keine Antragsfrist"
    if found is State.OVER:
        return _over(programme, today)
    if programme.rolling:
        return f"Anträge sind jederzeit möglich{f' ({words.span_of(programme.term.start, programme.term.end)})' if programme.term else ''}"
    left = windows_left(programme, today)
    window = next((window for window in left if is_open(window, today)), None) or min(left, key=_opening)
    return f"{words.step(window)} sind {words.window(window)} möglich"


def _opening(window: Window) -> date:
    return window.opens.first if window.opens else date.min


def _over(programme: Programme, today: date) -> str:
    if programme.term and programme.term.end and has_ended(programme, today):
        return f"Das Programm endete {words.at(programme.term.end)}"
    last = max((window.closes for window in programme.windows if window.closes), key=lambda span: span.last)
    return f"Antragsfrist endete {words.at(last)}"


def term(given: Term | None, period: Period | None) -> Said:
    """Impossible if the planned period lies outside of `laufzeit`; to be checked unless it surely lies inside of it."""
    ours = words.period(period)
    if given is None or not (given.start or given.end):
        return fits(f"Das Programm nennt keine Laufzeit; {ours}.")
    text = f"Das Programm läuft {words.span_of(given.start, given.end)}; {ours}."
    if period is None:
        return check(text)
    # A missing bound of the programme is no limit; a missing bound of the measure may lie anywhere.
    first, last = given.start.first if given.start else date.min, given.end.last if given.end else date.max
    begin, end = period.start.first if period.start else None, period.end.last if period.end else None
    if (begin and begin > last) or (end and end < first):
        return impossible(text)
    stops = end <= last if end else period.ongoing and last == date.max
    return fits(text) if begin and begin >= first and stops else check(text)


def begin(before_start_only: bool | None, begun: tuple[bool, Span | None]) -> Said:
    """Impossible if the programme wants applications before the begin and we have begun; to be checked if it says nothing."""
    has_begun, since = begun
    ours = f"die Maßnahme begann {words.at(since)}" if since else "die Maßnahme läuft schon"
    ours = ours if has_begun else "die Maßnahme hat noch nicht begonnen"
    if before_start_only is None:
        text = f"Das Programm sagt nicht, ob eine Maßnahme schon begonnen haben darf; {ours}."
        return check(text) if has_begun else fits(text)
    if before_start_only:
        text = f"Der Antrag ist vor Beginn der Maßnahme zu stellen; {ours}."
        return impossible(text) if has_begun else fits(text)
    return fits(f"Auch begonnene Maßnahmen werden gefördert; {ours}.")


def partners(needed: int | None, towns: tuple[str, ...]) -> Said:
    """To be checked if our town and its partners with a municipality's key are fewer than `mindestpartner`."""
    ours = f"mit Gemeindeschlüssel {'beteiligt sind' if len(towns) > 1 else 'beteiligt ist nur'} {words.listed(towns)}"
    if needed is None or needed < 2:
        return fits(f"Das Programm verlangt keine weitere Kommune; {ours}.")
    text = f"Nötig sind mindestens {needed} Kommunen; {ours}."
    return check(text) if len(towns) < needed else fits(text)


def cumulation(programme: tuple[str, bool | None], granted: tuple[tuple[str | None, str], ...]) -> Said:
    """Impossible if other funding is granted and the programme forbids that; to be checked if it says nothing."""
    id_, allowed = programme
    others = [f"„{name}“" for other, name in granted if other != id_]
    ours = f"bewilligt ist schon {words.listed(others)}" if others else "bewilligt ist keine andere"
    if allowed is None:
        text = f"Das Programm sagt nichts zu weiterer Förderung; {ours}."
        return check(text) if others else fits(text)
    if allowed:
        return fits(f"Weitere Förderung ist erlaubt; {ours}.")
    text = f"Weitere Förderung ist nicht erlaubt; {ours}."
    return impossible(text) if others else fits(text)


def threshold(limit: tuple[Decimal | None, Kinds], costs: Coming) -> Said:
    """Impossible if the funded costs are surely below `bagatellgrenze`; to be checked unless they surely reach it."""
    least, kinds = limit
    cost = costs.funded(kinds)
    of = words.kinds(kinds)
    ours = f"ab {costs.since} betragen die {of} {words.cost(cost)}" if cost else f"ab {costs.since} sind keine {of} genannt"
    if least is None:
        return fits(f"Das Programm nennt keine Bagatellgrenze; {ours}.")
    text = f"Gefördert wird ab {words.euro(least)}; {ours}."
    if cost is not None and cost.low is not None and cost.low >= least:
        return fits(text)
    return impossible(text) if _is_surely_below(cost, least) else check(text)


def _is_surely_below(cost: Interval | None, least: Decimal) -> bool:
    return cost is not None and not cost.unknown and cost.high is not None and cost.high < least


def before(id_: str, rows: tuple[tuple[str | None, FundingStatus], ...]) -> Said:
    """Impossible if this programme is `abgelehnt` or `abgeschlossen` for the measure; of several rows the last one counts."""
    told = [status for programme, status in rows if programme == id_]
    if not told:
        return fits("Bei diesem Programm ist noch nichts beschieden; die Maßnahme nennt es noch nicht.")
    if told[-1] in _CLOSED:
        return impossible(f"Dieses Programm ist für die Maßnahme schon {told[-1].label}.")
    return fits(f"Bei diesem Programm ist noch nichts beschieden; die Maßnahme nennt es als {told[-1].label}.")
