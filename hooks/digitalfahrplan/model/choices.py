"""The closed lists of words of format.md. The value is what stands in the file; `label` is what people read."""

from __future__ import annotations

from enum import StrEnum


class Choice(StrEnum):
    """A word from a closed list."""

    @property
    def label(self) -> str:
        """The word as people read it."""
        return _LABELS.get(self.value, self.value)


class Area(Choice):
    """The three areas of digitalisation; each is a folder."""

    INTERNAL = "intern"
    CITIZENS = "buerger"
    SCHOOLS = "schule"


class Status(Choice):
    """What a measure is at."""

    IDEA = "idee"
    PLANNED = "geplant"
    DECIDED = "beschlossen"
    RUNNING = "laufend"
    PAUSED = "pausiert"
    FINISHED = "abgeschlossen"
    DROPPED = "verworfen"

    @property
    def is_open(self) -> bool:
        """Open measures (planning.md): neither finished nor dropped."""
        return self not in (Status.FINISHED, Status.DROPPED)


class Level(Choice):
    """Levels of priority."""

    HIGH = "hoch"
    MEDIUM = "mittel"
    LOW = "niedrig"


class CostKind(Choice):
    """Kinds of money in the budget."""

    INVESTMENT = "investiv"
    OPERATING = "konsumtiv"
    OPEN = "offen"


class FundableKind(Choice):
    """Kinds of money that a programme may be limited to."""

    INVESTMENT = "investiv"
    OPERATING = "konsumtiv"


class AccountKind(Choice):
    """What an account number means."""

    PRODUCT = "produkt"
    LEDGER = "sachkonto"
    INVESTMENT = "investitionsnummer"
    BUDGET_ITEM = "haushaltsstelle"
    BUSINESS_PLAN = "wirtschaftsplan"


class FundingStatus(Choice):
    """How far an application for funding is."""

    PLANNED = "geplant"
    EXAMINED = "geprueft"
    APPLIED = "beantragt"
    GRANTED = "bewilligt"
    REJECTED = "abgelehnt"
    DRAWN = "abgerufen"
    CLOSED = "abgeschlossen"

    @property
    def is_granted(self) -> bool:
        """Granted, drawn or closed: the money was awarded (planning.md)."""
        return self in (FundingStatus.GRANTED, FundingStatus.DRAWN, FundingStatus.CLOSED)


class CooperationForm(Choice):
    """Alone or with whom."""

    ALONE = "selbst"
    COUNTY = "kreis"
    JOINT = "gemeinsam"
    REUSE = "nachnutzung"
    OPEN = "offen"


class PlaceStatus(Choice):
    """How far the roll-out is at one place."""

    OPEN = "offen"
    RUNNING = "laufend"
    REACHED = "erreicht"
    OMITTED = "entfaellt"


class ChangeKind(Choice):
    """Kinds of changes in the history of a measure."""

    NEW = "neu"
    DELAY = "verzoegerung"
    DEARER = "mehrkosten"
    STATUS = "status"
    CONTENT = "inhalt"


class UnitKind(Choice):
    """Kinds of organisation units."""

    DEPARTMENT = "fachbereich"
    COMPANY = "beteiligung"
    ASSOCIATION = "zweckverband"
    EXTERNAL = "extern"


class PlaceKind(Choice):
    """Kinds of places."""

    SCHOOL = "schule"
    FACILITY = "einrichtung"
    COMMERCIAL = "gewerbegebiet"
    RESIDENTIAL = "neubaugebiet"
    DISTRICT = "ortsteil"


class Direction(Choice):
    """Whether many points of a criterion speak for a measure or against it."""

    BENEFIT = "nutzen"
    EFFORT = "aufwand"


class FunderLevel(Choice):
    """Who gives the money."""

    EU = "eu"
    FEDERAL = "bund"
    STATE = "land"
    COUNTY = "kreis"
    FOUNDATION = "stiftung"
    OTHER = "sonstige"


class FundingKind(Choice):
    """What kind of support a programme gives."""

    GRANT = "zuschuss"
    FIXED = "festbetrag"
    FINANCIAL_AID = "finanzhilfe"
    LOAN = "darlehen"
    VOUCHER = "gutschein"
    COMPETITION = "wettbewerb"
    IN_KIND = "sachleistung"


class Eligible(Choice):
    """Who may apply."""

    MUNICIPALITY = "kommune"
    COUNTY = "kreis"
    COMPANY = "beteiligung"
    SCHOOL_BODY = "schultraeger"
    ASSOCIATION = "zweckverband"
    CLUB = "verein"
    BUSINESS = "unternehmen"


class Step(Choice):
    """What a window of application is for."""

    OUTLINE = "skizze"
    APPLICATION = "antrag"


class Forge(Choice):
    """Web Git interfaces."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"
    FORGEJO = "forgejo"


class Land(Choice):
    """The sixteen Länder by their two letters."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"


class Region(Choice):
    """Where a programme gives money: Länder, or the whole country."""

    BW = "BW"
    BY = "BY"
    BE = "BE"
    BB = "BB"
    HB = "HB"
    HH = "HH"
    HE = "HE"
    MV = "MV"
    NI = "NI"
    NW = "NW"
    RP = "RP"
    SL = "SL"
    SN = "SN"
    ST = "ST"
    SH = "SH"
    TH = "TH"
    NATIONWIDE = "bundesweit"


_LABELS = {
    "intern": "Verwaltung und Beteiligungen",
    "buerger": "Bürgerschaft und Wirtschaft",
    "schule": "Schulen und Einrichtungen",
    "entfaellt": "entfällt",
    "geprueft": "geprüft",
    "verzoegerung": "Verzögerung",
    "schultraeger": "Schulträger",
    "eu": "EU",
    "extern": "außerhalb der Kommune",
}
