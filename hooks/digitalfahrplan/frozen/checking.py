"""Does a built site show what the bags hold? Everything is rendered again, without the cache, and compared byte by byte.

The list of all snapshots is a page of the generator, whose frame is a matter of the theme: of it what it says is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..archive.found import found
from ..archive.snapshot import Snapshot
from ..presentation.frozen.addresses import ARCHIVE, overview_address
from ..presentation.links import Links
from ..problems import Problem
from .shelf import Shelf
from .units import units_of

FOLDER = "archiv"
_OVERVIEW = f"{FOLDER}/index.html"
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_SPAN = re.compile("</?span[^>]*>")  # a root is cut into groups for the eye
_TAG = re.compile("<[^>]*>")
_ROOT = re.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_AGAIN = "Die Website neu bauen: make site."


def compare_site(archive: Path, site: Path) -> list[Problem]:
    """Every file below `archiv/` of a site that is missing, differs from what the bags give, or is not of the archive.

    Raises `OSError` when a file cannot be read.
    """
    return sorted(_differences(archive, site))


def _differences(archive: Path, site: Path) -> Iterator[Problem]:
    known, shelf = {_OVERVIEW}, Shelf(archive)
    for unit in units_of(shelf):
        for path, raw in unit.render():
            known.add(path)
            yield from _compared(site / path, raw)
    if shelf.bags:
        yield from _overview(site / _OVERVIEW, shelf.snapshots)
    folder = site / FOLDER
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if not file.is_dir() and file.relative_to(site).as_posix() not in known:
            yield found("F203", file, "Kein Schnappschuss ergibt diese Datei.", _AGAIN)


def _compared(path: Path, raw: bytes) -> Iterator[Problem]:
    if not _is_file(path):
        yield _missing(path)
    elif path.stat().st_size != len(raw) or path.read_bytes() != raw:
        yield found("F202", path, "Die Datei der Website ist nicht die, die das Archiv ergibt.", _AGAIN)


def _overview(path: Path, snapshots: Sequence[Snapshot]) -> Iterator[Problem]:
    """The page names every snapshot in a row with its root and the way to it, and no root that is none."""
    if not _is_file(path):
        yield _missing(path)
        return
    html = path.read_text("utf-8", "replace")
    rows = [(row, _text(row)) for row in _ROW.findall(html)]
    for it in snapshots:
        link = f'href="{Links(ARCHIVE).to(overview_address(it.name))}"'
        if not any(link in row and it.root in text for row, text in rows):
            yield found("F202", path, f"Der Schnappschuss {it.name} steht hier nicht mit Verweis und Wurzel.", _AGAIN)
    for number in sorted({*_ROOT.findall(_text(html))} - {it.root for it in snapshots}):
        yield found("F202", path, f"Die Wurzel {number[:12]}… gehört zu keinem Schnappschuss.", _AGAIN)


def _text(html: str) -> str:
    return _TAG.sub(" ", _SPAN.sub("", html))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _missing(path: Path) -> Problem:
    return found("F201", path, "Das Archiv ergibt diese Datei, die Website hat sie nicht.", _AGAIN)
