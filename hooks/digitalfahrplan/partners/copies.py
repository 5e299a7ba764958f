"""The copies `measures/partner/<ags>.json`: the build reads them and nothing else of other towns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model import Town
from ..model.town_parts import PartnerTown
from ..problems import Problem
from ..source.folder import shown_path
from .reading import MAX_BYTES, Unusable, read_roadmap
from .roadmap import Roadmap

_HINT = "Die Kopie neu holen: digitalfahrplan partner update. Oder die Datei löschen."


def read_copies(paths: Iterable[Path], town: Town) -> tuple[tuple[Roadmap, ...], list[Problem]]:
    """The usable copies in the order of their keys, and what is wrong with the others. A bad one never breaks the rest."""
    partners = {partner.ags: partner for partner in town.partners}
    read = list(_read(paths, partners))
    roadmaps = [found for found in read if isinstance(found, Roadmap)]
    return (
        tuple(sorted(roadmaps, key=lambda roadmap: roadmap.ags)),
        [found for found in read if isinstance(found, Problem)],
    )


def _read(paths: Iterable[Path], partners: dict[str, PartnerTown]) -> Iterator[Roadmap | Problem]:
    for path in paths:
        partner = partners.get(path.stem)
        yield read_copy(path, partner) if partner else _stranger(path)


def read_copy(path: Path, partner: PartnerTown) -> Roadmap | Problem:
    """The copy of a partner's roadmap, or what is wrong with it."""
    try:
        with path.open("rb") as file:
            return read_roadmap(file.read(MAX_BYTES + 1), partner)
    except OSError:
        return Problem(shown_path(path), 1, 1, "A123", "Das Betriebssystem gibt nichts heraus.", "Die Rechte prüfen.")
    except Unusable as flaw:
        return Problem(shown_path(path), flaw.line, flaw.column, "A123", flaw.detail, _HINT)


def _stranger(path: Path) -> Problem:
    detail = f"In kommune.yml steht kein Partner mit dem Schlüssel {path.stem}."
    return Problem(shown_path(path), 1, 1, "A124", detail, "Unter partner ergänzen, oder die Datei löschen.")
