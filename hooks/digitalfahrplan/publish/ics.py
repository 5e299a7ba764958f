"""A calendar as text (RFC 5545): all-day events, lines of at most 75 bytes, CRLF. The one place that escapes for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_LIMIT = 75  # bytes of a line, without its end (RFC 5545, 3.1)
_ESCAPED = ("\\", ";", ",")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# A calendar has one component at least (3.6): without events it tells its time zone.
_EMPTY = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
]


@dataclass(frozen=True, slots=True)
class AllDay:
    """An event of one day. `uid` never changes; `confirmed` is when somebody last vouched for it; `url` may be empty."""

    uid: str
    day: date
    title: str
    text: str
    url: str
    category: str
    confirmed: date


def calendar(name: str, events: Iterable[str]) -> str:
    """The text of a calendar; `events` are what `event` has made, in their order."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Digitalfahrplan//Digitalfahrplan//DE",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    return f"{_lines(head)}{''.join(events) or _lines(_EMPTY)}END:VCALENDAR\r\n"


def event(told: AllDay) -> str:
    """The text of an event."""
    return _lines(
        [
            "BEGIN:VEVENT",
            f"UID:{told.uid}",
            f"DTSTAMP:{_digits(told.confirmed)}T000000Z",
            f"DTSTART;VALUE=DATE:{_digits(told.day)}",
            f"DTEND;VALUE=DATE:{_digits(told.day + timedelta(days=1))}",
            f"SUMMARY:{escaped(told.title)}",
            f"DESCRIPTION:{escaped(told.text)}",
            f"CATEGORIES:{escaped(told.category)}",
            *([f"URL:{told.url}"] if told.url else []),
            "TRANSP:TRANSPARENT",  # a deadline does not keep anybody busy
            "END:VEVENT",
        ]
    )


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """A text as a value (3.3.11)."""
    if not text.isprintable():
        text = _CONTROL.sub("", text.replace("\r\n", "\n"))
    for char in _ESCAPED:
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 bytes, never inside a character (3.1)."""
    if len(line) <= _LIMIT and line.isascii():
        return line
    rest, pieces = line.encode(), list[bytes]()
    while len(rest) > _LIMIT - bool(pieces):  # the blank that says that the line goes on counts
        end = _LIMIT - bool(pieces)
        while rest[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*pieces, rest]).decode()
