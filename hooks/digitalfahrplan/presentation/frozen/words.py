"""Single values of the data in German: amounts, dates, words of closed lists. What cannot be read stays as it is."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pydantic.fields import FieldInfo

from ...archive.snapshot import Snapshot
from ...values import Unreadable, german, parse_date
from ...values.addresses import parse_mail, parse_old_address
from ..html import Html, join, link, tag, text
from . import fields
from .tolerant import interval, is_bounds, number, raw, record, word

_YEARS = range(1900, 2101)
_PLACES = 6
"""More decimals than that are an artefact of the computer, not of the town."""


def scalar(value: object, field: FieldInfo | None = None) -> Html:
    """A value that is neither list nor mapping (amounts with bounds count as values), as its field means it."""
    if isinstance(value, bool):
        return text("ja" if value else "nein")
    if is_bounds(value):
        return text(percent(value) if fields.kind(field) == fields.PERCENT else estimate(value))
    if isinstance(value, str):
        return _text(value, field)
    if value is None:
        return text(german.NOT_STATED)
    amount = number(value)
    return text(raw(value)) if amount is None else _number(amount, fields.kind(field))


def _number(value: Decimal, kind: str) -> Html:
    if kind == fields.AMOUNT:
        return text(german.euro(cents(value)))
    if kind == fields.YEAR or (value in _YEARS and not kind):
        return text(str(value))
    return text(f"{plain(value)}{german.NO_BREAK}%" if kind == fields.PERCENT else plain(value))


def plain(value: Decimal) -> str:
    """A number with the decimals that it has: 1.234,5."""
    return german.plain_number(round(value, _PLACES))


def cents(value: Decimal) -> Decimal:
    """An amount without fractions of a cent."""
    return Decimal(round(value, 2))


def _text(value: str, field: FieldInfo | None) -> Html:
    label, kind = fields.choices(field).get(value), fields.kind(field)
    if label is not None:
        return text(label)
    if kind == fields.DATE:
        return text(day(value))
    if kind in (fields.ADDRESS, fields.MAIL):
        return address(value)
    return text(value)


@lru_cache(maxsize=8192)
def day(value: str) -> str:
    """A date in German, as precise as it is written; what is no date stays as it is."""
    try:
        return str(parse_date(value))
    except Unreadable:
        return value


def address(value: str) -> Html:
    """A web or mail address as a link; anything else as text, so that no frozen page leads where it does not say."""
    try:
        return link(parse_old_address(value), value, rel="noopener noreferrer")
    except Unreadable:
        pass
    try:
        return link(f"mailto:{parse_mail(value)}", value)
    except Unreadable:
        return text(value)


def estimate(value: object) -> str:
    """An amount with bounds: 80.000 € bis 120.000 €, with the author's own wording behind it where that says more."""
    told, wording = interval(value), word(record(value).get("wortlaut"))
    if told is None:
        return german.NOT_STATED
    if told.low is None and not told.unknown and wording:
        return wording
    exact = (
        told
        if told.low is None
        else type(told)(cents(told.low), None if told.high is None else cents(told.high), told.unknown)
    )
    words = german.interval(exact)
    if not wording or _bare(wording) == _bare(words):
        return words
    wording = wording.replace(" €", f"{german.NO_BREAK}€")
    return wording if _bare(words).removeprefix("mindestens") in _bare(wording) else f"{words} („{wording}“)"


def percent(value: object) -> str:
    """A share: in the author's wording, else its bounds."""
    told, wording = interval(value), word(record(value).get("wortlaut"))
    if wording or told is None or told.low is None:
        return wording or german.NOT_STATED
    shown = plain(told.low) if told.high in (None, told.low) else f"{plain(told.low)}–{plain(told.high or told.low)}"
    return f"{shown}{german.NO_BREAK}%"


def euro(value: object) -> str:
    """An exact amount; what is no number is shown as it stands."""
    amount = number(value)
    if amount is None:
        return "–" if value is None else raw(value)
    return german.euro(cents(amount))


def _bare(words: str) -> str:
    """What is left of an amount when blanks, signs and words for a range are no matter."""
    plain_words = words.casefold().replace(german.NO_BREAK, " ").replace("bis", "–").replace("€", "")
    return "".join(plain_words.replace("-", "–").split())


def day_of(name: str) -> str:
    """The day of a snapshot by its name: 29.01.2026 of `2026/2026-01-29`."""
    return day(name.rpartition("/")[2])


def day_beside(name: str, other: str) -> str:
    """The same beside another snapshot; where both are of one day with the budget year that tells them apart."""
    year, _, day_ = name.partition("/")
    return f"{day_of(name)} (Haushaltsjahr {year})" if other.endswith(f"/{day_}") else day_of(name)


def root_of(snapshot: Snapshot) -> Html:
    """The root of a snapshot; of one that the chain does not vouch for, that there is none."""
    return root_digits(snapshot.root) if snapshot.root else text("keine, solange die Kette beschädigt ist")


def root_digits(root: str) -> Html:
    """The 64 digits of a root: in groups for the eye, in one piece when they are copied."""
    groups = (tag("span", root[place : place + 8]) for place in range(0, len(root), 8))
    return tag("code", join(groups), class_="df-wurzel")
