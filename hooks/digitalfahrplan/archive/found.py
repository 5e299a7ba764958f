"""Findings of the archive as problems, with paths as seen from the current folder."""

from __future__ import annotations

from pathlib import Path

from ..problems import Problem
from ..source.folder import shown_path
from .files import Kind, NotRegularError

RESTORE = "Die Datei aus dem Stand zurückholen, in dem die Prüfung noch stimmte: `git restore --source=… <Pfad>`."
REMOVE = "Löschen. Was ins Archiv soll, kommt nur mit `digitalfahrplan freeze` hinein."
_WHAT = {
    Kind.LINK: "Hier steht eine Verknüpfung; sie könnte auf alles zeigen.",
    Kind.FOLDER: "Hier steht ein Ordner.",
    Kind.OTHER: "Hier steht eine Sonderdatei, deren Inhalt niemand prüfen kann.",
    Kind.CLOSED: "Das Betriebssystem gibt nichts heraus.",
}


def found(code: str, path: Path, detail: str, hint: str, line: int = 1, quote: str = "") -> Problem:
    """A finding about a file, a folder, or a line of a file."""
    return Problem(shown_path(path), line, 1, code, detail, hint, max(1, len(quote)), quote)


def odd(path: Path, kind: Kind) -> Problem:
    """What is neither file nor folder of the archive, or cannot be read."""
    if kind is Kind.CLOSED:
        return found("F106", path, _WHAT[kind], "Die Rechte von Datei und Ordner prüfen.")
    return found("F105", path, _WHAT[kind], "Löschen und die Datei selbst zurückholen, wenn hier eine war.")


def unreadable(path: Path, error: OSError) -> Problem:
    """Why a file that is needed gave nothing: it is missing, something else, or closed."""
    if isinstance(error, FileNotFoundError):
        return found("F101", path, "Diese Datei gehört zum Schnappschuss und ist nicht da.", RESTORE)
    return odd(path, error.kind if isinstance(error, NotRegularError) else Kind.CLOSED)
