"""Numbers, percents, and yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .unreadable import Unreadable
from .wording import shown, spaced

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
_PERCENT = r"((?:0|[1-9]\d{0,2})(?:[.,]\d{1,3})?)"
_PERCENT_RANGE = re.compile(rf"{_PERCENT} ?%? ?(?:–|-|bis) ?{_PERCENT}(?: ?%)?", re.ASCII)
_PERCENT_POINT = re.compile(rf"(bis(?: zu)? )?{_PERCENT}(?: ?%)?", re.ASCII)
# The same for other programs: every notation, as one pattern.
SIGNED = rf"(?!{_THOUSANDS.pattern}$){_NUMBER.pattern}"
NUMBER = SIGNED.replace("-?", "")
PERCENT = rf"{_PERCENT_RANGE.pattern}|{_PERCENT_POINT.pattern}"
SHARE = rf"{_PERCENT}(?: ?%)?"

_PERCENT_HINT = "So schreiben: 90, 90 %, bis 65 % oder 50–70 %."


@dataclass(frozen=True, slots=True)
class Percent:
    """A share from `low` to `high`, 0 to 100, with its wording."""

    low: Decimal
    high: Decimal
    wording: str


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


@lru_cache(maxsize=8192)
def parse_signed_number(text: str) -> Decimal:
    """Read 12, 7.5 or 7,5, negative ones too. Raises `Unreadable` B107."""
    plain = spaced(text)
    if _THOUSANDS.fullmatch(plain):
        raise _thousands(plain)
    if not _NUMBER.fullmatch(plain):
        hint = "So schreiben: 12, 7.5 oder 7,5 (zwischen { } in Anführungszeichen)."
        raise Unreadable("B107", f"{shown(plain)} ist keine Zahl.", hint)
    return _decimal(plain) or Decimal(0)  # -0 is 0


def _thousands(plain: str) -> Unreadable:
    digits = plain.replace(".", "")
    if plain.count(".") > 1:
        return Unreadable("B107", f"{shown(plain)} enthält Punkte.", f"{digits} schreiben.")
    detail = f"{shown(plain)} lesen manche als {digits}, andere als Dezimalzahl."
    return Unreadable("B107", detail, f"{digits} oder {_comma(plain)} schreiben.")


def _comma(text: str) -> str:
    """1.500 as the decimal number that it may have been meant to be."""
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}" if decimals else whole


@lru_cache(maxsize=8192)
def parse_number(text: str) -> Decimal:
    """Read a number that is not negative. Raises `Unreadable` B107."""
    number = parse_signed_number(text)
    if number < 0:
        raise Unreadable("B107", f"{shown(text)} ist negativ.", "Eine Zahl ab 0 schreiben.")
    return number


@lru_cache(maxsize=4096)
def parse_percent(text: str) -> Percent:
    """Read 90, 90 %, bis 65 % or 50–70 %, 0 to 100. Raises `Unreadable` B106 or B116."""
    plain = spaced(text)
    span = _PERCENT_RANGE.fullmatch(plain)
    point = _PERCENT_POINT.fullmatch(plain)
    if span:
        low, high = _decimal(span[1]), _decimal(span[2])
    elif point:
        high = _decimal(point[2])
        low = Decimal(0) if point[1] else high
    else:
        raise Unreadable("B106", f"{shown(plain)} ist kein Prozentwert.", _PERCENT_HINT)
    return _checked(low, high, plain)


def _checked(low: Decimal, high: Decimal, wording: str) -> Percent:
    if max(low, high) > 100:
        raise Unreadable("B106", f"{shown(wording)} ist mehr als 100 %.", "Einen Wert von 0 bis 100 schreiben.")
    if low > high:
        raise Unreadable("B116", "Die Spanne läuft rückwärts.", "Den kleineren Wert zuerst schreiben.")
    return Percent(low, high, wording)


@lru_cache(maxsize=1024)
def parse_share(text: str) -> Decimal:
    """Read one percentage, no range, 0 to 100. Raises `Unreadable` B106."""
    match = _PERCENT_POINT.fullmatch(spaced(text))
    if match and not match[1]:
        return parse_percent(text).high
    raise Unreadable("B106", f"{shown(text)} ist kein einzelner Prozentwert.", "So schreiben: 40 oder 40 %.")


def parse_yes_no(text: str) -> bool:
    """Read ja, nein, true or false. Raises `Unreadable` B108."""
    answer = {"ja": True, "true": True, "nein": False, "false": False}.get(text.strip())
    if answer is None:
        raise Unreadable("B108", f"{shown(text)} ist weder ja noch nein.", "ja oder nein schreiben.")
    return answer


def parse_score(text: str) -> Decimal:
    """Read 0 to 10 points. Raises `Unreadable` B107 or B119."""
    number = parse_number(text)
    if number > 10:
        raise Unreadable("B119", f"{shown(text)} ist mehr als 10 Punkte.", "Eine Zahl von 0 bis 10 schreiben.")
    return number


def parse_positive(text: str) -> Decimal:
    """Read a number above 0. Raises `Unreadable` B107 or B119."""
    number = parse_number(text)
    if not number:
        raise Unreadable("B119", "Hier ist 0 nicht möglich.", "Eine Zahl über 0 schreiben.")
    return number


def parse_whole(text: str, low: int, high: int) -> int:
    """Read a whole number between two bounds, both included. Raises `Unreadable` B107 or B119."""
    number = parse_number(text)
    hint = f"Eine ganze Zahl von {low} bis {high} schreiben."
    if number != int(number):
        raise Unreadable("B107", f"{shown(text)} ist keine ganze Zahl.", hint)
    if not low <= number <= high:
        raise Unreadable("B119", f"{shown(text)} liegt außerhalb von {low} bis {high}.", hint)
    return int(number)
