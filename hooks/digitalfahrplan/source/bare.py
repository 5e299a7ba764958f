"""Unquoted scalars that programs read differently (format.md: every program must read the same)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

# What the resolvers of YAML 1.1 (type repository, with PyYAML's patterns where they differ) and YAML 1.2 (chapter 10.3.2)
# turn into something of another meaning than the text. Plain integers and ISO dates are harmless everywhere.
_NULL = r"~|null|Null|NULL"
_YES_NO = r"true|True|TRUE|false|False|FALSE|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
_FLOAT = (
    r"[-+]?(?:\.[\d_]+|\d[\d_]*\.[\d_]*|\d[\d_]*(?=[eE]))(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
_INTEGER = r"[-+]?0\d[\d_]*|(?:\d|[-+])[\d_]*_[\d_]*|[-+]?0b[01_]+|[-+]?0o[0-7_]+|[-+]?0x[\da-fA-F_]+|\+\d+"
_CLOCK = r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"
_STAMP = r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?"
_READ_DIFFERENTLY = re.compile(rf"{_NULL}|{_YES_NO}|{_FLOAT}|{_INTEGER}|{_CLOCK}|{_STAMP}|=|<<", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_START = frozenset("~nNtTfFyYoO0123456789.+-=<")


def read_differently(text: str) -> bool:
    """Whether a bare scalar means something else to another program."""
    return text[0] in _START and _looked_up(text)


@lru_cache(maxsize=8192)
def _looked_up(text: str) -> bool:
    return _READ_DIFFERENTLY.fullmatch(text) is not None or (_DAY.fullmatch(text) is not None and not _is_day(text))


def _is_day(text: str) -> bool:
    """Readers that make dates of texts stumble over a day that does not exist."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def other_reading(text: str) -> str:
    """What another program makes of the bare scalar: the end of a German sentence."""
    if re.fullmatch(_NULL, text):
        return "nichts (leer)"
    if re.fullmatch(_YES_NO, text):
        return "wahr oder falsch"
    if re.fullmatch(_CLOCK, text):
        return "eine Zahl in Sekunden oder Minuten"
    if re.fullmatch(_STAMP, text):
        return "einen Zeitpunkt"
    if _DAY.fullmatch(text):
        return "ein Datum, das es nicht gibt"
    return "ein Steuerzeichen" if text in ("=", "<<") else "eine Zahl"
