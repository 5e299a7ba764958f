"""What of one value an editor loses by accident: a comma in an amount, a digit in a year, half of a text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from ..model import Part
from ..model.describe import allowed
from ..model.types import Amount, Date, Day, Estimate, Id, LongText, Summary, Text, Title, Year, Years
from ..source import Loc
from ..validation.shape import field_at, is_part, type_at
from ..values import Unreadable, YearSpan, parse_date, parse_estimate, parse_year_span
from ..values.wording import shown, spaced
from .loss import Changed

TENFOLD = 10
YEARS = 5
LONG_ENOUGH = 40  # half of a shorter text is soon gone


def _words(*types: Any) -> frozenset[str]:
    """How the guide names these types."""
    return frozenset(get_args(type_)[-1].text for type_ in types)


def changed(model: type[Part], loc: Loc, old: str, new: str) -> Iterator[Changed]:
    """What is suspicious about a value that became another one; nothing where one of them cannot be read."""
    field = field_at(model, loc)
    if field is None or spaced(old) == spaced(new) or is_part(type_at(model, loc)):
        return
    kind = allowed(field)
    for words, compare in _COMPARISONS:
        if kind in words:
            yield from compare(loc, old, new)


def halved(old: str, new: str) -> bool:
    """Whether a text is half as long or less; white space does not count, and a short text is none."""
    before, after = (sum(map(len, text.split())) for text in (old, new))
    return before >= LONG_ENOUGH and after * 2 <= before


def _amount(loc: Loc, old: str, new: str) -> Iterator[Changed]:
    before, after = _euros(old), _euros(new)
    if not before or after is None or not (after > before * TENFOLD or after * TENFOLD < before):
        return
    much = "mehr als das Zehnfache" if after > before else "weniger als ein Zehntel"
    yield Changed(
        "G103",
        loc,
        f"Vorher stand hier {shown(old)}, jetzt {shown(new)}: {much}.",
        "Punkt, Komma und Einheit prüfen; stimmt der Betrag, bleibt er so.",
    )


def _euros(text: str) -> Decimal | None:
    """One number for an amount: the middle of a range, the only bound of an open one; None for what has none."""
    try:
        estimate = parse_estimate(text)
    except Unreadable:
        return None
    if estimate.low and estimate.high:
        return (estimate.low + estimate.high) / 2
    return estimate.high or estimate.low


def _date(loc: Loc, old: str, new: str) -> Iterator[Changed]:
    before, after = _days(old), _days(new)
    if before is None or after is None:
        return
    if loc == ("stand",) and after[1] < before[0]:
        yield _older(loc, old, new)
    elif _far(before, after) or _far(after, before):
        detail = f"Vorher stand hier {shown(old)}, jetzt {shown(new)}: mehr als {YEARS} Jahre Unterschied."
        yield Changed("G106", loc, detail, "Die Jahreszahl prüfen; stimmt sie, bleibt sie so.")


def _older(loc: Loc, old: str, new: str) -> Changed:
    detail = f"Der Stand war schon {shown(old)}, jetzt ist er {shown(new)}."
    return Changed("G107", loc, detail, "Den Tag der letzten Prüfung eintragen, meist heute.")


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of a date, of a year or of several; None for what has none."""
    try:
        span = parse_date(text)
        return span.first, span.last
    except Unreadable:
        return _years(text)


def _years(text: str) -> tuple[date, date] | None:
    try:
        years: YearSpan = parse_year_span(text)
    except Unreadable:
        return None
    if years.first is None:
        return None
    return date(years.first, 1, 1), date(years.last or years.first, 12, 31)


def _far(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether the other begins more than five years after the end of the one."""
    end, start = one[1], other[0]
    return (start.year - YEARS, start.month, start.day) > (end.year, end.month, end.day)


def _text(loc: Loc, old: str, new: str) -> Iterator[Changed]:
    if halved(old, new):
        yield Changed("G105", loc, *shortened(old, new))


def _of_entry(loc: Loc, old: str, new: str) -> Iterator[Changed]:
    """Units, places and the like have no `ehemals`: their ids stand in addresses and in open data."""
    if loc[-1] != "id":  # what refers to one may refer to another
        return
    detail = f"Diese Kennung hieß bisher {shown(old)}. Ihre Seite und ihre Adressen in den offenen Daten führen dann ins Leere."
    yield Changed(
        "G104", loc, detail, f"{shown(old)} stehen lassen und nur den Namen ändern; die Kennung liest niemand."
    )


def shortened(old: str, new: str) -> tuple[str, str]:
    """What is told of a text that is half as long."""
    before, after = (len(" ".join(text.split())) for text in (old, new))
    detail = f"Hier standen {before} Zeichen, jetzt {after}. Es begann mit {shown(' '.join(old.split()))}."
    return detail, "Den Text zurückholen; ist er mit Absicht kürzer, bleibt er so."


_COMPARISONS: tuple[tuple[frozenset[str], Callable[[Loc, str, str], Iterator[Changed]]], ...] = (
    (_words(Amount, Estimate), _amount),
    (_words(Date, Day, Year, Years), _date),
    (_words(Text, Title, Summary, LongText), _text),
    (_words(Id), _of_entry),
)
