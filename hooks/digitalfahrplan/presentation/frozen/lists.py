"""What `roadmap.json` says of the whole town, as tables; long ones fold. A key that nobody knows is shown, too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from pydantic.fields import FieldInfo

from ..html import Html, join, lines, tag
from . import fields, words
from .computed import Awards, Conflict, CouncilPaper, Deadline, Match, Placement, Purchase, Rollout, Saved
from .frozen import MEASURES, PROGRAMMES
from .part import section
from .tolerant import Record, is_nothing, record, records, texts, word
from .value import Writer

FOLDED = 12
"""A list of more rows folds."""
_ELSEWHERE = frozenset({"schema_version", "stand", MEASURES, PROGRAMMES, "haushalt"})

Show = Callable[[Writer, object], Html]


def town_lists(write: Writer) -> Html:
    """A section for every key of the town that says something, in the order below, then what is unknown here."""
    told = write.frozen.told
    known = [section(heading, key, show(write, told.get(key))) for key, (heading, show) in LISTS.items()]
    rest = [
        section(key, f"weitere-{number}", write.value(key, told[key]))
        for number, key in enumerate(told)
        if key not in LISTS and key not in _ELSEWHERE and not is_nothing(told[key])
    ]
    version = tag(
        "p",
        "Schema der Daten: Fassung ",
        write.value("schema_version", told.get("schema_version")),
        ".",
        class_="df-leise",
    )
    return lines([*known, *rest, version])


def _fold(caption: str, count: int, table: Html) -> Html:
    return tag("details", tag("summary", f"{caption} ({count})"), table) if count > FOLDED else table


def _table(caption: str, model: Mapping[str, FieldInfo]) -> Show:
    def show(write: Writer, value: object) -> Html:
        rows = records(value)
        return _fold(caption, len(rows), write.table(caption, rows, model)) if rows else _odd(write, value)

    return show


def _odd(write: Writer, value: object) -> Html:
    """A value of another shape than expected, as it stands."""
    return Html("") if is_nothing(value) else write.value("", value)


def _talk(write: Writer, value: object) -> Html:
    items = [tag("li", write.entity(id_)) for id_ in texts(value)]
    return tag("ul", *items) if items else _odd(write, value)


def _load(write: Writer, value: object) -> Html:
    """Person-days and capacity by unit and year."""
    units = record(value)
    years = sorted({year for unit in units.values() for year in record(unit)})
    if not years:
        return _odd(write, value)
    rows = [
        (write.reference("organisation", unit), *(_days(write, record(used).get(year)) for year in years))
        for unit, used in units.items()
    ]
    caption = "Gebundene und verfügbare Personentage"
    return _fold(caption, len(rows), write.rows(caption, ("Einheit", *years), rows))


def _days(write: Writer, value: object) -> Html:
    told = record(value)
    if not {"tage", "kapazitaet"} >= told.keys() or not told:
        return join(["–"]) if is_nothing(value) else write.value("", value)
    free = told.get("kapazitaet")
    of = "verfügbar: keine Angabe" if free is None else join(["von ", words.scalar(free)])
    return join([words.scalar(told.get("tage")), " ", of])


def _keyed(caption: str, model: Mapping[str, FieldInfo]) -> Show:
    """A mapping by measure, as a table."""

    def show(write: Writer, value: object) -> Html:
        rows = [{"id": id_, **record(row)} for id_, row in record(value).items()]
        return _fold(caption, len(rows), write.table(caption, rows, model)) if rows else _odd(write, value)

    return show


def _places(write: Writer, value: object) -> Html:
    rows = [
        {"ort": id_, **row} for id_, place in record(value).items() for row in records(record(place).get("massnahmen"))
    ]
    caption = "Was Maßnahmen an welchem Ort tun"
    return _fold(caption, len(rows), write.table(caption, rows, _ROLLOUT)) if rows else Html("")


def _judged(write: Writer, value: object) -> Html:
    """How many pairs got which verdict, by programme; every single one stands on the pages of programmes and measures."""
    rows = records(value)
    verdicts = sorted({word(row.get("urteil")) for row in rows})
    counted = Counter((word(row.get("programm")), word(row.get("urteil"))) for row in rows)
    labels = {"": "schon bewilligt", **{name: fields.VERDICTS.get(name, name) for name in verdicts if name}}
    body = [
        (write.entity(id_), *(str(counted[id_, verdict] or "–") for verdict in verdicts))
        for id_ in dict.fromkeys(word(row.get("programm")) for row in rows)
    ]
    if not body:
        return _odd(write, value)
    note = tag("p", "Jedes einzelne Urteil mit seinen Gründen steht auf den Seiten der Programme und der Maßnahmen.")
    head = ("Programm", *(labels[verdict] for verdict in verdicts))
    return lines([write.rows("Wie viele Maßnahmen", head, body, range(1, len(head))), note])


def _sums(write: Writer, value: object) -> Html:
    """Sums of funding: in all, by area, by funder; by measure, folded."""
    told = record(value)
    rows = [
        *([("gesamt", record(told["gesamt"]))] if record(told.get("gesamt")) else []),
        *((_area(name), record(row)) for name, row in record(told.get("bereiche")).items()),
        *((name, record(row)) for name, row in record(told.get("foerdergeber")).items()),
    ]
    parts = [_sums_table(write, rows)] if rows else []
    single = records(told.get("massnahmen"))
    parts.append(_fold("Förderung je Maßnahme", len(single), write.table("Förderung je Maßnahme", single, _AWARDS)))
    known = ("gesamt", "bereiche", "foerdergeber", "massnahmen")
    rest = [(key, row, None) for key, row in told.items() if key not in known and not is_nothing(row)]
    return lines([*parts, write.facts(rest)]) if told else _odd(write, value)


def _sums_table(write: Writer, rows: list[tuple[str, Record]]) -> Html:
    keys = [key for key in _AWARDS if any(not is_nothing(row.get(key)) for _, row in rows)]
    if not keys:
        return Html("")
    cells = [(name, *(write.value(key, row.get(key), _AWARDS[key]) for key in keys)) for name, row in rows]
    head = ("Was", *(str(_AWARDS[key].title) for key in keys))
    return write.rows("Summen der Förderung", head, cells, range(1, len(head)))


def _area(name: str) -> str:
    return fields.AREAS.get(name, name)


def _town(write: Writer, value: object) -> Html:
    """The master data of the town, folded."""
    told = record(value)
    if not told:
        return _odd(write, value)
    return tag("details", tag("summary", "Alle Stammdaten jenes Tages"), write.facts(write.entries(told, fields.TOWN)))


_AWARDS, _ROLLOUT = fields.known(Awards), fields.known(Rollout)
LISTS: Mapping[str, tuple[str, Show]] = {
    "abstimmungsbedarf": ("Abstimmungsbedarf", _talk),
    "konflikte": (
        "Termine, die nicht zusammenpassten",
        _table("Maßnahmen mit ihrer Voraussetzung", fields.known(Conflict)),
    ),
    "ressourcenplan": ("Ressourcenplan", _table("Was eingeplant war", fields.known(Placement))),
    "auslastung": ("Auslastung", _load),
    "buendelungen": ("Bündelungspotenzial", _table("Was mehrere Einheiten kaufen wollten", fields.known(Purchase))),
    "einsparungen": ("Einsparungen", _keyed("Einsparungen je Maßnahme", fields.known(Saved))),
    "orte": ("Orte", _places),
    "foerderurteile": ("Konnte Förderung beantragt werden?", _judged),
    "fristen": ("Förderfristen", _table("Was anstand", fields.known(Deadline))),
    "foerdersummen": ("Fördersummen", _sums),
    "kooperationschancen": ("Kooperationschancen", _table("Ähnliche Maßnahmen anderer Kommunen", fields.known(Match))),
    "vorlagen": ("Vorlagen", _table("Vorlagen und Beschlüsse", fields.known(CouncilPaper))),
    "kommune": ("Stammdaten", _town),
}
