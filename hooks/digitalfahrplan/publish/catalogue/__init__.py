"""The catalogue of the open data, for portals: DCAT-AP.de in three notations."""

from __future__ import annotations

from collections.abc import Iterator

from ...presentation.view import View
from .dcat import things
from .graph import json_ld, rdf_xml, turtle

FOLDER = "daten/"
NOTATIONS = {"catalog.ttl": turtle, "catalog.rdf": rdf_xml, "catalog.jsonld": json_ld}


def catalogue_files(view: View) -> Iterator[tuple[str, bytes]]:
    """Path and content of every notation; none for a site whose address nobody knows: the names in it need one."""
    if view.base:
        told = things(view)
        for name, write in NOTATIONS.items():
            yield f"{FOLDER}{name}", write(told).encode()
