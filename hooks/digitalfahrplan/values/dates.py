"""Dates with the precision in which somebody wrote them, and the years of a cost row."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .unreadable import Unreadable
from .wording import shown, spaced

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_MONTH_NUMBER = {name.lower(): number for number, name in enumerate(MONTHS, 1)} | {"maerz": 3}
_HINT = "So schreiben: 2026, 2026-Q3, 2026-03, 2026-03-12, Q3 2026, 03/2026, März 2026 oder 12.03.2026."


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A date as precise as it was written: its first and its last day (the same one for a day)."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Whether a single day was written."""
        return self.first == self.last

    @property
    def iso(self) -> str:
        """The shortest machine notation: 2026, 2026-Q3, 2026-03 or 2026-03-12."""
        if self.is_day:
            return self.first.isoformat()
        months = (self.last.month - self.first.month) + 1
        if months == 12:
            return f"{self.first.year}"
        return f"{self.first.year}-Q{quarter(self.first)}" if months == 3 else f"{self.first:%Y-%m}"

    def __str__(self) -> str:
        """German, as precise as written: 2026, 3. Quartal 2026, März 2026, 12.03.2026."""
        if self.is_day:
            return german_day(self.first)
        months = (self.last.month - self.first.month) + 1
        if months == 12:
            return f"{self.first.year}"
        year = self.first.year
        return f"{quarter(self.first)}. Quartal {year}" if months == 3 else f"{MONTHS[self.first.month - 1]} {year}"


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The years of a cost row: 2027, 2026–2029, `ab 2027` (`last` is None) or `offen` (both are None)."""

    first: int | None
    last: int | None

    @property
    def is_open(self) -> bool:
        """The year is not known yet (`offen`)."""
        return self.first is None

    @property
    def is_continuing(self) -> bool:
        """The same amount every year from `first` on (`ab 2027`)."""
        return self.first is not None and self.last is None

    def __str__(self) -> str:
        if self.first is None:
            return "ohne Jahr"
        if self.last is None:
            return f"ab {self.first}"
        return f"{self.first}" if self.first == self.last else f"{self.first}–{self.last}"


def quarter(day: date) -> int:
    """The quarter of a day, 1 to 4."""
    return (day.month + 2) // 3


def german_day(day: date) -> str:
    """12.03.2026."""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def _months(year: int, first: int, last: int) -> Span:
    return Span(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


_ISO = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?", re.ASCII)
_QUARTER = re.compile(r"Q([1-4])[ /](\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d\d?)/(\d{4})", re.ASCII)
_NAMED = re.compile(r"([A-Za-zÄä]+) (\d{4})", re.ASCII)
_DAY = re.compile(r"(\d\d?)\.(\d\d?)\.(\d{4})", re.ASCII)


def _from_iso(match: re.Match[str]) -> Span:
    year, quarter_, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None  # the pattern begins with it
    if month is not None and day is not None:
        return Span(date(year, month, day), date(year, month, day))
    if quarter_ is not None:
        return _months(year, quarter_ * 3 - 2, quarter_ * 3)
    return _months(year, 1, 12) if month is None else _months(year, month, month)


def _from_german_day(match: re.Match[str]) -> Span:
    day = date(int(match[3]), int(match[2]), int(match[1]))
    return Span(day, day)


_READERS = (
    (_ISO, _from_iso),
    (_DAY, _from_german_day),
    (_QUARTER, lambda m: _months(int(m[2]), int(m[1]) * 3 - 2, int(m[1]) * 3)),
    (_MONTH, lambda m: _months(int(m[2]), int(m[1]), int(m[1]))),
    (_NAMED, lambda m: _months(int(m[2]), _MONTH_NUMBER[m[1].lower()], _MONTH_NUMBER[m[1].lower()])),
)

# The same for other programs: every notation, as one pattern.
DATE = "|".join(pattern.pattern for pattern, _ in _READERS)
DAY = rf"\d{{4}}-\d\d-\d\d|{_DAY.pattern}"


@lru_cache(maxsize=8192)
def parse_date(text: str) -> Span:
    """Read a date in any notation of format.md, 1990 to 2100. Raises `Unreadable` B102."""
    plain = spaced(text)
    for pattern, reader in _READERS:
        match = pattern.fullmatch(plain)
        if match:
            try:
                return _in_range(reader(match))
            except Unreadable:
                raise
            except ValueError:
                detail = f"{shown(plain)} gibt es im Kalender nicht."
                raise Unreadable("B102", detail, "Tag und Monat prüfen.") from None
            except KeyError:
                break  # a word that is no month
    raise Unreadable("B102", f"{shown(plain)} ist kein Datum.", _HINT)


def _in_range(span: Span) -> Span:
    if FIRST_YEAR <= span.first.year <= LAST_YEAR:
        return span
    detail = f"Das Jahr {span.first.year} liegt außerhalb von {FIRST_YEAR} bis {LAST_YEAR}."
    raise Unreadable("B102", detail, "Die Jahreszahl prüfen.")


@lru_cache(maxsize=8192)
def parse_day(text: str) -> date:
    """Read a date that must be one day. Raises `Unreadable` B102."""
    span = parse_date(text)
    if span.is_day:
        return span.first
    detail = f"Hier ist ein genauer Tag nötig, nicht {shown(text)}."
    raise Unreadable("B102", detail, "So schreiben: 2026-03-12 oder 12.03.2026.")


@lru_cache(maxsize=1024)
def parse_year(text: str) -> int:
    """Read a year of four digits, 1990 to 2100. Raises `Unreadable` B112."""
    plain = spaced(text)
    if re.fullmatch(r"\d{4}", plain, re.ASCII) and FIRST_YEAR <= int(plain) <= LAST_YEAR:
        return int(plain)
    hint = f"Vier Ziffern von {FIRST_YEAR} bis {LAST_YEAR} schreiben, zum Beispiel 2027."
    raise Unreadable("B112", f"{shown(plain)} ist kein Jahr.", hint)


_YEARS = re.compile(r"(\d{4}) ?(?:–|-|bis) ?(\d{4})", re.ASCII)
YEARS = rf"(?:ab )?\d{{4}}|{_YEARS.pattern}|offen"


@lru_cache(maxsize=1024)
def parse_year_span(text: str) -> YearSpan:
    """Read the year of a cost row: 2027, 2026–2029, `ab 2027` or `offen`. Raises `Unreadable` B112 or B116."""
    plain = spaced(text)
    if plain == "offen":
        return YearSpan(None, None)
    if plain.startswith("ab "):
        return YearSpan(_one_year(plain[3:]), None)
    match = _YEARS.fullmatch(plain)
    first, last = (_one_year(match[1]), _one_year(match[2])) if match else (_one_year(plain),) * 2
    if first > last:
        raise Unreadable("B116", f"{first} liegt nach {last}.", f"{last}–{first} schreiben.")
    return YearSpan(first, last)


def _one_year(text: str) -> int:
    try:
        return parse_year(text)
    except Unreadable as error:
        raise Unreadable("B112", error.detail, "So schreiben: 2027, 2026–2029, ab 2027 oder offen.") from None
