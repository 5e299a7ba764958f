"""Tables of what measures refer to: programmes, units, fields of action, places."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...funding import Outlook, State, outlooks
from ...model import Area, Choice, FieldOfAction, Place, PlaceKind, Programme, Unit, UnitKind
from ...model.choices import FundingKind
from ...presentation.links import place_address, programme_address, unit_address
from ...presentation.view import View
from .column import Column, Table, Value, of_model

Pot = tuple[Programme, Outlook, View]
Owned = tuple[Unit, View]
Located = tuple[Place, View]
_ADDRESS = "ohne bekannte Adresse der Website von deren Wurzel aus."


def _programmes(view: View) -> Iterator[Pot]:
    found = outlooks(view.plan)
    for id_ in sorted(view.plan.programme_by_id):
        yield view.plan.programme_by_id[id_], found[id_], view


def _joined(words: tuple[Choice, ...]) -> Value:
    return ", ".join(word.value for word in words) or None


def _quota(pot: Pot, bound: str) -> Decimal | None:
    found: Decimal | None = getattr(pot[0].quota, bound) if pot[0].quota else None
    return found


def _term(pot: Pot, bound: str) -> Value:
    found = getattr(pot[0].term, bound) if pot[0].term else None
    return found.iso if found else None


PROGRAMMES = Table(
    "foerderprogramme",
    "Förderprogramme",
    "Die Töpfe, aus denen Maßnahmen gefördert werden könnten oder gefördert werden.",
    (
        Column[Pot]("id", "Kennung", "string", "Bleibt für immer; die Tabelle der Förderung verweist darauf.",
                    lambda pot: pot[0].id, True),
        of_model(Programme, "title", "string", lambda pot: pot[0].title),
        of_model(Programme, "summary", "string", lambda pot: pot[0].summary),
        of_model(Programme, "short", "string", lambda pot: pot[0].short),
        of_model(Programme, "funder", "string", lambda pot: pot[0].funder),
        of_model(Programme, "levels", "string", lambda pot: _joined(pot[0].levels)),
        of_model(Programme, "kind", "string", lambda pot: pot[0].kind.value if pot[0].kind else None, words=FundingKind),
        of_model(Programme, "eligible", "string", lambda pot: _joined(pot[0].eligible)),
        of_model(Programme, "regions", "string", lambda pot: _joined(pot[0].regions)),
        Column("quote_von", "Quote mindestens", "number", "In Prozent.", lambda pot: _quota(pot, "low")),
        Column("quote_bis", "Quote höchstens", "number", "In Prozent.", lambda pot: _quota(pot, "high")),
        Column("quote_wortlaut", "Quote im Wortlaut", "string", "Die Quote, wie sie im Plan steht.",
               lambda pot: pot[0].quota.wording if pot[0].quota else None),
        of_model(Programme, "quota_note", "string", lambda pot: pot[0].quota_note),
        of_model(Programme, "ceiling", "number", lambda pot: pot[0].ceiling),
        of_model(Programme, "threshold", "number", lambda pot: pot[0].threshold),
        Column("volumen_von", "Volumen mindestens", "number", "Was im ganzen Topf ist, untere Grenze, in Euro.",
               lambda pot: pot[0].volume.low if pot[0].volume else None),
        Column("volumen_bis", "Volumen höchstens", "number", "Was im ganzen Topf ist, obere Grenze, in Euro.",
               lambda pot: pot[0].volume.high if pot[0].volume else None),
        Column("volumen_wortlaut", "Volumen im Wortlaut", "string", "Das Volumen, wie es im Plan steht.",
               lambda pot: pot[0].volume.wording if pot[0].volume else None),
        of_model(Programme, "rolling", "boolean", lambda pot: pot[0].rolling),
        Column("laufzeit_beginn", "Laufzeit ab", "string", "Ab wann das Programm gilt.", lambda pot: _term(pot, "start")),
        Column("laufzeit_ende", "Laufzeit bis", "string", "Bis wann das Programm gilt.", lambda pot: _term(pot, "end")),
        of_model(Programme, "cumulative", "boolean", lambda pot: pot[0].cumulative),
        Column("zustand", "Zustand", "string", "Ob heute ein Antrag möglich ist.", lambda pot: pot[1].state.value, True,
               words=tuple(State)),
        Column("antragsfrist", "Nächste Antragsfrist", "string", "Bis wann der nächste Antrag gestellt sein muss.",
               lambda pot: pot[1].deadline.when.iso if pot[1].deadline else None),
        of_model(Programme, "as_of", "date", lambda pot: pot[0].as_of),
        of_model(Programme, "url", "string", lambda pot: pot[0].url),
        Column("adresse", "Adresse hier", "string", f"Die Seite des Programms auf dieser Website; {_ADDRESS}",
               lambda pot: f"{pot[2].base}{programme_address(pot[0].id)}", True),
    ),
    _programmes,
)  # fmt: skip

UNITS = Table(
    "einheiten",
    "Einheiten",
    "Fachbereiche, Beteiligungen und andere, die Maßnahmen führen oder bezahlen.",
    (
        Column[Owned]("id", "Kennung", "string", "Bleibt für immer.", lambda row: row[0].id, True),
        of_model(Unit, "name", "string", lambda row: row[0].name),
        of_model(Unit, "kind", "string", lambda row: row[0].kind.value, words=UnitKind),
        of_model(Unit, "email", "string", lambda row: row[0].email),
        Column("adresse", "Adresse", "string", f"Die Seite der Einheit; {_ADDRESS}",
               lambda row: f"{row[1].base}{unit_address(row[0].id)}", True),
    ),
    lambda view: ((unit, view) for unit in view.plan.town.units),
)  # fmt: skip

FIELDS = Table(
    "handlungsfelder",
    "Handlungsfelder",
    "Die Felder der drei Bereiche.",
    (
        Column[FieldOfAction]("id", "Kennung", "string", "Bleibt für immer.", lambda row: row.id, True),
        of_model(FieldOfAction, "name", "string", lambda row: row.name),
        of_model(FieldOfAction, "area", "string", lambda row: row.area.value, words=Area),
        of_model(FieldOfAction, "description", "string", lambda row: row.description),
    ),
    lambda view: view.plan.town.fields,
)  # fmt: skip

PLACES = Table(
    "orte",
    "Orte",
    "Schulen, Einrichtungen und Gebiete.",
    (
        Column[Located]("id", "Kennung", "string", "Bleibt für immer.", lambda row: row[0].id, True),
        of_model(Place, "name", "string", lambda row: row[0].name),
        of_model(Place, "kind", "string", lambda row: row[0].kind.value, words=PlaceKind),
        Column("adresse", "Adresse", "string", f"Die Seite des Orts; {_ADDRESS}",
               lambda row: f"{row[1].base}{place_address(row[0].id)}", True),
    ),
    lambda view: ((place, view) for place in view.plan.town.places),
)  # fmt: skip
