"""The controlled lists of DCAT-AP.de 3.0: which of their words the catalogue uses, and what it says of them.

A check that does not load the lists finds class, name and list of every word in the catalogue itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from .graph import Iri, Thing, german, iri, plain

_EU = "http://publications.europa.eu/resource/authority/"
_DE = "http://dcat-ap.de/def/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_CONCEPT = "skos:Concept"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list: its address, its German name, the address of its list, its classes."""

    iri: Iri
    name: str
    scheme: str
    kinds: tuple[str, ...] = (_CONCEPT,)

    @property
    def thing(self) -> Thing:
        """What the catalogue says of it."""
        return Thing(self.iri, self.kinds, [("skos:prefLabel", german(self.name)), ("skos:inScheme", Iri(self.scheme))])


def _eu(scheme: str, key: str, name: str, kind: str = "") -> Word:
    return Word(iri(f"{_EU}{scheme}/{key}"), name, f"{_EU}{scheme}", ((kind, _CONCEPT) if kind else (_CONCEPT,)))


GERMAN = _eu("language", "DEU", "Deutsch", "dcterms:LinguisticSystem")
# Addresses stay for ever (ADRESSEN.txt).
STABLE = _eu("planned-availability", "STABLE", "dauerhaft")
PUBLIC = _eu("access-right", "PUBLIC", "öffentlich", "dcterms:RightsStatement")
# How often something changes is up to the departments.
IRREGULAR = _eu("frequency", "IRREG", "unregelmäßig", "dcterms:Frequency")
YEARLY = _eu("frequency", "ANNUAL", "jährlich", "dcterms:Frequency")
NEVER = _eu("frequency", "NEVER", "nie", "dcterms:Frequency")
GOVERNMENT = _eu("data-theme", "GOVE", "Regierung und öffentlicher Sektor")
MONEY = _eu("data-theme", "ECON", "Wirtschaft und Finanzen")
TECHNOLOGY = _eu("data-theme", "TECH", "Wissenschaft und Technologie")
THEMES = Thing(Iri(f"{_EU}data-theme"), ("skos:ConceptScheme",), [("dcterms:title", german("Datenthemen der EU"))])
LOCAL = Word(
    Iri("http://purl.org/adms/publishertype/LocalAuthority"), "Kommune", "http://purl.org/adms/publishertype/1.0"
)
LEVEL = Word(Iri(f"{_DE}politicalGeocoding/Level/municipality"), "Kommune", f"{_DE}politicalGeocoding/Level")
SHA256 = Thing(Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"), ("spdx:ChecksumAlgorithm",))

WORDS = (GERMAN, STABLE, PUBLIC, IRREGULAR, YEARLY, NEVER, GOVERNMENT, MONEY, TECHNOLOGY, LOCAL, LEVEL)


def licence_word(address: str, name: str) -> Word:
    """A licence of the list of dcat-ap.de."""
    return Word(iri(address), name, f"{_DE}licenses", ("dcterms:LicenseDocument", _CONCEPT))


def contributor(id_: str) -> Word:
    """Who delivers to GovData."""
    return Word(iri(f"{_DE}contributors/{id_}"), id_, f"{_DE}contributors")


def place(ags: str, name: str) -> Thing:
    """A municipality by its key."""
    return Thing(
        iri(f"{_DE}politicalGeocoding/municipalityKey/{ags}"),
        ("dcterms:Location",),
        [("skos:prefLabel", german(name)), ("dcterms:identifier", plain(ags))],
    )


def file_type(key: str) -> Word:
    """A format of the list of the EU: `CSV`."""
    return _eu("file-type", key, key, "dcterms:MediaTypeOrExtent")


def media_type(name: str) -> Thing:
    """A type of the list of IANA: `text/csv`."""
    return Thing(iri(f"{_MEDIA}{name}"), ("dcterms:MediaType",))


def standard(address: str, title: str) -> Thing:
    """A standard that a file or service follows."""
    return Thing(iri(address), ("dcterms:Standard",), [("dcterms:title", german(title))])


RFC_4180 = standard("https://www.rfc-editor.org/info/rfc4180", "RFC 4180: CSV")
DATA_PACKAGE = standard("https://datapackage.org/standard/data-package/", "Data Package 2.0")
OPENAPI = standard("https://spec.openapis.org/oas/v3.1.0", "OpenAPI 3.1")
STANDARDS = (RFC_4180, DATA_PACKAGE, OPENAPI)
