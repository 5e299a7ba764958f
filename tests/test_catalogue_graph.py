"""The catalogue: three notations of one graph, valid by DCAT-AP.de; whatever a town is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import DCTERMS, RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from digitalfahrplan.model.town_parts import GovData
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.catalogue import catalogue_files
from digitalfahrplan.publish.catalogue.graph import Thing, german, iri, json_ld, plain, rdf_xml, turtle, typed
from digitalfahrplan.publish.files import public_files
from tests.takeaway import ROOT, TOWNS, musterstadt

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
READERS = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
pytestmark = pytest.mark.filterwarnings("ignore:::rdflib", "ignore:::pyshacl", "ignore::DeprecationWarning")

Change = Callable[[Graph], object]


def graphs(view: View) -> list[Graph]:
    """The published catalogue, read from all its notations."""
    return [
        Graph().parse(data=content.decode(), format=READERS[path.rpartition(".")[2]])
        for path, content in catalogue_files(view)
    ]


@cache
def shapes() -> Graph:
    """What the specification demands."""
    return Graph().parse(Path(__file__).parent / "shapes" / "dcatapde.ttl")


def complaints(graph: Graph) -> str:
    """What pySHACL says against a catalogue; "" for nothing."""
    fits, _, text = validate(graph, shacl_graph=shapes())
    return "" if fits else str(text)


def with_town(view: View, **changes: object) -> View:
    """The same plan of a town that is described otherwise."""
    plan = view.plan
    town = plan.town.model_copy(update=changes)
    return View(Plan(town, plan.measures, plan.programmes, plan.today), root=view.root)


@pytest.mark.parametrize("town", TOWNS)
def test_three_notations_of_one_valid_graph(town: str) -> None:
    first, second, third = graphs(TOWNS[town]())
    assert len(first) > 100
    assert isomorphic(first, second)
    assert isomorphic(first, third)
    assert not any(isinstance(node, BNode) for node in first.all_nodes())
    assert complaints(first) == ""


def drop(subject: URIRef, predicate: URIRef) -> Change:
    return lambda graph: graph.remove((graph.value(None, RDF.type, subject), predicate, None))


BROKEN: dict[str, Change] = {
    f"{kind.rpartition('#')[2].rpartition('/')[2]} ohne {predicate.rpartition('/')[2].rpartition('#')[2]}": drop(kind, predicate)
    for kind, predicates in {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher),
        DCAT.DatasetSeries: (DCTERMS.title, DCTERMS.publisher),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
        FOAF.Agent: (FOAF.name,),
        VCARD.Kind: (VCARD.hasEmail,),
    }.items()
    for predicate in predicates
} | {
    "zwei Herausgeber": lambda graph: graph.add((URIRef(f"{ROOT}daten/#katalog"), DCTERMS.publisher, URIRef(f"{ROOT}daten/#x"))),
    "Herausgeber, der keiner ist": lambda graph: graph.remove((None, RDF.type, FOAF.Agent)),
    "Zeitraum ohne Grenzen": lambda graph: (
        graph.remove((URIRef(f"{ROOT}daten/#jahr-2027"), DCAT.startDate, None)),
        graph.remove((URIRef(f"{ROOT}daten/#jahr-2027"), DCAT.endDate, None)),
    ),
    "fremdes Thema": lambda graph: graph.add((URIRef(f"{ROOT}daten/#kosten"), DCAT.theme, URIRef("https://thema.example/geld"))),
    "Format als Text": lambda graph: graph.set((URIRef(f"{ROOT}daten/#kosten-csv"), DCTERMS.format, Literal("CSV"))),
    "fremde Lizenz": lambda graph: graph.set((URIRef(f"{ROOT}daten/#kosten-csv"), DCTERMS.license, URIRef("https://recht.example/"))),
    "Lizenz mit Namensnennung, aber ohne Namen": lambda graph: graph.set(
        (URIRef(f"{ROOT}daten/#kosten-csv"), DCTERMS.license, URIRef("http://dcat-ap.de/def/licenses/dl-by-de/2.0"))
    ),
    "Tag, der keiner ist": lambda graph: graph.set((URIRef(f"{ROOT}daten/#kosten"), DCTERMS.modified, Literal("neulich"))),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_the_shapes_find(fault: str) -> None:
    graph = Graph()
    graph += graphs(musterstadt())[0]
    BROKEN[fault](graph)
    assert complaints(graph)


def test_what_the_catalogue_says() -> None:
    graph = graphs(musterstadt())[0]
    costs, file = URIRef(f"{ROOT}daten/#kosten"), URIRef(f"{ROOT}daten/#kosten-csv")
    key = URIRef("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05999012")
    assert graph.value(costs, DCTERMS.spatial) == graph.value(costs, DCATDE.politicalGeocodingURI) == key
    newest = max(entity.as_of for entity in (*musterstadt().plan.measures, *musterstadt().plan.programmes))
    assert str(graph.value(costs, DCTERMS.modified)) == newest.isoformat()
    assert graph.value(costs, DCATDE.contributorID) is None
    assert graph.value(file, DCTERMS.license) == URIRef("http://dcat-ap.de/def/licenses/dl-zero-de/2.0")
    assert graph.value(file, DCATDE.licenseAttributionByText) is None
    years = {
        str(graph.value(node, DCTERMS.title))
        for node in graph.subjects(DCAT.inSeries, URIRef(f"{ROOT}daten/#haushalte"))
    }
    assert years == {f"Haushalt der Digitalisierung {year}: Musterstadt" for year in musterstadt().budget_years}


def test_every_file_of_the_catalogue_is_published() -> None:
    published = {path for path, _ in public_files(musterstadt())}
    named = {str(address) for address in graphs(musterstadt())[0].objects(None, DCAT.downloadURL)}
    assert len(named) > 30
    assert {address.removeprefix(ROOT) for address in named} <= published


def test_a_named_licence_and_a_contributor() -> None:
    view = with_town(
        musterstadt(), licence="CC-BY-4.0", govdata=GovData.model_validate({"bereitsteller": "musterstadt"})
    )
    graph = graphs(view)[0]
    assert complaints(graph) == ""
    assert set(graph.objects(None, DCATDE.contributorID)) == {URIRef("http://dcat-ap.de/def/contributors/musterstadt")}
    assert {str(text) for text in graph.objects(None, DCATDE.licenseAttributionByText)} == {
        "Stadt Musterstadt, Digitalfahrplan"
    }


def test_no_address_no_catalogue() -> None:
    assert list(catalogue_files(replace(musterstadt(), root="/"))) == []


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4))
def test_any_text_survives_every_notation(pairs: Sequence[tuple[str, str]]) -> None:
    things = [
        Thing(
            iri(f"https://a.example/{number}#{address}"),
            "dcat:Dataset",
            [("dcterms:title", german(text)), ("dcterms:identifier", plain(text)), ("dcterms:modified", typed("2026-11-23", "date"))],
        )
        for number, (address, text) in enumerate(pairs)
    ]  # fmt: skip
    read = [Graph().parse(data=write(things), format=reader) for write, reader in writers()]
    assert isomorphic(read[0], read[1])
    assert isomorphic(read[0], read[2])
    told = {str(text) for text in read[0].objects(None, DCTERMS.title)}
    assert told == {said.text for thing in things for predicate, said in thing.said if predicate == "dcterms:title"}


def writers() -> Iterable[tuple[Callable[[Iterable[Thing]], str], str]]:
    return zip((turtle, rdf_xml, json_ld), READERS.values(), strict=True)
