"""What is measured for a town of one size, again and again in turn, so that a busy machine slows both sides alike."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .measuring import ROOT, Cost, build, job

POTS = 100
"""Programmes of the town whose verdicts are measured; the other one has as many as Musterstadt."""

CHECK, PARSE = "Prüfen", "Front Matter nur zerlegen"
FIGURES, WRITING = "Zahlen berechnen", "Zahlen als JSON schreiben"
OURS, PLAIN, EDITED = "Bauen", "Bauen mit schlichtem Material", "Bauen nach einer Änderung"
CHECK_MANY, VERDICTS = f"Prüfen mit {POTS} Programmen", f"Förderung beurteilen mit {POTS} Programmen"
PUBLISHING, PUBLISHING_LATER = "Alles veröffentlichen", "Dasselbe nach den Seiten"
SEARCHING = "Suchindex schreiben"
SNAPSHOTS = 10
ARCHIVED, ARCHIVED_FIRST = (
    f"Bauen mit {SNAPSHOTS} Schnappschüssen",
    f"Dasselbe zum ersten Mal ({SNAPSHOTS} Schnappschüsse)",
)
OUR_SITE, PLAIN_SITE = "site", "plain-site"


@dataclass
class Series:
    """The costs of every task for towns of one size, in the order of the runs; `pages` is how many HTML files its site has."""

    size: int
    pages: int = 0
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def add(self, measured: Iterable[tuple[str, Cost]]) -> None:
        """Keep what one run of some tasks cost."""
        for task, cost in measured:
            self.costs.setdefault(task, []).append(cost)


def measure(size: int, runs: int, folder: Path, *, in_full: bool) -> Series:
    """Make a town of `size` measures in `folder` and measure every task `runs` times.

    `in_full` also judges 100 programmes, builds the same pages with plain Material, ours beside an archive, and once more after
    an edit: for thousands of measures that would take many minutes.
    """
    town, crowded, twin, frozen = folder / "town", folder / "crowded", folder / "plain", folder / "frozen"
    job("town", town, str(size), "0")
    if in_full:
        job("town", crowded, str(size), str(POTS))
        job("plain", town, twin)
        job("town", frozen / "town", str(size), "0")
        job("freeze", frozen / "town", frozen / "archive", str(SNAPSHOTS))
    series = Series(size)
    for _ in range(runs):
        shutil.rmtree(folder / OUR_SITE, ignore_errors=True)  # every run is cold
        series.add(_reading(town))
        series.add(_building(folder, town))
        series.pages = sum(1 for _ in (folder / OUR_SITE).rglob("*.html"))
        if in_full:
            series.add(_judging(crowded))
            series.add(_comparing(folder, twin))
            series.add(_archiving(frozen))
    if in_full:
        series.add(_rebuilding(folder, town))  # once is enough: MkDocs builds everything anew
    return series


def _reading(town: Path) -> Iterator[tuple[str, Cost]]:
    yield CHECK, job("check", town)
    yield PARSE, job("parse", town)
    yield FIGURES, job("numbers", town)
    yield WRITING, job("writing", town)
    yield PUBLISHING, job("publishing", town)
    yield PUBLISHING_LATER, job("publishing_later", town)


def _judging(crowded: Path) -> Iterator[tuple[str, Cost]]:
    yield CHECK_MANY, job("check", crowded)
    yield VERDICTS, job("verdicts", crowded)


def _building(folder: Path, town: Path) -> Iterator[tuple[str, Cost]]:
    yield OURS, build(ROOT / "mkdocs.yml", folder / OUR_SITE, town)
    yield SEARCHING, job("searching", folder / OUR_SITE, town)


def _comparing(folder: Path, twin: Path) -> Iterator[tuple[str, Cost]]:
    yield PLAIN, build(twin / "mkdocs.yml", folder / PLAIN_SITE)
    shutil.rmtree(folder / PLAIN_SITE)


def _archiving(frozen: Path) -> Iterator[tuple[str, Cost]]:
    """A town with an archive beside it: with an empty cache, then again as every build after that."""
    shutil.rmtree(frozen / ".cache", ignore_errors=True)
    shutil.rmtree(frozen / OUR_SITE, ignore_errors=True)
    for task in (ARCHIVED_FIRST, ARCHIVED):
        yield task, build(ROOT / "mkdocs.yml", frozen / OUR_SITE, frozen / "town")


def _rebuilding(folder: Path, town: Path) -> Iterator[tuple[str, Cost]]:
    edited = min(town.glob("intern/*.md"))
    edited.write_text(edited.read_text("utf-8") + "\nNoch ein Satz.\n", "utf-8")
    yield EDITED, build(ROOT / "mkdocs.yml", folder / OUR_SITE, town)
