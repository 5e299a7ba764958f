"""What lies in an archive: snapshots, time stamps, the chain, and what does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..problems import Problem
from .chain import CHAIN
from .files import Kind, kind_of, read_small
from .found import REMOVE, found, odd

ADDRESSES = "ADRESSEN.txt"  # every address ever published
ATTRIBUTES = ".gitattributes"
NO_CONVERSION = b"* -text\n"  # git must not touch line ends: checksums are about bytes
UNFINISHED = ".neu-"  # how the names of what is being written begin
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(\.tsr|\.pem)?", re.ASCII)


@dataclass(slots=True)
class Survey:
    """The snapshots and time stamps of an archive by their name `2026/2026-01-29`, and what does not belong there."""

    bags: dict[str, Path] = field(default_factory=dict)
    stamps: dict[str, Path] = field(default_factory=dict)
    certificates: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def survey(archive: Path) -> Survey:
    """Look at the names in an archive. An archive that is not there is an empty one. Raises `OSError` if it is no folder."""
    seen = Survey()
    if not archive.exists():
        return seen
    for path in sorted(archive.iterdir()):
        _look(path, seen)
    for name in sorted((seen.stamps.keys() | seen.certificates.keys()) - seen.bags.keys()):
        path = seen.stamps.get(name) or seen.certificates[name]
        detail = f"Den Schnappschuss {name}, zu dem diese Datei gehört, gibt es nicht."
        seen.problems.append(found("F116", path, detail, "Den Schnappschuss zurückholen, oder die Datei löschen."))
    return seen


def _look(path: Path, seen: Survey) -> None:
    name, kind = path.name, kind_of(path)
    if name.startswith(UNFINISHED):
        detail = "Hier wurde ein Lauf von `digitalfahrplan freeze` abgebrochen, oder er läuft noch."
        seen.problems.append(found("F117", path, detail, "Löschen; das nächste freeze tut es von selbst."))
    elif _YEAR.fullmatch(name) and kind is Kind.FOLDER:
        seen.problems += _look_at_year(path, seen)
    elif name in (CHAIN, ADDRESSES, ".gitkeep", ATTRIBUTES):
        seen.problems += _look_at_file(path, kind)
    else:
        seen.problems.append(_stranger(path, kind))


def _look_at_file(path: Path, kind: Kind) -> Iterator[Problem]:
    if kind is not Kind.FILE:
        yield odd(path, kind)
    elif path.name == ATTRIBUTES:
        yield from _look_at_attributes(path)


def _look_at_attributes(path: Path) -> Iterator[Problem]:
    try:
        told = read_small(path, len(NO_CONVERSION))
    except OSError:
        yield odd(path, Kind.CLOSED)
        return
    if told != NO_CONVERSION:
        detail = "Hier darf nur `* -text` stehen, damit Git keine Zeilenenden ändert."
        yield found("F116", path, detail, "Löschen; das nächste freeze schreibt die Datei neu.")


def _look_at_year(folder: Path, seen: Survey) -> Iterator[Problem]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        yield odd(folder, Kind.CLOSED)
        return
    for path in paths:
        match, kind = _DAY.fullmatch(path.name), kind_of(path)
        if not match or not _is_day(match[1]):
            if path.name != ".gitkeep" or kind is not Kind.FILE:
                yield _stranger(path, kind)
        elif kind is not (Kind.FILE if match[2] else Kind.FOLDER):
            yield odd(path, kind) if kind is not Kind.FILE else _stranger(path, kind)
        else:
            places = {".tsr": seen.stamps, ".pem": seen.certificates}.get(match[2], seen.bags)
            places[f"{folder.name}/{match[1]}"] = path


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _stranger(path: Path, kind: Kind) -> Problem:
    if kind in (Kind.FILE, Kind.FOLDER):
        return found("F116", path, f"Im Archiv hat niemand diesen Namen erwartet ({kind.value}).", REMOVE)
    return odd(path, kind)
