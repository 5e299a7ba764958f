"""Rules: what a file refers to exists and fits (D1xx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model import Measure
from ..values.wording import shown
from .finding import Facts, Finding, Loc, each_measure, nearest


def _unknown(
    path: str, code: str, used: Iterable[tuple[Loc, str | None]], known: frozenset[str], what: str
) -> Iterator[Finding]:
    for loc, id_ in used:
        if id_ is not None and id_ not in known:
            yield Finding(path, code, loc, f"{what} {shown(id_)} gibt es nicht.", nearest(id_, known))


def _units_used(measure: Measure) -> Iterator[tuple[Loc, str | None]]:
    yield ("federfuehrung",), measure.lead
    for i, unit in enumerate(measure.participants):
        yield ("beteiligte", i), unit
    for i, row in enumerate(measure.staff):
        yield ("personal", i, "organisation"), row.unit
    for i, cost in enumerate(measure.costs):
        yield ("kosten", i, "traeger"), cost.payer


@each_measure
def unit_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Every unit that a measure names stands in `organisation`."""
    if facts.knows("organisation"):
        yield from _unknown(measure.path, "D101", _units_used(measure), facts.unit_ids, "Die Einheit")


@each_measure
def field_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """The field of action stands in `handlungsfelder` and belongs to the measure's area."""
    if measure.field is None or not facts.knows("handlungsfelder"):
        return
    area = facts.areas.get(measure.field)
    if area is measure.area:
        return
    own = frozenset(id_ for id_, area in facts.areas.items() if area is measure.area)
    if area is None:
        yield from _unknown(measure.path, "D102", [(("handlungsfeld",), measure.field)], own, "Das Handlungsfeld")
        return
    hint = f"Hier möglich: {', '.join(sorted(own))}." if own else f"Die Datei nach {area} verschieben."
    detail = f"„{measure.field}“ gehört zum Bereich {area}, die Datei liegt in {measure.area}."
    yield Finding(measure.path, "D103", ("handlungsfeld",), detail, hint)


@each_measure
def place_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Every place of the roll-out stands in `orte`."""
    if facts.knows("orte"):
        used = [(("orte", i, "ort"), row.place) for i, row in enumerate(measure.places)]
        yield from _unknown(measure.path, "D104", used, facts.place_ids, "Der Ort")


@each_measure
def programme_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Every programme of a funding row has a file in `foerderung`."""
    used = [(("foerderung", i, "programm"), row.programme) for i, row in enumerate(measure.funding)]
    yield from _unknown(measure.path, "D105", used, facts.programme_ids, "Das Programm")


@each_measure
def prerequisite_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Every prerequisite is another measure."""
    for i, id_ in enumerate(measure.prerequisites):
        if id_ == measure.id:
            yield Finding(
                measure.path, "D113", ("voraussetzungen", i), "Das ist diese Maßnahme selbst.", "Den Punkt löschen."
            )
    used = [(("voraussetzungen", i), id_) for i, id_ in enumerate(measure.prerequisites)]
    yield from _unknown(measure.path, "D106", used, facts.measure_ids, "Die Maßnahme")


@each_measure
def criterion_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Both voices score criteria that stand in `kriterien`."""
    if measure.scores is None or not facts.knows("kriterien"):
        return
    for voice, points in (("fachbereich", measure.scores.departments), ("politik", measure.scores.politics)):
        for id_ in points:
            if id_ not in facts.criterion_ids:
                detail, hint = f"Das Kriterium {shown(id_)} gibt es nicht.", nearest(id_, facts.criterion_ids)
                yield Finding(measure.path, "D110", ("bewertung", voice, id_), detail, hint, key=True)


@each_measure
def category_exists(measure: Measure, facts: Facts) -> Iterator[Finding]:
    """Every category of procurement stands in `kategorien`."""
    if facts.knows("kategorien"):
        used = [(("beschaffungen", i, "kategorie"), row.category) for i, row in enumerate(measure.procurements)]
        yield from _unknown(measure.path, "D111", used, facts.category_ids, "Die Kategorie")


def funded_field_exists(facts: Facts) -> Iterator[Finding]:
    """The fields that a programme is limited to stand in `handlungsfelder`."""
    known = frozenset(facts.areas)
    for programme in facts.programmes if facts.knows("handlungsfelder") else ():
        fields = programme.funds.fields if programme.funds else ()
        used = [(("foerdert", "handlungsfelder", i), id_) for i, id_ in enumerate(fields)]
        yield from _unknown(programme.path, "D102", used, known, "Das Handlungsfeld")


def no_circle(facts: Facts) -> Iterator[Finding]:
    """Prerequisites form no circle; every measure on a circle hears of it at its own step of the circle."""
    edges: dict[str, tuple[str, ...]] = {}
    for measure in facts.measures:
        edges[measure.id] = (*edges.get(measure.id, ()), *measure.prerequisites)
    circle = _circles(edges)
    for measure in facts.measures:
        for i, id_ in enumerate(measure.prerequisites):
            if id_ != measure.id and circle[measure.id] == circle.get(id_):
                detail = f"„{id_}“ wartet selbst auf „{measure.id}“, direkt oder über andere."
                yield Finding(
                    measure.path, "D107", ("voraussetzungen", i), detail, "Eine Voraussetzung des Kreises löschen."
                )


Edges = Mapping[str, Sequence[str]]


def _circles(edges: Edges) -> dict[str, str]:
    """Every node with a name of its circle: two nodes have the same one if each leads to the other (Kosaraju 1978)."""
    back: dict[str, list[str]] = {id_: [] for id_ in edges}
    for id_, targets in edges.items():
        for target in targets:
            back.setdefault(target, []).append(id_)
    seen: set[str] = set()
    return {id_: root for root in reversed(_in_order(edges, edges, set())) for id_ in _in_order(back, [root], seen)}


def _in_order(edges: Edges, roots: Iterable[str], seen: set[str]) -> list[str]:
    """What can be reached from the roots and was not yet seen, each node after all that it leads to."""
    order: list[str] = []
    for root in roots:
        path = [(root, iter(edges.get(root, ())))] if root not in seen else []
        seen.add(root)
        while path:
            id_, targets = path[-1]
            target = next((target for target in targets if target not in seen), None)
            if target is None:
                order.append(id_)
                path.pop()
            else:
                seen.add(target)
                path.append((target, iter(edges.get(target, ()))))
    return order


RULES = (
    unit_exists, field_exists, place_exists, programme_exists, prerequisite_exists, criterion_exists, category_exists,
    funded_field_exists, no_circle,
)  # fmt: skip
