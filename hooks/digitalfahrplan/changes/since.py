"""A content folder now and in a revision: which file was which, and what of each got lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..problems import Problem
from ..source import AREAS, PROGRAMMES, Document
from ..source.characters import MAX_BYTES
from ..source.folder import TOWN_FILE, shown_path
from ..values.wording import shown
from .document import losses_of
from .revision import files_at

_FILE = re.compile(rf"{re.escape(TOWN_FILE)}|(?:{'|'.join((*AREAS, PROGRAMMES))})/[^_/\n][^/\n]*\.md")
_HALF = 0.5
_Sayings = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class _Folder:
    """A content folder as people see it, with its files then and now; None for one that nobody can read."""

    path: Path
    then: Mapping[str, bytes]
    now: Mapping[str, bytes | None]

    def document(self, name: str, raw: bytes) -> Document:
        """A file as it was or is."""
        folder, _, file = name.rpartition("/")
        return Document(shown_path(self.path / name), folder, file.rpartition(".")[0], raw)


def losses_since(folder: Path, ref: str) -> list[Problem]:
    """What of a content folder got lost by accident since the merge base of a revision and HEAD, as notices (group G).

    Uncommitted changes count. Raises `NothingToCompareError` when there is nothing to compare with.
    """
    then = files_at(folder, ref, lambda name: bool(_FILE.fullmatch(name)), MAX_BYTES + 1)
    return sorted(_losses(_Folder(folder, then, dict(_read(folder)))))


def _read(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    for place in ("", *AREAS, PROGRAMMES):
        try:
            paths = sorted((folder / place).iterdir())
        except OSError:
            continue
        for path in paths:
            name = f"{place}/{path.name}".removeprefix("/")
            if _FILE.fullmatch(name) and path.is_file() and not path.is_symlink():
                yield name, _bytes(path)


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        return None  # `check` says so


def _losses(folder: _Folder) -> Iterator[Problem]:
    for name, raw in folder.then.items():
        now = folder.now.get(name)
        if now is not None and now != raw:
            yield from losses_of(folder.document(name, raw), folder.document(name, now))
    gone = {name: folder.document(name, raw) for name, raw in folder.then.items() if name not in folder.now}
    if gone:
        yield from _gone(folder, gone)


def _gone(folder: _Folder, gone: Mapping[str, Document]) -> Iterator[Problem]:
    """Files that are not where they were: moved, renamed with or without a word of it, or deleted."""
    here = {name: folder.document(name, raw) for name, raw in folder.now.items() if raw is not None}
    fresh = {name: document for name, document in here.items() if name not in folder.then}
    by_id = {document.id: document for document in fresh.values() if document.folder}
    by_former_id = {id_: document for document in here.values() for id_ in document.former_ids}
    sayings = [(_sayings(document), document) for document in fresh.values() if document.folder]
    for then in gone.values():
        known = (by_id.get(then.id) or by_former_id.get(then.id)) if then.folder else None
        now = known or _heir(then, sayings)
        if now is None:
            yield _deleted(then)
            continue
        if known is None:
            yield _renamed(then, now)
        if now in fresh.values():
            yield from losses_of(then, now)


def _heir(then: Document, fresh: Sequence[tuple[_Sayings, Document]]) -> Document | None:
    """The new file that says at least half of what the lost one said; of several the one that says the most.

    Where one has its title, only such are looked at: a whole folder renamed would take minutes otherwise.
    """
    said = _sayings(then) if then.folder else frozenset()
    titles = {saying for saying in said if saying[0] == ".titel"}
    namesakes = [new for new in fresh if titles & new[0]]
    rated = [(len(said & sayings), now.path, now) for sayings, now in namesakes or fresh]
    best = max(rated, key=lambda row: row[:2], default=None)
    return best[2] if best and said and best[0] >= len(said) * _HALF else None


def _sayings(document: Document) -> _Sayings:
    return frozenset(_leaves(document.data or {}))


def _leaves(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield path, data
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from _leaves(value, f"{path}.{key}")
    for value in data if isinstance(data, list) else ():
        yield from _leaves(value, path)


def _renamed(then: Document, now: Document) -> Problem:
    detail = f"Diese Datei hieß bisher {then.path}. Die alte Adresse führt dann ins Leere."
    length = max(1, len(now.line(1)))
    return Problem(now.path, 1, 1, "G104", detail, f"ehemals: [{then.id}] ergänzen.", length, now.line(1))


def _deleted(then: Document) -> Problem:
    if not then.folder:
        return Problem(then.path, 1, 1, "G110", "Die Stammdaten gab es bisher.", "Die Datei zurückholen.")
    title = (then.data or {}).get("titel")
    told = f" mit dem Titel {shown(title)}" if isinstance(title, str) else ""
    hint = "Zurückholen; was nicht mehr gilt, bekommt den Status verworfen oder abgeschlossen."
    if then.folder == PROGRAMMES:
        hint = "Zurückholen; was nicht mehr gilt, bekommt ein Ende der Laufzeit."
    return Problem(
        then.path, 1, 1, "G110", f"Bisher gab es diese Datei{told}. Ihre Adresse führt dann ins Leere.", hint
    )
