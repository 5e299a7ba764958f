"""Changes in German: from–to, days later, euros more, and why."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...archive.edition import Described, Entry
from ...model import ChangeKind, Status
from ...report import CostChange, Move
from ...report.changes import Trend
from ...values import german
from ..columns import between
from ..html import Html, join, tag, text, void
from ..marks import label_mark, status_mark
from ..table import NOTHING

ARROW = " → "
_BY_YEAR = "Ergebnis statt Ansatz: In abgeschlossenen Haushaltsjahren zählt das Ist, und das war schon bekannt."


def because(entries: Sequence[Entry]) -> Html:
    """The reasons with their dates; that there is none is said."""
    return told(entries) if entries else label_mark("ohne Begründung", warning=True)


def cost_reason(change: CostChange) -> Html:
    """Why a cost changed; that only the budget year did is a reason, too."""
    entries = change.pair.reasons(ChangeKind.DEARER)
    return join([_BY_YEAR, *([void("br"), told(entries)] if entries else [])]) if change.by_year else because(entries)


def told(entries: Sequence[Entry]) -> Html:
    """What `verlauf` says, with its dates; nothing where it says nothing."""
    return join(
        (text(f"{entry.when}: {entry.text}" if entry.when else entry.text) for entry in entries), void("br")
    ) or text(NOTHING)


def status(value: Status | None) -> Html:
    """A status, also one that nobody knows."""
    return status_mark(value) if value else text(german.NOT_STATED)


def period(measure: Described) -> str:
    """The planned period."""
    return between(measure.begin, measure.end, ongoing=bool(measure.ongoing))


def shift(move: Move) -> str:
    """What moved, and by how many days."""
    parts = []
    if move.begin is not None:
        parts.append(f"Beginn {_moved(move.begin_days, named=move.begin[1] is not None)}")
    if move.end is not None:
        parts.append(f"Ende {_moved(move.end_days, named=move.end[1] is not None)}")
    if move.began_to_go_on is not None:
        parts.append("jetzt fortlaufend" if move.began_to_go_on else "nicht mehr fortlaufend")
    return ", ".join(parts)


def _moved(days: int | None, *, named: bool) -> str:
    if days is None:
        return "neu genannt" if named else "nicht mehr genannt"
    return days_late(days)


def days_late(days: int) -> str:
    """3 Tage später, 1 Tag früher, wie geplant."""
    if not days:
        return "wie geplant"
    return f"{german.count(abs(days), 'Tag', 'Tage')} {'später' if days > 0 else 'früher'}"


def difference(change: CostChange) -> Html:
    """By how much a cost rose or fell, in euros and percent; or that this cannot be said."""
    if change.trend is Trend.UNCLEAR:
        return text(_unclear(change))
    euros = rise([change])
    percents = [f"{signed_number(step, 1)}{german.NO_BREAK}%" for step in by_size(change.percents)]
    return join([euros, *([void("br"), tag("small", span_of(percents))] if percents else [])])


def rise(changes: Sequence[CostChange]) -> str:
    """By how much costs with a direction rose or fell together, bound by bound.

    One without an upper bound leaves the sum without one: then only the least amounts are compared (planning.md, „Amounts“).
    """
    steps = [change.steps for change in changes]
    is_open = any(len(pair) < 2 for pair in steps)
    sums = [sum((pair[end] for pair in steps), Decimal(0)) for end in ((0,) if is_open else (0, 1))]
    euros = span_of([signed(step) for step in by_size(sums)])
    unknown = sum(change.unknown for change in changes)
    rest = f", dazu {german.count(unknown, 'Betrag', 'Beträge')} unbekannt" if unknown else ""
    return f"Mindestbetrag {euros}, nach oben offen{rest}" if is_open else f"{euros}{rest}"


def _unclear(change: CostChange) -> str:
    was, is_ = (bool(total and total.is_known) for total in (change.before, change.after))
    if was is is_:
        return "anders beziffert"
    return "erstmals beziffert" if is_ else "nicht mehr beziffert"


def by_size(steps: Sequence[Decimal]) -> list[Decimal]:
    """The smaller step first, whichever way it goes."""
    return sorted(steps, key=abs)


def span_of(words: Sequence[str]) -> str:
    """One, or from–to where two differ."""
    return " bis ".join(dict.fromkeys(words))


def signed(amount: Decimal) -> str:
    """+ 1.200 €, − 300 €."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{signed_number(amount, places)}{german.NO_BREAK}€"


def signed_number(value: Decimal, places: int) -> str:
    """+ 12,5 or − 3; nought has no sign."""
    shown = german.number(abs(value), places)
    sign = {1: "+", -1: "−"}.get((value > 0) - (value < 0), "") if shown.strip("0,.") else ""
    return f"{sign}{german.NO_BREAK}{shown}" if sign else shown


def below(value: Decimal) -> str:
    """A whole number; below nought with a true minus."""
    return german.number(value).replace("-", "−")
