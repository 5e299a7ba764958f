"""A measure: one Markdown file in intern, buerger or schule."""

from __future__ import annotations

from functools import cached_property

from .choices import Area, Status
from .measure_parts import (
    Actual,
    Change,
    Cooperation,
    CostRow,
    Decision,
    Duty,
    FundingRow,
    Indicator,
    Milestone,
    Period,
    PlaceRow,
    Priority,
    Procurement,
    Saving,
    Scores,
    Service,
    StaffRow,
)
from .part import Entity
from .types import LongText, Reference, Share, Text, entry


class Measure(Entity):
    """What a department plans or does. Field names, values and meanings: format.md."""

    field: Reference | None = entry(
        "handlungsfeld",
        "Handlungsfeld",
        "Kennung eines Handlungsfelds aus kommune.yml; es muss zum Bereich gehören.",
        "e-government",
    )
    status: Status = entry("status", "Status", "Wo die Maßnahme gerade steht.", "laufend", required=True)
    reason: LongText | None = entry(
        "begruendung",
        "Begründung",
        "Nötig bei pausiert und verworfen: warum.",
        "Der Anbieter hat das Produkt eingestellt.",
    )
    result: LongText | None = entry(
        "ergebnis",
        "Ergebnis",
        "Nötig bei abgeschlossen: was herausgekommen ist.",
        "Alle zehn Schulen sind angeschlossen.",
    )
    proviso: Text | None = entry(
        "vorbehalt",
        "Vorbehalt",
        "Wovon sie abhängt, was selbst keine Maßnahme ist.",
        "Entfällt, wenn das Land nicht fördert.",
    )
    lead: Reference = entry(
        "federfuehrung",
        "Federführung",
        "Die eine verantwortliche Einheit, Kennung aus kommune.yml.",
        "it",
        required=True,
    )
    participants: tuple[Reference, ...] = entry(
        "beteiligte", "Beteiligte", "Weitere Einheiten, ohne die federführende.", "[bauen, stadtwerke]", default=()
    )
    period: Period | None = entry(
        "zeitraum",
        "Zeitraum",
        "Der geplante Zeitraum; Beginn oder Ende darf fehlen.",
        "{beginn: 2027-03, ende: Q4 2028}",
    )
    actual: Actual | None = entry(
        "tatsaechlich", "Tatsächlich", "Was wirklich geschah; nicht in der Zukunft.", "{beginn: 2027-04-07}"
    )
    progress: Share | None = entry("fortschritt", "Fortschritt", "Wie viel geschafft ist, in Prozent.", "40")
    milestones: tuple[Milestone, ...] = entry(
        "meilensteine",
        "Meilensteine",
        "Schritte mit Termin.",
        "- {titel: Auftrag vergeben, termin: 2027-05}",
        default=(),
    )
    prerequisites: tuple[Reference, ...] = entry(
        "voraussetzungen",
        "Voraussetzungen",
        "Maßnahmen, die vorher fertig sein müssen.",
        "[glasfaser-schulen]",
        default=(),
    )
    duty: Duty | None = entry(
        "pflicht",
        "Pflicht",
        "Eine gesetzliche Pflicht; sie geht allen Punkten vor.",
        "{rechtsgrundlage: § 1 OZG, frist: 2027-12-31}",
    )
    scores: Scores | None = entry(
        "bewertung",
        "Bewertung",
        "Zwei Stimmen zu denselben Kriterien.",
        "{fachbereich: {dringlichkeit: 7}, politik: {dringlichkeit: 5}}",
    )
    priority: Priority | None = entry(
        "prioritaet",
        "Priorität",
        "Was Fachbereiche und Rat vereinbart haben; mit Beschluss oder Begründung.",
        "{stufe: hoch, beschluss: VO/2026/0113}",
    )
    costs: tuple[CostRow, ...] = entry(
        "kosten",
        "Kosten",
        "Je Zeile mindestens Schätzung, Ansatz oder Ist.",
        "- {jahr: 2027, art: investiv, ansatz: 80.000 €}",
        default=(),
    )
    costs_note: Text | None = entry(
        "kosten_hinweis", "Hinweis zu den Kosten", "Was zu den Beträgen zu sagen ist.", "noch nicht bezifferbar"
    )
    savings: tuple[Saving, ...] = entry(
        "einsparungen", "Einsparungen", "Was es im Jahr spart.", "- {ab: 2028, jaehrlich: rund 86.000 €}", default=()
    )
    staff: tuple[StaffRow, ...] = entry(
        "personal",
        "Personal",
        "Personentage oder Vollzeitäquivalente je Einheit und Jahr.",
        "- {jahr: 2027, organisation: it, tage: 40}",
        default=(),
    )
    procurements: tuple[Procurement, ...] = entry(
        "beschaffungen",
        "Beschaffungen",
        "IT, die gekauft wird.",
        "- {gegenstand: Tablets, kategorie: endgeraete, jahr: 2027, menge: 60}",
        default=(),
    )
    funding: tuple[FundingRow, ...] = entry(
        "foerderung",
        "Förderung",
        "Geplante, beantragte und bewilligte Förderung; Programm oder Quelle.",
        "- {programm: digitalpakt-2-0, status: geplant}",
        default=(),
    )
    cooperation: Cooperation | None = entry("kooperation", "Kooperation", "Selbst oder mit wem.", "{form: kreis}")
    places: tuple[PlaceRow, ...] = entry(
        "orte",
        "Orte",
        "Stand je Schule, Einrichtung oder Gebiet.",
        "- {ort: grundschule-nord, status: laufend}",
        default=(),
    )
    indicators: tuple[Indicator, ...] = entry(
        "indikatoren",
        "Kennzahlen",
        "Woran man den Erfolg misst.",
        "- {name: Online-Anträge, ausgang: 2, ziel: 20}",
        default=(),
    )
    decisions: tuple[Decision, ...] = entry(
        "beschluesse",
        "Beschlüsse",
        "Vorlagen im Rat und in Ausschüssen.",
        "- {vorlage: VO/2026/0113, gremium: Rat, datum: 2026-12-10}",
        default=(),
    )
    services: tuple[Service, ...] = entry(
        "leistungen",
        "Leistungen",
        "Online-Leistungen, die entstehen.",
        '- {leika: "99012345678901", bezeichnung: Bewohnerparkausweis}',
        default=(),
    )
    history: tuple[Change, ...] = entry(
        "verlauf",
        "Verlauf",
        "Änderungen mit ihrem Grund.",
        "- {datum: 2026-09-14, art: verzoegerung, text: Lieferung kommt später.}",
        default=(),
    )
    plain_language: LongText | None = entry(
        "leichte_sprache", "Leichte Sprache", "Dasselbe in Leichter Sprache.", "Wir bauen WLAN in die Schulen ein."
    )

    @cached_property
    def area(self) -> Area:
        """The area of digitalisation: the folder of the file."""
        return Area(self._origin.folder)
