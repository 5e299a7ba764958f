"""Areas, units, places, budget years and snapshots as the API tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from ...archive.snapshot import Snapshot
from ...model import Area, CostKind, Frame, Place, PlaceKind, PlaceStatus, Status, Unit, UnitKind
from ...money import BudgetYear
from ...places import Rollout, by_place
from ...presentation.frozen.addresses import overview_address
from ...presentation.links import area_address, budget_address
from .kind import ADDRESS, DAY, MONEY, NUMBER, TEXT, VAGUE, WHOLE, YES_NO, Entry, Kind, many, or_null, record, words
from .money import BY_AREA, BY_KIND, BY_YEAR, SUMS, in_order
from .subject import VERSIONS, Kept, Subject, addresses

_IDS = many(TEXT)


def _of_year(row: Subject[BudgetYear]) -> list[Kept]:
    return [Kept(row.api, it, str(row.it.year), whole=True) for it in row.view.snapshots if it.year == row.it.year]


def _api(kind: str, name: Any) -> Entry[Any]:
    return Entry("api", "Die vollständigen Angaben.", ADDRESS, lambda row: row.api.file(f"{kind}/{name(row)}"))


def _page(address: Any) -> Entry[Any]:
    return Entry("adresse", "Die Seite dazu.", ADDRESS, lambda row: row.api.page(address(row)))


def _kept_with_all(name: Any) -> Entry[Any]:
    """What has no archived page of its own: every archived version of the whole plan tells of it."""
    text = "Die archivierten Fassungen des ganzen Plans, die älteste zuerst."
    return Entry(
        "archiviert",
        text,
        VERSIONS,
        lambda row: [Kept(row.api, snapshot, name(row), whole=True) for snapshot in row.view.snapshots],
    )


COUNT = record(
    "Anzahl",
    "Wie viele Maßnahmen einen Status haben.",
    (
        Entry[tuple[Status, int]]("status", "Der Status.", words(Status), lambda row: row[0]),
        Entry("anzahl", "Wie viele.", WHOLE, lambda row: row[1]),
    ),
)

_AREA: tuple[Entry[Any], ...] = (
    Entry("id", "Bleibt für immer.", TEXT, lambda row: row.it.value),
    Entry("name", "Wie der Bereich heißt.", TEXT, lambda row: row.it.label),
    Entry("massnahmen_anzahl", "Wie viele Maßnahmen er hat.", WHOLE, lambda row: len(row.view.plan.of_area(row.it))),
    _page(lambda row: area_address(row.it.value)),
    _api("bereiche", lambda row: row.it.value),
)


def _counts(row: Subject[Area]) -> list[tuple[Status, int]]:
    found = Counter(measure.status for measure in row.view.plan.of_area(row.it))
    return [(status, found[status]) for status in Status]


def _of_area(row: Subject[Area]) -> Iterator[tuple[int, Any]]:
    budgets = row.view.budgets
    return ((year, budgets[year].by_area[row.it]) for year in budgets if row.it in budgets[year].by_area)


AREA_LIGHT = record("BereichKurz", "Ein Bereich in der Liste.", _AREA)
AREA_FULL = record(
    "Bereich",
    "Ein Bereich der Digitalisierung.",
    (
        *_AREA,
        _kept_with_all(lambda row: row.it.value),
        Entry[Subject[Area]]("massnahmen_je_status", "Wie weit seine Maßnahmen sind.", many(COUNT), _counts),
        Entry("handlungsfelder", "Kennungen seiner Handlungsfelder.", _IDS,
              lambda row: [field.id for field in row.view.plan.town.fields if field.area is row.it]),
        Entry("massnahmen", "Kennungen seiner Maßnahmen.", _IDS,
              lambda row: sorted(measure.id for measure in row.view.plan.of_area(row.it))),
        Entry("haushalt", "Das Geld der Kommune für ihn, je Jahr.", BY_YEAR, _of_area),
    ),
)  # fmt: skip

_UNIT: tuple[Entry[Any], ...] = (
    Entry("id", "Bleibt für immer.", TEXT, lambda row: row.it.id),
    Entry("name", "Wie die Einheit heißt.", TEXT, lambda row: row.it.name),
    Entry("art", "Was für eine Einheit das ist.", words(UnitKind), lambda row: row.it.kind),
    Entry("email", "Das Postfach.", or_null(TEXT), lambda row: row.it.email),
    *addresses("einheiten", "organisation"),
)
DAYS = record(
    "Auslastung",
    "Personentage eines Jahres.",
    (
        Entry[tuple[int, Any, Any]]("jahr", "Das Jahr.", WHOLE, lambda row: row[0]),
        Entry("tage", "Was die eingeplanten Maßnahmen brauchen.", NUMBER, lambda row: row[1]),
        Entry("kapazitaet", "Was da ist; null: keine Angabe.", or_null(NUMBER), lambda row: row[2]),
    ),
)


def _load(row: Subject[Unit]) -> Iterator[tuple[int, Any, Any]]:
    years = row.api.load.days.get(row.it.id, {})
    return ((year, use.taken, use.available) for year, use in years.items())


UNIT_LIGHT = record("EinheitKurz", "Eine Einheit in der Liste.", _UNIT)
UNIT_FULL = record(
    "Einheit",
    "Ein Fachbereich, eine Beteiligung oder eine andere Einheit.",
    (
        *_UNIT,
        _kept_with_all(lambda row: row.it.id),
        Entry[Subject[Unit]]("auslastung", "Personentage in den Jahren der Planung.", many(DAYS), _load),
        Entry("federfuehrend", "Kennungen der Maßnahmen, für die sie verantwortlich ist.", _IDS,
              lambda row: sorted(it.id for it in row.view.plan.measures if it.lead == row.it.id)),
        Entry("beteiligt", "Kennungen der Maßnahmen, an denen sie beteiligt ist.", _IDS,
              lambda row: sorted(it.id for it in row.view.plan.measures if row.it.id in it.participants)),
    ),
)  # fmt: skip

_PLACE: tuple[Entry[Any], ...] = (
    Entry("id", "Bleibt für immer.", TEXT, lambda row: row.it.id),
    Entry("name", "Wie der Ort heißt.", TEXT, lambda row: row.it.name),
    Entry("art", "Was für ein Ort das ist.", words(PlaceKind), lambda row: row.it.kind),
    *addresses("orte", "orte"),
)
HERE = record(
    "StandAmOrt",
    "Was eine Maßnahme an einem Ort tut.",
    (
        Entry[Rollout]("massnahme", "Kennung der Maßnahme.", TEXT, lambda row: row.measure.id),
        Entry("status", "Wie weit es dort ist.", words(PlaceStatus), lambda row: row.status),
        Entry("termin", "Bis wann.", or_null(VAGUE), lambda row: row.row.due),
        Entry("erreicht", "Wann es fertig war.", or_null(VAGUE), lambda row: row.row.reached),
        Entry("hinweis", "Was dazu zu sagen ist.", or_null(TEXT), lambda row: row.row.note),
        Entry("verspaetet", "Ob der Termin verstrichen ist.", YES_NO, lambda row: row.is_late),
    ),
)
PLACE_LIGHT = record("OrtKurz", "Ein Ort in der Liste.", _PLACE)
PLACE_FULL = record(
    "Ort",
    "Eine Schule, eine Einrichtung oder ein Gebiet.",
    (
        *_PLACE,
        _kept_with_all(lambda row: row.it.id),
        Entry[Subject[Place]]("massnahmen_am_ort", "Was hier geschieht.", many(HERE), lambda row: by_place(row.view.plan)[row.it.id]),
    ),
)  # fmt: skip

_YEAR: tuple[Entry[Any], ...] = (
    Entry("jahr", "Das Haushaltsjahr.", WHOLE, lambda row: row.it.year),
    Entry("summen", "Das Geld der Kommune.", SUMS, lambda row: row.it.money.total),
    _page(lambda row: budget_address(row.it.year)),
    _api("haushaltsjahre", lambda row: row.it.year),
    Entry[Subject[BudgetYear]](
        "archiviert", "Die archivierten Stände dieses Haushaltsjahrs, der älteste zuerst.", VERSIONS, _of_year
    ),
)
FRAME = record(
    "Rahmen",
    "Was der Rat in einem Jahr bereitstellt.",
    (
        Entry[Frame]("investiv", "Für Investitionen.", or_null(MONEY), lambda frame: frame.investment),
        Entry("konsumtiv", "Für laufenden Aufwand.", or_null(MONEY), lambda frame: frame.operating),
    ),
)
YEAR_LIGHT = record("HaushaltsjahrKurz", "Ein Haushaltsjahr in der Liste.", _YEAR)
YEAR_FULL = record(
    "Haushaltsjahr",
    "Das Geld eines Jahres.",
    (
        *_YEAR,
        Entry[Subject[BudgetYear]]("rahmen", "Was der Rat bereitstellt; null: keine Angabe.", or_null(FRAME), lambda row: row.it.frame),
        Entry("je_art", "Nach Art.", BY_KIND, lambda row: in_order(CostKind, row.it.money.kinds)),
        Entry("je_bereich", "Nach Bereich.", BY_AREA, lambda row: in_order(Area, row.it.by_area)),
    ),
)  # fmt: skip

_SNAPSHOT: tuple[Entry[Any], ...] = (
    Entry("id", "Jahr und Stichtag.", TEXT, lambda row: row.it.name),
    Entry("jahr", "Das Haushaltsjahr.", WHOLE, lambda row: row.it.year),
    Entry("stichtag", "Der Tag.", DAY, lambda row: row.it.day),
    Entry("anlass", "Warum eingefroren wurde.", or_null(TEXT), lambda row: row.it.occasion or None),
    Entry("grund", "Was berichtigt wurde.", or_null(TEXT), lambda row: row.it.reason or None),
    Entry(
        "wurzel",
        "Die Prüfsumme, mit der sich alles nachrechnen lässt; leer: Die Kette ist beschädigt.",
        TEXT,
        lambda row: row.it.root,
    ),
    _page(lambda row: overview_address(row.it.name)),
    _api("staende", lambda row: row.it.name),
)


def _frozen(kind: str) -> Kind:
    return many(
        record(
            kind,
            "Eine Datei eines archivierten Stands.",
            (
                Entry[Kept]("id", "Die Kennung damals.", TEXT, lambda kept: kept.id),
                Entry("adresse", "Die archivierte Seite.", ADDRESS, lambda kept: kept.address),
            ),
        )
    )  # fmt: skip


def _kept(row: Subject[Snapshot], ids: frozenset[str]) -> list[Kept]:
    return [Kept(row.api, row.it, id_) for id_ in sorted(ids)]


SNAPSHOT_LIGHT = record("StandKurz", "Ein archivierter Stand in der Liste.", _SNAPSHOT)
SNAPSHOT_FULL = record(
    "Stand",
    "Der ganze Plan, wie er an einem Tag war. Er ändert sich nie mehr.",
    (
        *_SNAPSHOT,
        Entry[Subject[Snapshot]](
            "archivierte_massnahmen", "Seine Maßnahmen.", _frozen("ArchivierteMassnahme"), lambda row: _kept(row, row.it.measures)
        ),
        Entry(
            "archivierte_programme", "Seine Förderprogramme.", _frozen("ArchiviertesProgramm"), lambda row: _kept(row, row.it.programmes)
        ),
    ),
)  # fmt: skip
