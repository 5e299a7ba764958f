"""Is the chain unbroken, and does it name every snapshot exactly once, with its seal?"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from ..problems import Problem
from .bag import SEAL
from .chain import CHAIN, FIRST, Link, parse_line
from .files import read_small, sha256_of
from .found import found, unreadable

LONGEST = 2_000_000  # bytes of a chain: more than 13,000 snapshots
_ENOUGH = 100  # unreadable lines that are told
_RESTORE = "`KETTE.txt` aus dem Stand zurückholen, in dem die Prüfung noch stimmte."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the chain as it stands there: its number from 1, its bytes, and what it says, None if that is unclear."""

    number: int
    raw: bytes
    link: Link | None


def chain_lines(raw: bytes) -> list[Line]:
    """The lines of a chain, the unreadable ones included, though not more of those than anybody reads."""
    lines: list[Line] = []
    bad = 0
    for number, line in enumerate(io.BytesIO(raw), 1):
        link = parse_line(line.decode("ascii", "replace"))
        bad += link is None
        lines.append(Line(number, line, link))
        if bad >= _ENOUGH:
            break
    return lines


def read_chain(archive: Path) -> bytes:
    """The bytes of the chain, cut behind `LONGEST`; none if there is no chain. Raises other `OSError`s."""
    try:
        return read_small(archive / CHAIN, LONGEST)
    except FileNotFoundError:
        return b""


def first_break(lines: Sequence[Line]) -> int | None:
    """The number of the first line that does not go on where the one before it ended; None for a whole chain."""
    return next((problem.line for problem in _each_line(Path(CHAIN), lines)), None)


def check_chain(archive: Path, bags: Mapping[str, Path]) -> Iterator[Problem]:
    """What is wrong with the chain of an archive with these snapshots."""
    path = archive / CHAIN
    try:
        raw = read_chain(archive)
    except OSError as error:
        yield unreadable(path, error)
        return
    if len(raw) > LONGEST:
        yield found("F112", path, f"Die Kette hat mehr als {LONGEST // 1_000_000} MB.", _RESTORE)
        return
    lines = chain_lines(raw)
    yield from _each_line(path, lines)
    yield from _each_seal(path, lines, bags)
    yield from _without_line(lines, bags)


def _each_line(path: Path, lines: Sequence[Line]) -> Iterator[Problem]:
    before, latest, seen = FIRST, None, set[str]()
    for line in lines:
        link = line.link
        if link is None:
            detail = "Hier steht nicht `<Jahr>/<Tag> <Siegel> <Prüfsumme der Zeile davor>` und ein Zeilenende."
            yield _at(path, line, "F112", detail)
        else:
            if link.before != before:
                yield _at(path, line, "F113", _broken(line.number, before))
            if link.name in seen:
                yield _at(path, line, "F114", f"{link.name} hat schon eine Zeile.")
            elif latest and link.day < latest:
                yield _at(path, line, "F115", f"{link.name} steht hinter dem {latest:%d.%m.%Y}.")
            seen.add(link.name)
            latest = max(latest or link.day, link.day)
        before = sha256(line.raw).hexdigest()


def _broken(number: int, before: str) -> str:
    if number == 1:
        return "In der ersten Zeile stehen am Ende 64 Nullen."
    return f"Am Ende müsste die Prüfsumme der Zeile {number - 1} stehen, sie beginnt mit {before[:12]}."


def _each_seal(path: Path, lines: Sequence[Line], bags: Mapping[str, Path]) -> Iterator[Problem]:
    for line in lines:
        link = line.link
        if link is None:
            continue
        if link.name not in bags:
            detail = f"Der Ordner des Schnappschusses {link.name} ist nicht da."
            yield _at(path, line, "F110", detail, "Den Ordner aus einem früheren Stand zurückholen.")
        elif (actual := _seal(bags[link.name])) not in (link.seal, ""):
            detail = f"Das Siegel von {link.name} beginnt mit {actual[:12]}, hier steht {link.seal[:12]}…"
            hint = "Schnappschuss und Kette aus dem Stand zurückholen, in dem die Prüfung noch stimmte."
            yield _at(path, line, "F111", detail, hint)


def _seal(bag: Path) -> str:
    try:
        return sha256_of(bag / SEAL)
    except OSError:
        return ""  # the check of the bag says it


def _without_line(lines: Sequence[Line], bags: Mapping[str, Path]) -> Iterator[Problem]:
    named = {line.link.name for line in lines if line.link}
    for name, folder in bags.items():
        if name not in named:
            year, _, day = name.partition("/")
            detail = f"In KETTE.txt fehlt die Zeile zu {name}."
            hint = (
                f"War ein freeze unterbrochen: denselben Befehl (freeze {year} --stichtag {day} …) noch einmal geben."
                " Sonst `KETTE.txt` aus einem früheren Stand zurückholen."
            )
            yield found("F109", folder, detail, hint)


def _at(path: Path, line: Line, code: str, detail: str, hint: str = _RESTORE) -> Problem:
    quote = line.raw[:200].decode("utf-8", "replace").rstrip("\r\n")
    return found(code, path, detail, hint, line.number, quote)
