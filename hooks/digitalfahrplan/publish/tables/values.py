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

# A spreadsheet takes what begins like this for a formula, some after blanks; East Asian ones the full-width forms, too.
_RUNS = re.compile(r"\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
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


def _words(values: Sequence[Any]) -> Texts:
    shown = {True: "true", False: "false", None: ""}
    return [shown[value] for value in values]


def _days(values: Sequence[Any]) -> Texts:
    return ["" if day is None else day.isoformat() for day in values]


# For programs: decimal point, ISO days, true and false; nothing for no value.
PLAIN: Mapping[Kind, Callable[[Sequence[Value]], Texts]] = {
    "string": _strings,
    "number": _numbers,
    "integer": _numbers,
    "year": _numbers,
    "date": _days,
    "boolean": _words,
}


def _commas(texts: Texts) -> Texts:
    return [text.replace(".", ",") for text in texts]


def _german_days(texts: Texts) -> Texts:
    return [f"{text[8:]}.{text[5:7]}.{text[:4]}" if text else "" for text in texts]


def _german_words(texts: Texts) -> Texts:
    shown = {"true": "ja", "false": "nein", "": ""}
    return [shown[text] for text in texts]


# What German Excel gets instead of these texts: decimal comma, 31.12.2027, ja and nein.
GERMAN: Mapping[Kind, Callable[[Texts], Texts]] = {"number": _commas, "date": _german_days, "boolean": _german_words}
