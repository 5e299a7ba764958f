"""The catalogue: three notations of one graph, valid by DCAT-AP.de; whatever a town is called."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, RDF, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from digitalfahrplan.publish.catalogue.graph import Thing, german, iri, json_ld, plain, rdf_xml, turtle, typed
from digitalfahrplan.publish.files import public_files
from tests.catalogues import READERS, complaints, graphs, notations, with_everything, with_town
from tests.takeaway import ROOT, TOWNS, musterstadt

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
NAMES = ("catalog.ttl", "catalog.rdf", "catalog.jsonld")
# As RFC 3987 has it, roughly: nothing that ends an address early, and every percent sign encodes something.
ADDRESS = re.compile(
    r"(https?://[^/\s<>\"{}|\\^`%]+(/([^\s<>\"{}|\\^`%]|%[0-9A-Fa-f]{2})*)?|mailto:[^\s<>@]+@[^\s<>@]+)"
)
pytestmark = pytest.mark.filterwarnings("ignore:::rdflib", "ignore:::pyshacl", "ignore::DeprecationWarning")


@cache
def example() -> Graph:
    """The catalogue of Musterstadt."""
    return graphs(musterstadt())[0]


def thing(name: str) -> URIRef:
    """A thing of the catalogue by its name."""
    return URIRef(f"{ROOT}daten/#{name}")


@pytest.mark.parametrize("town", TOWNS)
def test_three_notations_of_one_valid_graph(town: str) -> None:
    files = notations(TOWNS[town]())
    assert set(files) == {*NAMES, *(f"daten/{name}" for name in NAMES)}
    assert all(files[name] == files[f"daten/{name}"] for name in NAMES)
    first, *others = graphs(TOWNS[town]())
    assert len(first) > 300
    assert all(isomorphic(first, other) for other in others)
    assert not any(isinstance(node, BNode) for node in first.all_nodes())
    assert complaints(first) is None


@pytest.mark.parametrize("town", TOWNS)
def test_every_address_is_whole_and_every_text_says_something(town: str) -> None:
    for subject, predicate, value in graphs(TOWNS[town]())[0]:
        assert ADDRESS.fullmatch(str(subject)), subject
        if isinstance(value, URIRef):
            assert ADDRESS.fullmatch(str(value)), value
        else:
            assert isinstance(value, Literal)
            assert str(value).strip(), predicate
            assert not value.ill_typed, value


def test_odd_names_are_encoded() -> None:
    view = replace(musterstadt(), root='https://müster.example/a b/100%/"x"/')
    told = graphs(view)[0]
    assert complaints(told) is None
    assert URIRef("https://müster.example/a%20b/100%25/%22x%22/daten/#katalog") in told.subjects()
    manager = musterstadt().plan.town.digital_manager.model_copy(update={"email": "50%+frage@stadt.example"})
    asked = graphs(with_town(musterstadt(), digital_manager=manager))[0]
    assert asked.value(thing("kontakt"), VCARD.hasEmail) == URIRef("mailto:50%25+frage@stadt.example")


def test_what_the_catalogue_says() -> None:
    graph, costs, file = example(), thing("kosten"), thing("kosten-kosten-csv")
    key = URIRef("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05999012")
    assert graph.value(costs, DCTERMS.spatial) == key
    newest = max(entity.as_of for entity in (*musterstadt().plan.measures, *musterstadt().plan.programmes))
    assert graph.value(costs, DCTERMS.modified) == Literal(newest.isoformat(), datatype=XSD.date)
    assert graph.value(costs, DCATDE.contributorID) is None
    assert graph.value(file, DCTERMS.license) == URIRef("http://dcat-ap.de/def/licenses/dl-zero-de/2.0")
    assert graph.value(file, DCATDE.licenseAttributionByText) is None
    assert set(graph.objects(thing("katalog"), DCAT.dataset)) == set(graph.subjects(RDF.type, DCAT.Dataset))
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution, DCAT.DataService):
        for node in graph.subjects(RDF.type, kind):
            assert [title.language for title in graph.objects(node, DCTERMS.title) if isinstance(title, Literal)] == [
                "de"
            ]


def test_one_series_by_budget_year_with_every_archived_state() -> None:
    graph, view = example(), musterstadt()
    (series,) = graph.subjects(RDF.type, DCAT.DatasetSeries)
    states = {thing(f"stand-{snapshot.name.replace('/', '-')}") for snapshot in view.snapshots}
    members = set(graph.subjects(DCAT.inSeries, series))
    assert len(states) == 3
    assert members == {thing(f"haushalt-{year}") for year in view.budget_years} | states
    chain = [graph.value(series, DCAT.last)]
    while (before := graph.value(chain[-1], DCAT.prev)) is not None:
        chain.append(before)
    assert chain[-1] == graph.value(series, DCAT.first)
    assert {*chain} == members
    starts = [str(graph.value(graph.value(node, DCTERMS.temporal), DCAT.startDate)) for node in reversed(chain)]
    assert all(earlier <= later for earlier, later in pairwise(starts))
    assert set(graph.objects(thing("ganz"), DCAT.hasVersion)) == states
    for snapshot in view.snapshots:
        node = thing(f"stand-{snapshot.name.replace('/', '-')}")
        assert (
            str(graph.value(node, DCAT.version)) == str(graph.value(node, DCTERMS.issued)) == snapshot.day.isoformat()
        )
        files = {
            str(address)
            for file in graph.objects(node, DCAT.distribution)
            for address in graph.objects(file, DCAT.downloadURL)
        }
        assert f"{ROOT}archiv/{snapshot.name}/daten/kosten.csv" in files


def test_a_state_whose_tables_are_not_there_is_none_of_the_catalogue() -> None:
    view = musterstadt()
    first, *others = (thing(f"stand-{snapshot.name.replace('/', '-')}") for snapshot in view.snapshots)
    for graph in graphs(replace(view, without_tables=frozenset({view.snapshots[0].name}))):
        assert set(graph.objects(thing("ganz"), DCAT.hasVersion)) == set(others)
        assert (first, None, None) not in graph
        assert (None, None, first) not in graph
        assert not any(f"archiv/{view.snapshots[0].name}/daten/" in str(it) for it in graph.objects())


def test_size_and_checksum_are_those_of_the_files() -> None:
    graph, seen = example(), 0
    files = dict(public_files(musterstadt()))
    for file, address in graph.subject_objects(DCAT.downloadURL):
        path = str(address).removeprefix(ROOT)
        checksum = graph.value(file, SPDX.checksum)
        if path.startswith("archiv/"):
            assert checksum is None
            continue
        assert graph.value(file, DCAT.byteSize) == Literal(str(len(files[path])), datatype=XSD.nonNegativeInteger)
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        assert str(graph.value(checksum, SPDX.checksumValue)).lower() == hashlib.sha256(files[path]).hexdigest()
        seen += 1
    assert seen > 30


def test_the_api_is_a_service() -> None:
    graph, files = example(), dict(public_files(musterstadt()))
    (service,) = graph.objects(thing("katalog"), DCAT.service)
    for predicate in (DCAT.endpointURL, DCAT.endpointDescription):
        assert str(graph.value(service, predicate)).removeprefix(ROOT) in files
    served = set(graph.objects(service, DCAT.servesDataset))
    by_it = {
        dataset
        for file in graph.subjects(DCAT.accessService, service)
        for dataset in graph.subjects(DCAT.distribution, file)
    }
    assert served == by_it
    assert thing("massnahmen") in served


def test_a_named_licence_and_a_contributor() -> None:
    graph = graphs(with_everything())[0]
    assert complaints(graph) is None
    assert set(graph.objects(None, DCATDE.contributorID)) == {URIRef("http://dcat-ap.de/def/contributors/musterstadt")}
    assert {str(text) for text in graph.objects(None, DCATDE.licenseAttributionByText)} == {
        "Stadt Musterstadt, Digitalfahrplan"
    }


@pytest.mark.parametrize(
    "written", ["CC0-1.0", "dl-de/by-2-0", "cc-by-sa-4.0", "CC BY 4.0", "Alle Rechte vorbehalten", "<b>"]
)
def test_every_licence_is_one_of_the_list(written: str) -> None:
    assert complaints(graphs(with_town(musterstadt(), licence=written))[0]) is None


def test_a_licence_without_the_name_it_wants_is_found() -> None:
    graph = Graph()
    graph += graphs(with_everything())[0]
    graph.remove((thing("kosten-kosten-csv"), DCATDE.licenseAttributionByText, None))
    assert complaints(graph) is not None


def test_no_address_no_catalogue() -> None:
    assert notations(replace(musterstadt(), root="/")) == {}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4))
def test_any_text_survives_every_notation(pairs: Sequence[tuple[str, str]]) -> None:
    things = [
        Thing(
            iri(f"https://a.example/{number}#{address}"),
            ("dcat:Dataset", "dcat:DatasetSeries"),
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
