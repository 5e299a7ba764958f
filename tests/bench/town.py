"""A town of any size, made of Musterstadt's own files: the same bytes on every machine, valid, nothing to complain about.

Every file is repeated in generations. A copy has its own id and title and points to its own generation; its scores, amounts
and years differ, so that ranks, budgets and roadmaps have something to do.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

AREAS = ("intern", "buerger", "schule")
PROGRAMMES = "foerderung"
COUNT_OF_PROGRAMMES = 100

_TITLE = re.compile(r'^(titel: "?)(.*?)("?)$', re.MULTILINE)
_PREREQUISITES = re.compile(r"(?<=^voraussetzungen:\n)(?: +- [a-z0-9-]+\n)+", re.MULTILINE)
_FORMER = re.compile(r"(?<=^ehemals:\n)(?: +- [a-z0-9-]+\n)+", re.MULTILINE)
_PROGRAMME = re.compile(r"(?<=programm: )[a-z0-9-]+")
_ITEM = re.compile(r"(?<=- )[a-z0-9-]+")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
_LATER_YEAR = re.compile(r"(?<![\d/-])20(?:2[89]|3\d)(?!\d)")


@dataclass(frozen=True)
class Family:
    """The originals of one kind of file and how many files are made of them."""

    originals: Sequence[Path]
    count: int

    def generation(self, number: int) -> int:
        """In which generation the file of this number is; the first is 0."""
        return number // len(self.originals)

    def id(self, original: str, generation: int) -> str:
        """The id of a copy; where its generation ends too early, that of the generation before."""
        place = [path.stem for path in self.originals].index(original)
        if generation * len(self.originals) + place >= self.count:
            generation -= 1
        return f"{original}-{generation + 1}" if generation else original


def write_town(source: Path, target: Path, size: int) -> None:
    """Write a content folder of `size` measures and 100 programmes, varied from `source`.

    Raises `ValueError` where there are more originals than measures are wanted: some reference would lead nowhere.
    """
    measures = Family(_originals(source, AREAS), size)
    programmes = Family(_originals(source, (PROGRAMMES,)), COUNT_OF_PROGRAMMES)
    if size < len(measures.originals):
        raise ValueError(f"Mindestens {len(measures.originals)} Maßnahmen.")
    target.mkdir(parents=True)
    shutil.copy(source / "kommune.yml", target)
    criteria = _criteria(source / "kommune.yml")
    _write(measures, target, lambda text, number: _measure(text, number, measures, programmes, criteria))
    _write(programmes, target, lambda text, number: _copy(text, programmes.generation(number)))


def _originals(source: Path, folders: Sequence[str]) -> list[Path]:
    return [path for folder in folders for path in sorted((source / folder).glob("[!_]*.md"))]


def _criteria(path: Path) -> re.Pattern[str]:
    """The points of every criterion of a town."""
    town = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    ids = "|".join(row["id"] for row in town["kriterien"]["liste"])
    return re.compile(rf"(?<=\b(?:{ids}): )\d+\b") if False else re.compile(rf"\b({ids}): (\d+)\b")


def _write(family: Family, target: Path, vary: Callable[[str, int], str]) -> None:
    for number in range(family.count):
        original = family.originals[number % len(family.originals)]
        folder = target / original.parent.name
        folder.mkdir(exist_ok=True)
        name = family.id(original.stem, family.generation(number))
        (folder / f"{name}.md").write_text(vary(original.read_text("utf-8"), number), "utf-8")


def _measure(text: str, number: int, measures: Family, programmes: Family, criteria: re.Pattern[str]) -> str:
    generation = measures.generation(number)
    header, rule, body = text.partition("\n---\n")
    header = _varied(_copy(header + "\n", generation).removesuffix("\n"), Random(number), criteria) if generation else header
    return header + rule + body
