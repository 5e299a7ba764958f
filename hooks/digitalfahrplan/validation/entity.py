"""One document: its entity, its problems, and the places that are known to be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from ..model import Measure, Origin, Part, Programme
from ..model.describe import fields_of
from ..problems import Problem
from ..source import Document, Loc
from ..source.bare import other_reading
from ..source.tree import Tree
from .salvage import salvage
from .sentences import missing, nearest_key, sentence, unknown_key
from .shape import is_part, type_at

Entity = TypeVar("Entity", bound=Part)
# What else a file in the wrong folder can be: its model, what it is called, and where it belongs.
_OTHERS: dict[type[Part], tuple[type[Part], str, str]] = {
    Measure: (Programme, "eines Förderprogramms", "foerderung"),
    Programme: (Measure, "einer Maßnahme", "intern, buerger oder schule"),
}


@dataclass(frozen=True)
class Checked(Generic[Entity]):
    """The outcome of one document. `entity` is None when nothing could be saved; `wrong` are the places already reported."""

    document: Document
    entity: Entity | None
    wrong: frozenset[Loc]
    problems: tuple[Problem, ...]

    def covers(self, loc: Loc) -> bool:
        """Whether a place, something in it or something around it is known to be wrong already."""
        return loc in self._around or any(loc[:end] in self.wrong for end in range(1, len(loc) + 1))

    @cached_property
    def _around(self) -> frozenset[Loc]:
        """Every place that holds a wrong one, the file itself left out."""
        return frozenset(wrong[:end] for wrong in self.wrong for end in range(1, len(wrong)))


def validate(document: Document, model: type[Entity]) -> Checked[Entity]:
    """The entity of a document and every problem of its fields, in German. Raises nothing."""
    tree = document.tree
    if tree is None or tree.data is None:
        return Checked(document, None, frozenset(), ())
    found: dict[Loc, Problem] = {}
    for loc, problem in (
        *_bare(document, model, tree),
        *_empty(document, model, tree),
        *_unquoted(document, tree.data),
    ):
        found.setdefault(loc, problem)
    origin = Origin(document.path, document.folder, document.id, document.body)
    entity: Entity | None
    try:
        entity = model.model_validate(tree.data, context=origin)
    except ValidationError as error:
        for loc, problem in _errors(document, model, tree, error):
            found.setdefault(loc, problem)
        entity = salvage(tree.data, model, origin)
    silent = tree.spoilt.union(_explained(document, model, tree, found))
    told = tuple(problem for loc, problem in found.items() if loc not in silent)
    if found and (misplaced := _misplaced(document, model, tree.data)):
        told = (misplaced, *(problem for problem in told if problem.code not in ("C101", "C102")))
    return Checked(document, entity, frozenset(found) | tree.spoilt, told)


def _misplaced(document: Document, model: type[Part], data: dict[str, Any]) -> Problem | None:
    """A programme among the measures, or a measure among the programmes: all that is required there is said, not what is here."""
    other, what, folder = _OTHERS.get(model, (model, "", ""))
    if data.keys() >= _required(model) or not data.keys() >= _required(other):
        return None
    hint = f"Die Datei in den Ordner {folder} verschieben."
    return Problem(document.path, 1, 1, "A101", f"Das sind die Angaben {what}.", hint, 3, document.line(1))


def _required(model: type[Part]) -> frozenset[str]:
    return frozenset(key for key, field in fields_of(model).items() if field.is_required())


def _errors(document: Document, model: type[Part], tree: Tree, error: ValidationError) -> Iterator[tuple[Loc, Problem]]:
    empty = frozenset(tree.empty)
    for wrong in error.errors(include_url=False):
        loc: Loc = wrong["loc"]
        is_key = loc[-1:] == ("[key]",)
        loc = loc[:-1] if is_key else loc
        if wrong["type"] == "missing":
            yield loc, _missing(document, model, loc, is_empty=loc in empty)
            continue
        code, detail, hint = sentence(model, loc, wrong)
        yield loc, document.problem(code, loc, detail, hint, key=is_key or wrong["type"] == "extra_forbidden")


def _missing(document: Document, model: type[Part], loc: Loc, *, is_empty: bool) -> Problem:
    """A required key that is not there is missed at what should hold it, one without a value where it stands."""
    code, detail, hint = missing(model, loc, is_empty=is_empty)
    return document.problem(code, loc if is_empty else loc[:-1], detail, hint, key=True)


def _explained(document: Document, model: type[Part], tree: Tree, found: Mapping[Loc, Problem]) -> Iterator[Loc]:
    """What is missing only because its key is nearly right, or because its value became a comment: both are told anyway."""
    comments = {problem.line for problem in document.problems if problem.code == "A117"}
    meant = {(*loc[:-1], nearest_key(model, loc)) for loc, problem in found.items() if problem.code == "C102"}
    for loc, problem in found.items():
        if problem.code == "C101" and (problem.line in comments if loc in tree.empty else loc in meant):
            yield loc


def _bare(document: Document, model: type[Part], tree: Tree) -> Iterator[tuple[Loc, Problem]]:
    """Unquoted texts that programs read differently; types that are no text have read them already, or will complain."""
    for loc, text in tree.bare.items():
        if type_at(model, loc) is str:
            detail = f"Andere Programme lesen hier {other_reading(text)}."
            yield (
                loc,
                document.problem(
                    "B101", loc, detail, f'"{text}" in Anführungszeichen schreiben oder die Angabe löschen.'
                ),
            )


def _empty(document: Document, model: type[Part], tree: Tree) -> Iterator[tuple[Loc, Problem]]:
    """Unknown keys are errors even when empty."""
    for loc in tree.empty:
        parent: Any = type_at(model, loc[:-1])
        if is_part(parent) and str(loc[-1]) not in fields_of(parent):
            code, detail, hint = unknown_key(model, loc)
            yield loc, document.problem(code, loc, detail, hint, key=True)


def _unquoted(document: Document, data: dict[str, Any]) -> Iterator[tuple[Loc, Problem]]:
    """LeiKa and OZG keys are always quoted (format.md, reading rules)."""
    rows = data.get("leistungen")
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        for key in ("leika", "ozg"):
            given = row.get(key) if isinstance(row, dict) else None
            loc: Loc = ("leistungen", index, key)
            # A look at the text spares most files the search for the place.
            if (
                isinstance(given, str)
                and re.search(rf"{key}[\"']?:\s*{re.escape(given[:1])}", document.text)
                and document.is_plain(loc)
            ):
                detail = "Ohne Anführungszeichen gehen Ziffern verloren."
                yield loc, document.problem("B121", loc, detail, f'"{given}" schreiben.')
