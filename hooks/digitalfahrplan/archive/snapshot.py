"""Which snapshots there are, and what is in each: enough for lists and links. Whether they are intact is for `verify` to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..source.folder import AREAS, PROGRAMMES
from .bag import INFO
from .chain import Link
from .check_bag import LONGEST_INFO, info
from .check_chain import Line, chain_lines, first_break, read_chain
from .files import read_small
from .survey import survey

SOURCES = "data/measures"
FIGURES = "data/roadmap.json"
REPORT = "data/bericht.html"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A frozen state of the plan. `folder` is its bag; `occasion` and `reason` say why it was frozen ("": not told).

    `root` is the sha256 of its line in the chain, `seal` that of its `tagmanifest-sha256.txt`; `line` is that line's number
    (0: none). Where the chain does not vouch for it `doubt` is a German sentence that says why, and `root` is "".
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
    line: int = 0
    doubt: str = ""

    @property
    def name(self) -> str:
        """`2026/2026-01-29`: its folder in the archive, and its address below `archiv/`."""
        return f"{self.year}/{self.day.isoformat()}"

    def ids(self, kind: str) -> frozenset[str]:
        """The ids of a kind of page, by its folder on the site; it holds measures and programmes, of others nothing."""
        return {"massnahmen": self.measures, "foerderung": self.programmes}.get(kind, frozenset())


def age(snapshot: Snapshot) -> tuple[date, int]:
    """Which of two is the older one: by day; of the same day the one of the earlier budget year."""
    return snapshot.day, snapshot.year


def archive_beside(content: Path) -> Path:
    """The archive of a content folder: `archive` beside it."""
    return content.absolute().parent / "archive"


def read_snapshots(archive: Path) -> tuple[Snapshot, ...]:
    """Every snapshot that has a folder or a line in the chain, the oldest first. No archive: none.

    The chain vouches, no more: what was published stays where it is when a line is lost. Raises nothing.
    """
    lines = chain_lines(chain_text(archive))
    named = {line.link.name: line for line in reversed(lines) if line.link}  # of two lines the first
    broken = first_break(lines)
    names = {**named, **dict.fromkeys(_folders(archive))}
    return tuple(sorted((_snapshot(archive, name, named.get(name), broken) for name in names), key=age))


def read_links(archive: Path) -> list[Link]:
    """The readable lines of the chain."""
    return [line.link for line in chain_lines(chain_text(archive)) if line.link]


def chain_text(archive: Path) -> bytes:
    """The chain with the line ends that it was written with, whatever an editor made of them; none if it cannot be read."""
    try:
        raw = read_chain(archive).replace(b"\r\n", b"\n")
    except OSError:
        return b""
    return raw if raw.endswith(b"\n") or not raw else raw + b"\n"


def _folders(archive: Path) -> Iterator[str]:
    try:
        names = survey(archive).bags
    except OSError:
        return
    for year, _, day in (name.partition("/") for name in names):
        yield f"{int(year)}/{day}"


def _snapshot(archive: Path, name: str, line: Line | None, broken: int | None) -> Snapshot:
    folder, told, doubt = archive / name, _info(archive / name), _doubt(line, broken)
    link, (year, _, day) = line.link if line else None, name.partition("/")
    return Snapshot(
        int(year),
        date.fromisoformat(day),
        folder,
        told.get("Anlass", ""),
        told.get("Grund", ""),
        link.root if link and not doubt else "",
        link.seal if link else "",
        frozenset(id_ for area in AREAS for id_ in _ids(folder / SOURCES / area)),
        frozenset(_ids(folder / SOURCES / PROGRAMMES)),
        line.number if line else 0,
        doubt,
    )


def _doubt(line: Line | None, broken: int | None) -> str:
    """Why the chain does not vouch. Where it breaks, the line before may be the wrong one as well."""
    if line is None:
        return "KETTE.txt nennt diese Fassung nicht."
    if broken is not None and line.number >= broken - 1:
        return f"KETTE.txt ist in Zeile {broken} unterbrochen."
    return ""


def _info(folder: Path) -> Mapping[str, str]:
    try:
        return info(read_small(folder / INFO, LONGEST_INFO)) or {}
    except OSError:
        return {}


def _ids(folder: Path) -> list[str]:
    try:
        return [path.stem for path in folder.glob("*.md") if not path.name.startswith("_")] if folder.is_dir() else []
    except OSError:
        return []
