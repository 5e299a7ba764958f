"""Rendered files are kept in a folder, so that a build that changes nothing renders nothing.

An entry is a folder named after everything its files depend on. It is written beside its place and renamed, so there is no
half of one. Its list holds size and time of every file: what somebody edited (the site's files are hard links to these) is
noticed, and rendered again. A list can be forged together with its files; `verify --site` renders without any cache.
Builds may share a folder: none takes away what another one is placing.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_LIST, _UNFINISHED, _LOCK = "liste.json", ".neu-", ".in-arbeit"
_OURS = re.compile(rf"[0-9a-f]{{64}}|{re.escape(_UNFINISHED)}.*")
FileOf = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Entry:
    """Kept files by their paths, and what is wrong with the snapshot that they show ("": nothing)."""

    folder: Path
    paths: tuple[str, ...]
    damage: str


class Cache:
    """A folder of entries."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def find(self, key: str) -> Entry | None:
        """The entry of a key if it is whole and untouched, else None."""
        entry = _read(self.folder / key)
        if entry is not None:
            self._used.add(key)
        return entry

    def keep(self, key: str, files: Iterable[FileOf], damage: Callable[[], str]) -> Entry:
        """Write an entry; `damage` is asked for after the files. Raises `OSError`."""
        fresh = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self.folder))
        try:
            listed = list(_write(fresh, files))
            wrong = damage()
            (fresh / _LIST).write_text(json.dumps({"schaden": wrong, "dateien": listed}), "utf-8")
            return self._put(fresh, key)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _put(self, fresh: Path, key: str) -> Entry:
        """Give an entry its name. Another build may have made it at the same time: then that one is taken."""
        if self.find(key) is None:
            shutil.rmtree(self.folder / key, ignore_errors=True)
            with suppress(OSError):
                fresh.rename(self.folder / key)
        entry = self.find(key)
        if entry is None:
            raise OSError(f"{key} could not be kept")
        return entry

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """While this is open entries stay; at the end those that nobody asked for go, unless another build is at work."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = (self.folder / _LOCK).open("w", encoding="utf-8")
        except OSError:
            yield  # nothing can be kept, so there is nothing to tidy
            return
        with lock:
            fcntl.flock(lock, fcntl.LOCK_SH)
            yield
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._tidy()

    def _tidy(self) -> None:
        """Remove the entries that nobody asked for, and what interrupted runs left; other names are not ours."""
        for path in self.folder.iterdir():
            if _OURS.fullmatch(path.name) and path.name not in self._used:
                shutil.rmtree(path, ignore_errors=True)


def _write(folder: Path, files: Iterable[FileOf]) -> Iterator[tuple[str, int, int]]:
    for path, raw in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)
        kept = target.stat()
        yield path, kept.st_size, kept.st_mtime_ns


def _read(folder: Path) -> Entry | None:
    try:
        told = json.loads((folder / _LIST).read_text("utf-8"))
        files, damage = (
            [(str(path), int(size), int(time)) for path, size, time in told["dateien"]],
            str(told["schaden"]),
        )
        untouched = all(_is_untouched(folder, *file) for file in files)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return Entry(folder, tuple(path for path, *_ in files), damage) if untouched else None


def _is_untouched(folder: Path, path: str, size: int, time: int) -> bool:
    found = os.lstat(folder / path)
    inside = ".." not in path.split("/") and not path.startswith("/")
    return inside and stat.S_ISREG(found.st_mode) and (found.st_size, found.st_mtime_ns) == (size, time)
