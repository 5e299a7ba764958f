"""What is measured for a town of one size, again and again in turn, so that a busy machine slows both sides alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .measuring import ROOT, Cost, build, job

CHECK, PARSE, FIGURES = "Prüfen", "Front Matter nur zerlegen", "Zahlen berechnen"
OURS, PLAIN, EDITED = "Bauen", "Bauen mit schlichtem Material", "Bauen nach einer Änderung"


@dataclass
class Series:
    """The costs of every task for towns of one size, in the order of the runs."""

    size: int
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def add(self, task: str, cost: Cost) -> None:
        """Keep what one run of a task cost."""
        self.costs.setdefault(task, []).append(cost)


def measure(size: int, runs: int, folder: Path) -> Series:
    """Make a town of `size` measures in `folder` and measure every task `runs` times."""
    town, twin = folder / "town", folder / "plain"
    job("town", town, str(size))
    job("plain", town, twin)
    series = Series(size)
    for _ in range(runs):
        for task, cost in (*_reading(town), *_building(folder, town, twin)):
            series.add(task, cost)
    return series


def _reading(town: Path) -> Iterator[tuple[str, Cost]]:
    yield CHECK, job("check", town)
    yield PARSE, job("parse", town)
    yield FIGURES, job("numbers", town)


def _building(folder: Path, town: Path, twin: Path) -> Iterator[tuple[str, Cost]]:
    ours, theirs = folder / "site", folder / "plain-site"
    yield OURS, build(ROOT / "mkdocs.yml", ours, town)
    yield PLAIN, build(twin / "mkdocs.yml", theirs)
    edited = min(town.glob("intern/*.md"))
    edited.write_text(edited.read_text("utf-8") + "\nNoch ein Satz.\n", "utf-8")
    yield EDITED, build(ROOT / "mkdocs.yml", ours, town)
    for site in (ours, theirs):
        shutil.rmtree(site)  # the next run is cold again
