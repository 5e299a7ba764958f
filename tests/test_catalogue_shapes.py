"""Every constraint of the shapes can fail: for each, the catalogue is broken in just that way, and the shapes must say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.catalogues import complaints, graphs, shapes, with_everything

pytestmark = pytest.mark.filterwarnings("ignore:::rdflib", "ignore:::pyshacl", "ignore::DeprecationWarning")

STRANGER = URIRef("https://fremd.example/x")
Triple = tuple[Node, Node, Node]
# What to add to the graph and what to take from it, for a value of a thing; the constraint that has to notice.
Damage = Callable[[Graph, Triple, Node], tuple[list[Triple], list[Triple]]]


def replaced(by: Node) -> Damage:
    return lambda graph, triple, _: ([(triple[0], triple[1], by)], [triple])


def dropped(graph: Graph, triple: Triple, _: Node) -> tuple[list[Triple], list[Triple]]:
    return [], list(graph.triples((triple[0], triple[1], None)))


def declassed(graph: Graph, triple: Triple, wanted: Node) -> tuple[list[Triple], list[Triple]]:
    return [], [(triple[2], RDF.type, wanted)]


def doubled(graph: Graph, triple: Triple, _: Node) -> tuple[list[Triple], list[Triple]]:
    return [(triple[0], triple[1], STRANGER)], []


def delisted(graph: Graph, triple: Triple, _: Node) -> tuple[list[Triple], list[Triple]]:
    return [], list(graph.triples((triple[2], SKOS.inScheme, None)))


def miskinded(graph: Graph, triple: Triple, wanted: Node) -> tuple[list[Triple], list[Triple]]:
    return [(triple[0], triple[1], Literal("x") if wanted == SH.IRI else STRANGER)], [triple]


DAMAGES: dict[URIRef, tuple[Damage, URIRef]] = {
    SH.minCount: (dropped, SH.MinCountConstraintComponent),
    SH.maxCount: (doubled, SH.MaxCountConstraintComponent),
    SH["class"]: (declassed, SH.ClassConstraintComponent),
    SH.nodeKind: (miskinded, SH.NodeKindConstraintComponent),
    SH.datatype: (replaced(Literal("neulich")), SH.DatatypeConstraintComponent),
    SH.pattern: (replaced(URIRef("urn:fremd:x")), SH.PatternConstraintComponent),
    SH.minLength: (replaced(Literal("", lang="de")), SH.MinLengthConstraintComponent),
    SH.languageIn: (replaced(Literal("Title", lang="en")), SH.LanguageInConstraintComponent),
    SH.node: (delisted, SH.NodeConstraintComponent),
    SH.lessThanOrEquals: (replaced(Literal("2999-01-01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#date"))),
                          SH.LessThanOrEqualsConstraintComponent),
}  # fmt: skip


@cache
def catalogue() -> Graph:
    """A catalogue that says all that one can say."""
    return graphs(with_everything())[0]


def constraints() -> Iterator[tuple[Node, Node, URIRef, Node]]:
    """Class, property shape, constraint and its value, of all constraints that a damage is known for."""
    for shape, kind in shapes().subject_objects(SH.targetClass):
        for part in shapes().objects(shape, SH.property):
            for constraint, value in shapes().predicate_objects(part):
                if constraint in DAMAGES:
                    yield kind, part, URIRef(str(constraint)), value


def named(case: tuple[Node, Node, URIRef, Node]) -> str:
    kind, part, constraint, _ = case
    return " ".join(map(local_name, (kind, shapes().value(part, SH.path), constraint)))


def local_name(node: Node | None) -> str:
    """The end of an address; of a path through nodes without one (either, the other way round) all its ends."""
    if isinstance(node, BNode):  # its own name is another one in every run
        ends = (local_name(inner) for _, inner in shapes().predicate_objects(node) if inner != RDF.nil)
        return "|".join(sorted(ends))
    return str(node).rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]


CASES = sorted(constraints(), key=lambda case: (named(case), str(case[3])))


def test_there_are_no_constraints_that_nobody_breaks() -> None:
    known = {*DAMAGES, SH.path, SH.uniqueLang}
    for shape in shapes().subjects(SH.targetClass, None):
        for part in shapes().objects(shape, SH.property):
            assert {*shapes().predicates(part)} <= known, part
    assert len(CASES) > 180
    assert complaints(catalogue()) is None


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_shapes_find_it(case: tuple[Node, Node, URIRef, Node]) -> None:
    kind, part, constraint, wanted = case
    graph, (damage, component) = catalogue(), DAMAGES[constraint]
    focus, added, removed = broken(graph, kind, part, wanted, damage)
    try:
        for triple in removed:
            graph.remove(triple)
        for triple in added:
            graph.add(triple)
        # pySHACL looks into other things only if they are named, too.
        told = complaints(graph, focus, *(triple[0] for triple in removed if isinstance(triple[0], URIRef)))
    finally:
        for triple in added:
            graph.remove(triple)
        for triple in removed:
            graph.add(triple)
    assert told is not None
    assert component in set(told.objects(None, SH.sourceConstraintComponent))


def broken(
    graph: Graph, kind: Node, part: Node, wanted: Node, damage: Damage
) -> tuple[URIRef, list[Triple], list[Triple]]:
    """The first thing of a class that has the property, with what to add and to take; of what must not be there, any thing."""
    path = shapes().value(part, SH.path)
    things = sorted(URIRef(str(thing)) for thing in graph.subjects(RDF.type, kind))
    if isinstance(path, BNode):
        return things[0], [], list(detours(graph, things[0], path))
    assert path is not None
    if wanted == Literal(0):
        return things[0], [(things[0], path, STRANGER)], []
    for thing in things:
        for value in sorted(graph.objects(thing, path), key=str):
            return thing, *damage(graph, (thing, path, value), wanted)
    raise AssertionError(f"Nichts im Katalog hat {path}: {kind}")


def detours(graph: Graph, thing: URIRef, path: BNode) -> Iterator[Triple]:
    """What leads from a thing to the values of an inverse or alternative path."""
    inverse, either = shapes().value(path, SH.inversePath), shapes().value(path, SH.alternativePath)
    if inverse is not None:
        yield from graph.triples((None, inverse, thing))
    for step in Collection(shapes(), either) if either is not None else ():
        yield from graph.triples((thing, step, None))


def test_two_titles_in_one_language_are_found() -> None:
    graph = Graph()
    graph += catalogue()
    (node,) = graph.subjects(RDF.type, URIRef("http://www.w3.org/ns/dcat#Catalog"))
    graph.add((node, URIRef("http://purl.org/dc/terms/title"), Literal("Noch einer", lang="de")))
    told = complaints(graph)
    assert told is not None
    assert SH.UniqueLangConstraintComponent in set(told.objects(None, SH.sourceConstraintComponent))
