"""The published catalogue as graphs, and what the shapes say of one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyshacl import validate
from rdflib import Graph, URIRef

from digitalfahrplan.model.town_parts import GovData
from digitalfahrplan.plan import Plan
from digitalfahrplan.presentation.view import View
from digitalfahrplan.publish.files import public_files
from tests.takeaway import musterstadt

READERS = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def notations(view: View) -> dict[str, bytes]:
    """Every file of the catalogue by its path."""
    return {path: content for path, content in public_files(view) if path.rpartition("/")[2].startswith("catalog.")}


def graphs(view: View) -> list[Graph]:
    """The published catalogue, read from all its notations."""
    return [
        Graph().parse(data=content.decode(), format=READERS[path.rpartition(".")[2]])
        for path, content in notations(view).items()
    ]


@cache
def shapes() -> Graph:
    """What the specification demands."""
    return Graph().parse(Path(__file__).parent / "shapes" / "dcatapde.ttl")


def complaints(graph: Graph, *focus: URIRef) -> Graph | None:
    """What pySHACL says against a catalogue, or against some things of it; None for nothing."""
    only: list[str | URIRef] | None = list(focus) or None
    fits, told, _ = validate(graph, shacl_graph=shapes(), inplace=True, focus_nodes=only)
    assert isinstance(told, Graph)
    return None if fits else told


def with_town(view: View, **changes: object) -> View:
    """The same plan of a town that is described otherwise."""
    plan = view.plan
    town = plan.town.model_copy(update=changes)
    return View(Plan(town, plan.measures, plan.programmes, plan.today), root=view.root, snapshots=view.snapshots)


def with_everything() -> View:
    """A town whose catalogue says all that one can say: it delivers to GovData, and its licence wants to be named."""
    govdata = GovData.model_validate({"bereitsteller": "musterstadt"})
    return with_town(musterstadt(), licence="CC-BY-4.0", govdata=govdata)
