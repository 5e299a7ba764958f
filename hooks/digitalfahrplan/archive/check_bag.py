"""Is a snapshot what its own manifests say? Missing, changed, added and renamed files, and what the tag files tell."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from ..problems import Problem
from .bag import DECLARATION, DECLARED, INFO, MANIFEST, PAYLOAD, SEAL, TAG_FILES
from .files import Kind, read_small, sha256_of, walk
from .found import REMOVE, RESTORE, found, odd, unreadable
from .manifest import Row, rows

_LONGEST = 32_000_000  # bytes of a manifest: about 300,000 files
LONGEST_INFO = 100_000
_ENOUGH = 100  # unreadable lines of one file that are told


@dataclass(slots=True)
class _Bag:
    """A bag while it is looked at: which files it must hold (None: sum unknown), which it holds, what is wrong."""

    folder: Path
    expected: dict[str, str | None] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    wrong: set[str] = field(default_factory=set)
    knows_payload: bool = True
    """Whether its list is the sealed one, so that what it does not name does not belong there."""

    def add(self, code: str, path: str, detail: str, hint: str, line: int = 1) -> None:
        """Something is wrong with a file of the bag."""
        self.wrong.add(path)
        self.problems.append(found(code, self.folder / path, detail, hint, line))

    def odd(self, path: str, kind: Kind) -> None:
        """Where a file should be there is something else."""
        self.wrong.add(path)
        self.problems.append(odd(self.folder / path, kind))


def check_bag(folder: Path, year: int, day: date) -> Iterator[Problem]:
    """Everything that is wrong with the snapshot `year/day` in `folder`, which is there. Files are read in pieces."""
    bag = _Bag(folder)
    _read_manifests(bag)
    _list_files(bag)
    _compare(bag)
    _check_tags(bag, f"{year}/{day.isoformat()}", day)
    yield from bag.problems


def listed(folder: Path) -> int:
    """How many files a sound snapshot has, its four tag files included. Raises `OSError`."""
    return sum(1 for _ in io.BytesIO(read_small(folder / MANIFEST, _LONGEST))) + len(TAG_FILES) + 1


def _read_manifests(bag: _Bag) -> None:
    sealed = _manifest(bag, SEAL)
    if sealed is not None and set(sealed) != set(TAG_FILES):
        bag.add("F107", SEAL, f"Hier stehen genau {', '.join(TAG_FILES)}, nicht mehr und nicht weniger.", RESTORE)
    payload = _manifest(bag, MANIFEST)
    bag.knows_payload = MANIFEST not in bag.wrong and _sum(bag, MANIFEST) == (sealed or {}).get(MANIFEST)
    bag.expected = {**(payload or {}), **{path: (sealed or {}).get(path) for path in TAG_FILES}, SEAL: None}


def _manifest(bag: _Bag, name: str) -> dict[str, str] | None:
    """The readable lines of a manifest; None if there is none to read."""
    try:
        raw = read_small(bag.folder / name, _LONGEST)
    except OSError as error:
        bag.wrong.add(name)
        bag.problems.append(unreadable(bag.folder / name, error))
        return None
    if len(raw) > _LONGEST:
        bag.add("F107", name, f"Die Liste hat mehr als {_LONGEST // 1_000_000} MB.", RESTORE)
        return None
    sums: dict[str, str] = {}
    bad = 0
    for row in rows(io.BytesIO(raw)):
        if _belongs(row, name) and row.path not in sums:
            sums[row.path] = row.sha256
        elif (bad := bad + 1) <= _ENOUGH:
            bag.add("F107", name, _why(row, name), RESTORE, row.number)
        else:
            break
    return sums


def _belongs(row: Row, name: str) -> bool:
    return row.path.startswith(PAYLOAD) if name == MANIFEST else "/" not in row.path and bool(row.path)


def _why(row: Row, name: str) -> str:
    if not row.path:
        return f"Zeile {row.number} ist keine Prüfsumme mit einem Pfad im Schnappschuss."
    if not _belongs(row, name):
        return f"Zeile {row.number} nennt „{row.path}“; das gehört nicht in diese Liste."
    return f"Zeile {row.number} nennt „{row.path}“ noch einmal."


def _list_files(bag: _Bag) -> None:
    """What is there: files that no list knows, and what is no file."""
    folders = {str(above) for path in bag.expected for above in PurePosixPath(path).parents}
    for path, kind in sorted(walk(bag.folder, folders | {PAYLOAD.rstrip("/")}), key=lambda entry: entry[0]):
        if not bag.knows_payload and path.startswith(PAYLOAD) and path not in bag.expected:
            continue  # the list may have lost its line; what is wrong with the list is told
        if kind is Kind.FILE:
            bag.files.add(path)
        elif kind is Kind.FOLDER and path not in bag.expected:
            bag.add("F103", path, "Diesen Ordner kennt die Prüfliste des Schnappschusses nicht.", REMOVE)
        elif path not in bag.wrong:
            bag.odd(path, kind)


def _compare(bag: _Bag) -> None:
    missing = {path: bag.expected[path] for path in bag.expected if path not in bag.files and path not in bag.wrong}
    _changed(bag)
    for path in sorted(bag.files - set(bag.expected)):
        _added(bag, path, missing)
    for path in missing:
        bag.add("F101", path, "Diese Datei gehört zum Schnappschuss und ist nicht da.", RESTORE)


def _changed(bag: _Bag) -> None:
    for path, expected in bag.expected.items():
        if path not in bag.files or expected is None:
            continue
        actual = _sum(bag, path)
        if actual and actual != expected:
            detail = f"Die Prüfsumme beginnt mit {actual[:12]}, in der Prüfliste steht {expected[:12]}…"
            bag.add("F102", path, detail, RESTORE)


def _added(bag: _Bag, path: str, missing: dict[str, str | None]) -> None:
    """A file that no list knows; if a missing one has its bytes, it was renamed."""
    actual = _sum(bag, path) if missing else None
    before = next((old for old, expected in missing.items() if actual and expected == actual), None)
    if before is None:
        bag.add("F103", path, "Diese Datei kennt die Prüfliste des Schnappschusses nicht.", REMOVE)
    else:
        del missing[before]
        bag.add("F104", path, f"Im Schnappschuss heißt diese Datei „{before}“.", f"Zurückbenennen in {before}.")


def _sum(bag: _Bag, path: str) -> str | None:
    try:
        return sha256_of(bag.folder / path)
    except OSError:
        bag.odd(path, Kind.CLOSED)
        return None


def _check_tags(bag: _Bag, name: str, day: date) -> None:
    """bagit.txt and bag-info.txt, as far as they are what was sealed."""
    if DECLARATION not in bag.wrong and read_small(bag.folder / DECLARATION, LONGEST_INFO) != DECLARED:
        bag.add("F108", DECLARATION, "Hier stehen andere Zeilen als die zwei von BagIt 1.0.", RESTORE)
    if INFO in bag.wrong:
        return
    told = info(read_small(bag.folder / INFO, LONGEST_INFO))
    if told is None:
        bag.add("F108", INFO, "Der Text ist nicht in UTF-8 oder viel zu lang.", RESTORE)
        return
    for key, wrong in _untrue(bag, told, name, day):
        bag.add("F108", INFO, f"„{key}“ {wrong}", RESTORE)


def info(raw: bytes) -> Mapping[str, str] | None:
    """The lines of a bag-info.txt; None if it is no text."""
    try:
        pairs = [line.partition(": ") for line in raw.decode("utf-8").split("\n")]
    except UnicodeDecodeError:
        return None
    return None if len(raw) > LONGEST_INFO else {key: value for key, colon, value in pairs if colon}


def _untrue(bag: _Bag, told: Mapping[str, str], name: str, day: date) -> Iterator[tuple[str, str]]:
    if told.get("Bagging-Date") != day.isoformat():
        yield "Bagging-Date", f"ist nicht der Tag des Ordners, {day.isoformat()}."
    if not told.get("External-Identifier", "").endswith(f"/{name}"):
        yield "External-Identifier", f"gehört nicht zum Schnappschuss {name}."
    if not told.get("Anlass"):
        yield "Anlass", "fehlt."
    payload = [path for path in bag.files if path.startswith(PAYLOAD)]
    if any(path.startswith(PAYLOAD) for path in bag.wrong) or MANIFEST in bag.wrong:
        return  # then size and number differ because of what is told already
    oxum = f"{sum((bag.folder / path).stat().st_size for path in payload)}.{len(payload)}"
    if told.get("Payload-Oxum") != oxum:
        yield "Payload-Oxum", f"ist nicht Größe und Zahl der Dateien, {oxum}."
