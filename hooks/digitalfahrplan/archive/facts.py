"""Single facts of a JSON document that nobody vouches for: what is not as expected is unknown, never wrong, never nought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from ..source.characters import FORBIDDEN
from ..values import Interval, Span, Unreadable, YearSpan, parse_date, parse_year_span
from ..values.dates import FIRST_YEAR, LAST_YEAR
from ..values.ids import ID

Word = TypeVar("Word", bound=StrEnum)
LONGEST_TEXT = 20_000
LONGEST_ID = 64
MOST_ROWS = 10**6
# The sum of more rows than a town has, each below the limit of a single amount.
TOO_MUCH = Decimal(10) ** 15


class UnusableError(Exception):
    """A stated amount that is none: the row or sum it belongs to is unknown."""


def group(value: Any) -> Mapping[str, Any]:
    """A mapping; anything else is an empty one."""
    return value if isinstance(value, Mapping) else {}


def items(value: Any) -> Sequence[Any]:
    """A list; anything else is an empty one."""
    return value if isinstance(value, list) else ()


def text(value: Any) -> str | None:
    """A text that can be shown: not empty, not endless, without characters that no file may contain."""
    if not isinstance(value, str) or len(value) > LONGEST_TEXT or FORBIDDEN.search(value):
        return None
    return value.strip() or None


def id_(value: Any) -> str | None:
    """An id that may stand in an address."""
    fits = isinstance(value, str) and len(value) <= LONGEST_ID and ID.fullmatch(value)
    return value if fits else None


def word(choices: type[Word], value: Any) -> Word | None:
    """One of the words of a list."""
    return choices(value) if isinstance(value, str) and value in set(choices) else None


def span(value: Any) -> Span | None:
    """A date, as precise as it was written."""
    try:
        return parse_date(value) if isinstance(value, str) and len(value) <= 20 else None
    except Unreadable:
        return None


def years(value: Any) -> YearSpan | None:
    """The years of a cost row."""
    try:
        return parse_year_span(value) if isinstance(value, str) and len(value) <= 20 else None
    except Unreadable:
        return None


def year(value: Any) -> int | None:
    """A calendar year."""
    return value if _is_whole(value) and FIRST_YEAR <= value <= LAST_YEAR else None


def number_of_years(value: Any) -> int | None:
    """How many years of planning follow the budget year."""
    return value if _is_whole(value) and 0 <= value <= LAST_YEAR - FIRST_YEAR else None


def yes_no(value: Any) -> bool | None:
    """True or false."""
    return value if isinstance(value, bool) else None


def amount(value: Any) -> Decimal | None:
    """Euros; None where nothing is said. Raises `UnusableError` for anything else."""
    if value is None:
        return None
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool) and 0 <= value < TOO_MUCH:
        return Decimal(str(value))
    raise UnusableError


def interval(value: Any) -> Interval | None:
    """Bounds in euros, with how many parts are unknown; None where nothing is said. Raises `UnusableError` for anything else."""
    if value is None:
        return None
    found = group(value)
    low, high, unknown = amount(found.get("von")), amount(found.get("bis")), found.get("unbekannt", 0)
    if not found or not _is_whole(unknown) or not 0 <= unknown < MOST_ROWS or (low is None and high is not None):
        raise UnusableError
    if low is None:
        return Interval(None, None, unknown or 1)
    if high is not None and high < low:
        raise UnusableError
    return Interval(low, high, unknown)


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
