"""Euros as Germans write them. Exact decimal arithmetic; a text that two programs could read differently is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .intervals import ZERO, Interval
from .unreadable import Unreadable
from .wording import shown, spaced

LIMIT = Decimal(10**10)
UNKNOWN = "unbekannt"
_FACTORS = {"€": 1, "EUR": 1, "Euro": 1, "T€": 1000, "TEUR": 1000, "Mio.": 10**6, "Mrd.": 10**9}
_WITH_THREE_DECIMALS = {"T€", "TEUR", "Mio."}
_EURO = r"(?:€|EUR|Euro)"
_UNIT = rf"(?:T€|TEUR|(?:Mio|Mrd)\.? ?{_EURO}|{_EURO})"
_DIGITS = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?: \d{3})+|\d+)"
_NUMBER = rf"{_DIGITS}(?:,(?:\d+|-|–|--))?"
_AMOUNT = re.compile(rf"({_NUMBER})(?: ?({_UNIT}))?", re.ASCII)
_RANGE = re.compile(rf"({_NUMBER})(?: ?({_UNIT}))? ?(?:–|-|bis) ?({_NUMBER})(?: ?({_UNIT}))?", re.ASCII)
_WORDS = r"ca\.|circa|rund|rd\.|etwa|knapp|ab|über|mindestens|>|bis zu|bis|<"
_WORD = re.compile(rf"({_WORDS}) ?(.*)", re.ASCII)
_POINT_FOR_COMMA = re.compile(rf"(\d+)\.(\d{{1,2}})(?: ?({_UNIT}))?", re.ASCII)
# The same for other programs: every notation that can be right, as one pattern.
EXACT = rf"\d+|{_NUMBER} ?{_UNIT}"
ESTIMATED = rf"(?:(?:{_WORDS}) ?)?(?:{EXACT})|{_RANGE.pattern}|{UNKNOWN}"

_NO_AMOUNT = "ist kein Betrag."
_HINT = "So schreiben: 80000, 80.000 €, 80.000,50 €, 80 TEUR oder 1,2 Mio. €."
_ESTIMATE_HINT = (
    "So schreiben: 80000, 80.000 €, ca. 80.000 €, 80.000–120.000 €, ab 80.000 €, bis 80.000 € oder unbekannt."
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimate in euros with its wording. `low` None: unknown; `high` None beside a `low`: no upper bound."""

    low: Decimal | None
    high: Decimal | None
    approximate: bool
    wording: str

    @property
    def is_unknown(self) -> bool:
        """Somebody wrote `unbekannt`."""
        return self.low is None

    @property
    def interval(self) -> Interval:
        """The same as an interval that can be added up."""
        return Interval.nothing_known() if self.low is None else Interval(self.low, self.high)


@lru_cache(maxsize=16384)
def parse_amount(text: str) -> Decimal:
    """Read exact euros, 0 to below 10 Mrd. Raises `Unreadable` B103 (two readings) or B104."""
    plain = spaced(text)
    match = _AMOUNT.fullmatch(plain)
    if not match:
        raise _not_an_amount(plain)
    return _euros(match[1], match[2] or "", plain)


def _not_an_amount(plain: str) -> Unreadable:
    if plain.startswith(("-", "−")):
        return Unreadable("B104", f"{shown(plain)} ist negativ.", "Beträge ohne Minus schreiben.")
    if plain == UNKNOWN or _WORD.fullmatch(plain) or _RANGE.fullmatch(plain):
        return Unreadable("B104", f"{shown(plain)} ist eine Schätzung, hier ist ein genauer Betrag nötig.", _HINT)
    if re.fullmatch(rf"{_EURO} ?.*", plain):
        return Unreadable("B104", "Die Einheit gehört hinter die Zahl.", _HINT)
    decimal = _POINT_FOR_COMMA.fullmatch(plain)
    if decimal:
        hint = f"{decimal[1]},{decimal[2]} {decimal[3] or '€'} schreiben."
        return Unreadable("B103", "Der Punkt trennt Tausender, das Komma Dezimalstellen.", hint)
    return Unreadable("B104", f"{shown(plain)} {_NO_AMOUNT}", _HINT)


def _euros(number: str, unit: str, text: str) -> Decimal:
    digits, comma, decimals = number.partition(",")
    if not unit and (comma or not digits.isdigit()):
        raise _unit_missing(number)
    if len(digits) > 1 and digits.startswith("0"):
        raise Unreadable("B104", f"{shown(text)} beginnt mit einer Null.", "Führende Nullen weglassen.")
    name = unit[:3] + "." if unit.startswith(("Mio", "Mrd")) else unit or "€"
    allowed = 3 if name in _WITH_THREE_DECIMALS else 2
    decimals = decimals.strip("-–")
    if len(decimals) > allowed:
        hint = f"Höchstens {allowed} Stellen schreiben."
        raise Unreadable("B104", f"{shown(text)} hat zu viele Stellen hinter dem Komma.", hint)
    amount = Decimal(f"{re.sub('[. ]', '', digits)}.{decimals or 0}") * _FACTORS[name]
    if amount >= LIMIT:
        raise Unreadable("B104", f"{shown(text)} ist zu groß.", "Beträge liegen unter 10 Mrd. €.")
    return amount


def _unit_missing(number: str) -> Unreadable:
    digits = re.sub(r"\D", "", number.partition(",")[0], flags=re.ASCII)
    if re.fullmatch(r"\d{1,3}\.\d{3}", number, re.ASCII):
        other = str(float(number)).replace(".", ",")
        return Unreadable("B103", f"Andere Programme lesen hier {other}.", f"{digits} oder {number} € schreiben.")
    return Unreadable("B103", f"{shown(number)} braucht eine Einheit.", f"{number} € schreiben.")


@lru_cache(maxsize=16384)
def parse_estimate(text: str) -> Estimate:
    """Read an amount or an estimate as format.md lists them. Raises `Unreadable` B103 (two readings), B105 or B116."""
    plain = spaced(text)
    try:
        return _estimate(plain)
    except Unreadable as error:
        if error.code != "B104":
            raise
        detail = f"{shown(plain)} ist keine Schätzung." if error.detail.endswith(_NO_AMOUNT) else error.detail
        raise Unreadable("B105", detail, _ESTIMATE_HINT if error.hint == _HINT else error.hint) from None


def _estimate(plain: str) -> Estimate:
    if plain == UNKNOWN:
        return Estimate(None, None, approximate=False, wording=plain)
    match = _RANGE.fullmatch(plain)
    if match:
        return _range(match, plain)
    word = _WORD.fullmatch(plain)
    if word:
        return _with_word(word[1], word[2], plain)
    amount = parse_amount(plain)
    return Estimate(amount, amount, approximate=False, wording=plain)


def _with_word(word: str, rest: str, plain: str) -> Estimate:
    if rest == UNKNOWN or _RANGE.fullmatch(rest) or _WORD.fullmatch(rest):
        raise Unreadable("B105", f"„{word}“ passt nicht vor {shown(rest)}.", f"Nur {rest[:80]} schreiben.")
    amount = parse_amount(rest)
    if word in ("ab", "über", "mindestens", ">"):
        return Estimate(amount, None, approximate=False, wording=plain)
    if word in ("bis", "bis zu", "<"):
        return Estimate(ZERO, amount, approximate=False, wording=plain)
    return Estimate(amount, amount, approximate=True, wording=plain)


def _range(match: re.Match[str], plain: str) -> Estimate:
    low, low_unit, high, high_unit = match.groups()
    if low_unit and not high_unit:
        raise Unreadable("B105", "Die Einheit steht nur vorn.", f"{low}–{high} {low_unit} schreiben.")
    first, last = _euros(low, low_unit or high_unit or "", plain), _euros(high, high_unit or "", plain)
    if first > last:
        hint = "Den kleineren Betrag zuerst schreiben, jeden mit seiner Einheit."
        raise Unreadable("B116", "Die Spanne läuft rückwärts.", hint)
    return Estimate(first, last, approximate=False, wording=plain)
