"""Which files a content folder may hold, and their reading."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import Problem
from ..values import Unreadable
from ..values.ids import parse_new_id
from .characters import MAX_BYTES
from .document import Document

AREAS = ("intern", "buerger", "schule")
PROGRAMMES = "foerderung"
PARTNERS = "partner"
TOWN_FILE = "kommune.yml"
_PARTNER_FILE = re.compile(r"(\d{5}|\d{8})\.json", re.ASCII)


@dataclass(slots=True)
class Content:
    """Everything that was read from a content folder, sorted by path, and what does not belong there."""

    town: Document | None = None
    entries: list[Document] = field(default_factory=list)
    partners: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_content(folder: Path) -> Content:
    """Read a content folder. Raises `OSError` when the folder itself cannot be read."""
    content = Content()
    for entry in _sorted(folder):
        if entry.name == TOWN_FILE and entry.is_file(follow_symlinks=False):
            content.town = _document(entry, "")
        elif entry.name in (*AREAS, PROGRAMMES, PARTNERS) and entry.is_dir(follow_symlinks=False):
            _read_folder(entry, content)
        elif not (entry.name == ".gitkeep" and entry.is_file(follow_symlinks=False)):
            content.problems.append(_stranger(entry))
    if content.town is None:
        content.problems.append(_town_missing(folder))
    return content


def _sorted(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        yield from sorted(entries, key=lambda entry: entry.name)


def _read_folder(folder: os.DirEntry[str], content: Content) -> None:
    try:
        for entry in _sorted(folder.path):
            _read_entry(entry, folder.name, content)
    except OSError:
        content.problems.append(_closed(shown_path(folder.path)))


def _read_entry(entry: os.DirEntry[str], folder: str, content: Content) -> None:
    name = entry.name
    regular = entry.is_file(follow_symlinks=False)
    if folder == PARTNERS and regular and _PARTNER_FILE.fullmatch(name):
        content.partners.append(Path(entry.path))
    elif folder != PARTNERS and regular and name.endswith(".md"):
        if not name.startswith("_"):
            content.entries.append(_document(entry, folder))
    elif not (regular and name == ".gitkeep"):
        content.problems.append(_stranger(entry))


def _document(entry: os.DirEntry[str], folder: str) -> Document:
    path, id_ = shown_path(entry.path), entry.name.rpartition(".")[0]
    try:
        with open(entry.path, "rb") as file:  # noqa: PTH123 - a Path for each of thousands of files costs more than reading it
            document = Document(path, folder, id_, file.read(MAX_BYTES + 1))
    except OSError:
        document = Document(path, folder, id_, b"")
        document.problems[:] = [_closed(path)]
    if folder:
        _check_id(document)
    return document


def _closed(path: str) -> Problem:
    return Problem(path, 1, 1, "A121", "Das Betriebssystem gibt nichts heraus.", "Die Rechte prüfen.")


def _check_id(document: Document) -> None:
    try:
        parse_new_id(document.id)
    except Unreadable as error:
        document.problems.append(Problem(document.path, 1, 1, error.code, error.detail, error.hint))


def shown_path(path: str | Path) -> str:
    """A path as seen from the current folder, with `/`, and without characters that a terminal would obey."""
    relative = os.path.relpath(path).replace(os.sep, "/")
    safe = relative.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in safe)


def _stranger(entry: os.DirEntry[str]) -> Problem:
    path = shown_path(entry.path)
    if entry.is_symlink():
        return Problem(
            path, 1, 1, "A102", "Eine Verknüpfung könnte auf alles zeigen.", "Die Datei selbst hierher legen."
        )
    if entry.is_dir(follow_symlinks=False):
        hint = "Den Ordner löschen; Dateien gehören nach intern, buerger, schule oder foerderung."
        return Problem(path, 1, 1, "A101", "Dieser Ordner gehört nicht in den Inhaltsordner.", hint)
    hint = "Löschen, oder als <kennung>.md in intern, buerger, schule oder foerderung ablegen."
    return Problem(path, 1, 1, "A101", "Diese Datei gehört nicht in den Inhaltsordner.", hint)


def _town_missing(folder: Path) -> Problem:
    path = shown_path(folder / TOWN_FILE)
    hint = "kommune.yml zurückholen oder neu anlegen; was hineingehört, steht unter „Mitmachen“, „Felder“."
    return Problem(path, 1, 1, "A122", "Ohne Stammdaten ist nicht zu prüfen, worauf die Dateien verweisen.", hint)
