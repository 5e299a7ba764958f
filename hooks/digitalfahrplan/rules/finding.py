"""What a rule works on and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..model import Area, Entity, Measure, Programme, Town
from ..values.ids import MAX_LENGTH

Loc = tuple[str | int, ...]
_FEW = 15


class Finding(NamedTuple):
    """A problem of one file, named by its path, at one place of its front matter; `key` marks the key there.

    `besides` are places that it also rests on: where one of them is known to be wrong already, it is not told.
    """

    path: str
    code: str
    loc: Loc
    detail: str
    hint: str
    key: bool = False
    besides: tuple[Loc, ...] = ()


@dataclass(frozen=True)
class Facts:
    """All entities, as far as they could be read; `today` is passed in, never read from a clock.

    `measure_ids` and `programme_ids` also hold the ids of files that could not be read: a reference to one is right.
    `unsure` are the keys of kommune.yml whose entries could not all be read: a reference to one of them may be right.
    """

    town: Town | None
    town_path: str
    measures: tuple[Measure, ...]
    programmes: tuple[Programme, ...]
    measure_ids: frozenset[str]
    programme_ids: frozenset[str]
    today: date
    unsure: frozenset[str] = frozenset()

    def knows(self, key: str) -> bool:
        """Whether all entries of a list of kommune.yml are known, so that a missing one is really missing."""
        return self.town is not None and key not in self.unsure

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Measures and programmes."""
        return (*self.measures, *self.programmes)

    @cached_property
    def unit_ids(self) -> frozenset[str]:
        """The ids of all organisation units."""
        return frozenset(unit.id for unit in self.town.units) if self.town else frozenset()

    @cached_property
    def areas(self) -> Mapping[str, Area]:
        """The area of every field of action, by its id."""
        return {field.id: field.area for field in self.town.fields} if self.town else {}

    @cached_property
    def place_ids(self) -> frozenset[str]:
        """The ids of all places."""
        return frozenset(place.id for place in self.town.places) if self.town else frozenset()

    @cached_property
    def criterion_ids(self) -> frozenset[str]:
        """The ids of all criteria."""
        return (
            frozenset(item.id for item in self.town.criteria.items) if self.town and self.town.criteria else frozenset()
        )

    @cached_property
    def category_ids(self) -> frozenset[str]:
        """The ids of all categories of procurement."""
        return frozenset(category.id for category in self.town.categories) if self.town else frozenset()


MeasureRule = Callable[[Measure, Facts], Iterator[Finding]]
Rule = Callable[[Facts], Iterator[Finding]]


def each_measure(rule: MeasureRule) -> Rule:
    """A rule of one measure as a rule of all."""

    def of_all(facts: Facts) -> Iterator[Finding]:
        for measure in facts.measures:
            yield from rule(measure, facts)

    of_all.__doc__, of_all.__name__ = rule.__doc__, rule.__name__
    return of_all


@lru_cache(maxsize=1024)
def nearest(word: str, known: frozenset[str]) -> str:
    """The way out when a reference leads nowhere: the nearest known id, or where to look."""
    near = get_close_matches(word[:MAX_LENGTH].lower(), sorted(known), n=1, cutoff=0.5)
    if near:
        return f"Meinten Sie „{near[0]}“?"
    if len(known) > _FEW:
        return "Die möglichen Kennungen stehen unter „Mitmachen“, „Felder“."
    return (
        f"Möglich sind: {', '.join(sorted(known))}."
        if known
        else "Die Angabe weglassen; bisher ist dafür nichts angelegt."
    )
