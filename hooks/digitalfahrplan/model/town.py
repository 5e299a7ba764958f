"""The town's master data: kommune.yml."""

from __future__ import annotations

from decimal import Decimal

from .choices import Area, Direction, Land, PlaceKind, UnitKind
from .part import Part
from .town_parts import County, DigitalManager, GovData, Legal, PartnerTown, Repository, Staleness
from .types import (
    Address,
    AgsMunicipality,
    Amount,
    Ars,
    FormatVersion,
    Id,
    Mail,
    Number,
    PlanningYears,
    Points,
    Positive,
    Text,
    Year,
    entry,
)


class Frame(Part):
    """What the council makes available in one year, in euros."""

    investment: Amount | None = entry("investiv", "Investiv", "Rahmen für Investitionen.", "800000")
    operating: Amount | None = entry("konsumtiv", "Konsumtiv", "Rahmen für laufenden Aufwand.", "300000")


class Budget(Part):
    """The budget year and the years of medium-term planning."""

    year: Year = entry(
        "jahr", "Haushaltsjahr", "Das Haushaltsjahr, das geplant wird oder läuft.", "2027", required=True
    )
    planning_years: PlanningYears = entry(
        "planungsjahre", "Planungsjahre", "Wie viele Jahre der mittelfristigen Planung folgen.", "3", required=True
    )
    frames: dict[Year, Frame] = entry(
        "rahmen",
        "Rahmen",
        "Was der Rat je Jahr bereitstellt.",
        "{2027: {investiv: 800000, konsumtiv: 300000}}",
        default={},
    )

    @property
    def horizon(self) -> range:
        """The years of the plan, first and last included (planning.md)."""
        return range(self.year, self.year + self.planning_years + 1)


class Unit(Part):
    """A department, a municipal company, a special-purpose association or somebody outside."""

    id: Id = entry("id", "Kennung", "Kurze Kennung, nie wieder ändern.", "bauen", required=True)
    name: Text = entry("name", "Name", "Wie die Einheit heißt.", "Fachbereich Bauen", required=True)
    kind: UnitKind = entry("art", "Art", "Was für eine Einheit das ist.", "fachbereich", required=True)
    email: Mail | None = entry("email", "E-Mail", "Das Postfach der Einheit.", "bauen@stadt.example")
    capacity: dict[Year, Number] = entry(
        "kapazitaet",
        "Kapazität",
        "Personentage für Maßnahmen je Jahr; keine Angabe heißt unbekannt.",
        "{2027: 120}",
        default={},
    )

    @property
    def is_company(self) -> bool:
        """A municipal company (planning.md)."""
        return self.kind is UnitKind.COMPANY


class FieldOfAction(Part):
    """A field of action of one area."""

    id: Id = entry("id", "Kennung", "Kurze Kennung, nie wieder ändern.", "e-government", required=True)
    name: Text = entry("name", "Name", "Wie das Handlungsfeld heißt.", "E-Government", required=True)
    area: Area = entry("bereich", "Bereich", "Zu welchem Bereich es gehört.", "buerger", required=True)
    description: Text | None = entry("beschreibung", "Beschreibung", "Worum es geht.", "Anträge ohne Weg ins Rathaus.")


class Place(Part):
    """A school, facility, commercial area, new residential area or district."""

    id: Id = entry("id", "Kennung", "Kurze Kennung, nie wieder ändern.", "grundschule-nord", required=True)
    name: Text = entry("name", "Name", "Wie der Ort heißt.", "Grundschule Nord", required=True)
    kind: PlaceKind = entry("art", "Art", "Was für ein Ort das ist.", "schule", required=True)


class Criterion(Part):
    """A criterion of the priority score."""

    id: Id = entry("id", "Kennung", "Kurze Kennung, nie wieder ändern.", "dringlichkeit", required=True)
    name: Text = entry("name", "Name", "Wie das Kriterium heißt.", "Dringlichkeit", required=True)
    weight: Positive = entry("gewicht", "Gewicht", "Eine Zahl über 0; die Summe ist frei.", "25", required=True)
    direction: Direction = entry(
        "richtung", "Richtung", "aufwand, wenn viele Punkte dagegen sprechen.", "aufwand", default=Direction.BENEFIT
    )
    scale: dict[Points, Text] = entry(
        "skala", "Skala", "Was 0 bis 10 Punkte bedeuten.", "{0: kein Nutzen, 10: Nutzen für alle}", default={}
    )


class Thresholds(Part):
    """From which score on a level begins."""

    high: Points = entry("hoch", "Hoch ab", "Ab dieser Punktzahl gilt hoch.", "7.0", default=Decimal(7))
    medium: Points = entry("mittel", "Mittel ab", "Ab dieser Punktzahl gilt mittel.", "4.0", default=Decimal(4))


class Criteria(Part):
    """How priorities are scored, and who decided that."""

    version: Text | None = entry("fassung", "Fassung", "Welche Fassung gilt.", '"2026-1"')
    decision: Text | None = entry("beschluss", "Beschluss", "Womit die Kriterien beschlossen wurden.", "VO/2026/0045")
    items: tuple[Criterion, ...] = entry(
        "liste",
        "Kriterien",
        "Die Kriterien mit Gewicht.",
        "- {id: dringlichkeit, name: Dringlichkeit, gewicht: 20}",
        required=True,
    )
    thresholds: Thresholds = entry(
        "schwellen", "Schwellen", "Ab wann hoch und mittel gelten.", "{hoch: 7.0, mittel: 4.0}", default=Thresholds()
    )


class Category(Part):
    """A category of procurement."""

    id: Id = entry("id", "Kennung", "Kurze Kennung, nie wieder ändern.", "endgeraete", required=True)
    name: Text = entry("name", "Name", "Wie die Kategorie heißt.", "Endgeräte", required=True)


class Town(Part):
    """Everything that holds for the whole town."""

    name: Text = entry("name", "Name", "Wie die Kommune heißt.", "Beispielstadt", required=True)
    kind: Text = entry("art", "Art", "Stadt, Gemeinde, Markt …", "Stadt", required=True)
    ags: AgsMunicipality = entry(
        "ags", "Gemeindeschlüssel", "Acht Ziffern, in Anführungszeichen.", '"05999012"', required=True
    )
    ars: Ars | None = entry("ars", "Regionalschlüssel", "Zwölf Ziffern, in Anführungszeichen.", '"059990012012"')
    land: Land = entry("land", "Land", "Zwei Buchstaben.", "NW", required=True)
    county: County | None = entry(
        "kreis", "Kreis", "Zu welchem Kreis die Kommune gehört.", '{name: Beispielkreis, ags: "05999"}'
    )
    digital_manager: DigitalManager = entry(
        "digital_manager",
        "Digital-Manager",
        "Erster Ansprechpartner, auch für die Politik.",
        "{stelle: Stabsstelle Digitalisierung, email: digital@stadt.example}",
        required=True,
    )
    council_system: Address | None = entry(
        "ratsinformation",
        "Ratsinformation",
        "Adresse des Ratsinformationssystems.",
        "https://ratsinfo.stadt.example/",
    )
    legal: Legal = entry(
        "rechtliches",
        "Rechtliches",
        "Angaben, die jede öffentliche Seite braucht.",
        "{impressum: https://www.stadt.example/impressum}",
        default=Legal(),
    )
    licence: Text = entry("lizenz", "Lizenz", "Lizenz der Inhalte.", "dl-de/zero-2-0", default="dl-de/zero-2-0")
    address: Address | None = entry(
        "adresse",
        "Adresse der Website",
        "Unter welcher Adresse diese Website erscheint.",
        "https://digitalfahrplan.stadt.example/",
    )
    repository: Repository | None = entry(
        "repository",
        "Ablage",
        "Wo die Dateien bearbeitet werden.",
        "{forge: gitlab, url: https://git.stadt.example/digital/fahrplan, branch: main}",
    )
    govdata: GovData | None = entry(
        "govdata",
        "GovData",
        "Nur für Kommunen, die ihren Datenkatalog selbst an GovData liefern.",
        "{bereitsteller: beispielstadt}",
    )
    budget: Budget = entry(
        "haushalt", "Haushalt", "Haushaltsjahr, Planungsjahre, Rahmen.", "{jahr: 2027, planungsjahre: 3}", required=True
    )
    days_per_fte: Positive = entry(
        "arbeitstage_je_vzae",
        "Arbeitstage je Vollzeitstelle",
        "Wie viele Personentage eine Vollzeitstelle im Jahr hat.",
        "200",
        default=Decimal(200),
    )
    units: tuple[Unit, ...] = entry(
        "organisation",
        "Organisation",
        "Fachbereiche, Beteiligungen und andere.",
        "- {id: it, name: Fachbereich IT, art: fachbereich}",
        required=True,
    )
    fields: tuple[FieldOfAction, ...] = entry(
        "handlungsfelder",
        "Handlungsfelder",
        "Die Felder der drei Bereiche.",
        "- {id: e-government, name: E-Government, bereich: buerger}",
        required=True,
    )
    places: tuple[Place, ...] = entry(
        "orte",
        "Orte",
        "Schulen, Einrichtungen, Gebiete.",
        "- {id: grundschule-nord, name: Grundschule Nord, art: schule}",
        default=(),
    )
    criteria: Criteria | None = entry(
        "kriterien",
        "Kriterien",
        "Wie bewertet wird.",
        "{liste: [{id: dringlichkeit, name: Dringlichkeit, gewicht: 20}]}",
    )
    categories: tuple[Category, ...] = entry(
        "kategorien", "Kategorien", "Kategorien der Beschaffung.", "- {id: endgeraete, name: Endgeräte}", default=()
    )
    partners: tuple[PartnerTown, ...] = entry(
        "partner",
        "Partner",
        "Kommunen, die ihren Plan veröffentlichen.",
        '- {name: Nachbarstadt, ags: "05999016", url: https://digital.nachbarstadt.example/roadmap.json}',
        default=(),
    )
    staleness: Staleness = entry(
        "veraltet",
        "Veraltet",
        "Ab welchem Alter ein Stand auffällt.",
        "{hinweis_tage: 186, fehler_tage: 730}",
        default=Staleness(),
    )
    format_version: FormatVersion = entry(
        "schema_version",
        "Fassung des Formats",
        "In welcher Fassung des Formats alle Dateien geschrieben sind; `digitalfahrplan migrate` hebt sie an.",
        "1",
        default=1,
    )
