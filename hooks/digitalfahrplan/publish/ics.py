"""A calendar as text (RFC 5545): all-day events, lines of at most 75 bytes, CRLF. The one place that escapes for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_LIMIT = 75  # bytes of a line, without its end (RFC 5545, 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
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


def calendar(name: str, events: Iterable[AllDay]) -> str:
    """The text of a calendar with its events in the order given."""
    rows = [row for event in events for row in _event(event)]
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
    return "".join(f"{folded(row)}\r\n" for row in (*head, *(rows or _EMPTY), "END:VCALENDAR"))


def _event(event: AllDay) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{event.confirmed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.title)}"
    yield f"DESCRIPTION:{escaped(event.text)}"
    yield f"CATEGORIES:{escaped(event.category)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"  # a deadline does not keep anybody busy
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A text as a value (3.3.11)."""
    return _CONTROL.sub("", text.replace("\r\n", "\n")).translate(_ESCAPES)


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 bytes, never inside a character (3.1)."""
    pieces, size = [""], 0
    for char in line:
        width = len(char.encode())
        if size + width > _LIMIT:
            pieces.append("")
            size = 1  # the blank that says that the line goes on
        pieces[-1] += char
        size += width
    return "\r\n ".join(pieces)
