"""The parts of kommune.yml that stand alone: who the town is, where its files are, how it delivers."""

from __future__ import annotations

from .choices import Forge
from .part import Part
from .types import (
    Address,
    AddressOrMail,
    AgsMunicipality,
    AgsRegion,
    Days,
    Mail,
    Project,
    Text,
    entry,
)


class County(Part):
    """The county the town belongs to."""

    name: Text = entry("name", "Name", "Wie der Kreis heißt.", "Beispielkreis", required=True)
    ags: AgsRegion | None = entry("ags", "Kreisschlüssel", "Fünf Ziffern, in Anführungszeichen.", '"05999"')


class DigitalManager(Part):
    """The first contact for everybody, politics included."""

    office: Text = entry("stelle", "Stelle", "Wie die Stelle heißt.", "Stabsstelle Digitalisierung", required=True)
    email: Mail = entry("email", "E-Mail", "Das Postfach der Stelle.", "digital@stadt.example", required=True)
    phone: Text | None = entry("telefon", "Telefon", "Mit Vorwahl, in Anführungszeichen.", '"+49 5999 123-400"')


class Legal(Part):
    """What every public site must name. The build warns while one is missing."""

    imprint: AddressOrMail | None = entry(
        "impressum", "Impressum", "Adresse oder Mailadresse.", "https://www.stadt.example/impressum"
    )
    privacy: AddressOrMail | None = entry(
        "datenschutz", "Datenschutz", "Adresse oder Mailadresse.", "datenschutz@stadt.example"
    )
    accessibility_contact: AddressOrMail | None = entry(
        "barriere_kontakt", "Kontakt Barrierefreiheit", "Adresse oder Mailadresse.", "barrierefrei@stadt.example"
    )
    arbitration: Text | None = entry(
        "schlichtungsstelle",
        "Schlichtungsstelle",
        "Name und Anschrift.",
        "Ombudsstelle für barrierefreie Informationstechnik",
    )
    supervision: Text | None = entry(
        "ueberwachungsstelle",
        "Überwachungsstelle",
        "Name und Anschrift.",
        "Überwachungsstelle für barrierefreie Informationstechnik",
    )


class Repository(Part):
    """Where the files are edited."""

    forge: Forge = entry("forge", "Forge", "Welche Web-Oberfläche.", "gitlab", required=True)
    url: Project = entry(
        "url", "Adresse", "Adresse des Projekts.", "https://git.stadt.example/digital/fahrplan", required=True
    )
    branch: Text = entry("branch", "Zweig", "Der veröffentlichte Zweig.", "main", default="main")
    application: Text | None = entry(
        "anmeldung",
        "Anmeldung",
        "Kennung der Anwendung, mit der man sich im Formular anmeldet (OAuth mit PKCE); sonst braucht man ein Zugriffstoken.",
        '"6f2c1d…"',
    )


class GovData(Part):
    """How the town delivers to GovData."""

    contributor: Text = entry(
        "bereitsteller",
        "Datenbereitsteller",
        "Die Kennung aus der Liste der Datenbereitsteller von GovData; dort bekommt man sie.",
        "beispielstadt",
        required=True,
    )


class PartnerTown(Part):
    """Another town that publishes its roadmap."""

    name: Text = entry("name", "Name", "Wie die Kommune heißt.", "Nachbarstadt", required=True)
    ags: AgsMunicipality = entry(
        "ags", "Gemeindeschlüssel", "Acht Ziffern, in Anführungszeichen.", '"05999016"', required=True
    )
    url: Address = entry(
        "url",
        "Adresse",
        "Adresse ihrer roadmap.json.",
        "https://digital.nachbarstadt.example/roadmap.json",
        required=True,
    )


class Staleness(Part):
    """From which age in days `stand` is noted, and from which it counts as outdated."""

    notice_days: Days = entry(
        "hinweis_tage", "Hinweis nach Tagen", "Ab wann ein Hinweis erscheint.", "186", default=186
    )
    outdated_days: Days = entry(
        "fehler_tage", "Veraltet nach Tagen", "Ab wann die Seite „veraltet“ sagt.", "730", default=730
    )
