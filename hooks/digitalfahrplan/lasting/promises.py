"""Which published addresses lead somewhere, and what is to be said of those that do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..archive.files import read_small
from ..archive.snapshot import SOURCES, Snapshot, read_snapshots
from ..model import Entity, Town
from ..problems import Problem
from ..source import Document
from ..source.characters import MAX_BYTES
from ..source.folder import AREAS, shown_path
from ..source.folder import PROGRAMMES as PROGRAMME_FOLDER
from ..values.dates import german_day
from ..values.ids import is_id
from .entry import Tombstone
from .kinds import FILED, MEASURES, PLACES, PROGRAMMES, UNITS, addresses_of, listed
from .ledger import Ledger, Line, read_ledger
from .reminders import reminders

_KIND = {MEASURES: "eine Maßnahme", PROGRAMMES: "ein Förderprogramm"}
_ON = "„{id}“ in der Datei, die weiterführt, unter „ehemals“ nennen, oder die Datei"
_STAYS = "Die Kennung „{id}“ in kommune.yml unter"
_BACK = {
    MEASURES: f"{_ON} mit dem Status „verworfen“ oder „abgeschlossen“ zurückholen",
    PROGRAMMES: f"{_ON} zurückholen",
    UNITS: f"{_STAYS} „organisation“ stehen lassen; ändern darf sich der Name",
    PLACES: f"{_STAYS} „orte“ stehen lassen; ändern darf sich der Name",
}


@dataclass(frozen=True, slots=True)
class Live:
    """The addresses that the files of today give a page, as `massnahmen/wlan`: the own ones and the former ones.

    Not `certain`: some file could not be read in full, so there may be more of them.
    """

    addresses: frozenset[str]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Promises:
    """What the archive demands: pages for addresses of which nothing else is left, sorted, and what is wrong."""

    tombstones: tuple[Tombstone, ...]
    problems: tuple[Problem, ...]


def live(
    town: Town | None,
    entities: Iterable[Entity],
    measure_ids: Iterable[str],
    programme_ids: Iterable[str],
    *,
    certain: bool,
) -> Live:
    """The addresses of today; ids of files that could not be read count. Without a readable town nothing is certain."""
    found = {address for entity in entities for address in addresses_of(entity)}
    found.update(address for address, _ in (listed(town) if town else ()))
    found.update(f"{MEASURES}/{id_}" for id_ in measure_ids)
    found.update(f"{PROGRAMMES}/{id_}" for id_ in programme_ids)
    return Live(frozenset(found), certain and town is not None)


def is_published(archive: Path, address: str) -> bool:
    """Whether the list or a snapshot knows an address `massnahmen/wlan`. Raises nothing."""
    return address in read_ledger(archive).lines or address in _frozen(read_snapshots(archive))


def buried(archive: Path) -> tuple[Tombstone, ...]:
    """What the list ever said of addresses that had ended, in its order, also of those that came back. Raises nothing."""
    ledger = read_ledger(archive)
    return tuple(
        Tombstone(it.kind, it.id, ledger.titles.get(it.address, it.id), it.day, it.told) for it in ledger.farewells
    )


def keep(archive: Path, today: Live, day: date) -> Promises:
    """Hold the addresses of today against the archive. `day` is the one that a new line would bear. Raises nothing."""
    ledger, snapshots = read_ledger(archive), read_snapshots(archive)
    entries = ledger.entries
    missing = sorted((entries.keys() | _frozen(snapshots)) - today.addresses)
    gone = [address for address in missing if address in entries and entries[address].gone]
    sure = today.certain and ledger.complete
    lost = sorted({*missing} - {*gone} - ledger.unclear) if sure else []
    stones = tuple(_tombstone(ledger, snapshots, address) for address in gone)
    broken = (_broken(ledger, snapshots, today, it, day) for it in lost)
    return Promises(stones, (*ledger.problems, *broken, *reminders(ledger, today.addresses)))


def _frozen(snapshots: Sequence[Snapshot]) -> set[str]:
    """The addresses of all snapshots; a name that no file may bear was never an address, somebody put it there."""
    kinds = [(kind, id_) for snapshot in snapshots for kind in FILED for id_ in snapshot.ids(kind)]
    return {f"{kind}/{id_}" for kind, id_ in kinds if is_id(id_)}


def _tombstone(ledger: Ledger, snapshots: Sequence[Snapshot], address: str) -> Tombstone:
    entry = ledger.lines[address].entry
    title = _title(snapshots, address) or ledger.titles.get(address) or entry.id
    return Tombstone(entry.kind, entry.id, title, entry.day, entry.told)


def _broken(ledger: Ledger, snapshots: Sequence[Snapshot], today: Live, address: str, day: date) -> Problem:
    """D114, at the line of the list, else at the file of the newest snapshot."""
    kind, id_ = address.split("/")
    line = ledger.lines.get(address)
    since = line.entry.day if line else next(it.day for it in snapshots if id_ in it.ids(kind))
    title = ledger.titles.get(address) or _title(snapshots, address) or id_
    detail = f"/{address}/ („{title}“) ist seit dem {german_day(since)} veröffentlicht und führt jetzt ins Leere"
    other = PROGRAMMES if kind == MEASURES else MEASURES
    taken = kind in FILED and f"{other}/{id_}" in today.addresses
    detail += f": „{id_}“ ist inzwischen {_KIND[other]}." if taken else "."
    return _located(line, ledger, snapshots, address, detail, _ways_out(kind, id_, ledger, day, taken=taken))


def _located(
    line: Line | None, ledger: Ledger, snapshots: Sequence[Snapshot], address: str, detail: str, hint: str
) -> Problem:
    if line:
        return Problem(shown_path(ledger.path), line.number, 1, "D114", detail, hint, len(address), line.text)
    path = _file(snapshots, address)
    return Problem(shown_path(path or ledger.path), 1, 1, "D114", detail, hint)


def _ways_out(kind: str, id_: str, ledger: Ledger, day: date, *, taken: bool) -> str:
    first = _BACK[kind].format(id=id_)
    freed = "Dort die Kennung freigeben. Dann " if taken else ""
    line = f"{kind}/{id_} {day.isoformat()} entfallen: <was daraus wurde>"
    return f"{freed}{first}. Notfalls in {shown_path(ledger.path)} anfügen: {line}"


def _file(snapshots: Sequence[Snapshot], address: str) -> Path | None:
    """The file behind an address in the newest snapshot that has it."""
    kind, id_ = address.split("/")
    for snapshot in reversed(snapshots):
        if id_ in snapshot.ids(kind):
            folders = AREAS if kind == MEASURES else (PROGRAMME_FOLDER,)
            paths = (snapshot.folder / SOURCES / folder / f"{id_}.md" for folder in folders)
            return next((path for path in paths if path.is_file()), None)
    return None


def _title(snapshots: Sequence[Snapshot], address: str) -> str:
    """What the newest snapshot calls a page, "" if none does in words that can be read."""
    path = _file(snapshots, address)
    try:
        raw = read_small(path, MAX_BYTES) if path else b""
    except OSError:
        return ""
    title = (Document(str(path), "", "", raw).data or {}).get("titel")
    return " ".join(title.split())[:200] if isinstance(title, str) and title.isprintable() else ""
