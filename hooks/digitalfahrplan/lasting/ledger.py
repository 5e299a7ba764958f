"""`ADRESSEN.txt`: every address ever published, one a line; it grows at its end only, and the last line about an address holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..archive.files import NotRegularError, read_small
from ..archive.survey import ADDRESSES
from ..problems import Problem
from ..source.folder import shown_path
from ..values import Unreadable
from .entry import Entry, parse_entry

LONGEST = 2_000_000  # bytes: more than 20,000 addresses
_ENOUGH = 100  # unreadable lines that are told
_SHOWN = 200  # characters of such a line
_RESTORE = "Die Datei aus einem früheren Stand der Ablage zurückholen."


@dataclass(frozen=True, slots=True)
class Line:
    """A readable line: its number from 1, as it stands there, and what it says."""

    number: int
    text: str
    entry: Entry


@dataclass(slots=True)
class Ledger:
    """The list of an archive. `lines` holds of every address the last line, `titles` the last title.

    `farewells` are all lines that ever said an address had ended, in their order. `unclear` are addresses with a line that
    cannot be read; not `complete`: there are more lines than were read.
    """

    path: Path
    lines: dict[str, Line] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    farewells: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)
    complete: bool = True

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The last word on every address."""
        return {address: line.entry for address, line in self.lines.items()}


def read_ledger(archive: Path) -> Ledger:
    """Read the list; what cannot be read is a problem (D115). No list: nothing was entered yet. Raises nothing."""
    ledger = Ledger(archive / ADDRESSES)
    try:
        raw = read_small(ledger.path, LONGEST)
    except (FileNotFoundError, NotADirectoryError):
        return ledger
    except NotRegularError as error:
        _give_up(ledger, f"Hier steht keine Datei ({error.kind.value}).")
    except OSError:
        _give_up(ledger, "Das Betriebssystem gibt nichts heraus.")
    else:
        _read(ledger, raw)
    return ledger


def _read(ledger: Ledger, raw: bytes) -> None:
    if len(raw) > LONGEST:
        _give_up(ledger, f"Die Liste hat mehr als {LONGEST // 1_000_000} MB.")
        return
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        text = line.removesuffix(b"\r").decode("utf-8", "replace")
        if not text.strip():
            continue
        try:
            _enter(ledger, Line(number, text, parse_entry(text)))
        except Unreadable as error:
            ledger.problems.append(_unreadable(ledger, number, text, error))
            ledger.unclear.add(text.split()[0])
            if len(ledger.problems) >= _ENOUGH:
                ledger.complete = False
                return


def _enter(ledger: Ledger, line: Line) -> None:
    ledger.lines[line.entry.address] = line
    if line.entry.gone:
        ledger.farewells.append(line.entry)
    else:
        ledger.titles[line.entry.address] = line.entry.told


def _unreadable(ledger: Ledger, number: int, text: str, error: Unreadable) -> Problem:
    quote = text[:_SHOWN]
    return Problem(shown_path(ledger.path), number, 1, error.code, error.detail, error.hint, len(quote), quote)


def _give_up(ledger: Ledger, detail: str) -> None:
    ledger.complete = False
    ledger.problems.append(Problem(shown_path(ledger.path), 1, 1, "D115", detail, _RESTORE))
