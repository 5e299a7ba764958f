"""The bags of an archive: which there are, where each stands, and what is in it, read only when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..archive.check_bag import check_bag
from ..archive.files import Kind, kind_of, read_small, regular_files
from ..archive.reading import LARGEST
from ..archive.sealed import NotAsFrozenError, sealed_figures
from ..archive.snapshot import REPORT, Snapshot, read_snapshots
from ..presentation.frozen.frozen import Frozen, Place
from ..presentation.frozen.tolerant import Record, record
from ..presentation.frozen.year import Told
from ..presentation.paper import is_closed
from ..problems import ERROR
from ..values.dates import german_day


@dataclass(frozen=True, slots=True)
class Bag:
    """A snapshot with its files."""

    snapshot: Snapshot

    @property
    def witnesses(self) -> tuple[Path, ...]:
        """The time stamp beside it, and the certificates of the office that gave it; nothing without a stamp."""
        stamp, certificates = (
            self.snapshot.folder.parent / f"{self.snapshot.day.isoformat()}{it}" for it in (".tsr", ".pem")
        )
        return tuple(path for path in (stamp, certificates) if _is_file(stamp) and _is_file(path))

    def files(self) -> Iterator[tuple[str, Path]]:
        """Every regular file of the bag with its path, sorted."""
        return ((path, self.snapshot.folder / path) for path in regular_files(self.snapshot.folder))


@dataclass(frozen=True, slots=True)
class _Summary:
    """What is kept of every snapshot that was read."""

    town: str
    measures: int
    budget: Mapping[str, Record]
    damaged: bool


class Shelf:
    """The bags of one archive, the oldest first. Of their data the last two read are kept, of all a summary."""

    def __init__(self, archive: Path) -> None:
        self.archive = archive
        self.bags = [Bag(snapshot) for snapshot in read_snapshots(archive)]
        self._data: dict[str, Frozen] = {}
        self._summaries: dict[str, _Summary] = {}

    @property
    def snapshots(self) -> Sequence[Snapshot]:
        """The snapshots, the oldest first."""
        return [bag.snapshot for bag in self.bags]

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where every snapshot stands, by its name: for each id who shows it before and after."""
        before, after = _last_seen(self.bags), _last_seen(list(reversed(self.bags)))
        names = ["", *(bag.snapshot.name for bag in self.bags), ""]
        return {
            bag.snapshot.name: Place(
                bag.snapshot.line, before[bag.snapshot.name], after[bag.snapshot.name], names[at], names[at + 2]
            )
            for at, bag in enumerate(self.bags)
        }

    def open(self, bag: Bag) -> Frozen:
        """A snapshot with its data, checked against its seal; a damaged one without."""
        name = bag.snapshot.name
        if name not in self._data:
            while len(self._data) > 1:
                self._data.pop(next(iter(self._data)))
            self._data[name] = self._read(bag)
        return self._data[name]

    def _read(self, bag: Bag) -> Frozen:
        data, damage = None, ""
        try:
            data = _checked(bag)
        except NotAsFrozenError as error:
            damage = str(error)
        found = Frozen(
            bag.snapshot, self.places[bag.snapshot.name], data, damage, tuple(path.name for path in bag.witnesses)
        )
        budget = {year: record(money) for year, money in record(found.told.get("haushalt")).items()}
        self._summaries[bag.snapshot.name] = _Summary(found.town_name, len(found.measures), budget, bool(damage))
        return found

    def told(self, bag: Bag, year: int) -> Told:
        """What a snapshot says of a budget year."""
        summary, snapshot = self._summary(bag), bag.snapshot
        money = summary.budget.get(str(year), {})
        day = german_day(snapshot.day)
        return Told(snapshot.name, snapshot.year, day, snapshot.occasion, summary.measures, money, summary.damaged)

    def town(self, bag: Bag) -> str:
        """What the town of a snapshot is called; "" if nobody knows."""
        return self._summary(bag).town

    def _summary(self, bag: Bag) -> _Summary:
        if bag.snapshot.name not in self._summaries:
            self.open(bag)
        return self._summaries[bag.snapshot.name]


def _last_seen(ordered: Sequence[Bag]) -> dict[str, dict[str, str]]:
    """For every snapshot, and every id in it, the last one of those before it that has the id as well."""
    last: dict[str, str] = {}
    found: dict[str, dict[str, str]] = {}
    for bag in ordered:
        ids = bag.snapshot.measures | bag.snapshot.programmes
        found[bag.snapshot.name] = {id_: last[id_] for id_ in sorted(ids) if id_ in last}
        last.update(dict.fromkeys(ids, bag.snapshot.name))
    return found


def _checked(bag: Bag) -> dict[str, object]:
    """The data of a bag that is what its manifests say, and its line in the chain if it has one. Raises `NotAsFrozenError`."""
    snapshot, folder = bag.snapshot, bag.snapshot.folder
    try:
        if kind_of(folder) is not Kind.FOLDER:
            raise NotAsFrozenError("Der Ordner der Fassung ist keiner.")
        wrong = [problem for problem in check_bag(folder, snapshot.year, snapshot.day) if problem.severity == ERROR]
        if wrong:
            raise NotAsFrozenError(f"Die Prüfung ergab: {wrong[0].title}.")
        raw, report = sealed_figures(snapshot), read_small(folder / REPORT, LARGEST)
    except OSError:
        raise NotAsFrozenError("Dateien der Fassung fehlen oder lassen sich nicht lesen.") from None
    if not is_closed(report):
        raise NotAsFrozenError(
            "Der Bericht (bericht.html) könnte im Browser etwas ausführen; freeze schreibt keinen solchen."
        )
    return _parsed(raw)


def _parsed(raw: bytes) -> dict[str, object]:
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise NotAsFrozenError("Die Angaben (roadmap.json) lassen sich nicht lesen.") from None
    if not isinstance(data, dict):
        raise NotAsFrozenError("Die Angaben (roadmap.json) haben nicht die Form eines Plans.")
    return data


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
