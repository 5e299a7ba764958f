"""What stands around every answer, the entrance, and what is told of ids that moved or are gone."""

from __future__ import annotations

from typing import Any

from ...lasting import Tombstone
from ...presentation.view import View
from ..licence import licence
from .kind import ADDRESS, DAY, TEXT, WHOLE, Entry, Json, Kind, many, or_null, record
from .resources import RESOURCES, Resource
from .subject import VERSIONS, Api, Kept, Subject, kept_as

SCHEMA_VERSION = 1
PROMISE = (
    "Innerhalb von v1 ändert sich nichts, worauf sich ein Programm verlassen kann: Keine Liste verschwindet, kein Schlüssel "
    "entfällt oder bekommt einen anderen Namen, eine andere Art oder eine andere Bedeutung, und wo heute nie null steht, steht nie "
    "null. Dazukommen dürfen: neue Schlüssel, neue Adressen, neue Wörter in den aufgezählten Listen. Die Reihenfolge der Schlüssel "
    "bedeutet nichts. Was sich nicht so einfügen lässt, erscheint als v2 unter eigener Adresse, und v1 bleibt mindestens ein Jahr "
    "daneben stehen. Kennungen von Maßnahmen, Förderprogrammen, Einheiten und Orten antworten immer, auch wenn sie umbenannt oder "
    "entfallen sind; ein Haushaltsjahr, solange der Plan Geld darin nennt."
)

Moving = tuple[str, Subject[Any]]
MOVED = record(
    "VerschobenNach",
    "Die Kennung wurde umbenannt.",
    (
        Entry[Moving]("id", "Die heutige Kennung.", TEXT, lambda row: row[1].it.id),
        Entry("api", "Die Angaben unter der heutigen Kennung.", ADDRESS, lambda row: row[1].api.file(f"{row[0]}/{row[1].it.id}")),
        Entry("adresse", "Die heutige Seite.", ADDRESS, lambda row: row[1].api.page(row[1].view.addresses[row[1].it.id])),
    ),
)  # fmt: skip


def _kept(row: Subject[Tombstone]) -> list[Kept]:
    return kept_as(row.api, row.it.kind, (row.it.id,))


GONE = record(
    "Entfallen",
    "Unter der Kennung wird nichts mehr geführt.",
    (
        Entry[Subject[Tombstone]]("titel", "Wie es zuletzt hieß.", TEXT, lambda row: row.it.title),
        Entry("am", "Seit wann.", DAY, lambda row: row.it.day),
        Entry("grund", "Was daraus wurde.", TEXT, lambda row: row.it.why),
        Entry("adresse", "Die Seite, die das sagt.", ADDRESS, lambda row: row.api.page(f"{row.it.address}/")),
        Entry("archiviert", "Die archivierten Fassungen, die älteste zuerst.", VERSIONS, _kept),
    ),
)

Offer = tuple[Resource, Api]
OFFER = record(
    "Angebot",
    "Eine Liste der API.",
    (
        Entry[Offer]("name", "Wie sie in Adressen heißt.", TEXT, lambda row: row[0].name),
        Entry("titel", "Was darin steht.", TEXT, lambda row: row[0].title),
        Entry("anzahl", "Wie viele Einträge.", WHOLE, lambda row: len(list(row[0].things(row[1].view)))),
        Entry("api", "Wo sie steht.", ADDRESS, lambda row: row[1].file(row[0].name)),
        Entry("schema", "JSON Schema der Liste.", ADDRESS, lambda row: row[1].file(f"schema/{row[0].name}")),
    ),
)


def _town(text: str, value: Any, key: str) -> Entry[Api]:
    return Entry(key, text, or_null(TEXT), lambda api: value(api.view))


def _licence_address(view: View) -> str | None:
    return licence(view.plan.town.licence).address


ENTRANCE = record(
    "Einstieg",
    "Wessen Plan das ist, unter welcher Lizenz, und was es hier gibt.",
    (
        Entry[Api]("kommune", "Wie die Kommune heißt.", TEXT, lambda api: api.view.plan.town.name),
        Entry("ags", "Ihr Gemeindeschlüssel.", TEXT, lambda api: api.view.plan.town.ags),
        Entry("lizenz", "Unter welcher Lizenz die Angaben stehen.", TEXT, lambda api: licence(api.view.plan.town.licence).title),
        _town("Wo sie zu lesen ist.", _licence_address, "lizenz_url"),
        Entry("adresse", "Die Website.", ADDRESS, lambda api: api.base),
        Entry("daten", "Dieselben Angaben als Tabellen, mit Erklärung.", ADDRESS, lambda api: api.page("daten/")),
        Entry("openapi", "Die Beschreibung der API.", ADDRESS, lambda api: api.file("openapi")),
        Entry("angebote", "Was es hier gibt.", many(OFFER), lambda api: [(resource, api) for resource in RESOURCES]),
    ),
)  # fmt: skip


def envelope(kind: Kind, *, single: bool) -> Json:
    """The schema of an answer that holds things of one kind."""
    fixed: Json = {
        "schema_version": {"type": "integer", "const": SCHEMA_VERSION, "description": "Fassung dieser Schnittstelle."},
        "stand": {"type": "string", "format": "date", "description": "Der Tag, für den gerechnet ist."},
        "anzahl": {"type": "integer", "minimum": 0, "description": "Wie viele Einträge „ergebnis“ hat."},
        "ergebnis": {"type": "array", "items": kind.schema},
    }
    if single:
        fixed["ergebnis"] |= {
            "maxItems": 1,
            "description": "Ein Eintrag; keiner, wenn er verschoben oder entfallen ist.",
        }
        fixed["verschoben_nach"] = {"anyOf": [MOVED.schema, {"type": "null"}]}
        fixed["entfallen"] = {"anyOf": [GONE.schema, {"type": "null"}]}
    return {"type": "object", "properties": fixed, "required": [*fixed]}


def named(kind: Kind, *, single: bool) -> dict[str, Json]:
    """The schemas that the schema of such an answer refers to."""
    return {**kind.named, **(MOVED.named if single else {}), **(GONE.named if single else {})}
