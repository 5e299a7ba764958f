"""What a built site weighs: files and bytes on the disk, by kind."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath


class Kind(StrEnum):
    """What a file of a site is for."""

    PAGES = "Seiten"
    ARCHIVE = "Archiv"
    OTHERS = "Dateien für andere"
    SEARCH = "Suche"
    PICTURES = "Bilder"
    REST = "Gestaltung und Skripte"


_FOLDERS = {"pagefind": Kind.SEARCH, "archiv": Kind.ARCHIVE}
_LIVE = {"archiv/index.html"}
"""The list of all snapshots is a page of today."""
_PICTURES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"})
_REST = frozenset({".css", ".js", ".map", ".wasm", ".woff2", ".txt"})
_BESIDE_PAGES = ("assets", "bearbeiten")
"""Folders that hold what pages need, whatever it is called."""


@dataclass(slots=True)
class Weight:
    """Files, pages among them, and bytes of each kind."""

    files: Counter[Kind] = field(default_factory=Counter)
    pages: Counter[Kind] = field(default_factory=Counter)
    size: Counter[Kind] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All bytes. A file that has two names counts twice: so does it for a host."""
        return self.size.total()


def weigh(site: Path) -> Weight:
    """Weigh the folder of a site; what is not to be read is not counted. An empty weight where there is none."""
    found = Weight()
    for path, size in _files(site):
        kind = kind_of(path)
        found.files[kind] += 1
        found.pages[kind] += path.endswith(".html")
        found.size[kind] += size
    return found


def kind_of(path: str) -> Kind:
    """The kind of a file by its path below the site."""
    folder, suffix = path.partition("/")[0], PurePosixPath(path).suffix.lower()
    if folder in _FOLDERS and path not in _LIVE:
        return _FOLDERS[folder]
    if suffix == ".html":
        return Kind.PAGES
    if suffix in _PICTURES:
        return Kind.PICTURES
    return Kind.REST if folder in _BESIDE_PAGES or suffix in _REST else Kind.OTHERS


def _files(site: Path) -> Iterator[tuple[str, int]]:
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            try:
                yield path.relative_to(site).as_posix(), path.lstat().st_size
            except OSError:
                continue
