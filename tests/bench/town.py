"""A town of any size, made of Musterstadt's own files: the same bytes on every machine, valid, nothing to complain about.

Every file is repeated in generations. A copy has its own id and title and points to its own generation; its points, amounts
and years differ, so that ranks, budgets and roadmaps have something to do.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import yaml

AREAS = ("intern", "buerger", "schule")
PROGRAMMES = "foerderung"
TODAY = date(2026, 11, 23)
"""The day on which the towns are looked at: on another one, something in them would be out of date."""

_TITLE = re.compile(r'^titel: (?:".*(?=")|.*)', re.MULTILINE)
_STAND = re.compile(r"^stand: .*", re.MULTILINE)
_LIST = r":(?: \[.*\]|(?:\n +- .*)+)"  # in brackets or with dashes
_PREREQUISITES = re.compile(rf"(?<=^voraussetzungen){_LIST}", re.MULTILINE)
_FORMER = re.compile(rf"(?<=^ehemals){_LIST}", re.MULTILINE)
_ITEM = re.compile(r"[a-z][a-z0-9-]*")
_PROGRAMME = re.compile(r"(?<=programm: )[a-z0-9-]+")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
_LATER_YEAR = re.compile(r"(?<![\d/-])20(?:2[89]|3\d)(?!\d)")

Vary = Callable[[str, int], str]


@dataclass(frozen=True)
class Family:
    """The originals of one kind of file, and how many files are made of them."""

    originals: Sequence[Path]
    count: int

    def generation(self, number: int) -> int:
        """The generation of the file of this number, from 0; the first is the originals as they are."""
        return number // len(self.originals)

    def name(self, id_: str, generation: int) -> str:
        """The id of an original in a generation; where that one ends before it, in the generation before."""
        place = [path.stem for path in self.originals].index(id_)
        if place + generation * len(self.originals) >= self.count:
            generation -= 1
        return _numbered(id_, generation)


def write_town(source: Path, target: Path, size: int, programmes_at_least: int = 0) -> None:
    """Write a content folder of `size` measures, varied from those of `source`, with its programmes or more of them.

    Raises `ValueError` where `source` has more measures than that: what refers to the others would lead nowhere.
    """
    measures = Family(_originals(source, *AREAS), size)
    pots = _originals(source, PROGRAMMES)
    programmes = Family(pots, max(programmes_at_least, len(pots)))
    if size < len(measures.originals):
        raise ValueError(f"Eine Stadt hat hier mindestens {len(measures.originals)} Maßnahmen.")
    target.mkdir(parents=True)
    shutil.copy(source / "kommune.yml", target)
    points = _points(source / "kommune.yml")
    _write(measures, target, lambda header, number: _measure(header, number, measures, programmes, points))
    _write(programmes, target, lambda header, number: header)


def _originals(source: Path, *folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((source / folder).glob("[!_]*.md"))]


def _points(town_file: Path) -> re.Pattern[str]:
    """How many points a criterion of the town gets."""
    town = yaml.load(town_file.read_text("utf-8"), yaml.CSafeLoader)
    return re.compile(rf"(\b(?:{'|'.join(row['id'] for row in town['kriterien']['liste'])}): )\d+\b")


def _write(family: Family, target: Path, vary: Vary) -> None:
    for number in range(family.count):
        original = family.originals[number % len(family.originals)]
        folder = target / original.parent.name
        folder.mkdir(exist_ok=True)
        generation = family.generation(number)
        path = folder / f"{family.name(original.stem, generation)}.md"
        path.write_text(_copy(original.read_text("utf-8"), number, generation, vary), "utf-8")


def _copy(text: str, number: int, generation: int, vary: Vary) -> str:
    """A file with a fresh `stand`; in a later generation also what must be its own, and what varies."""
    header, rule, body = text.partition("\n---\n")
    header = _STAND.sub(f"stand: {TODAY - timedelta(days=number % 100)}", header)
    if generation == 0:
        return header + rule + body
    header = _TITLE.sub(lambda match: f"{match[0]}, Ausbaustufe {generation + 1}", header, count=1)
    header = _FORMER.sub(lambda ids: _ITEM.sub(lambda id_: _numbered(id_[0], generation), ids[0]), header)
    return f"{vary(header, number)}{rule}{body}\nDies ist die Ausbaustufe {generation + 1}.\n"


def _measure(header: str, number: int, measures: Family, programmes: Family, points: re.Pattern[str]) -> str:
    generation, chance = measures.generation(number), Random(number)
    factor, shift = chance.randint(60, 100), chance.randint(0, 2)
    other = generation % programmes.generation(programmes.count)
    header = _PREREQUISITES.sub(lambda ids: _ITEM.sub(lambda id_: measures.name(id_[0], generation), ids[0]), header)
    header = _PROGRAMME.sub(lambda id_: programmes.name(id_[0], other), header)
    header = points.sub(lambda match: f"{match[1]}{chance.randint(0, 10)}", header)
    header = _THOUSANDS.sub(lambda amount: _scaled(amount[0], factor), header)
    return _LATER_YEAR.sub(lambda year: str(int(year[0]) + shift), header)


def _scaled(amount: str, percent: int) -> str:
    """An amount with dots between its thousands, smaller and in whole tens."""
    return f"{int(amount.replace('.', '')) * percent // 1000 * 10:,}".replace(",", ".")


def _numbered(id_: str, generation: int) -> str:
    return f"{id_}-{generation + 1}" if generation else id_
