"""How the rank comes about: both voices criterion by criterion, the level, the decision."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....model import Criterion, Direction
from ....ranking import Standing, Voice
from ....values import german
from ...columns import LANE_LABELS
from ...html import Html, lines, tag
from ...marks import definition, note
from ...page import Section
from ...table import Cell, Column, Table, facts, list_table
from .subject import Subject


def priority(subject: Subject) -> Section | None:
    """Lane, rank and scores of an open measure; left out for the others."""
    standing = subject.view.standings.get(subject.measure.id)
    if standing is None:
        return None
    talk = _talk() if subject.measure.id in subject.view.agreement else ""
    inside = [facts(_facts(subject, standing)), talk, _scores(subject), tag("p", definition(subject.links, "rang"))]
    return Section("Priorität", "prioritaet", lines(inside))


def _facts(subject: Subject, standing: Standing) -> Iterator[tuple[str, str]]:
    measure = subject.measure
    yield "Spur", LANE_LABELS[standing.lane]
    span = (
        ""
        if standing.best == standing.worst
        else f" (zwischen {standing.best} und {standing.worst}, wenn ein Gewicht um ein Zehntel schwankt)"
    )
    yield "Rang", f"{standing.rank} von {len(subject.view.standings)}{span}"
    if measure.duty:
        deadline = f", Frist {measure.duty.deadline}" if measure.duty.deadline else ""
        yield "Rechtsgrundlage", f"{measure.duty.legal_basis}{deadline}"
    if measure.priority:
        yield "Vereinbart", f"{measure.priority.level.label}{_source(subject)}"
    yield "Gesamtpunkte", german.points(standing.combined) if standing.combined is not None else "nicht bewertet"


def _source(subject: Subject) -> str:
    agreed = subject.measure.priority
    parts = [part for part in (agreed and agreed.decision, agreed and agreed.reason) if part]
    return f" ({'; '.join(parts)})" if parts else ""


def _talk() -> Html:
    return note(
        tag(
            "p",
            tag("strong", "Abstimmungsbedarf: "),
            "Fachbereich und Politik bewerten sehr verschieden, vereinbart ist noch nichts.",
        )
    )


def _scores(subject: Subject) -> Html:
    criteria, scores = subject.plan.town.criteria, subject.measure.scores
    if criteria is None or scores is None:
        return tag("p", "Diese Maßnahme ist noch nicht bewertet.", class_="df-leer")
    columns = [
        Column[Criterion]("", "Kriterium", lambda item: Cell(_criterion(item))),
        Column[Criterion]("", "Gewicht", lambda item: Cell(german.plain_number(item.weight)), "zahl"),
        Column[Criterion]("", "Fachbereich", lambda item: Cell(_value(scores.departments.get(item.id))), "zahl"),
        Column[Criterion]("", "Politik", lambda item: Cell(_value(scores.politics.get(item.id))), "zahl"),
    ]
    standing = subject.view.standings[subject.measure.id]
    sums = facts([("Punkte Fachbereich", _voice(standing.departments)), ("Punkte Politik", _voice(standing.politics))])
    return lines([list_table(Table("punkte", "Punkte je Kriterium", columns, criteria.items, sortable=False)), sums])


def _criterion(item: Criterion) -> str:
    return f"{item.name} (zählt umgekehrt)" if item.direction is Direction.EFFORT else item.name


def _value(points: Decimal | None) -> str:
    return "nicht bewertet" if points is None else german.plain_number(points)


def _voice(voice: Voice | None) -> str:
    if voice is None:
        return "nicht bewertet"
    missing = f", {german.count(voice.missing, 'Kriterium fehlt', 'Kriterien fehlen')}" if voice.missing else ""
    return f"{german.points(voice.score)}{missing}"
