"""Reading an archive that nobody has checked: regular files only, in pieces, and nothing that hangs or leads elsewhere."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Container, Iterator
from enum import Enum
from pathlib import Path
from typing import BinaryIO

_PIECE = 1 << 20


class Kind(Enum):
    """What stands under a name."""

    FILE = "Datei"
    FOLDER = "Ordner"
    LINK = "Verknüpfung"
    OTHER = "Sonderdatei"
    CLOSED = "gesperrt"


class NotRegularError(OSError):
    """Under this name stands a link, a folder, a pipe or a device; `kind` says which."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.value)
        self.kind = kind


def kind_of(path: Path) -> Kind:
    """What stands there, links not followed. Raises `OSError` when there is nothing, or it cannot be seen."""
    mode = os.lstat(path).st_mode
    if stat.S_ISLNK(mode):
        return Kind.LINK
    if stat.S_ISDIR(mode):
        return Kind.FOLDER
    return Kind.FILE if stat.S_ISREG(mode) else Kind.OTHER


def open_regular(path: Path) -> BinaryIO:
    """A regular file for reading. Raises `NotRegularError` for anything else (a pipe would wait for ever), or `OSError`."""
    if (kind := kind_of(path)) is not Kind.FILE:
        raise NotRegularError(kind)
    return os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb")


def pieces(file: BinaryIO) -> Iterator[bytes]:
    """The bytes of an open file, a megabyte at a time."""
    return iter(lambda: file.read(_PIECE), b"")


def sha256_of(path: Path) -> str:
    """The checksum of a regular file, in 64 small hexadecimal digits. Raises `OSError`."""
    digest = hashlib.sha256()
    with open_regular(path) as file:
        for piece in pieces(file):
            digest.update(piece)
    return digest.hexdigest()


def read_small(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, at most `limit` and one more that shows that it is too long. Raises `OSError`."""
    with open_regular(path) as file:
        return file.read(limit + 1)


def walk(folder: Path, known: Container[str]) -> Iterator[tuple[str, Kind]]:
    """Everything below a folder as paths with `/` and what it is, unsorted.

    Only folders that are `known` are entered; others are told as `Kind.FOLDER`, so depth is bounded by what is known.
    """
    waiting = [""]
    while waiting:
        above = waiting.pop()
        try:
            with os.scandir(folder / above) as entries:
                names = [(f"{above}/{entry.name}" if above else entry.name, _kind(entry)) for entry in entries]
        except OSError:
            yield above, Kind.CLOSED
            continue
        for name, kind in names:
            if kind is Kind.FOLDER and name in known:
                waiting.append(name)
            else:
                yield name, kind


def regular_files(folder: Path) -> list[str]:
    """The paths of all regular files below a folder with `/`, sorted name by name; of a link to a folder none."""
    found = (name for name, kind in walk(folder, EVERY) if kind is Kind.FILE) if not folder.is_symlink() else ()
    return sorted(found, key=lambda name: name.split("/"))


class _Every:
    """Contains whatever is asked for."""

    def __contains__(self, _: object) -> bool:
        return True


EVERY = _Every()
"""For `walk`: every folder is entered."""


def _kind(entry: os.DirEntry[str]) -> Kind:
    if entry.is_symlink():
        return Kind.LINK
    if entry.is_dir(follow_symlinks=False):
        return Kind.FOLDER
    return Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.OTHER
