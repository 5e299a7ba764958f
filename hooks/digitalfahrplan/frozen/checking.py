"""Does a built site show what the bags hold? Everything is rendered again, without the cache, and compared byte by byte."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..archive.found import found
from ..problems import Problem
from .shelf import Shelf
from .units import units_of

FOLDER = "archiv"
_OURS = {f"{FOLDER}/index.html"}
"""What the generator of the site writes there itself: the list of all snapshots."""
_AGAIN = "Die Website neu bauen: make site."


def compare_site(archive: Path, site: Path) -> list[Problem]:
    """Every file below `archiv/` of a site that is missing, differs from what the bags give, or is not of the archive.

    Raises `OSError` when a file cannot be read.
    """
    return sorted(_differences(archive, site))


def _differences(archive: Path, site: Path) -> Iterator[Problem]:
    known = set(_OURS)
    for unit in units_of(Shelf(archive)):
        for path, raw in unit.render():
            known.add(path)
            yield from _compared(site / path, raw)
    folder = site / FOLDER
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if not file.is_dir() and file.relative_to(site).as_posix() not in known:
            yield found("F203", file, "Kein Schnappschuss ergibt diese Datei.", _AGAIN)


def _compared(path: Path, raw: bytes) -> Iterator[Problem]:
    if path.is_symlink() or not path.is_file():
        yield found("F201", path, "Das Archiv ergibt diese Datei, die Website hat sie nicht.", _AGAIN)
    elif path.stat().st_size != len(raw) or path.read_bytes() != raw:
        yield found("F202", path, "Die Datei der Website ist nicht die, die das Archiv ergibt.", _AGAIN)
