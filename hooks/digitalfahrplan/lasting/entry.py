"""One line of `ADRESSEN.txt`: an address that is published, or one of which nothing is left but the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from ..values import Unreadable, parse_day
from ..values.ids import parse_new_id
from ..values.wording import shown, spaced
from .kinds import KINDS

GONE = "entfallen:"
LONGEST_LINE = 2_000  # characters
_NO_TEXT = "\ufffd"  # what bytes become that are no UTF-8
_LINE = re.compile(r"([^ ]+) +([^ ]+)(?: +(.*))?")
_FORM = "So schreiben: massnahmen/<kennung> 2026-03-12 <Titel>, oder statt des Titels „entfallen: <was daraus wurde>“."


@dataclass(frozen=True, slots=True)
class Entry:
    """An address and the day of its entry. `told` is its title then; of one that is `gone`, what became of it."""

    kind: str
    id: str
    day: date
    told: str
    gone: bool = False

    @property
    def address(self) -> str:
        """`massnahmen/wlan`: below the site's root, without the slash at its end."""
        return f"{self.kind}/{self.id}"

    @property
    def line(self) -> str:
        """The line of the list, without its end."""
        return f"{self.address} {self.day.isoformat()} {f'{GONE} ' if self.gone else ''}{self.told}"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An address that has neither a page nor leads on: what it was called last, since when it is gone, and why."""

    kind: str
    id: str
    title: str
    day: date
    why: str

    @property
    def address(self) -> str:
        """`massnahmen/wlan`: below the site's root, without the slash at its end."""
        return f"{self.kind}/{self.id}"


def published(kind: str, id_: str, day: date, title: str) -> Entry:
    """The entry of a page. Its title becomes one plain line that nobody takes for the end of the address."""
    plain = "".join(char if char.isprintable() else " " if char.isspace() else "" for char in title)
    words = " ".join(plain.split())[: LONGEST_LINE // 2] or id_
    return Entry(kind, id_, day, f"„{words}“" if words.casefold().startswith(GONE) else words)


def parse_address(text: str) -> tuple[str, str]:
    """Kind and id of an address `massnahmen/wlan`. Raises `Unreadable` D115."""
    kind, slash, id_ = text.partition("/")
    if not slash or kind not in KINDS:
        _refuse(f"{shown(text)} beginnt weder mit „massnahmen/“ noch mit „foerderung/“, „organisation/“ oder „orte/“.")
    try:
        return kind, parse_new_id(id_)
    except Unreadable as error:
        raise Unreadable("D115", error.detail, _FORM) from None


def parse_entry(line: str) -> Entry:
    """Read a line without its end. Raises `Unreadable` D115."""
    if len(line) > LONGEST_LINE:
        _refuse(f"Die Zeile hat mehr als {LONGEST_LINE} Zeichen.")
    plain = spaced(line)
    _check_characters(plain)
    match = _LINE.fullmatch(plain)
    if not match:
        _refuse("Hier fehlen Tag und Titel.")
    kind, id_ = parse_address(match[1])
    day, told = _day(match[2]), (match[3] or "").strip()
    gone = told.casefold().startswith(GONE)
    told = told[len(GONE) :].strip() if gone else told
    if not told:
        _refuse("Hinter „entfallen:“ steht nicht, was daraus wurde." if gone else "Hinter dem Tag fehlt der Titel.")
    return Entry(kind, id_, day, told, gone)


def _check_characters(text: str) -> None:
    odd = next((char for char in text if not char.isprintable() or char == _NO_TEXT), None)
    if odd == _NO_TEXT:
        _refuse("Die Zeile ist nicht in UTF-8.")
    if odd is not None:
        _refuse(f"Hier steht ein unsichtbares Zeichen (U+{ord(odd):04X}).")


def _day(text: str) -> date:
    """A day; clerks write German ones."""
    try:
        return parse_day(text)
    except Unreadable as error:
        _refuse(error.detail)


def _refuse(detail: str) -> NoReturn:
    raise Unreadable("D115", detail, _FORM)
