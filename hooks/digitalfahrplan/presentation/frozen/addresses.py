"""The addresses of the archive. They stand in council papers: none of them ever changes."""

from __future__ import annotations

from ...archive.snapshot import Snapshot

ARCHIVE = "archiv/"
CHAIN_FILE = "archiv/KETTE.txt"
STYLESHEET = "archiv/papier.css"


def overview_address(name: str) -> str:
    """The overview of a snapshot, by its name `2026/2026-01-29`."""
    return f"archiv/{name}/"


def frozen_address(name: str, id_: str) -> str:
    """A measure or programme as it was."""
    return f"archiv/{name}/{id_}/"


def tables_address(name: str) -> str:
    """The folder of a snapshot's tables; no measure may be called `daten`."""
    return f"archiv/{name}/daten/"


def year_address(year: int) -> str:
    """What the archive says of a budget year."""
    return f"archiv/{year}/"


def comparison_address(older: Snapshot, newer: Snapshot) -> str:
    """Two snapshots side by side."""
    return f"archiv/vergleich/{older.name}/{newer.name}/"
