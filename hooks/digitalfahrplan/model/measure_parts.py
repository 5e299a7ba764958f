"""The rows and groups of a measure's front matter."""

from __future__ import annotations

from .choices import AccountKind, ChangeKind, CooperationForm, CostKind, FundingStatus, Level, PlaceStatus
from .part import Part
from .types import (
    Ags,
    Amount,
    Date,
    Digits,
    Estimate,
    Leika,
    Number,
    OldAddress,
    Points,
    Reference,
    SignedNumber,
    Text,
    Year,
    Years,
    YesNo,
    entry,
)


class Period(Part):
    """The planned period."""

    start: Date | None = entry("beginn", "Beginn", "Wann es losgehen soll.", "2027-03")
    end: Date | None = entry("ende", "Ende", "Wann es fertig sein soll.", "Q4 2028")
    ongoing: YesNo = entry(
        "fortlaufend", "Fortlaufend", "ja, wenn es kein Ende gibt (dann ohne „ende“).", "ja", default=False
    )


class Actual(Part):
    """What really happened."""

    start: Date | None = entry("beginn", "Tatsächlicher Beginn", "Wann es wirklich losging.", "2026-04-07")
    end: Date | None = entry("ende", "Tatsächliches Ende", "Wann es wirklich fertig war.", "2026-09")


class Milestone(Part):
    """One milestone."""

    title: Text = entry("titel", "Meilenstein", "Was dann geschafft ist.", "Auftrag vergeben", required=True)
    due: Date = entry("termin", "Termin", "Bis wann.", "2027-05", required=True)
    reached: Date | None = entry("erreicht", "Erreicht", "Wann es geschafft war.", "2027-04-28")


class Duty(Part):
    """A duty by law."""

    legal_basis: Text = entry(
        "rechtsgrundlage", "Rechtsgrundlage", "Das Gesetz oder die Verordnung.", "§ 1 OZG", required=True
    )
    deadline: Date | None = entry("frist", "Frist", "Bis wann die Pflicht zu erfüllen ist.", "2027-12-31")


class Scores(Part):
    """Two voices on the same criteria, 0 to 10 points each."""

    departments: dict[str, Points] = entry(
        "fachbereich",
        "Punkte des Fachbereichs",
        "Je Kriterium 0 bis 10 Punkte; was fehlt, gilt als nicht bewertet.",
        "{dringlichkeit: 7}",
        default={},
    )
    politics: dict[str, Points] = entry(
        "politik",
        "Punkte der Politik",
        "Je Kriterium 0 bis 10 Punkte; was fehlt, gilt als nicht bewertet.",
        "{dringlichkeit: 5}",
        default={},
    )


class Priority(Part):
    """What departments and council agreed."""

    level: Level = entry("stufe", "Stufe", "Die vereinbarte Stufe.", "hoch", required=True)
    decision: Text | None = entry(
        "beschluss", "Beschluss", "Die Vorlage, mit der das vereinbart wurde.", "VO/2026/0113"
    )
    reason: Text | None = entry(
        "begruendung", "Begründung", "Warum diese Stufe.", "Voraussetzung für drei andere Maßnahmen."
    )


class Account(Part):
    """Where the money stands in the budget."""

    kind: AccountKind | None = entry("art", "Kontoart", "Was die Nummer bezeichnet.", "produkt")
    number: Text | None = entry("nr", "Nummer", "Die Nummer, in Anführungszeichen.", '"01.04.010"')
    label: Text | None = entry("bezeichnung", "Bezeichnung", "Wie das Konto heißt.", "Informationstechnik")


class CostRow(Part):
    """One row of costs: estimate, approved budget, actual."""

    years: Years = entry(
        "jahr",
        "Jahr",
        "2027, 2026–2029 (gleichmäßig verteilt), ab 2027 (jedes Jahr derselbe Betrag) oder offen.",
        "2027",
        required=True,
    )
    kind: CostKind = entry(
        "art", "Art", "Investitionsauszahlung, laufender Aufwand oder noch offen.", "investiv", required=True
    )
    label: Text | None = entry("bezeichnung", "Bezeichnung", "Wofür das Geld ist.", "Access Points")
    estimate: Estimate | None = entry("schaetzung", "Schätzung", "Was es voraussichtlich kostet.", "80.000–120.000 €")
    budget: Amount | None = entry("ansatz", "Ansatz", "Was im Haushaltsplan steht.", "80.000 €")
    actual: Amount | None = entry("ist", "Ist", "Was wirklich ausgegeben wurde.", "78.412,50 €")
    commitment: Amount | None = entry(
        "verpflichtung", "Verpflichtungsermächtigung", "Was zulasten späterer Jahre zugesagt werden darf.", "40.000 €"
    )
    account: Account | None = entry("konto", "Konto", "Wo es im Haushalt steht.", '{art: produkt, nr: "01.04.010"}')
    blocked: YesNo = entry(
        "sperrvermerk", "Sperrvermerk", "ja, wenn der Rat das Geld noch freigeben muss.", "ja", default=False
    )
    payer: Reference | None = entry(
        "traeger", "Träger", "Wer zahlt, wenn nicht die federführende Einheit.", "stadtwerke"
    )


class Saving(Part):
    """What a measure saves per year."""

    start: Year = entry("ab", "Ab", "Das erste Jahr der Einsparung.", "2028", required=True)
    yearly: Estimate = entry("jaehrlich", "Jährlich", "Was jedes Jahr gespart wird.", "rund 86.000 €", required=True)
    reason: Text | None = entry("begruendung", "Begründung", "Woher die Zahl kommt.", "Weniger Porto und Wege")


class StaffRow(Part):
    """Person-days of one unit in one year."""

    year: Year = entry("jahr", "Jahr", "Das Jahr.", "2027", required=True)
    unit: Reference = entry("organisation", "Einheit", "Wer die Arbeit leistet.", "it", required=True)
    days: Number | None = entry("tage", "Personentage", "Arbeitstage in diesem Jahr.", "40")
    fte: Number | None = entry("vzae", "Vollzeitäquivalente", "Stellenanteile in diesem Jahr, statt Tagen.", "0.5")


class Procurement(Part):
    """IT products to buy."""

    item: Text = entry("gegenstand", "Gegenstand", "Was gekauft wird.", "Tablets mit Hülle", required=True)
    category: Reference = entry(
        "kategorie", "Kategorie", "Kennung einer Beschaffungskategorie aus kommune.yml.", "endgeraete", required=True
    )
    year: Year = entry("jahr", "Jahr", "Wann gekauft wird.", "2027", required=True)
    quantity: Number | None = entry("menge", "Menge", "Wie viele.", "60")
    amount: Estimate | None = entry("betrag", "Betrag", "Was die ganze Zeile kostet.", "ca. 30.000 €")


class FundingRow(Part):
    """Funding that is planned, applied for or granted."""

    programme: Reference | None = entry("programm", "Programm", "Kennung eines Förderprogramms.", "digitalpakt-2-0")
    source: Text | None = entry(
        "quelle", "Quelle", "Eine Quelle, zu der es hier keine Datei gibt.", "Bildungspauschale"
    )
    status: FundingStatus = entry(
        "status", "Stand der Förderung", "Wie weit der Antrag ist.", "beantragt", required=True
    )
    amount: Estimate | None = entry("betrag", "Betrag", "Was die Förderung bringt.", "50.000 €")
    applied: Date | None = entry("beantragt", "Beantragt am", "Wann der Antrag gestellt wurde.", "2026-09-30")
    granted: Date | None = entry("bescheid", "Bescheid vom", "Wann der Bescheid kam.", "2026-12-01")
    drawdown: Date | None = entry("mittelabruf", "Mittelabruf bis", "Bis wann das Geld abzurufen ist.", "2027-11-30")
    proof: Date | None = entry(
        "verwendungsnachweis", "Verwendungsnachweis bis", "Bis wann der Nachweis vorliegen muss.", "2028-06-30"
    )
    binding: Date | None = entry("zweckbindung", "Zweckbindung bis", "Wie lange der Zweck gebunden ist.", "2034-12-31")
    reason: Text | None = entry(
        "begruendung", "Begründung", "Was dazu zu sagen ist.", "Antrag abgelehnt, die Mittel waren erschöpft."
    )


class Partner(Part):
    """A partner of a cooperation."""

    name: Text = entry("name", "Name", "Wie der Partner heißt.", "Nachbarstadt", required=True)
    ags: Ags | None = entry(
        "ags", "Gemeindeschlüssel", "Acht Ziffern (Gemeinde) oder fünf (Kreis), in Anführungszeichen.", '"05999016"'
    )


class Cooperation(Part):
    """Alone or with others."""

    form: CooperationForm = entry(
        "form",
        "Form",
        "Machen wir es selbst, mit dem Kreis, gemeinsam, oder nutzen wir etwas nach?",
        "gemeinsam",
        required=True,
    )
    partners: tuple[Partner, ...] = entry(
        "partner", "Partner", "Mit wem.", '- {name: Nachbarstadt, ags: "05999016"}', default=()
    )
    reason: Text | None = entry("begruendung", "Begründung", "Warum so.", "Zwei Städte nutzen denselben Server.")


class PlaceRow(Part):
    """The roll-out at one place."""

    place: Reference = entry("ort", "Ort", "Kennung eines Orts aus kommune.yml.", "grundschule-nord", required=True)
    status: PlaceStatus = entry("status", "Stand am Ort", "Wie weit es dort ist.", "laufend", default=PlaceStatus.OPEN)
    due: Date | None = entry("termin", "Termin", "Bis wann.", "Q2 2027")
    reached: Date | None = entry("erreicht", "Erreicht", "Wann es dort fertig war.", "2026-09-14")
    note: Text | None = entry("hinweis", "Hinweis", "Was dazu zu sagen ist.", "Nach der Dachsanierung")


class Reading(Part):
    """A measured value of an indicator."""

    as_of: Date = entry("stand", "Stand", "Wann gemessen wurde.", "2026-06", required=True)
    value: SignedNumber = entry("wert", "Wert", "Was gemessen wurde.", "12", required=True)


class Indicator(Part):
    """By what the result is measured."""

    name: Text = entry("name", "Kennzahl", "Was gemessen wird.", "Online gestellte Anträge", required=True)
    unit: Text | None = entry("einheit", "Einheit", "In welcher Einheit.", "Anträge im Jahr")
    baseline: SignedNumber | None = entry("ausgang", "Ausgangswert", "Wert am Anfang.", "2")
    target: SignedNumber | None = entry("ziel", "Zielwert", "Wert, der erreicht werden soll.", "20")
    target_date: Date | None = entry("zieldatum", "Zieldatum", "Bis wann.", "2028")
    readings: tuple[Reading, ...] = entry(
        "werte", "Messwerte", "Was bisher gemessen wurde.", "- {stand: 2026-06, wert: 12}", default=()
    )


class Decision(Part):
    """A council paper."""

    paper: Text | None = entry("vorlage", "Vorlage", "Die Nummer der Vorlage.", "VO/2026/0113")
    body: Text | None = entry("gremium", "Gremium", "Wer beschließt.", "Rat")
    date: Date | None = entry(
        "datum", "Datum", "Tag der Sitzung; ein Tag in der Zukunft heißt „wird beraten“.", "2026-12-10"
    )
    kind: Text | None = entry("art", "Art", "Art der Befassung.", "Entscheidung")
    result: Text | None = entry("ergebnis", "Ergebnis", "Wie entschieden wurde.", "einstimmig beschlossen")
    votes: Text | None = entry("stimmen", "Stimmen", "Ja : Nein : Enthaltung, in Anführungszeichen.", '"38:4:2"')
    title: Text | None = entry("titel", "Titel", "Titel der Vorlage.", "WLAN in den Grundschulen")
    url: OldAddress | None = entry(
        "url", "Adresse", "Adresse im Ratsinformationssystem.", "https://ratsinfo.stadt.example/vo/113"
    )
    oparl: OldAddress | None = entry(
        "oparl", "OParl-Adresse", "Adresse des OParl-Objekts.", "https://ratsinfo.stadt.example/oparl/paper/113"
    )


class Service(Part):
    """An online service that a measure delivers."""

    leika: Leika | None = entry("leika", "LeiKa-Schlüssel", "14 Ziffern, in Anführungszeichen.", '"99012345678901"')
    ozg: Digits | None = entry("ozg", "OZG-Leistung", "Nummer der OZG-Leistung, in Anführungszeichen.", '"10123"')
    label: Text | None = entry("bezeichnung", "Bezeichnung", "Wie die Leistung heißt.", "Bewohnerparkausweis")


class Change(Part):
    """A change with its reason."""

    date: Date = entry("datum", "Datum", "Wann es sich geändert hat.", "2026-09-14", required=True)
    kind: ChangeKind = entry("art", "Art", "Was sich geändert hat.", "verzoegerung", required=True)
    text: Text = entry("text", "Grund", "Warum.", "Lieferung verschiebt sich um ein Quartal.", required=True)
