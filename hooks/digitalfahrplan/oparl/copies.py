"""The copy `oparl/vorlagen.json` beside the content folder: the build reads it and nothing else of a council's server."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..problems import Problem
from ..source.folder import shown_path
from .copy_format import Damaged, from_text
from .paper import Paper

FOLDER, FILE = "oparl", "vorlagen.json"
MAX_BYTES = 20_000_000
_HINT = "Die Kopie neu holen: digitalfahrplan oparl update. Oder die Datei löschen."


def copy_beside(content: Path) -> Path:
    """Where the copy of a content folder lies."""
    return content.absolute().parent / FOLDER / FILE


def read_copy(path: Path) -> tuple[Paper, ...]:
    """The papers of a copy; none if there is no file. Raises `Damaged`."""
    try:
        if path.is_symlink():
            raise Damaged("Hier liegt eine Verknüpfung statt der Datei.")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return ()
    except OSError:
        raise Damaged("Das Betriebssystem gibt nichts heraus.") from None
    if len(raw) > MAX_BYTES:
        raise Damaged(f"Die Datei hat mehr als {MAX_BYTES // 1_000_000} MB.")
    try:
        return from_text(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Damaged("Die Datei ist nicht in UTF-8.") from None


def read_named(content: Path, named: Iterable[str], complete: bool) -> tuple[tuple[Paper, ...], list[Problem]]:
    """The papers of the copy that measures name by their addresses, and what is wrong with it. A bad copy breaks nothing.

    `complete`: every measure could be read, so that a paper without one is a stranger.
    """
    path, wanted = copy_beside(content), set(named)
    try:
        papers = read_copy(path)
    except Damaged as flaw:
        return (), [Problem(shown_path(path), flaw.line, flaw.column, "A125", flaw.detail, _HINT)]
    strangers = [paper for paper in papers if complete and paper.address not in wanted]
    return tuple(paper for paper in papers if paper.address in wanted), [_stranger(path, paper) for paper in strangers]


def _stranger(path: Path, paper: Paper) -> Problem:
    detail = f"Keine Maßnahme nennt die Vorlage {paper.address}."
    return Problem(shown_path(path), 1, 1, "A126", detail, "Die Kopie erneuern: digitalfahrplan oparl update.")
