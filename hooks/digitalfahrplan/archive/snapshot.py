"""Which snapshots there are, and what is in each: enough for lists and links. Whether they are intact is for `verify` to say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..source.folder import AREAS, PROGRAMMES
from .chain import CHAIN, Link, parse_line

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
        lines = (archive / CHAIN).read_text("ascii").splitlines(keepends=True)
    except (OSError, ValueError):
        return []
    return [link for line in lines if (link := parse_line(line))]


def _snapshots(archive: Path) -> Iterator[Snapshot]:
    for link in read_links(archive):
        folder = archive / link.name
        try:
            info = _tags((folder / "bag-info.txt").read_text("utf-8"))
            measures = frozenset(id_ for area in AREAS for id_ in _ids(folder / SOURCES / area))
            programmes = frozenset(_ids(folder / SOURCES / PROGRAMMES))
        except (OSError, ValueError):
            continue
        occasion, reason = info.get("Anlass", ""), info.get("Grund", "")
        yield Snapshot(link.year, link.day, folder, occasion, reason, link.root, link.seal, measures, programmes)


def _tags(text: str) -> dict[str, str]:
    pairs = (line.partition(": ") for line in text.splitlines())
    return {name: value for name, colon, value in pairs if colon}


def _ids(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        yield from (path.stem for path in folder.glob("*.md") if not path.name.startswith("_"))
