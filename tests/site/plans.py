"""Plans in memory, from files that no disk has seen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import TypeVar

from digitalfahrplan.model import Measure, Programme, Town
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.view import View
from digitalfahrplan.source import PROGRAMMES, Document
from digitalfahrplan.validation import validate

Kind = TypeVar("Kind", Town, Measure, Programme)

TODAY = date(2026, 11, 23)
DOCS = frozenset({"index.md", "roadmap.md", "massnahmen/index.md", "bilder/plan.png", "bilder/ä b#1.png"})


def plan_of(files: Mapping[str, str]) -> Plan:
    """The plan of valid files by their paths in the content folder. Rules across files are not asked."""
    entities = {path: _entity(path, text) for path, text in sorted(files.items())}
    measures = tuple(entity for entity in entities.values() if isinstance(entity, Measure))
    programmes = tuple(entity for entity in entities.values() if isinstance(entity, Programme))
    town = entities["kommune.yml"]
    assert isinstance(town, Town)
    return Plan(town, measures, programmes, TODAY)


def _entity(path: str, text: str) -> Town | Measure | Programme:
    place = PurePosixPath(path)
    folder = "" if path == "kommune.yml" else place.parent.name
    document = Document(f"measures/{path}", folder, place.stem, text.encode())
    if folder == PROGRAMMES:
        return _valid(document, Programme)
    return _valid(document, Measure) if folder else _valid(document, Town)


def _valid(document: Document, kind: type[Kind]) -> Kind:
    checked = validate(document, kind)
    assert checked.entity is not None, checked.problems
    assert not document.problems, document.problems
    assert not checked.problems, checked.problems
    return checked.entity


def view_of(files: Mapping[str, str]) -> View:
    """The view of valid files, with a docs folder of a few pages and pictures."""
    return View(plan_of(files), files=DOCS)
