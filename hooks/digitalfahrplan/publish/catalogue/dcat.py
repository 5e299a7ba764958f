"""The catalogue after DCAT-AP.de 3.0: what GovData and other portals read. It needs the address of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from ...presentation.view import View
from ..api.resources import RESOURCES
from ..api.subject import FOLDER as API
from ..tables import TABLES, Table
from ..tables.files import FOLDER, WORKBOOK
from ..tables.licence import Licence, licence
from .graph import PREFIXES, Iri, Literal, Thing, german, iri, plain, typed

_EU = "http://publications.europa.eu/resource/authority/"
_DE = "http://dcat-ap.de/def/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LANGUAGE, THEMES = iri(f"{_EU}language/DEU"), iri(f"{_EU}data-theme")
# The pages and addresses are kept for ever; how often something changes is up to the departments.
AVAILABLE, FREQUENCY = iri(f"{_EU}planned-availability/STABLE"), iri(f"{_EU}frequency/IRREG")
YEARLY, PUBLIC = iri(f"{_EU}frequency/ANNUAL"), iri(f"{_EU}access-right/PUBLIC")
LEVEL = iri(f"{_DE}politicalGeocoding/Level/municipality")
_MONEY = ("kosten", "foerderung", "foerderprogramme")

Said = Iterator[tuple[str, Iri | Literal]]


@dataclass(frozen=True, slots=True)
class File:
    """A file of a dataset: what it is called here, its path from the site's root, title, type in the lists of the EU and of IANA."""

    name: str
    path: str
    title: str
    type: str
    media: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset with its files. `year` is the budget year of one that belongs to the series."""

    name: str
    title: str
    text: str
    files: tuple[File, ...]
    themes: tuple[str, ...] = ("GOVE",)
    year: int | None = None


@dataclass(frozen=True)
class Catalogue:
    """The catalogue of a site whose address is known."""

    view: View

    @cached_property
    def modified(self) -> date | None:
        """The newest `stand`; None for a plan without any file."""
        plan = self.view.plan
        return max((entity.as_of for entity in (*plan.measures, *plan.programmes)), default=None)

    @cached_property
    def terms(self) -> Licence:
        """The licence of everything."""
        return licence(self.view.plan.town.licence)

    @cached_property
    def spatial(self) -> Iri:
        """The town by its municipality key."""
        return iri(f"{_DE}politicalGeocoding/municipalityKey/{self.view.plan.town.ags}")

    def at(self, name: str) -> Iri:
        """The address of a thing of the catalogue."""
        return iri(f"{self.view.base}{FOLDER}#{name}")


def things(view: View) -> list[Thing]:
    """Everything the catalogue tells; the site's address must be known."""
    catalogue = Catalogue(view)
    found = list(datasets(view))
    described = [thing for dataset in found for thing in _dataset(catalogue, dataset)]
    series = [_series(catalogue)] if any(dataset.year for dataset in found) else []
    return [_catalogue(catalogue, found, series), _publisher(catalogue), _contact(catalogue), *series, *described]


def datasets(view: View) -> Iterator[Dataset]:
    """The whole, every table, every budget year."""
    name = view.plan.town.name
    book = File("xlsx", f"{FOLDER}{WORKBOOK}", "Arbeitsmappe für Excel und LibreOffice", "XLSX", _XLSX)
    yield Dataset("ganz", f"Digitalfahrplan {name}", f"Was {name} digital vorhat: alle Tabellen zusammen, und dasselbe als JSON.",
                  (book, _json("index")), ("GOVE", "TECH"))  # fmt: skip
    listed = {resource.name for resource in RESOURCES}
    for table in TABLES:
        more = (_json(table.name),) if table.name in listed else ()
        themes = ("GOVE", "ECON") if table.name in _MONEY else ("GOVE",)
        yield Dataset(table.name, f"{table.title}: Digitalfahrplan {name}", table.text, (*_csv(table), *more), themes)
    for year in view.budget_years:
        text = f"Was die Maßnahmen {year} kosten, was bewilligt ist und was {name} selbst zahlt."
        title = f"Haushalt der Digitalisierung {year}: {name}"
        yield Dataset(f"haushalt-{year}", title, text, (_json(f"haushaltsjahre/{year}"),), ("GOVE", "ECON"), year)


def _csv(table: Table[Any]) -> tuple[File, File]:
    return (
        File("csv", f"{FOLDER}{table.name}.csv", "CSV", "CSV", "text/csv"),
        File("excel", f"{FOLDER}{table.name}-excel.csv", "CSV für deutsches Excel", "CSV", "text/csv"),
    )


def _json(name: str) -> File:
    return File("json", f"{API}{name}.json", "JSON", "JSON", "application/json")


def _catalogue(catalogue: Catalogue, found: list[Dataset], series: list[Thing]) -> Thing:
    name, here = catalogue.view.plan.town.name, catalogue.view.base

    def said() -> Said:
        yield "dcterms:title", german(f"Digitalfahrplan {name}: offene Daten")
        yield "dcterms:description", german(f"Was {name} digital vorhat, warum, bis wann und was es kostet, als Daten.")
        yield "dcterms:publisher", catalogue.at("herausgeber")
        yield from _modified(catalogue)
        yield "dcterms:language", LANGUAGE
        yield "dcterms:license", iri(catalogue.terms.iri)
        yield "dcterms:spatial", catalogue.spatial
        yield "foaf:homepage", iri(here)
        yield "dcat:themeTaxonomy", THEMES
        yield "dcatap:availability", AVAILABLE
        yield from (("dcat:dataset", thing.iri) for thing in series)
        yield from (("dcat:dataset", catalogue.at(dataset.name)) for dataset in found)

    return Thing(catalogue.at("katalog"), "dcat:Catalog", list(said()))


def _publisher(catalogue: Catalogue) -> Thing:
    town = catalogue.view.plan.town
    kind = iri("http://purl.org/adms/publishertype/LocalAuthority")
    return Thing(
        catalogue.at("herausgeber"),
        "foaf:Agent",
        [("foaf:name", german(f"{town.kind} {town.name}")), ("dcterms:type", kind)],
    )


def _contact(catalogue: Catalogue) -> Thing:
    manager = catalogue.view.plan.town.digital_manager
    mail = ("vcard:hasEmail", iri(f"mailto:{manager.email}"))
    return Thing(catalogue.at("kontakt"), "vcard:Kind", [("vcard:fn", german(manager.office)), mail])


def _series(catalogue: Catalogue) -> Thing:
    name, years = catalogue.view.plan.town.name, catalogue.view.budget_years

    def said() -> Said:
        yield (
            "rdf:type",
            iri(f"{PREFIXES['dcat']}Dataset"),
        )  # follows from its class; not every reader draws conclusions
        yield "dcterms:title", german(f"Haushalt der Digitalisierung: {name}")
        yield (
            "dcterms:description",
            german(f"Was die Digitalisierung in {name} kostet, je Haushaltsjahr von {years[0]} bis {years[-1]}."),
        )
        yield "dcterms:publisher", catalogue.at("herausgeber")
        yield "dcat:contactPoint", catalogue.at("kontakt")
        yield "dcterms:spatial", catalogue.spatial
        yield "dcterms:accrualPeriodicity", YEARLY
        yield from _modified(catalogue)

    return Thing(catalogue.at("haushalte"), "dcat:DatasetSeries", list(said()))


def _dataset(catalogue: Catalogue, dataset: Dataset) -> Iterator[Thing]:
    def said() -> Said:
        yield "dcterms:title", german(dataset.title)
        yield "dcterms:description", german(dataset.text)
        yield "dcterms:publisher", catalogue.at("herausgeber")
        yield "dcat:contactPoint", catalogue.at("kontakt")
        yield "dcterms:identifier", plain(catalogue.at(dataset.name).text)
        yield from (("dcat:theme", iri(f"{_EU}data-theme/{theme}")) for theme in dataset.themes)
        yield from (("dcat:keyword", german(word)) for word in ("Digitalisierung", "Kommune", "Haushalt"))
        yield from _where_and_when(catalogue, dataset)
        yield from (("dcat:distribution", _at(catalogue, dataset, file)) for file in dataset.files)

    yield Thing(catalogue.at(dataset.name), "dcat:Dataset", list(said()))
    if dataset.year:
        yield _period(catalogue, dataset.year)
    for file in dataset.files:
        yield _distribution(catalogue, dataset, file)


def _where_and_when(catalogue: Catalogue, dataset: Dataset) -> Said:
    yield "dcterms:spatial", catalogue.spatial
    yield "dcatde:politicalGeocodingURI", catalogue.spatial
    yield "dcatde:politicalGeocodingLevelURI", LEVEL
    govdata = catalogue.view.plan.town.govdata
    if govdata:
        yield "dcatde:contributorID", iri(f"{_DE}contributors/{govdata.contributor}")
    yield from _modified(catalogue)
    yield "dcterms:language", LANGUAGE
    yield "dcterms:accrualPeriodicity", FREQUENCY
    yield "dcterms:accessRights", PUBLIC
    yield "dcatap:availability", AVAILABLE
    yield "dcat:landingPage", iri(f"{catalogue.view.base}{FOLDER}")
    if dataset.year:
        yield "dcterms:temporal", catalogue.at(f"jahr-{dataset.year}")
        yield "dcat:inSeries", catalogue.at("haushalte")


def _period(catalogue: Catalogue, year: int) -> Thing:
    first, last = typed(f"{year}-01-01", "date"), typed(f"{year}-12-31", "date")
    return Thing(
        catalogue.at(f"jahr-{year}"), "dcterms:PeriodOfTime", [("dcat:startDate", first), ("dcat:endDate", last)]
    )


def _at(catalogue: Catalogue, dataset: Dataset, file: File) -> Iri:
    return catalogue.at(f"{dataset.name}-{file.name}")


def _distribution(catalogue: Catalogue, dataset: Dataset, file: File) -> Thing:
    address, town = iri(f"{catalogue.view.base}{file.path}"), catalogue.view.plan.town

    def said() -> Said:
        yield "dcterms:title", german(f"{dataset.title} ({file.title})")
        yield "dcat:accessURL", address
        yield "dcat:downloadURL", address
        yield "dcterms:license", iri(catalogue.terms.iri)
        if catalogue.terms.by_name:
            yield "dcatde:licenseAttributionByText", german(f"{town.kind} {town.name}, Digitalfahrplan")
        yield "dcterms:format", iri(f"{_EU}file-type/{file.type}")
        yield "dcat:mediaType", iri(f"{_MEDIA}{file.media}")
        yield "dcterms:language", LANGUAGE
        yield "dcatap:availability", AVAILABLE
        yield from _modified(catalogue)

    return Thing(_at(catalogue, dataset, file), "dcat:Distribution", list(said()))


def _modified(catalogue: Catalogue) -> Said:
    if catalogue.modified:
        yield "dcterms:modified", typed(catalogue.modified.isoformat(), "date")
