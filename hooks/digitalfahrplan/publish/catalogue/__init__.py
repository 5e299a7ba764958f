"""The catalogue of the open data, for portals: DCAT-AP.de in three notations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...presentation.view import View
from .datasets import datasets
from .dcat import things
from .graph import json_ld, rdf_xml, turtle

FOLDER = "daten/"
NOTATIONS = {"catalog.ttl": turtle, "catalog.rdf": rdf_xml, "catalog.jsonld": json_ld}


def described_files(view: View) -> frozenset[str]:
    """The paths of the files that the catalogue describes; none for a site whose address nobody knows."""
    return frozenset(file.path for dataset in datasets(view) for file in dataset.files) if view.base else frozenset()


def catalogue_files(view: View, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Path and content of every notation; none for a site whose address nobody knows: the names in it need one.

    `contents` are the files it describes, by their paths, as far as they are at hand. Portals look for a catalogue at the root
    of a site, people on the page of the data: it lies in both places.
    """
    if view.base:
        told = things(view, contents)
        for name, write in NOTATIONS.items():
            content = write(told).encode()
            yield name, content
            yield f"{FOLDER}{name}", content
