"""New lines at the end of `ADRESSEN.txt`: what is published today, and what became of an address that ends."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from ..archive.files import read_small
from ..archive.survey import ADDRESSES, UNFINISHED
from .entry import Entry, parse_address, published
from .kinds import Files, published_by
from .ledger import LONGEST, read_ledger

_NEW = f"{UNFINISHED}adressen"


def enter(archive: Path, plan: Files, today: date) -> int:
    """Append every address of a plan, the former ones included, that the list does not hold as published; returns their number.

    Call it `alone` (archive.writing). Raises `OSError` when the list cannot be read or written; it is as before then.
    """
    entries = read_ledger(archive).entries
    new = [
        published(*parse_address(address), today, title)
        for address, title in published_by(plan)
        if address not in entries or entries[address].gone
    ]
    _append(archive, new)
    return len(new)


def bury(archive: Path, kind: str, id_: str, today: date, why: str) -> Entry:
    """Append that an address has no page any more, and why, in one line; returns the entry. As `enter` otherwise."""
    entry = Entry(kind, id_, today, why, gone=True)
    _append(archive, [entry])
    return entry


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
