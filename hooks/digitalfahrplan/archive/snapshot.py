"""Which snapshots there are, and what is in each: enough for lists and links. Whether they are intact is for `verify` to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..source.folder import AREAS, PROGRAMMES
from .bag import INFO
from .chain import Link
from .check_bag import LONGEST_INFO, info
from .check_chain import chain_lines, read_chain
from .files import read_small

SOURCES = "data/measures"
FIGURES = "data/roadmap.json"
REPORT = "data/bericht.html"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A frozen state of the plan. `folder` is its bag; `occasion` and `reason` say why it was frozen ("": not told).

    `root` is the sha256 of its line in the chain, `seal` that of its `tagmanifest-sha256.txt`.
    """

    year: int
    day: date
    folder: Path
    occasion: str
    reason: str
    root: str
    seal: str
    measures: frozenset[str]
    programmes: frozenset[str]

    @property
    def name(self) -> str:
        """`2026/2026-01-29`: its folder in the archive, and its address below `archiv/`."""
        return f"{self.year}/{self.day.isoformat()}"


def archive_beside(content: Path) -> Path:
    """The archive of a content folder: `archive` beside it."""
    return content.absolute().parent / "archive"


def read_snapshots(archive: Path) -> tuple[Snapshot, ...]:
    """The snapshots of the chain in its order, the oldest first; what cannot be read is left out. No archive: none."""
    return tuple(_snapshots(archive))


def read_links(archive: Path) -> list[Link]:
    """The readable lines of the chain."""
    try:
        return [line.link for line in chain_lines(read_chain(archive)) if line.link]
    except OSError:
        return []


def _snapshots(archive: Path) -> Iterator[Snapshot]:
    for link in read_links(archive):
        folder = archive / link.name
        try:
            told = info(read_small(folder / INFO, LONGEST_INFO)) or {}
            measures = frozenset(id_ for area in AREAS for id_ in _ids(folder / SOURCES / area))
            programmes = frozenset(_ids(folder / SOURCES / PROGRAMMES))
        except OSError:
            continue
        occasion, reason = told.get("Anlass", ""), told.get("Grund", "")
        yield Snapshot(link.year, link.day, folder, occasion, reason, link.root, link.seal, measures, programmes)


def _ids(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from (path.stem for path in folder.glob("*.md") if not path.name.startswith("_"))
