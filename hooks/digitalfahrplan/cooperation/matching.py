"""What other towns do that resembles ours: Kooperationschancen (planning.md, „Cooperation“)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Area, Measure, Service, Status
from ..partners import Offer, Roadmap
from ..partners import Service as OfferedService
from ..per_plan import once_per_plan
from ..plan import Plan
from .words import as_written, shared, similarity, words

SIMILAR = 60  # percent from which two titles of the same field count as similar
ENOUGH = 5  # matches of one measure with one town: nobody reads more, and no town can fill our page

Key = tuple[str, str]
Field = tuple[Area | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Opportunity:
    """An open measure of ours beside a measure of another town.

    By service: `services` are ours that the other town has too. Else by title: `similarity` in percent, and the `words` of our
    title that the other has too. `together` says that our measure names this town as partner already.
    """

    measure: Measure
    roadmap: Roadmap
    offer: Offer
    services: tuple[Service, ...]
    similarity: int | None
    words: tuple[str, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """What of a measure is compared: the words of its title, its field of action, the keys of its services."""

    words: tuple[str, ...]
    field: Field | None
    keys: frozenset[Key]


@dataclass(slots=True)
class _Offers:
    """The measures of another town, found by service and by field of action."""

    roadmap: Roadmap
    by_key: dict[Key, list[int]] = field(default_factory=dict)
    by_field: dict[Field, list[int]] = field(default_factory=dict)
    sides: dict[int, _Side] = field(default_factory=dict)

    def near(self, ours: _Side) -> list[int]:
        """The offers that share a service or the field with one of our measures."""
        found = {number for key in ours.keys for number in self.by_key.get(key, ())}
        for their_field, numbers in self.by_field.items() if ours.field else ():
            if _same_field(ours.field, their_field):
                found.update(numbers)
        return sorted(found)


@once_per_plan
def opportunities(plan: Plan) -> tuple[Opportunity, ...]:
    """The best pairs, best first: same service before similar title; more services, more similarity; then our id, key, their id.

    For a measure and a town at most `ENOUGH`.
    """
    towns = frozenset(word for name in _town_names(plan) for word in words(name))
    names = {field.id: field.name for field in plan.town.fields}
    ours = [(measure, _side(measure, names.get(measure.field or ""), towns)) for measure in plan.open_measures]
    offers = [_indexed(roadmap, towns) for roadmap in plan.roadmaps]
    found = (
        _match(measure, side, theirs, number)
        for measure, side in ours
        for theirs in offers
        for number in theirs.near(side)
    )
    return tuple(_best(sorted((match for match in found if match), key=_order)))


@once_per_plan
def by_measure(plan: Plan) -> Mapping[str, list[Opportunity]]:
    """The same by id of our measure; none for a measure without any."""
    found: dict[str, list[Opportunity]] = {}
    for match in opportunities(plan):
        found.setdefault(match.measure.id, []).append(match)
    return found


def _best(matches: Iterable[Opportunity]) -> Iterator[Opportunity]:
    seen: Counter[tuple[str, str]] = Counter()
    for match in matches:
        pair = match.measure.id, match.roadmap.ags
        seen[pair] += 1
        if seen[pair] <= ENOUGH:
            yield match


def _town_names(plan: Plan) -> Iterator[str]:
    yield plan.town.name
    yield from (partner.name for partner in plan.town.partners)


def _order(match: Opportunity) -> tuple[int, int, str, str, str]:
    return -len(match.services), -(match.similarity or 0), match.measure.id, match.roadmap.ags, match.offer.id


def _side(of: Measure | Offer, field_name: str | None, towns: frozenset[str]) -> _Side:
    """The names of the towns say nothing of what a measure is about."""
    told = tuple(word for word in words(of.title) if word not in towns)
    return _Side(told, (of.area, words(field_name)) if field_name else None, frozenset(_keys(of.services)))


def _keys(services: Iterable[Service | OfferedService]) -> Iterator[Key]:
    for service in services:
        yield from (pair for pair in (("leika", service.leika or ""), ("ozg", service.ozg or "")) if pair[1])


def _indexed(roadmap: Roadmap, towns: frozenset[str]) -> _Offers:
    """Everything but what the other town has dropped."""
    offers = _Offers(roadmap)
    for number, offer in enumerate(roadmap.offers):
        if offer.status is Status.DROPPED:
            continue
        side = offers.sides[number] = _side(offer, offer.field, towns)
        for key in side.keys:
            offers.by_key.setdefault(key, []).append(number)
        if side.field:
            offers.by_field.setdefault(side.field, []).append(number)
    return offers


def _same_field(ours: Field | None, theirs: Field) -> bool:
    """Same area, as far as both tell one, and a word that both names have: every town names its fields itself."""
    if ours is None or (ours[0] and theirs[0] and ours[0] is not theirs[0]):
        return False
    return bool(shared(ours[1], theirs[1]))


def _match(measure: Measure, ours: _Side, offers: _Offers, number: int) -> Opportunity | None:
    theirs, offer, roadmap = offers.sides[number], offers.roadmap.offers[number], offers.roadmap
    if not ours.keys.isdisjoint(theirs.keys):
        services = tuple(service for service in measure.services if not theirs.keys.isdisjoint(_keys([service])))
        return Opportunity(measure, roadmap, offer, services, None, (), _is_partner(measure, roadmap.ags))
    alike = similarity(ours.words, theirs.words)
    common = shared(ours.words, theirs.words) if alike >= SIMILAR else ()
    if not common:
        return None
    told = as_written(measure.title, common)
    return Opportunity(measure, roadmap, offer, (), alike, told, _is_partner(measure, roadmap.ags))


def _is_partner(measure: Measure, ags: str) -> bool:
    return measure.cooperation is not None and any(partner.ags == ags for partner in measure.cooperation.partners)
