"""A funding programme: one Markdown file in foerderung."""

from __future__ import annotations

from typing import Annotated

from .choices import Area, Eligible, FundableKind, FunderLevel, FundingKind, Region, Step
from .part import Entity, Part
from .types import (
    Amount,
    Date,
    Estimate,
    Number,
    OldAddress,
    PartnerCount,
    Percent,
    Reference,
    Text,
    Time,
    YesNo,
    entry,
    one_or_many,
)


class Funds(Part):
    """What a programme is limited to; empty means no limit."""

    areas: tuple[Area, ...] = entry("bereiche", "Bereiche", "Nur diese Bereiche.", "[schule]", default=())
    fields: tuple[Reference, ...] = entry(
        "handlungsfelder", "Handlungsfelder", "Nur diese Handlungsfelder.", "[breitband-gewerbe]", default=()
    )
    kinds: tuple[FundableKind, ...] = entry(
        "kostenarten", "Kostenarten", "Nur diese Kostenarten.", "[investiv]", default=()
    )


class Window(Part):
    """A window of application."""

    opens: Date | None = entry("von", "Von", "Ab wann Anträge möglich sind.", "2026-10-01")
    opens_at: Time | None = entry("von_uhrzeit", "Uhrzeit", "Ab welcher Uhrzeit, in Anführungszeichen.", '"09:00"')
    closes: Date | None = entry("bis", "Bis", "Bis wann Anträge möglich sind.", "2027-02-26")
    closes_at: Time | None = entry("bis_uhrzeit", "Uhrzeit", "Bis zu welcher Uhrzeit, in Anführungszeichen.", '"13:00"')
    step: Step | None = entry("art", "Schritt", "Skizze oder Antrag.", "antrag")
    label: Text | None = entry("bezeichnung", "Bezeichnung", "Wie die Runde heißt.", "2. Aufruf")


class Term(Part):
    """How long a programme runs."""

    start: Date | None = entry("beginn", "Beginn", "Ab wann das Programm gilt.", "2025-12-18")
    end: Date | None = entry("ende", "Ende", "Bis wann das Programm gilt.", "2030")


class Programme(Entity):
    """A pot of money. Field names, values and meanings: format.md."""

    short: Text | None = entry("kuerzel", "Kürzel", "Die übliche Abkürzung.", "GWLANR")
    funder: Text = entry("foerdergeber", "Fördergeber", "Wer das Geld gibt.", "Land Nordrhein-Westfalen", required=True)
    levels: Annotated[tuple[FunderLevel, ...], one_or_many] = entry(
        "ebene", "Ebene", "Eine Ebene oder eine Liste.", "[bund, land]", required=True
    )
    kind: FundingKind | None = entry("foerderart", "Förderart", "Was man bekommt.", "zuschuss")
    eligible: tuple[Eligible, ...] = entry(
        "foerderberechtigte",
        "Förderberechtigte",
        "Wer einen Antrag stellen darf.",
        "[kommune, schultraeger]",
        default=(),
    )
    regions: tuple[Region, ...] = entry(
        "foerdergebiet",
        "Fördergebiet",
        "Länder in zwei Buchstaben (NO in Anführungszeichen) oder bundesweit.",
        "[NW]",
        default=(),
    )
    funds: Funds | None = entry(
        "foerdert",
        "Fördert",
        "Worauf das Programm begrenzt ist; leer heißt ohne Grenze.",
        "{bereiche: [schule], kostenarten: [investiv]}",
    )
    quota: Percent | None = entry("quote", "Quote", "Wie viel Prozent gefördert werden.", "bis 65 %")
    quota_note: Text | None = entry(
        "quote_hinweis", "Hinweis zur Quote", "Was zur Quote zu sagen ist.", "Bund und Land zusammen"
    )
    ceiling: Amount | None = entry("hoechstbetrag", "Höchstbetrag", "Mehr gibt es nicht.", "300.000 €")
    threshold: Amount | None = entry("bagatellgrenze", "Bagatellgrenze", "Darunter wird nicht gefördert.", "12.500 €")
    volume: Estimate | None = entry("volumen", "Volumen", "Was im ganzen Topf ist.", "7,6 Mio. €")
    windows: tuple[Window, ...] = entry(
        "antragsfristen",
        "Antragsfristen",
        "Zeiträume für Anträge; „von“ oder „bis“ steht immer da.",
        "- {von: 2026-10-01, bis: 2027-02-26}",
        default=(),
    )
    rolling: YesNo | None = entry(
        "fortlaufend", "Fortlaufend", "ja, wenn man innerhalb der Laufzeit jederzeit einen Antrag stellen kann.", "ja"
    )
    term: Term | None = entry(
        "laufzeit", "Laufzeit", "Wie lange das Programm gilt.", "{beginn: 2025-12-18, ende: 2030}"
    )
    before_start_only: YesNo | None = entry(
        "antrag_vor_beginn", "Antrag vor Beginn", "ja, wenn die Maßnahme noch nicht begonnen haben darf.", "ja"
    )
    cumulative: YesNo | None = entry(
        "kumulierbar", "Kumulierbar", "ja, wenn andere Förderung daneben erlaubt ist.", "nein"
    )
    min_partners: PartnerCount | None = entry(
        "mindestpartner", "Mindestzahl Partner", "Wie viele Kommunen nötig sind, die eigene mitgezählt.", "2"
    )
    binding_years: Number | None = entry(
        "zweckbindung_jahre", "Zweckbindung in Jahren", "Wie lange der Zweck gebunden ist.", "7"
    )
    requirements: tuple[Text, ...] = entry(
        "voraussetzungen", "Voraussetzungen", "Was sonst verlangt wird.", "[Medienkonzept liegt vor]", default=()
    )
    url: OldAddress = entry("url", "Adresse", "Die offizielle Seite.", "https://www.kreis.example/fonds", required=True)
