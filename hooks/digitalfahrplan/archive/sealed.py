"""The figures of a snapshot as they were frozen: the manifest vouches for them, the seal for the manifest, the chain for the seal."""

from __future__ import annotations

import io
from pathlib import Path

from .bag import MANIFEST, SEAL
from .files import read_small, sha256_of
from .manifest import rows
from .reading import LARGEST
from .snapshot import FIGURES, Snapshot

_LONGEST_LIST = 32_000_000  # bytes


class NotAsFrozenError(ValueError):
    """A snapshot is not what was frozen; the message is a German sentence."""


def sealed_figures(snapshot: Snapshot) -> bytes:
    """The bytes of `roadmap.json`. A snapshot that the chain does not name has only its own lists to vouch for it.

    Raises `NotAsFrozenError`, or `OSError` when a file is missing or is none.
    """
    folder = snapshot.folder
    if snapshot.line and sha256_of(folder / SEAL) != snapshot.seal:
        raise NotAsFrozenError("Das Siegel der Fassung ist nicht das, das in der Kette steht.")
    if sha256_of(folder / MANIFEST) != _listed(folder / SEAL, MANIFEST):
        raise NotAsFrozenError("Die Liste der Prüfsummen ist nicht die, die eingefroren wurde.")
    if sha256_of(folder / FIGURES) != _listed(folder / MANIFEST, FIGURES):
        raise NotAsFrozenError("Die Angaben sind nicht die, die eingefroren wurden.")
    return read_small(folder / FIGURES, LARGEST)


def _listed(manifest: Path, path: str) -> str | None:
    """The sha256 that a manifest tells of a path; None if it does not name it."""
    lines = io.BytesIO(read_small(manifest, _LONGEST_LIST))
    return next((row.sha256 for row in rows(lines) if row.path == path), None)
