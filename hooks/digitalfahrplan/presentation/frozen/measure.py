"""A measure as it was: its facts in the order of today's page (site.md), then everything else that the file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic.fields import FieldInfo

from ...model import Status
from ...timeline import Light
from ..html import Html, join, lines, tag
from ..table import facts
from . import fields
from .computed import Awards, Conflict, Deadline, Match, Placement, Saved, Standing
from .judged import verdicts
from .part import BODY, Part, Subject, described, left_over, mark, section
from .period import period_words
from .tolerant import Record, is_nothing, record, records, texts, word

MODEL = fields.MEASURE
_STANDING = fields.known(Standing)
_RANKING = ("rang", "rang_spanne", "spur", "stufe", "punkte", "fehlende_kriterien")


def measure_body(subject: Subject) -> Html:
    """Everything below the title."""
    summary = word(subject.told.get("kurz"))
    lead = [tag("p", summary, class_="df-kurz") if summary else "", facts(_head(subject)), described(subject)]
    shown = frozenset({*_HEAD, *(key for part in PARTS for key in part.keys)})
    return lines([*lead, *(_part(subject, part) for part in PARTS), left_over(subject, MODEL, shown)])


_HEAD = ("id", "titel", "kurz", BODY, "berechnet", "status", "federfuehrung", "bereich", "handlungsfeld", "stand")


def _head(subject: Subject) -> Iterator[tuple[str, Html]]:
    told, computed, write = subject.told, record(subject.told.get("berechnet")), subject.writer
    yield "Status", _states(told, computed)
    yield "Zeitraum", period_words(told.get("zeitraum"))
    if not is_nothing(told.get("bereich")):
        yield "Bereich", join([area_label(told.get("bereich")) or write.value("bereich", told["bereich"])])
    for key in ("handlungsfeld", "federfuehrung"):
        yield str(MODEL[key].title), write.value(key, told.get(key), MODEL[key])
    yield "Rang", write.value("rang", computed.get("rang"))
    yield "Kosten", write.value("", computed.get("kosten_gesamt"), _STANDING["kosten_gesamt"])
    yield "Angaben vom", write.value("stand", told.get("stand"), MODEL["stand"])


def area_label(value: object) -> str:
    """What an area is called; "" if nobody knows it."""
    return fields.AREAS.get(word(value), "")


def _states(told: Record, computed: Record) -> Html:
    marks = [status_mark(told.get("status")), light_mark(computed.get("ampel"))]
    return join([shown for shown in marks if shown], " ") or join(["keine Angabe"])


def status_mark(value: object) -> Html:
    """The status of a measure as word, shape and colour."""
    return mark("status", value, fields.choices(MODEL["status"]), {status.value for status in Status})


def light_mark(value: object) -> Html:
    """The traffic light of a measure as word, shape and colour."""
    return mark("ampel", value, fields.choices(_STANDING["ampel"]), {light.value for light in Light})


def _part(subject: Subject, part: Part) -> Html:
    computed = subject.writer.entries(record(subject.told.get("berechnet")), _STANDING, part.computed)
    beside = part.beside(subject) if part.beside else ""
    return section(part.heading, part.anchor, part.listed(subject, MODEL), subject.writer.facts(computed), beside)


def _rows(subject: Subject, key: str, caption: str, model: Mapping[str, FieldInfo], who: str = "massnahme") -> Html:
    """The rows of a list of the town that are about this measure, without its own name in each."""
    found = subject.frozen.about(key, who).get(subject.id, [])
    rows = [{name: value for name, value in row.items() if name != who} for row in found]
    if len(rows) == 1:
        return lines([tag("p", tag("strong", caption)), subject.writer.facts(subject.writer.entries(rows[0], model))])
    return subject.writer.table(caption, rows, model)


def _places(subject: Subject) -> Html:
    """What the town's list of places says of this measure: the same as its own rows, and whether it was late there."""
    late = [
        word(place.get("name")) or id_
        for id_, place in subject.frozen.places.items()
        for row in records(place.get("massnahmen"))
        if row.get("massnahme") == subject.id and row.get("verzug") is True
    ]
    return tag("p", f"Im Verzug: {', '.join(late)}.") if late else Html("")


def _priority(subject: Subject) -> Html:
    needed = subject.id in texts(subject.frozen.told.get("abstimmungsbedarf"))
    talk = tag("p", "Zwischen Fachbereich und Politik bestand Abstimmungsbedarf.") if needed else ""
    told = record(subject.told.get("berechnet"))
    rest = [entry for entry in subject.writer.entries(told, _STANDING) if entry[0] not in _STANDING]
    return lines([talk, subject.writer.facts(rest)])


def _saved(subject: Subject) -> Html:
    saved = record(record(subject.frozen.told.get("einsparungen")).get(subject.id))
    return subject.writer.facts(subject.writer.entries(saved, fields.known(Saved)))


def _placed(subject: Subject) -> Html:
    return _rows(subject, "ressourcenplan", "Im Ressourcenplan", fields.known(Placement), "id")


def _waiting(subject: Subject) -> Html:
    """What waits for this measure, and dates that do not fit together."""
    waiting = [
        subject.writer.entity(id_)
        for id_, other in subject.frozen.measures.items()
        if subject.id in texts(other.get("voraussetzungen"))
    ]
    behind = facts([("Hierauf warten", join(waiting, ", "))]) if waiting else ""
    conflicts = _rows(subject, "konflikte", "Termine passten nicht zusammen", fields.known(Conflict))
    return lines([behind, conflicts])


def _funding(subject: Subject) -> Html:
    sums = records(record(subject.frozen.told.get("foerdersummen")).get("massnahmen"))
    rows = [{key: value for key, value in row.items() if key != "id"} for row in sums if row.get("id") == subject.id]
    return lines(
        [
            lines(subject.writer.facts(subject.writer.entries(row, fields.known(Awards))) for row in rows),
            _rows(subject, "fristen", "Fristen", fields.known(Deadline)),
            verdicts(subject, subject.frozen.about("foerderurteile").get(subject.id, []), "programm"),
        ]
    )


def _chances(subject: Subject) -> Html:
    return _rows(subject, "kooperationschancen", "Kooperationschancen", fields.known(Match))


PARTS = (
    Part("Zeitplan", "zeitplan", ("zeitraum", "tatsaechlich", "fortschritt", "begruendung", "ergebnis", "vorbehalt",
         "meilensteine"), ("ampel", "verzug")),
    Part("Wo", "wo", ("orte",), beside=_places),
    Part("Kosten", "kosten", ("kosten", "kosten_hinweis", "einsparungen", "beschaffungen"),
         ("kosten_gesamt", "bewilligt", "eigenanteil"), _saved),
    Part("Priorität", "prioritaet", ("prioritaet", "bewertung", "pflicht"), _RANKING, _priority),
    Part("Wer", "wer", ("beteiligte", "personal"), beside=_placed),
    Part("Abhängigkeiten", "abhaengigkeiten", ("voraussetzungen",), beside=_waiting),
    Part("Förderung", "foerderung", ("foerderung",), beside=_funding),
    Part("Kooperation", "kooperation", ("kooperation",), beside=_chances),
    Part("Online-Leistungen", "leistungen", ("leistungen",)),
    Part("Beschlüsse", "beschluesse", ("beschluesse",)),
    Part("Kennzahlen", "kennzahlen", ("indikatoren",)),
    Part("Verlauf", "verlauf", ("verlauf",)),
    Part("In Leichter Sprache", "leichte-sprache", ("leichte_sprache",)),
    Part("Mehr dazu", "mehr", ("links", "kontakt", "ehemals")),
)  # fmt: skip
