"""Seconds and bytes as people say them."""

from __future__ import annotations

from fractions import Fraction

from ..values.german import number

_UNITS = ((10**9, "GB"), (10**6, "MB"), (10**3, "kB"))


def seconds_in_words(seconds: float) -> str:
    """0,4 s; 41 s; 2 min 5 s."""
    if seconds < 10:
        return f"{number(Fraction(seconds), 1)} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def bytes_in_words(size: int) -> str:
    """512 Byte; 27,4 MB. A MB has a million bytes, as hosts and disks count them."""
    for unit, name in _UNITS:
        if size >= unit:
            return f"{number(Fraction(size, unit), 1)} {name}"
    return f"{number(size)} Byte"
