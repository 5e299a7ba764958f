"""The catalogue after DCAT-AP.de 3.0: what GovData and other portals read. It needs the address of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from ...presentation.view import View
from ..api.envelope import PROMISE
from ..tables.files import FOLDER
from . import vocabulary
from .datasets import Dataset, File
from .distributions import borrowed, distribution
from .graph import Iri, Thing, german, iri, plain, typed
from .whole import DESCRIPTION, START, Catalogue, Pairs, Said, modified


def things(view: View, contents: Mapping[str, bytes]) -> list[Thing]:
    """Everything the catalogue tells; the site's address must be known. Of the files in `contents` it tells size and checksum."""
    catalogue = Catalogue(view, contents)
    told = [_catalogue(catalogue), _publisher(catalogue), _contact(catalogue), _service(catalogue)]
    if catalogue.series:
        told += [_series(catalogue), *_periods(catalogue)]
    described = (thing for dataset in catalogue.found for thing in _dataset(catalogue, dataset))
    return [*told, *described, *borrowed(catalogue)]


def _catalogue(catalogue: Catalogue) -> Thing:
    name = catalogue.view.plan.town.name

    def said() -> Said:
        yield "dcterms:title", german(f"Digitalfahrplan {name}: offene Daten")
        yield "dcterms:description", german(f"Was {name} digital vorhat, warum, bis wann und was es kostet, als Daten.")
        yield "dcterms:publisher", catalogue.at("herausgeber")
        yield from modified(catalogue.modified)
        yield "dcterms:language", vocabulary.GERMAN.iri
        yield "dcterms:license", iri(catalogue.terms.iri)
        yield "dcterms:spatial", catalogue.spatial.iri
        yield "foaf:homepage", catalogue.page("")
        yield "dcat:themeTaxonomy", vocabulary.THEMES.iri
        yield "dcatap:availability", vocabulary.STABLE.iri
        yield "dcat:service", catalogue.at("api")
        if catalogue.series:
            yield "dcat:dataset", catalogue.at("haushalte")
        yield from (("dcat:dataset", catalogue.at(dataset.name)) for dataset in catalogue.found)

    return Thing(catalogue.at("katalog"), ("dcat:Catalog",), list(said()))


def _publisher(catalogue: Catalogue) -> Thing:
    town = catalogue.view.plan.town
    said: Pairs = [("foaf:name", german(f"{town.kind} {town.name}")), ("dcterms:type", vocabulary.LOCAL.iri)]
    return Thing(catalogue.at("herausgeber"), ("foaf:Agent",), said)


def _contact(catalogue: Catalogue) -> Thing:
    manager = catalogue.view.plan.town.digital_manager
    mail = iri(f"mailto:{quote(manager.email, safe='@+')}")
    said: Pairs = [("vcard:fn", german(manager.office)), ("vcard:hasEmail", mail)]
    return Thing(catalogue.at("kontakt"), ("vcard:Kind",), said)


def _responsible(catalogue: Catalogue) -> Said:
    yield "dcterms:publisher", catalogue.at("herausgeber")
    yield "dcat:contactPoint", catalogue.at("kontakt")


def _service(catalogue: Catalogue) -> Thing:
    def said() -> Said:
        yield "dcterms:title", german(f"Digitalfahrplan {catalogue.view.plan.town.name}: Schnittstelle")
        yield "dcterms:description", german(f"Der Plan als JSON, ohne Anmeldung. {PROMISE}")
        yield from _responsible(catalogue)
        yield "dcat:endpointURL", catalogue.page(START)
        yield "dcat:endpointDescription", catalogue.page(DESCRIPTION)
        yield from (("dcat:servesDataset", catalogue.at(it.name)) for it in catalogue.found if _by_api(it.files))
        yield "dcterms:conformsTo", vocabulary.OPENAPI.iri
        yield "dcterms:format", vocabulary.file_type("JSON").iri
        yield "dcterms:license", iri(catalogue.terms.iri)
        yield "dcterms:accessRights", vocabulary.PUBLIC.iri
        yield "dcatap:availability", vocabulary.STABLE.iri
        yield "dcat:landingPage", catalogue.page(FOLDER)

    return Thing(catalogue.at("api"), ("dcat:DataService",), list(said()))


def _by_api(files: Sequence[File]) -> bool:
    return any(file.by_api for file in files)


def _series(catalogue: Catalogue) -> Thing:
    name, first, last = catalogue.view.plan.town.name, catalogue.series[0], catalogue.series[-1]

    def said() -> Said:
        yield "dcterms:title", german(f"Digitalfahrplan {name} nach Haushaltsjahr")
        text = f"Was die Digitalisierung in {name} kostet, je Haushaltsjahr von {first.year} bis {last.year}, mit jedem archivierten Stand."
        yield "dcterms:description", german(text)
        yield from _responsible(catalogue)
        yield "dcterms:identifier", plain(catalogue.at("haushalte").text)
        yield from _about((vocabulary.GOVERNMENT, vocabulary.MONEY))
        yield from _where(catalogue, FOLDER)
        yield "dcterms:temporal", catalogue.at("jahre")
        yield "dcterms:accrualPeriodicity", vocabulary.YEARLY.iri
        yield from modified(catalogue.modified)
        yield "dcat:first", catalogue.at(first.name)
        yield "dcat:last", catalogue.at(last.name)

    # A series is a dataset by its class; not every reader draws that conclusion.
    return Thing(catalogue.at("haushalte"), ("dcat:DatasetSeries", "dcat:Dataset"), list(said()))


def _periods(catalogue: Catalogue) -> Iterator[Thing]:
    years = sorted({dataset.year for dataset in catalogue.series if dataset.year})
    yield _period(catalogue.at("jahre"), years[0], years[-1])
    yield from (_period(catalogue.at(f"jahr-{year}"), year, year) for year in years)


def _period(name: Iri, first: int, last: int) -> Thing:
    said: Pairs = [
        ("dcat:startDate", typed(f"{first:04}-01-01", "date")),
        ("dcat:endDate", typed(f"{last:04}-12-31", "date")),
    ]
    return Thing(name, ("dcterms:PeriodOfTime",), said)


def _dataset(catalogue: Catalogue, dataset: Dataset) -> Iterator[Thing]:
    def said() -> Said:
        yield "dcterms:title", german(dataset.title)
        yield "dcterms:description", german(dataset.text)
        yield from _responsible(catalogue)
        yield "dcterms:identifier", plain(catalogue.at(dataset.name).text)
        yield from _about(dataset.themes)
        yield from _where(catalogue, dataset.page)
        yield from _when(catalogue, dataset)
        yield from (("dcat:distribution", catalogue.at(f"{dataset.name}-{file.name}")) for file in dataset.files)

    yield Thing(catalogue.at(dataset.name), ("dcat:Dataset",), list(said()))
    for file in dataset.files:
        yield from distribution(catalogue, dataset, file)


def _about(themes: Iterable[vocabulary.Word]) -> Said:
    yield from (("dcat:theme", theme.iri) for theme in themes)
    yield from (("dcat:keyword", german(word)) for word in ("Digitalisierung", "Kommune", "Haushalt"))


def _where(catalogue: Catalogue, page: str) -> Said:
    yield "dcterms:spatial", catalogue.spatial.iri
    yield "dcatde:politicalGeocodingLevelURI", vocabulary.LEVEL.iri
    govdata = catalogue.view.plan.town.govdata
    if govdata:
        yield "dcatde:contributorID", vocabulary.contributor(govdata.contributor).iri
    yield "dcterms:language", vocabulary.GERMAN.iri
    yield "dcterms:accessRights", vocabulary.PUBLIC.iri
    yield "dcatap:availability", vocabulary.STABLE.iri
    yield "dcat:landingPage", catalogue.page(page)


def _when(catalogue: Catalogue, dataset: Dataset) -> Said:
    if dataset.snapshot:
        yield "dcterms:issued", typed(dataset.snapshot.day.isoformat(), "date")
        yield "dcat:version", plain(dataset.snapshot.day.isoformat())
    yield from modified(catalogue.changed(dataset))
    yield "dcterms:accrualPeriodicity", (vocabulary.NEVER if dataset.snapshot else vocabulary.IRREGULAR).iri
    if dataset == catalogue.found[0]:
        yield from (("dcat:hasVersion", catalogue.at(other.name)) for other in catalogue.found if other.snapshot)
    if dataset.year:
        yield "dcterms:temporal", catalogue.at(f"jahr-{dataset.year}")
        yield "dcat:inSeries", catalogue.at("haushalte")
        before = catalogue.series.index(dataset) - 1
        if before >= 0:
            yield "dcat:prev", catalogue.at(catalogue.series[before].name)
