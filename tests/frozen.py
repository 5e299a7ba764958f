"""A town with three snapshots over two budget years that differ, and the pages of one made from data in memory."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from digitalfahrplan.archive.snapshot import Snapshot, read_snapshots
from digitalfahrplan.presentation.blocks.archive import all_snapshots, for_the_minutes
from digitalfahrplan.presentation.frozen.addresses import ARCHIVE
from digitalfahrplan.presentation.frozen.frozen import Frozen, Place
from digitalfahrplan.presentation.frozen.pages import pages_of_frozen
from digitalfahrplan.presentation.links import Links
from digitalfahrplan.presentation.view import View
from tests.archive import freeze
from tests.site.filling import front_matter, measure, write
from tests.site.plans import plan_of
from tests.site.towns import full, tiny

NAMES = ("2026/2026-11-23", "2027/2026-12-10", "2027/2027-02-01")
OCCASIONS = ("Halbjahresbericht", "Haushaltsbeschluss", "Berichtigung")
BODY = """
Siehe [Grundlage](grundlage.md) und [früher](alt-intern-idee.md), nicht [nirgends](gibt-es-nicht.md).

![Der <b>Plan</b> "oben"](../../docs/bilder/plan.png) <img alt="<script>alert(1)</script>">

## Tabelle

| Netz | Zugang |
|---|---|
| Gäste | Kennung |
"""
RENAMED, BECAME = "buerger-idee", "buerger-vorhaben"


def words(place: str) -> str:
    """What stands at a place of the files."""
    return f"Wort {place}"


def town(folder: Path) -> Path:
    """The content of the first snapshot."""
    return write(folder / "measures", full(words, (BODY, "")))


def change(folder: Path, step: int) -> None:
    """What happens before the second snapshot (dearer, later), and before the third (a measure is called otherwise)."""
    measures = folder / "measures"
    if step == 1:
        costs = [{"jahr": "2027", "art": "investiv", "ansatz": "123456"}]
        raw = measure("schule", words, "laufend", kosten=costs, ehemals=["alt-schule-laufend"])
        (measures / "schule/schule-laufend.md").write_text(front_matter(raw), "utf-8")
    if step == 2:
        (measures / f"buerger/{RENAMED}.md").rename(measures / f"buerger/{BECAME}.md")
        raw = measure("buerger", words, "idee", ehemals=[RENAMED, f"alt-{RENAMED}"])
        (measures / f"buerger/{BECAME}.md").write_text(front_matter(raw), "utf-8")


def snapshots(folder: Path) -> Path:
    """The archive of three snapshots, beside the content of the last one."""
    town(folder)
    for step, (name, occasion) in enumerate(zip(NAMES, OCCASIONS, strict=True)):
        change(folder, step)
        assert freeze(folder, *name.split("/"), occasion=occasion) == 0
    return folder / "archive"


def copied(archive: Path, folder: Path) -> Path:
    """The same archive somewhere else, to be spoilt, with times of its own."""
    return Path(shutil.copytree(archive, folder / "archive"))


def list_of_all(archive: Path) -> str:
    """What `/archiv/` says of the snapshots, in a frame that any theme may have."""
    view, links = View(plan_of(tiny()), snapshots=read_snapshots(archive)), Links(ARCHIVE)
    return f"<main>{all_snapshots(view, links)}{for_the_minutes(view, links)}</main>"


@cache
def snapshot() -> Snapshot:
    """A snapshot that no disk has seen."""
    some = frozenset({"eins"})
    return Snapshot(2026, date(2026, 1, 29), Path("x"), "Haushaltsbeschluss", "", "a" * 64, "b" * 64, some, frozenset())


def frozen(data: Mapping[str, Any] | None, damage: str = "") -> Frozen:
    """A snapshot with these data."""
    return Frozen(snapshot(), Place(1, {}, {}), data, damage)


def pages(data: Mapping[str, Any]) -> dict[str, str]:
    """Its pages by their address."""
    return dict(pages_of_frozen(frozen(data)))
