"""The archive's pages come into the built site: from the cache where nothing changed, else rendered."""

from __future__ import annotations

import os
import shutil
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from ..presentation.frozen.addresses import tables_address
from ..progress import Progress, Step
from ..publish.tables.archived import can_be_read
from ..values.german import count, number
from .cache import Cache, Entry
from .shelf import Bag, Shelf
from .units import Unit, units_of


@dataclass(slots=True)
class Written:
    """What was done: what was rendered anew, how many files came from the cache, which snapshots are damaged and how."""

    rendered: list[str] = field(default_factory=list)
    files: int = 0
    damaged: dict[str, str] = field(default_factory=dict)


def cache_beside(archive: Path) -> Path:
    """Where the rendered pages of an archive are kept: `.cache/archiv` beside it."""
    return archive.absolute().parent / ".cache" / "archiv"


def write_archive(archive: Path, site: Path, progress: Progress | None = None) -> Written:
    """Put every page of the archive into the folder of a site. Raises `OSError` where that cannot be written.

    A cache that cannot be written costs time, nothing else.
    """
    progress = progress or Progress()
    cache, done, units = Cache(cache_beside(archive)), Written(), list(units_of(Shelf(archive)))
    progress.begin(Step.ARCHIVE, len(units) or None)
    with cache.in_use() if units else nullcontext():
        for unit in units:
            _write(unit, cache, site, done)
            progress.advance()
    progress.tell(_told(len(units), len(done.rendered)))
    return done


def without_tables(archive: Path) -> frozenset[str]:
    """The snapshots of which the site will have no tables: the damaged ones, and those of a version that nobody knows.

    What is kept tells it, so that nothing is read that did not change.
    """
    shelf, cache = Shelf(archive), Cache(cache_beside(archive))
    units = {unit.about: unit for unit in units_of(shelf)}
    bags = {bag.snapshot.name: bag for bag in shelf.bags}
    return frozenset(name for name, bag in bags.items() if not _has_tables(shelf, bag, cache.find(units[name].key)))


def _has_tables(shelf: Shelf, bag: Bag, kept: Entry | None) -> bool:
    if kept is None:
        return can_be_read(shelf.open(bag))
    return any(path.startswith(tables_address(bag.snapshot.name)) for path in kept.paths)


def _write(unit: Unit, cache: Cache, site: Path, done: Written) -> None:
    entry = cache.find(unit.key) or _kept(cache, unit, done)
    if entry is None:
        _write_directly(unit, site, done)
    else:
        _place(entry, site, done)
        _note(done, unit, entry.damage)


def _told(units: int, rendered: int) -> str:
    """How much of the archive was kept and how much is new. A part is a snapshot, a year, a comparison, or what they share."""
    if not units:
        return "kein Schnappschuss"
    return f"{count(units, 'Teil', 'Teile')}: {number(units - rendered)} unverändert, {number(rendered)} neu"


def _kept(cache: Cache, unit: Unit, done: Written) -> Entry | None:
    done.rendered.append(unit.about)
    try:
        return cache.keep(unit.key, unit.render(), unit.damage)
    except OSError:
        return None


def _write_directly(unit: Unit, site: Path, done: Written) -> None:
    for path, raw in unit.render():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)  # it may be a link to a kept file
        target.write_bytes(raw)
    _note(done, unit, unit.damage())


def _place(entry: Entry, site: Path, done: Written) -> None:
    """Hard links where the file system has them: ten thousand files in less than a second."""
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in entry.paths):
        (site / folder).mkdir(parents=True, exist_ok=True)
    put = _link
    for path in entry.paths:
        source, target = entry.folder / path, site / path
        try:
            put(source, target)
        except OSError:
            put = _copy  # another disk, or a file system without links
            put(source, target)
    done.files += len(entry.paths)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        target.unlink()
        os.link(source, target)


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)  # it may be a link to a kept file
    shutil.copyfile(source, target)


def _note(done: Written, unit: Unit, damage: str) -> None:
    if damage:
        done.damaged[unit.about] = damage
