"""Funding that a measure could get, and what grants oblige it to."""

from __future__ import annotations

from ....funding import Chance, Deadline, chances, obligations
from ...chances import ANCHOR, all_reasons, chance_table, days_left, due_day
from ...html import Html, join, lines, link, tag
from ...marks import definition
from ...page import Section
from ...table import Cell, Column, Table, list_table
from .subject import Subject

_SENTENCE = (
    "Diese Programme kommen nach den veröffentlichten Angaben in Frage. Das ist eine Rechnung, keine Zusage: "
    "Ob gefördert wird, entscheidet der Fördergeber."
)


def due(subject: Subject) -> Section | None:
    """What is due after a grant; left out where nothing is."""
    found = obligations(subject.measure, subject.plan.today)
    if not found:
        return None
    columns = [
        Column[Deadline]("", "Was", lambda row: Cell(row.due.label)),
        Column[Deadline]("", "Bis", due_day, "datum"),
        Column[Deadline]("", "Noch", lambda row: Cell(days_left(row))),
        Column[Deadline]("", "Wofür", lambda row: Cell(_origin(subject, row))),
    ]
    table = Table("pflichten", "Was nach der Bewilligung zu tun ist", columns, found, sortable=False)
    return Section("Pflichten aus Bewilligungen", "foerderpflichten", list_table(table))


def _origin(subject: Subject, row: Deadline) -> Html:
    if row.programme is None:
        return join([row.source or ""])
    return link(subject.links.programme(row.programme), subject.plan.programme_by_id[row.programme].title)


def possible(subject: Subject) -> Section | None:
    """Programmes that are possible or to be checked, with every reason; left out where there are none."""
    pairs = [pair for pair in chances(subject.plan).by_measure.get(subject.measure.id, ()) if pair.is_open]
    if not pairs:
        return None
    programmes = subject.plan.programme_by_id

    def name(pair: Chance) -> Html:
        return link(subject.links.programme(pair.programme), programmes[pair.programme].title)

    pairs.sort(key=lambda pair: (str(pair.verdict), programmes[pair.programme].title.casefold()))
    table = chance_table(subject.view, "moegliche", "Programme, die in Frage kommen", "Programm", name, pairs)
    told = [tag("p", _SENTENCE), table, all_reasons(subject.view, name, pairs)]
    method = tag("p", definition(subject.links, "foerderurteil"))
    return Section("Mögliche Förderung", ANCHOR, lines([*told, method]))
