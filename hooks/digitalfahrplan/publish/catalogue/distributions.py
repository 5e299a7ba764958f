"""The files of the catalogue, and what it borrows from others to describe them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ..tables.files import FOLDER
from . import vocabulary
from .datasets import Dataset, File
from .graph import Thing, german, iri, typed
from .whole import DESCRIPTION, START, Catalogue, Pairs, Said, modified


def distribution(catalogue: Catalogue, dataset: Dataset, file: File) -> Iterator[Thing]:
    """A file of a dataset, with the checksum of its content if that is at hand."""
    name, address, town = (
        catalogue.at(f"{dataset.name}-{file.name}"),
        catalogue.page(file.path),
        catalogue.view.plan.town,
    )
    content = catalogue.contents.get(file.path)

    def said() -> Said:
        yield "dcterms:title", german(f"{dataset.title} ({file.title})")
        yield "dcat:accessURL", address
        yield "dcat:downloadURL", address
        yield "dcterms:license", iri(catalogue.terms.iri)
        if catalogue.terms.by_name:
            yield "dcatde:licenseAttributionByText", german(f"{town.kind} {town.name}, Digitalfahrplan")
        yield "dcterms:format", vocabulary.file_type(file.type).iri
        yield "dcat:mediaType", vocabulary.media_type(file.media).iri
        if file.standard:
            yield "dcterms:conformsTo", file.standard.iri
        if file.by_api:
            yield "dcat:accessService", catalogue.at("api")
        yield "dcterms:language", vocabulary.GERMAN.iri
        yield "dcatap:availability", vocabulary.STABLE.iri
        yield from modified(catalogue.changed(dataset))
        if content is not None:
            yield "dcat:byteSize", typed(str(len(content)), "nonNegativeInteger")
            yield "spdx:checksum", iri(f"{name.text}-pruefsumme")

    yield Thing(name, ("dcat:Distribution",), list(said()))
    if content is not None:
        value = typed(hashlib.sha256(content).hexdigest(), "hexBinary")
        checked: Pairs = [("spdx:algorithm", vocabulary.SHA256.iri), ("spdx:checksumValue", value)]
        yield Thing(iri(f"{name.text}-pruefsumme"), ("spdx:Checksum",), checked)


def borrowed(catalogue: Catalogue) -> Iterator[Thing]:
    """What others define and the catalogue refers to: with its class, so that nobody needs to load it to check the catalogue."""
    files = [file for dataset in catalogue.found for file in dataset.files]
    govdata = catalogue.view.plan.town.govdata
    words = [
        *vocabulary.WORDS,
        vocabulary.licence_word(catalogue.terms.iri, catalogue.terms.title),
        *(vocabulary.file_type(key) for key in sorted({file.type for file in files})),
        *([vocabulary.contributor(govdata.contributor)] if govdata else []),
    ]
    yield from (word.thing for word in words)
    yield from (vocabulary.THEMES, vocabulary.SHA256, catalogue.spatial, *vocabulary.STANDARDS)
    yield from (vocabulary.media_type(name) for name in sorted({file.media for file in files}))
    pages = sorted({"", FOLDER, *(dataset.page for dataset in catalogue.found)})
    yield from (Thing(catalogue.page(page), ("foaf:Document",)) for page in pages)
    paths = sorted({START, DESCRIPTION, *(file.path for file in files)})
    yield from (Thing(catalogue.page(path), ("rdfs:Resource",)) for path in paths)
