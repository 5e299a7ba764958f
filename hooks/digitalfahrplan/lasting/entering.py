"""New lines at the end of `ADRESSEN.txt`: what is published today, and what became of an address that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Protocol

from ..archive.files import read_small
from ..archive.survey import ADDRESSES, UNFINISHED
from ..model import Entity, Measure, Programme
from .entry import Entry, published
from .ledger import LONGEST, read_ledger
from .promises import addresses_of

_NEW = f"{UNFINISHED}adressen"


class Files(Protocol):
    """A plan, as far as its addresses go."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures."""

    @property
    def programmes(self) -> tuple[Programme, ...]:
        """The funding programmes."""


def enter(archive: Path, plan: Files, today: date) -> int:
    """Append every address of a plan, the former ones included, that the list does not hold as published; returns their number.

    Call it `alone` (archive.writing). Raises `OSError` when the list cannot be read or written; it is as before then.
    """
    entries = read_ledger(archive).entries
    new = [
        entry
        for entity in sorted((*plan.measures, *plan.programmes), key=_place)
        for entry in _entries(entity, today)
        if entry.address not in entries or entries[entry.address].gone
    ]
    _append(archive, new)
    return len(new)


def bury(archive: Path, kind: str, id_: str, today: date, why: str) -> Entry:
    """Append that an address has no page any more, and why, in one line; returns the entry. As `enter` otherwise."""
    entry = Entry(kind, id_, today, why, gone=True)
    _append(archive, [entry])
    return entry


def _place(entity: Entity) -> tuple[bool, str]:
    """Measures first, then by id: the order of the lines does not depend on the folders."""
    return not isinstance(entity, Measure), entity.id


def _entries(entity: Entity, today: date) -> Iterator[Entry]:
    for address in addresses_of(entity):
        kind, id_ = address.split("/")
        yield published(kind, id_, today, entity.title)


def _append(archive: Path, entries: Sequence[Entry]) -> None:
    """Write the list anew beside its place, then rename it: it never stands there by halves."""
    if not entries:
        return
    archive.mkdir(exist_ok=True)
    before = _bytes(archive / ADDRESSES)
    if before and not before.endswith(b"\n"):
        before += b"\n"  # somebody typed the last line
    try:
        with (archive / _NEW).open("wb") as file:
            file.write(before + "".join(f"{entry.line}\n" for entry in entries).encode())
            file.flush()
            os.fsync(file.fileno())
        (archive / _NEW).replace(archive / ADDRESSES)
    except OSError:
        with suppress(OSError):
            (archive / _NEW).unlink()
        raise


def _bytes(path: Path) -> bytes:
    try:
        raw = read_small(path, LONGEST)
    except FileNotFoundError:
        return b""
    if len(raw) > LONGEST:
        raise OSError(None, "zu lang", str(path))
    return raw
