"""Funding programmes as the API tells them."""

from __future__ import annotations

from ...funding import Outlook, State, outlooks
from ...model import Programme
from .kind import DAY, MONEY, TEXT, VAGUE, WHOLE, Entry, many, or_null, record, words
from .subject import KEPT, Subject, addresses
from .written import written

Row = Subject[Programme]


def _outlook(row: Row) -> Outlook:
    return outlooks(row.view.plan)[row.it.id]


_ID = Entry[Row]("id", "Bleibt für immer.", TEXT, lambda row: row.it.id)
_STATE = Entry[Outlook]("zustand", "Ob heute ein Antrag möglich ist.", words(State), lambda found: found.state)
_DUE = Entry[Outlook](
    "antragsfrist",
    "Bis wann der nächste Antrag gestellt sein muss.",
    or_null(VAGUE),
    lambda found: found.deadline.when if found.deadline else None,
)

OUTLOOK = record(
    "Aussicht",
    "Wie es um ein Programm steht.",
    (
        _STATE,
        _DUE,
        Entry("tage_bis_frist", "Wie viele Tage bis zur Frist.", or_null(WHOLE),
              lambda found: found.deadline.days_left if found.deadline else None),
        Entry("massnahmen_moeglich", "Offene Maßnahmen, die passen.", many(TEXT), lambda found: found.possible),
        Entry("massnahmen_zu_pruefen", "Offene Maßnahmen, bei denen etwas zu prüfen ist.", many(TEXT), lambda found: found.to_check),
        Entry("massnahmen_bewilligt", "Offene Maßnahmen, denen es bewilligt ist.", many(TEXT), lambda found: found.granted),
        Entry("bestenfalls_moeglich", "Was die passenden bestenfalls bekämen.", or_null(MONEY), lambda found: found.possible_sum),
        Entry("bestenfalls_zu_pruefen", "Was die zu prüfenden bestenfalls bekämen.", or_null(MONEY), lambda found: found.to_check_sum),
    ),
)  # fmt: skip

LIGHT = record(
    "FoerderprogrammKurz",
    "Ein Förderprogramm in der Liste; alles Weitere steht unter `api`.",
    (
        _ID,
        Entry("titel", "Wie es heißt.", TEXT, lambda row: row.it.title),
        Entry("kurz", "Was es fördert.", TEXT, lambda row: row.it.summary),
        Entry("kuerzel", "Die übliche Abkürzung.", or_null(TEXT), lambda row: row.it.short),
        Entry("foerdergeber", "Wer das Geld gibt.", TEXT, lambda row: row.it.funder),
        Entry("stand", "Wann die Angaben zuletzt bestätigt wurden.", DAY, lambda row: row.it.as_of),
        Entry("zustand", _STATE.text, _STATE.kind, lambda row: _outlook(row).state),
        Entry("antragsfrist", _DUE.text, _DUE.kind, lambda row: _DUE.value(_outlook(row))),
        *addresses("foerderprogramme", "foerderung"),
        KEPT,
    ),
)  # fmt: skip

FULL = record(
    "Foerderprogramm",
    "Ein Förderprogramm mit allem, was in seiner Datei steht, und allem, was daraus folgt.",
    (
        _ID,
        *(Entry[Row](it.key, it.text, it.kind, lambda row, value=it.value: value(row.it)) for it in written(Programme)),  # type: ignore[misc]
        Entry("beschreibung", "Der Text unter den Angaben, in Markdown.", TEXT, lambda row: row.it.body),
        Entry("berechnet", "Was heute daraus folgt.", OUTLOOK, _outlook),
        *addresses("foerderprogramme", "foerderung"),
        KEPT,
    ),
)  # fmt: skip
