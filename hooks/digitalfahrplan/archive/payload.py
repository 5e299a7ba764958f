"""The source files of a plan as they are, byte for byte."""

from __future__ import annotations

import re
from pathlib import Path

from ..source.folder import shown_path
from .files import EVERY, Kind, open_regular, walk


class RefusedError(RuntimeError):
    """The snapshot is not written; the message is a German sentence with a way out."""


_NAME = re.compile(r"[A-Za-z0-9._-]+", re.ASCII)


def source_files(content: Path) -> dict[str, bytes]:
    """Every file below a content folder by its path. Raises `RefusedError` for what no archive can keep, or `OSError`.

    Names keep to what every system, `sha256sum -c` and thirty years can read: letters, digits, `.`, `_`, `-`.
    """
    found = {}
    for path, kind in sorted(walk(content, EVERY), key=lambda entry: entry[0]):
        shown = shown_path(content / path)
        if kind is Kind.CLOSED:
            raise RefusedError(f"„{shown}“ lässt sich nicht lesen. Bitte die Rechte prüfen.")
        if kind is not Kind.FILE:
            raise RefusedError(f"„{shown}“ ist keine gewöhnliche Datei ({kind.value}). Die Datei selbst dort ablegen.")
        if not all(_NAME.fullmatch(part) for part in path.split("/")):
            raise RefusedError(
                f"Der Dateiname „{shown}“ ist nicht für jedes System lesbar. Bitte umbenennen:"
                " nur Buchstaben ohne Umlaute, Ziffern, Punkt, Unterstrich und Bindestrich."
            )
        with open_regular(content / path) as file:
            found[path] = file.read()
    return found
