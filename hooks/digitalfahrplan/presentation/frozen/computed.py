"""What `roadmap.json` says beyond the files: the keys of everything computed, with German titles, as the model has its own.

Nothing is validated by these classes; they only name keys, order and kinds of values. Older and later schemas may differ.
"""

from __future__ import annotations

from ...funding import Due, State, Verdict
from ...model import FundingStatus, Level, Part, PlaceStatus, Service, Status, Step
from ...model.types import Address, Amount, Date, Estimate, Number, Reference, Text, Year, YesNo, entry
from ...ranking import Lane
from ...resources import Result
from ...timeline import Late, Light


class Standing(Part):
    """`berechnet` of a measure."""

    rank: Number | None = entry("rang", "Rang", "")
    range: tuple[Number, ...] = entry("rang_spanne", "Rangspanne", "")
    lane: Lane | None = entry("spur", "Spur", "")
    level: Level | None = entry("stufe", "Stufe", "")
    points: dict[str, Number] = entry("punkte", "Punkte", "")
    missing: dict[str, Number] = entry("fehlende_kriterien", "Nicht bewertete Kriterien", "")
    light: Light | None = entry("ampel", "Zeitplan", "")
    late: tuple[Late, ...] = entry("verzug", "Im Verzug", "")
    total: Estimate | None = entry("kosten_gesamt", "Kosten zusammen", "")
    granted: Amount | None = entry("bewilligt", "Bewilligte Förderung", "")
    own_share: Estimate | None = entry("eigenanteil", "Eigenanteil", "")


class Outlook(Part):
    """`berechnet` of a programme."""

    state: State | None = entry("zustand", "Anträge", "")
    deadline: Date | None = entry("antragsfrist", "Nächste Antragsfrist", "")
    days: Number | None = entry("tage", "Tage bis dahin", "")
    possible: tuple[Reference, ...] = entry("moeglich", "Möglich für", "")
    possible_sum: Estimate | None = entry("bestenfalls_moeglich", "Möglich, bestenfalls", "")
    to_check: tuple[Reference, ...] = entry("zu_pruefen", "Zu prüfen für", "")
    to_check_sum: Estimate | None = entry("bestenfalls_zu_pruefen", "Zu prüfen, bestenfalls", "")
    granted: tuple[Reference, ...] = entry("bewilligt", "Bewilligt für", "")


class Bottleneck(Part):
    """What stood in the way."""

    text: Text = entry("text", "Was fehlt", "")
    kind: Text = entry("art", "Art", "")
    year: Year | None = entry("jahr", "Jahr", "")
    unit: Reference | None = entry("einheit", "Einheit", "")
    prerequisite: Reference | None = entry("voraussetzung", "Voraussetzung", "")
    missing: Number | None = entry("fehlt", "Fehlbetrag oder fehlende Tage", "")


class Placement(Part):
    """A row of `ressourcenplan`."""

    id: Reference = entry("id", "Maßnahme", "")
    result: Result | None = entry("ergebnis", "Ergebnis", "")
    first_year: Year | None = entry("beginn_jahr", "Erstes Bedarfsjahr", "")
    marks: tuple[Text, ...] = entry("hinweise", "Hinweise", "")
    bottleneck: Bottleneck | None = entry("engpass", "Engpass", "")


class Judged(Part):
    """A row of `foerderurteile`; its reasons are shown apart."""

    measure: Reference = entry("massnahme", "Maßnahme", "")
    programme: Reference = entry("programm", "Programm", "")
    verdict: Verdict | None = entry("urteil", "Urteil", "")
    status: FundingStatus | None = entry("stand", "Stand der Förderung", "")
    best: Amount | None = entry("bestenfalls", "Bestenfalls", "")
    own_share: Amount | None = entry("eigenanteil", "Eigenanteil", "")


class Deadline(Part):
    """A row of `fristen`."""

    day: Date = entry("datum", "Datum", "")
    hour: Text | None = entry("uhrzeit", "Uhrzeit", "")
    kind: Due = entry("art", "Was", "")
    days: Number | None = entry("tage", "Noch Tage", "")
    measure: Reference | None = entry("massnahme", "Maßnahme", "")
    programme: Reference | None = entry("programm", "Programm", "")
    source: Text | None = entry("quelle", "Quelle", "")
    step: Step | None = entry("schritt", "Schritt", "")
    label: Text | None = entry("bezeichnung", "Bezeichnung", "")


class Awards(Part):
    """Sums of `foerdersummen`; `id` and what follows the sums only where they are about one measure."""

    id: Reference | None = entry("id", "Maßnahme", "")
    applied: Estimate | None = entry("beantragt", "Beantragt", "")
    granted: Estimate | None = entry("bewilligt", "Bewilligt", "")
    drawn: Estimate | None = entry("abgerufen", "Abgerufen", "")
    own_share: Estimate | None = entry("eigenanteil", "Eigenanteil", "")
    budget: Amount | None = entry("ansatz", "Ansatz", "")
    covered: YesNo | None = entry("gedeckt", "Eigenanteil im Ansatz gedeckt", "")


class Saved(Part):
    """An entry of `einsparungen`."""

    id: Reference | None = entry("id", "Maßnahme", "")
    yearly: Estimate | None = entry("jaehrlich", "Einsparung im Jahr", "")
    paid_back: Year | None = entry("bezahlt_im_jahr", "Trägt sich ab", "")


class Rollout(Part):
    """What a measure does at a place."""

    measure: Reference = entry("massnahme", "Maßnahme", "")
    status: PlaceStatus | None = entry("status", "Stand", "")
    due: Date | None = entry("termin", "Termin", "")
    reached: Date | None = entry("erreicht", "Erreicht", "")
    note: Text | None = entry("hinweis", "Hinweis", "")
    late: YesNo | None = entry("verzug", "Im Verzug", "")


class There(Part):
    """The measure of another town."""

    title: Text = entry("titel", "Titel", "")
    status: Status | None = entry("status", "Status", "")
    address: Address | None = entry("adresse", "Adresse", "")
    id: Text | None = entry("id", "Kennung", "")


class Match(Part):
    """A row of `kooperationschancen`."""

    measure: Reference = entry("massnahme", "Maßnahme", "")
    town: Text = entry("ags", "Kommune", "")
    there: There | None = entry("dort", "Maßnahme dort", "")
    reason: Text = entry("grund", "Grund", "")
    services: tuple[Service, ...] = entry("leistungen", "Gleiche Leistungen", "")
    likeness: Number | None = entry("aehnlichkeit", "Ähnlichkeit", "")
    words: tuple[Text, ...] = entry("woerter", "Gemeinsame Wörter", "")
    together: YesNo | None = entry("schon_gemeinsam", "Schon gemeinsam", "")


class Purchase(Part):
    """A row of `buendelungen`."""

    year: Year = entry("jahr", "Jahr", "")
    category: Reference = entry("kategorie", "Kategorie", "")
    units: tuple[Reference, ...] = entry("organisationen", "Einheiten", "")
    amount: Estimate | None = entry("betrag", "Betrag", "")


class Conflict(Part):
    """A row of `konflikte`."""

    measure: Reference = entry("massnahme", "Maßnahme", "")
    prerequisite: Reference = entry("voraussetzung", "Beginnt vor dem Ende von", "")


class Money(Part):
    """The sums of one kind of money in one year of `haushalt`."""

    estimate: Estimate | None = entry("schaetzung", "Schätzung", "")
    budget: Amount | None = entry("ansatz", "Ansatz", "")
    actual: Amount | None = entry("ist", "Ist", "")
    commitment: Amount | None = entry("verpflichtung", "Verpflichtung", "")
    funding: Amount | None = entry("foerderung", "Förderung", "")
    own_share: Estimate | None = entry("eigenanteil", "Eigenanteil", "")


class Outcome(Part):
    """How a paper was voted on."""

    result: Text | None = entry("ergebnis", "Ergebnis", "")
    votes: Text | None = entry("stimmen", "Stimmen", "")


class Consultation(Part):
    """A consultation as the council's information system told it."""

    body: Text | None = entry("gremium", "Gremium", "")
    day: Date | None = entry("datum", "Datum", "")
    kind: Text | None = entry("art", "Art", "")
    item: Text | None = entry("top", "Tagesordnungspunkt", "")
    subject: Text | None = entry("thema", "Thema", "")
    result: Text | None = entry("ergebnis", "Ergebnis", "")
    resolution: Text | None = entry("beschlusstext", "Beschlusstext", "")
    cancelled: YesNo = entry("ausgefallen", "Ausgefallen", "", default=False)


class Hearing(Part):
    """A consultation of a paper."""

    body: Text | None = entry("gremium", "Gremium", "")
    day: Date | None = entry("datum", "Datum", "")
    kinds: tuple[Text, ...] = entry("art", "Art", "")
    outcomes: tuple[Outcome, ...] = entry("ergebnisse", "Ergebnisse", "")
    ahead: YesNo = entry("wird_beraten", "Wird beraten", "", default=False)
    told: Consultation | None = entry("ratsinformation", "Ratsinformation", "")


class PaperCopy(Part):
    """A paper as the council's information system told it."""

    address: Address | None = entry("adresse", "Adresse", "")
    number: Text | None = entry("nummer", "Nummer", "")
    title: Text | None = entry("titel", "Titel", "")
    day: Date | None = entry("datum", "Datum", "")
    web: Address | None = entry("web", "Seite", "")
    fetched: Date | None = entry("abgerufen", "Abgerufen", "")
    deleted: Date | None = entry("geloescht", "Dort gelöscht", "")


class CouncilPaper(Part):
    """A row of `vorlagen`."""

    number: Text | None = entry("nummer", "Vorlage", "")
    titles: tuple[Text, ...] = entry("titel", "Titel", "")
    measures: tuple[Reference, ...] = entry("massnahmen", "Maßnahmen", "")
    hearings: tuple[Hearing, ...] = entry("beratungen", "Beratungen", "")
    addresses: tuple[Address, ...] = entry("adressen", "Adressen", "")
    told: tuple[PaperCopy, ...] = entry("ratsinformation", "Ratsinformation", "")
    anchor: Text | None = entry("anker", "Anker", "")
