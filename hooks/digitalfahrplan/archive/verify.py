"""Is the archive what it was? Every snapshot, the chain, the time stamps, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..problems import Problem
from .check_bag import check_bag
from .check_chain import check_chain
from .files import Kind
from .found import odd
from .survey import survey
from .timestamp import check_stamps


def verify(archive: Path) -> list[Problem]:
    """Every finding, sorted; none for an archive that is intact, empty or not there. Reads, writes nothing.

    Raises `OSError` when the archive is no folder or cannot be listed.
    """
    return sorted(set(_findings(archive)))


def _findings(archive: Path) -> Iterator[Problem]:
    if archive.is_symlink():
        yield odd(archive, Kind.LINK)
        return
    seen = survey(archive)
    yield from seen.problems
    for name, folder in seen.bags.items():
        year, _, day = name.partition("/")
        yield from check_bag(folder, int(year), date.fromisoformat(day))
    yield from check_chain(archive, seen.bags)
    yield from check_stamps(seen)
