"""Rules: ids are unique over all folders, old ids included (D108, D109)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ..values import Unreadable
from ..values.ids import parse_new_id
from .finding import Facts, Finding


def id_is_unique(facts: Facts) -> Iterator[Finding]:
    """An id stands for one file only, whatever its folder."""
    paths: dict[str, list[str]] = {}
    for entity in facts.entities:
        paths.setdefault(entity.id, []).append(entity.path)
    for same in paths.values():
        for path in same if len(same) > 1 else ():
            others = ", ".join(other for other in same if other != path)
            yield Finding(path, "D108", (), f"So heißt auch {others}.", "Eine der Dateien umbenennen.")


def former_id_is_free(facts: Facts) -> Iterator[Finding]:
    """An old id is neither the id of a file nor the old id of another, and not reserved."""
    taken = dict.fromkeys(chain(facts.measure_ids, facts.programme_ids), "zu einer Datei, die so heißt")
    for entity in facts.entities:
        for i, id_ in enumerate(entity.former_ids):
            loc = ("ehemals", i)
            if id_ in taken:
                detail = (
                    f"„{id_}“ heißt diese Datei noch heute."
                    if id_ == entity.id
                    else f"„{id_}“ gehört schon {taken[id_]}."
                )
                yield Finding(entity.path, "D109", loc, detail, "Die Kennung hier streichen.")
            taken.setdefault(id_, f"zu {entity.path}")
            try:
                parse_new_id(id_)
            except Unreadable as error:
                yield Finding(entity.path, error.code, loc, error.detail, error.hint)


RULES = (id_is_unique, former_id_is_free)
