"""What is measured for a town of one size, again and again in turn, so that a busy machine slows both sides alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .measuring import ROOT, Cost, build, job

CHECK, PARSE, FIGURES = "Prüfen", "Front Matter nur zerlegen", "Zahlen berechnen"
OURS, PLAIN, EDITED = "Bauen", "Bauen mit schlichtem Material", "Bauen nach einer Änderung"
OUR_SITE, PLAIN_SITE = "site", "plain-site"


@dataclass
class Series:
    """The costs of every task for towns of one size, in the order of the runs."""

    size: int
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def add(self, task: str, cost: Cost) -> None:
        """Keep what one run of a task cost."""
        self.costs.setdefault(task, []).append(cost)


def measure(size: int, runs: int, folder: Path, *, with_plain: bool) -> Series:
    """Make a town of `size` measures in `folder` and measure every task `runs` times.

    `with_plain` also builds the same pages with plain Material, and our own once more after an edit: that takes minutes.
    """
    town, twin = folder / "town", folder / "plain"
    job("town", town, str(size))
    if with_plain:
        job("plain", town, twin)
    series = Series(size)
    for _ in range(runs):
        for task, cost in (
            *_reading(town),
            *_building(folder, town),
            *(_comparing(folder, town, twin) if with_plain else ()),
        ):
            series.add(task, cost)
        shutil.rmtree(folder / OUR_SITE)  # the next run is cold again
    return series


def _reading(town: Path) -> Iterator[tuple[str, Cost]]:
    yield CHECK, job("check", town)
    yield PARSE, job("parse", town)
    yield FIGURES, job("numbers", town)


def _building(folder: Path, town: Path) -> Iterator[tuple[str, Cost]]:
    yield OURS, build(ROOT / "mkdocs.yml", folder / OUR_SITE, town)


def _comparing(folder: Path, town: Path, twin: Path) -> Iterator[tuple[str, Cost]]:
    yield PLAIN, build(twin / "mkdocs.yml", folder / PLAIN_SITE)
    shutil.rmtree(folder / PLAIN_SITE)
    edited = min(town.glob("intern/*.md"))
    edited.write_text(edited.read_text("utf-8") + "\nNoch ein Satz.\n", "utf-8")
    yield EDITED, build(ROOT / "mkdocs.yml", folder / OUR_SITE, town)
