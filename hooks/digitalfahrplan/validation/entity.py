"""One document: its entity, its problems, and the places that are known to be wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from ..model import Origin, Part
from ..problems import Problem
from ..source import Document, Loc
from ..source.bare import other_reading
from .salvage import salvage
from .sentences import sentence, unknown_key
from .shape import fields_of, is_part, type_at

Entity = TypeVar("Entity", bound=Part)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Entity]):
    """The outcome of one document. `entity` is None when nothing could be saved; `wrong` are the places already reported."""

    document: Document
    entity: Entity | None
    wrong: frozenset[Loc]
    problems: tuple[Problem, ...]

    def covers(self, loc: Loc) -> bool:
        """Whether a place, something in it or something around it is known to be wrong already."""
        return any(loc[: len(wrong)] == wrong or wrong[: len(loc)] == loc for wrong in self.wrong)


def validate(document: Document, model: type[Entity]) -> Checked[Entity]:
    """The entity of a document and every problem of its fields, in German. Raises nothing."""
    if document.data is None or document.tree is None:
        return Checked(document, None, frozenset(), ())
    found: dict[Loc, Problem] = {}
    for loc, problem in (*_bare(document, model), *_empty(document, model), *_unquoted_keys(document)):
        found.setdefault(loc, problem)
    origin = Origin(document.path, document.folder, document.id, document.body)
    entity: Entity | None
    try:
        entity = model.model_validate(document.data, context=origin)
    except ValidationError as error:
        for loc, problem in _errors(document, model, error):
            found.setdefault(loc, problem)
        entity = salvage(document.data, model, origin)
    return Checked(document, entity, frozenset(found), tuple(found.values()))


def _errors(document: Document, model: type[Part], error: ValidationError) -> Iterator[tuple[Loc, Problem]]:
    for wrong in error.errors(include_url=False):
        loc: Loc = wrong["loc"]
        is_key = loc[-1:] == ("[key]",)
        loc = loc[:-1] if is_key else loc
        code, detail, hint = sentence(model, loc, wrong)
        missing = wrong["type"] == "missing"
        place = loc[:-1] if missing else loc
        yield loc, document.problem(code, place, detail, hint, key=is_key or missing or wrong["type"] == "extra_forbidden")


def _bare(document: Document, model: type[Part]) -> Iterator[tuple[Loc, Problem]]:
    """Unquoted texts that programs read differently; types that are no text have read them already, or will complain."""
    assert document.tree is not None
    for loc, text in document.tree.bare.items():
        if type_at(model, loc) is str:
            detail = f"Andere Programme lesen hier {other_reading(text)}."
            yield loc, document.problem("B101", loc, detail, f'"{text}" in Anführungszeichen schreiben oder die Zeile löschen.')


def _empty(document: Document, model: type[Part]) -> Iterator[tuple[Loc, Problem]]:
    """Unknown keys are errors even when empty."""
    assert document.tree is not None
    for loc in document.tree.empty:
        parent: Any = type_at(model, loc[:-1])
        if is_part(parent) and str(loc[-1]) not in fields_of(parent):
            yield loc, document.problem(*_with_loc(unknown_key(model, loc), loc), key=True)


def _with_loc(told: tuple[str, str, str], loc: Loc) -> tuple[str, Loc, str, str]:
    return told[0], loc, told[1], told[2]


def _unquoted_keys(document: Document) -> Iterator[tuple[Loc, Problem]]:
    """LeiKa and OZG keys are always quoted (format.md, reading rules)."""
    rows = (document.data or {}).get("leistungen")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        for key in ("leika", "ozg"):
            loc: Loc = ("leistungen", index, key)
            if isinstance(row, dict) and isinstance(row.get(key), str) and document.is_plain(loc):
                yield loc, document.problem("B121", loc, "Ohne Anführungszeichen gehen Ziffern verloren.", f'"{row[key]}" schreiben.')
