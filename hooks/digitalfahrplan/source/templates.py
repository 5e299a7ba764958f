"""The annotated templates of a content folder, as far as they are there and can be read."""

from __future__ import annotations

from pathlib import Path

from .characters import MAX_BYTES
from .document import Document
from .folder import AREAS, PROGRAMMES

TEMPLATE = "_vorlage.md"


def read_templates(folder: Path) -> dict[str, str]:
    """The text of every template by its folder; one that the reading rules refuse is left out."""
    found = {place: _text(folder / place / TEMPLATE, place) for place in (*AREAS, PROGRAMMES)}
    return {place: text for place, text in found.items() if text}


def _text(path: Path, place: str) -> str:
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open("rb") as file:
            document = Document(str(path), place, path.stem, file.read(MAX_BYTES + 1))
    except OSError:
        return ""
    return "" if document.problems else document.text
