"""What may be kept of another server's values: short, plain texts, days of our calendar, addresses that a browser opens."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from urllib.parse import urljoin, urlsplit

from ..values import Unreadable, parse_day
from ..values.addresses import parse_old_address
from ..values.dates import FIRST_YEAR, LAST_YEAR

NAME, TEXT, LONG = 100, 300, 2_000
# Meetings are told in UTC, too. Two hours on, a midnight in Germany falls on its day in winter and summer alike, and no
# meeting begins in the hour before a winter's midnight.
_GERMANY = timezone(timedelta(hours=2))
_PORTS = (None, 80, 443)


def web_address(value: object, base: str = "") -> str:
    """An http or https address without user, seen from `base` if it is relative; "" for anything else."""
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return parse_old_address(urljoin(base, value.strip()))
    except ValueError:  # also `Unreadable`
        return ""


def same_host(one: str, other: str) -> bool:
    """Whether two addresses are on one host; http and https are told apart by other ports than their own only."""
    return _host(one) == _host(other)


def _host(address: str) -> tuple[str, int | None]:
    parts = urlsplit(address)
    return (parts.hostname or "").lower(), None if parts.port in _PORTS else parts.port


def day_of(value: object) -> date | None:
    """The day of a date or a point in time as OParl or a person writes it; None if it is none from 1990 to 2100."""
    if not isinstance(value, str) or len(value) > NAME:
        return None
    try:
        day = _iso(value.strip())
    except (ValueError, OverflowError):
        return _written(value)
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _iso(text: str) -> date:
    moment = datetime.fromisoformat(text)
    return moment.date() if moment.utcoffset() is None or moment.utcoffset() else moment.astimezone(_GERMANY).date()


def _written(text: str) -> date | None:
    try:
        return parse_day(text)
    except Unreadable:
        return None
