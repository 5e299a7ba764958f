"""Views of all kinds of towns, for what is published for other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from digitalfahrplan.archive.snapshot import archive_beside, read_snapshots
from digitalfahrplan.plan import load
from digitalfahrplan.presentation.view import View
from tests.conftest import TODAY
from tests.site.hostile import Enemy
from tests.site.plans import view_of
from tests.site.towns import empty, full, hostile, tiny

ROOT = "https://fahrplan.example/digital/"
MUSTERSTADT = Path(__file__).parent.parent / "measures"


def view_of_folder(content: Path, root: str = ROOT) -> View:
    """A content folder with the archive beside it."""
    plan = load(content, TODAY).plan
    assert plan is not None
    return View(plan, root=root, snapshots=read_snapshots(archive_beside(content)))


@cache
def musterstadt(root: str = ROOT) -> View:
    """The example of the repository."""
    return view_of_folder(MUSTERSTADT, root)


TOWNS: dict[str, Callable[[], View]] = {
    "musterstadt": musterstadt,
    "wirklich": cache(lambda: view_of_folder(MUSTERSTADT.parent / "tests" / "towns" / "wirklich")),
    "vollstaendig": cache(lambda: replace(view_of(full(lambda place: place)), root=ROOT)),
    "feindlich": cache(lambda: replace(view_of(hostile(Enemy())), root=ROOT)),
    "leer": cache(lambda: replace(view_of(empty()), root=ROOT)),
    "winzig": cache(lambda: replace(view_of(tiny()), root=ROOT)),
}
