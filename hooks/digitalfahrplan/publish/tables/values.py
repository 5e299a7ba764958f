"""What stands in a cell, for programs of two kinds; and the guard against texts that a spreadsheet would run."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from .column import Value

# A spreadsheet takes what begins like this for a formula, some after blanks, too.
_RUNS = re.compile(r"\s*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: one that would begin a formula gets an apostrophe in front."""
    return f"'{text}" if _RUNS.match(text) else text


def plain(value: Value) -> str:
    """For programs: decimal point, ISO days, true and false; nothing for no value."""
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else digits(value)


def german(value: Value) -> str:
    """For German Excel: decimal comma, 31.12.2027, ja and nein."""
    if isinstance(value, str):
        return guarded(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else digits(value).replace(".", ",")


def digits(value: Decimal | int) -> str:
    """A number without exponent and without noughts at its end."""
    if isinstance(value, int):
        return str(value)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
