"""A funding programme as it was: its terms, what was computed of it, the measures that named it."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import german
from ..html import Html, join, lines, tag
from ..table import facts
from . import fields
from .computed import Deadline, Outlook
from .judged import verdicts
from .part import BODY, Part, Subject, described, left_over, section
from .tolerant import record, records, word

MODEL = fields.PROGRAMME
_OUTLOOK = fields.known(Outlook)
_HEAD = ("id", "titel", "kurz", BODY, "berechnet", "foerdergeber", "foerderart", "quote", "stand")


def programme_body(subject: Subject) -> Html:
    """Everything below the title."""
    summary = word(subject.told.get("kurz"))
    lead = [tag("p", summary, class_="df-kurz") if summary else "", facts(_head(subject)), described(subject)]
    shown = frozenset({*_HEAD, *(key for part in PARTS for key in part.keys)})
    parts = (
        section(part.heading, part.anchor, part.listed(subject, MODEL), part.beside(subject) if part.beside else "")
        for part in PARTS
    )
    return lines([*lead, *parts, left_over(subject, MODEL, shown)])


def _head(subject: Subject) -> Iterator[tuple[str, Html]]:
    for key in ("foerdergeber", "foerderart", "quote"):
        yield str(MODEL[key].title), subject.writer.value(key, subject.told.get(key), MODEL[key])
    yield "Angaben vom", subject.writer.value("stand", subject.told.get("stand"), MODEL["stand"])


def _outlook(subject: Subject) -> Html:
    """What was computed, every key of it; then deadlines."""
    computed = record(subject.told.get("berechnet"))
    due = subject.frozen.about("fristen", "programm").get(subject.id, [])
    rows = [{key: value for key, value in row.items() if key != "programm"} for row in due]
    return lines(
        [
            subject.writer.facts(subject.writer.entries(computed, _OUTLOOK)),
            subject.writer.table("Fristen", rows, fields.known(Deadline)),
            verdicts(subject, subject.frozen.about("foerderurteile", "programm").get(subject.id, []), "massnahme"),
        ]
    )


def _used(subject: Subject) -> Html:
    """The measures whose funding names this programme."""
    rows = [
        (
            subject.writer.entity(id_),
            subject.writer.value("status", row.get("status"), _STATUS),
            _amount(subject, row.get("betrag")),
        )
        for id_, measure in subject.frozen.measures.items()
        for row in records(measure.get("foerderung"))
        if row.get("programm") == subject.id
    ]
    head = ("Maßnahme", "Stand der Förderung", "Betrag")
    return subject.writer.rows("Maßnahmen, die das Programm nannten", head, rows, (2,)) if rows else Html("")


def _amount(subject: Subject, value: object) -> Html:
    return join([german.NOT_STATED]) if value is None else subject.writer.value("betrag", value)


_STATUS = fields.known(fields.part_of(fields.MEASURE["foerderung"]))["status"]
PARTS = (
    Part("Bedingungen", "bedingungen", (
        "kuerzel", "ebene", "foerderberechtigte", "foerdergebiet", "foerdert", "quote_hinweis", "hoechstbetrag",
        "bagatellgrenze", "volumen", "antragsfristen", "fortlaufend", "laufzeit", "antrag_vor_beginn", "kumulierbar",
        "mindestpartner", "zweckbindung_jahre", "voraussetzungen", "url",
    )),
    Part("Was errechnet wurde", "berechnet", (), beside=_outlook),
    Part("Maßnahmen", "massnahmen", (), beside=_used),
    Part("Mehr dazu", "mehr", ("links", "kontakt", "ehemals")),
)  # fmt: skip
