"""What stands in a cell, for programs of two kinds; and the guard against texts that a spreadsheet would run.

All of it by columns: a column has one kind of value, so nothing has to be asked of every cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from .column import Kind, Value

Texts = list[str]

# A spreadsheet takes what begins like this for a formula, some after blanks, too.
_RUNS = re.compile(r"\s*[=+\-@\t\r]")
_HARMLESS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÄÖÜ„")


def guarded(text: str) -> str:
    """A text that no spreadsheet runs: one that would begin a formula gets an apostrophe in front."""
    return f"'{text}" if _RUNS.match(text) else text


@lru_cache(maxsize=65536)  # every number is written three times
def digits(value: Decimal | int) -> str:
    """A number without exponent and without noughts at its end."""
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _strings(values: Sequence[Any]) -> Texts:
    return ["" if not text else text if text[0] in _HARMLESS else guarded(text) for text in values]


def _numbers(values: Sequence[Any]) -> Texts:
    return ["" if value is None else digits(value) for value in values]


def _commas(values: Sequence[Any]) -> Texts:
    return [text.replace(".", ",") for text in _numbers(values)]


def _words(yes: str, no: str) -> Callable[[Sequence[Any]], Texts]:
    shown = {True: yes, False: no, None: ""}
    return lambda values: [shown[value] for value in values]


def _iso_days(values: Sequence[Any]) -> Texts:
    return ["" if day is None else day.isoformat() for day in values]


def _german_days(values: Sequence[Any]) -> Texts:
    return ["" if day is None else f"{day:%d.%m.%Y}" for day in values]


Writers = Mapping[Kind, Callable[[Sequence[Value]], Texts]]
# For programs: decimal point, ISO days, true and false; nothing for no value.
PLAIN: Writers = {
    "string": _strings,
    "number": _numbers,
    "integer": _numbers,
    "year": _numbers,
    "date": _iso_days,
    "boolean": _words("true", "false"),
}
# For German Excel: decimal comma, 31.12.2027, ja and nein.
GERMAN: Writers = {**PLAIN, "number": _commas, "date": _german_days, "boolean": _words("ja", "nein")}
