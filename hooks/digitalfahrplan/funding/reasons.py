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
from ..values.german import enumerate_, euro
from . import words
from .fit import Said, Say, check, fits, impossible
from .money import Coming, Kinds
from .windows import State, has_ended, is_open, state, windows_left

_CLOSED = (FundingStatus.REJECTED, FundingStatus.CLOSED)


def area(named: tuple[Area, ...], own: Area) -> Said:
    """Impossible if the programme names areas and not this one."""
    if not named:
        return fits(lambda: f"Das Programm ist auf keinen Bereich begrenzt; die Maßnahme gehört zu „{own.label}“.")
    say = fits if own in named else impossible
    only = [each.label for each in named]
    return say(lambda: f"Gefördert wird nur {words.quoted(only)}; die Maßnahme gehört zu „{own.label}“.")


def field(named: tuple[FieldOfAction, ...], own: FieldOfAction | None) -> Said:
    """Impossible if the programme names fields and not this one; to be checked if the measure has none."""
    ours = f"die Maßnahme gehört zu „{own.name}“" if own else "die Maßnahme nennt kein Handlungsfeld"
    if not named:
        return fits(lambda: f"Das Programm ist auf kein Handlungsfeld begrenzt; {ours}.")
    say = check if own is None else fits if own in named else impossible
    return say(lambda: f"Gefördert wird nur {words.quoted(each.name for each in named)}; {ours}.")


def kind_of_cost(named: Kinds, costs: Coming) -> Said:
    """Impossible if the programme names kinds and no cost can be of one; to be checked unless all costs surely are."""
    if not named:
        return fits(lambda: f"Das Programm ist auf keine Kostenart begrenzt; {words.kinds_of(costs)}.")
    surely = [kind for kind in costs.kinds if kind.value in named]
    may_be = surely or not costs.kinds or CostKind.OPEN in costs.kinds
    all_are = surely and len(surely) == len(costs.kinds)
    say = fits if all_are else check if may_be else impossible
    return say(lambda: f"Gefördert werden nur {words.kinds(named)}; {words.kinds_of(costs)}.")


def region(named: tuple[Region, ...], home: tuple[str, Land]) -> Said:
    """Impossible if the programme names regions, neither our Land nor the whole country; to be checked if it names none."""
    town, land = home
    if not named:
        return check(lambda: f"Das Programm nennt kein Fördergebiet; {town} liegt in {land}.")
    if Region.NATIONWIDE in named:
        return fits(lambda: f"Das Programm gilt bundesweit; {town} liegt in {land}.")
    say = fits if land.value in named else impossible
    return say(lambda: f"Das Programm gilt in {enumerate_(named)}; {town} liegt in {land}.")


def eligible(named: tuple[Eligible, ...], lead: tuple[str, UnitKind, Area]) -> Said:
    """Impossible if the lead's kind may not apply; to be checked if nothing is said, or the lead is outside of the town."""
    name, kind, area = lead
    if not named:
        return check(lambda: f"Das Programm sagt nicht, wer einen Antrag stellen darf; {words.lead(name, kind)}.")
    may_apply = any(role in named for role in _roles(kind, area))
    say = check if kind is UnitKind.EXTERNAL else fits if may_apply else impossible
    return say(lambda: f"Antragsberechtigt sind {words.applicants(named)}; {words.lead(name, kind)}.")


def _roles(kind: UnitKind, area: Area) -> tuple[Eligible, ...]:
    """As what a unit applies: departments as the town, for schools as the body that maintains them too."""
    if kind is UnitKind.DEPARTMENT:
        return (Eligible.MUNICIPALITY, *([Eligible.SCHOOL_BODY] if area is Area.SCHOOLS else []))
    return (Eligible.COMPANY,) if kind is UnitKind.COMPANY else (Eligible.ASSOCIATION,)


def deadline(programme: Programme, today: date) -> Said:
    """Impossible once `laufzeit` or every window is over; to be checked if there is neither window nor `fortlaufend`."""
    found = state(programme, today)
    say = {State.OVER: impossible, State.UNKNOWN: check}.get(found, fits)
    return say(lambda: f"{_application(programme, found, today)}; {words.today_is(today)}.")


def _application(programme: Programme, found: State, today: date) -> str:
    if found is State.UNKNOWN:
        return "Das Programm nennt keine Antragsfrist"
    if found is State.OVER:
        return _over(programme, today)
    if programme.rolling:
        return f"Anträge sind jederzeit möglich{words.while_it_runs(programme.term)}"
    left = windows_left(programme, today)
    window = next((window for window in left if is_open(window, today)), None) or min(left, key=_opening)
    return f"{words.step(window)} sind möglich {words.window(window)}"


def _opening(window: Window) -> date:
    return window.opens.first if window.opens else date.min


def _over(programme: Programme, today: date) -> str:
    if programme.term and programme.term.end and has_ended(programme, today):
        return f"Das Programm endete {words.at(programme.term.end)}"
    last = max((window.closes for window in programme.windows if window.closes), key=lambda span: span.last)
    return f"Antragsfrist endete {words.at(last)}"


def term(given: Term | None, period: Period | None) -> Said:
    """Impossible if the planned period lies outside of `laufzeit`; to be checked unless it surely lies inside of it."""
    if given is None or not (given.start or given.end):
        return fits(lambda: f"Das Programm nennt keine Laufzeit; {words.period(period)}.")
    say = check if period is None else _inside(given, period)
    return say(lambda: f"Das Programm läuft {words.span_of(given.start, given.end)}; {words.period(period)}.")


def _inside(given: Term, period: Period) -> Say:
    """A missing bound of the programme is no limit; a missing bound of the measure may lie anywhere."""
    first, last = given.start.first if given.start else date.min, given.end.last if given.end else date.max
    begins, ends = period.start.first if period.start else None, period.end.last if period.end else None
    if (begins and begins > last) or (ends and ends < first):
        return impossible
    stops = ends <= last if ends else period.ongoing and given.end is None
    return fits if begins and begins >= first and stops else check


def begin(before_start_only: bool | None, begun: tuple[bool, Span | None]) -> Said:
    """Impossible if the programme wants applications before the begin and we have begun; to be checked if it says nothing."""
    has_begun, since = begun
    if before_start_only is None:
        say = check if has_begun else fits
        rule = "Das Programm sagt nicht, ob eine Maßnahme schon begonnen haben darf"
    elif before_start_only:
        say = impossible if has_begun else fits
        rule = "Der Antrag ist vor Beginn der Maßnahme zu stellen"
    else:
        say, rule = fits, "Auch begonnene Maßnahmen werden gefördert"
    return say(lambda: f"{rule}; {words.begun(has_begun, since)}.")


def partners(needed: int | None, towns: tuple[str, ...]) -> Said:
    """To be checked if our town and its partners with a municipality's key are fewer than `mindestpartner`."""
    if needed is None or needed < 2:
        return fits(lambda: f"Das Programm verlangt keine weitere Kommune; {words.partners(towns)}.")
    say = check if len(towns) < needed else fits
    return say(lambda: f"Nötig sind mindestens {needed} Kommunen; {words.partners(towns)}.")


def cumulation(programme: tuple[str, bool | None], granted: tuple[tuple[str | None, str], ...]) -> Said:
    """Impossible if other funding is granted and the programme forbids that; to be checked if it says nothing."""
    id_, allowed = programme
    others = [name for other, name in granted if other != id_]
    if allowed:
        return fits(lambda: f"Weitere Förderung ist erlaubt; {words.granted(others)}.")
    if allowed is None:
        say = check if others else fits
        return say(lambda: f"Das Programm sagt nichts zu weiterer Förderung; {words.granted(others)}.")
    say = impossible if others else fits
    return say(lambda: f"Weitere Förderung ist nicht erlaubt; {words.granted(others)}.")


def threshold(limit: tuple[Decimal | None, Kinds], costs: Coming) -> Said:
    """Impossible if the funded costs are surely below `bagatellgrenze`; to be checked unless they surely reach it."""
    least, kinds = limit
    if least is None:
        return fits(lambda: f"Das Programm nennt keine Bagatellgrenze; {words.funded(costs, kinds)}.")
    cost = costs.totals[kinds]
    reached = cost is not None and cost.low is not None and cost.low >= least
    say = fits if reached else impossible if cost and _is_surely_below(cost, least) else check
    return say(lambda: f"Gefördert wird ab {euro(least)}; {words.funded(costs, kinds)}.")


def _is_surely_below(cost: Interval, least: Decimal) -> bool:
    return not cost.unknown and cost.high is not None and cost.high < least


def before(id_: str, rows: tuple[tuple[str | None, FundingStatus], ...]) -> Said:
    """Impossible if this programme is `abgelehnt` or `abgeschlossen` for the measure; of several rows the last one counts."""
    told = [status for programme, status in rows if programme == id_]
    if not told:
        return fits(lambda: "Über dieses Programm ist noch nicht entschieden; die Maßnahme nennt es noch nicht.")
    last = told[-1]
    if last in _CLOSED:
        return impossible(lambda: f"Dieses Programm ist für die Maßnahme schon {last.label}.")
    return fits(lambda: f"Über dieses Programm ist noch nicht entschieden; die Maßnahme nennt es als {last.label}.")
