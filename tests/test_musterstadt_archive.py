"""The archive of the example town: intact, over two budget years, and with something of everything to read in its comparisons."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from digitalfahrplan.archive.reading import load_edition
from digitalfahrplan.archive.snapshot import FIGURES, read_snapshots
from digitalfahrplan.archive.verify import verify
from digitalfahrplan.report import compare

ARCHIVE = Path(__file__).parent.parent / "archive"


def test_it_is_as_it_was_frozen() -> None:
    assert verify(ARCHIVE) == []


def test_three_snapshots_over_two_budget_years_really_differ() -> None:
    snapshots = read_snapshots(ARCHIVE)
    assert [snapshot.year for snapshot in snapshots] == [2026, 2026, 2027]
    editions = [load_edition(snapshot.folder / FIGURES) for snapshot in snapshots]
    changes = [compare(before, after) for before, after in pairwise(editions)]
    assert not any(change.is_empty for change in changes)
    for kind in ("new", "moved", "dearer", "dropped", "finished"):
        assert any(getattr(change, kind) for change in changes), kind
