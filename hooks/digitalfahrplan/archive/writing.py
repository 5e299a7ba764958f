"""A snapshot comes into the archive whole or not at all: built beside its place, then renamed, then named in the chain."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from ..problems import ERROR, Problem
from ..source.folder import shown_path
from .bag import seal_of
from .chain import CHAIN, Link, next_link
from .check_chain import chain_lines, read_chain
from .files import Kind, read_small, walk
from .payload import RefusedError
from .snapshot import read_links
from .survey import ATTRIBUTES, NO_CONVERSION, UNFINISHED
from .verify import verify

_BAG, _CHAIN, _ATTRIBUTES = f"{UNFINISHED}schnappschuss", f"{UNFINISHED}kette", f"{UNFINISHED}git"


class DamagedError(RuntimeError):
    """Something in the archive is not as it was frozen; `problems` say what."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


@contextmanager
def alone(archive: Path) -> Iterator[None]:
    """The archive to oneself, made if it is not there, without what a killed run left. Raises `RefusedError` while another writes.

    The lock is on the folder itself: it leaves no file behind and ends with the process, however that ends.
    """
    archive.mkdir(exist_ok=True)
    lock = os.open(archive, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RefusedError(
                "In diesem Archiv schreibt gerade ein anderes freeze. Bitte warten, bis es fertig ist."
            ) from None
        _remove_unfinished(archive)
        yield
    finally:
        os.close(lock)


def _remove_unfinished(archive: Path) -> None:
    for path in archive.glob(f"{UNFINISHED}*"):
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        except RecursionError:  # folders so deep are nobody's but a joker's
            raise RefusedError(f"„{shown_path(path)}“ lässt sich nicht entfernen. Bitte von Hand löschen.") from None


def sound_links(archive: Path, year: int, day: date) -> list[Link]:
    """The chain to which a snapshot can be added. Raises `DamagedError`, or `RefusedError` when there is no place for it.

    The snapshot itself may be there already, without its line: then a run was interrupted, and `write_snapshot` judges it.
    """
    name, links = f"{year}/{day.isoformat()}", read_links(archive)
    there = any(link.name == name for link in links)
    own = shown_path(archive / name)
    problems = [
        it for it in verify(archive) if it.severity == ERROR and (there or not Path(it.path).is_relative_to(own))
    ]
    if problems:
        raise DamagedError(problems)
    if there:
        raise RefusedError(
            f"Den Schnappschuss {name} gibt es schon, und was eingefroren ist, bleibt. Eine Berichtigung ist ein neuer"
            " Schnappschuss: ein späterer Tag als --stichtag, und in --grund, was berichtigt wird."
        )
    if links and day < links[-1].day:
        raise RefusedError(
            f"Der Stichtag liegt vor dem letzten Schnappschuss ({links[-1].name}). Die Kette läuft nur vorwärts, damit"
            " sich nichts zurückdatieren lässt: einen Stichtag ab diesem Tag wählen und in --grund sagen, was nachgeholt wird."
        )
    return links


def _links(archive: Path) -> list[Link]:
    """The lines of a sound chain."""
    return [line.link for line in chain_lines(read_chain(archive)) if line.link]


def write_snapshot(archive: Path, links: list[Link], year: int, day: date, bag: Mapping[str, bytes]) -> Link:
    """Write the files of a bag and the line of the chain; returns that line. Call it `alone`.

    A snapshot that an interrupted run left without its line is completed if its bytes are exactly these; else
    raises `RefusedError`. Raises `OSError` when something cannot be written; then nothing is left, as after any interruption.
    """
    link = next_link(links, year, day, seal_of(bag))
    target = archive / link.name
    there = os.path.lexists(target)
    if there and not _holds(target, bag):
        raise RefusedError(
            f"Der Ordner {link.name} ist schon da, steht nicht in der Kette und enthält anderes, als jetzt einzufrieren"
            " wäre. Den Inhalt jenes Standes auschecken und noch einmal einfrieren, oder den Ordner löschen."
        )
    try:
        _write(archive, link, bag, there)
    except BaseException:
        with suppress(OSError):
            _undo(archive, link, there)
        raise
    return link


def _write(archive: Path, link: Link, bag: Mapping[str, bytes], there: bool) -> None:
    """Everything that can run out of space comes first; then names change, and the last of them counts."""
    target = archive / link.name
    if not there:
        _write_bag(archive / _BAG, bag)
    _write_file(archive / _CHAIN, read_chain(archive) + link.line.encode("ascii"))
    if not (archive / ATTRIBUTES).exists():
        _write_file(archive / _ATTRIBUTES, NO_CONVERSION)
        (archive / _ATTRIBUTES).rename(archive / ATTRIBUTES)
    if not there:
        target.parent.mkdir(exist_ok=True)
        (archive / _BAG).rename(target)
        _sync(target.parent)
    _sync(archive)
    (archive / _CHAIN).rename(archive / CHAIN)
    _sync(archive)


def _write_bag(folder: Path, bag: Mapping[str, bytes]) -> None:
    for path, raw in bag.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        _write_file(folder / path, raw)
    for above in {above for path in bag for above in Path(path).parents}:
        _sync(folder / above)


def _write_file(path: Path, raw: bytes) -> None:
    with path.open("xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """What was renamed in a folder outlives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _undo(archive: Path, link: Link, there: bool) -> None:
    """Back to how it was, unless the chain already names the snapshot: then it is complete."""
    target = archive / link.name
    if not there and target.exists() and link not in _links(archive):
        target.rename(archive / _BAG)
    _remove_unfinished(archive)
    with suppress(OSError):
        target.parent.rmdir()  # only an empty one goes


def _holds(folder: Path, bag: Mapping[str, bytes]) -> bool:
    """Whether a folder holds exactly the files of a bag."""
    if folder.is_symlink():
        return False
    folders = {str(above) for path in bag for above in Path(path).parents}
    inside = dict(walk(folder, folders))
    return inside == dict.fromkeys(bag, Kind.FILE) and all(
        read_small(folder / path, len(raw)) == raw for path, raw in bag.items()
    )
