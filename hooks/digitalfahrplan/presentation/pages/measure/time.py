"""When: the timeline as picture and table, what it waits for, what waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Measure
from ...columns import MeasureColumns, period_text
from ...html import Html, join, lines, tag
from ...marks import definition, measure_link, note
from ...page import Section
from ...pictures.charts import dependency_picture, measure_timeline
from ...table import Table, list_table
from .subject import Subject


def timeline(subject: Subject) -> Section:
    """Period and milestones; silence about the period is said."""
    picture = measure_timeline(subject.view, subject.measure)
    inside = [picture, _points(subject), *_late(subject), tag("p", definition(subject.links, "ampel"))]
    return Section("Zeitplan", "zeitplan", lines(inside))


def _points(subject: Subject) -> Html:
    """The facts of the picture as a list: begin, milestones, end, in the order of their dates."""
    points = sorted(_dated(subject), key=lambda point: point[0])
    if not points:
        return tag("p", "Zum Zeitraum gibt es noch keine Angabe.", class_="df-leer")
    return tag("ol", *(html for _, html in points), class_="df-zeitleiste")


def _dated(subject: Subject) -> Iterator[tuple[str, Html]]:
    measure, today = subject.measure, subject.plan.today
    period, actual = measure.period, measure.actual
    if period and period.start:
        yield _point(period.start.first.isoformat(), period.start.iso, str(period.start), "Beginn geplant", "", "")
    if actual and actual.start:
        yield _point(actual.start.first.isoformat(), actual.start.iso, str(actual.start), "Begonnen", "", "erreicht")
    for milestone in measure.milestones:
        state, word = _state(bool(milestone.reached), milestone.due.last < today, measure.status.is_open)
        reached = f"erreicht: {milestone.reached}" if milestone.reached else word
        yield _point(
            milestone.due.last.isoformat(), milestone.due.iso, str(milestone.due), milestone.title, reached, state
        )
    if period and period.end:
        yield _point(period.end.last.isoformat() + "~", period.end.iso, str(period.end), "Ende geplant", "", "")
    if actual and actual.end:
        yield _point(actual.end.last.isoformat() + "~", actual.end.iso, str(actual.end), "Fertig", "", "erreicht")
    if measure.duty and measure.duty.deadline:
        deadline = measure.duty.deadline
        state, word = _state(False, deadline.last < today, measure.status.is_open)
        yield _point(deadline.last.isoformat(), deadline.iso, str(deadline), "Gesetzliche Frist", word, state)


def _state(reached: bool, over: bool, is_open: bool) -> tuple[str, str]:
    if reached:
        return "erreicht", "erreicht"
    return ("verzug", "überfällig") if over and is_open else ("", "offen" if is_open else "nicht erreicht")


def _point(order: str, iso: str, when: str, what: str, word: str, state: str) -> tuple[str, Html]:
    """One point; the word says what the dot's shape repeats. A quarter is no date for `time`, so it stands as text."""
    shown = tag("time", when, datetime=iso) if "Q" not in iso else tag("span", when)
    parts = [shown, " ", tag("strong", what), *([" ", tag("span", word)] if word else [])]
    return order, tag("li", join(parts), class_=f"df-zeitleiste__punkt--{state}" if state else None)


def _late(subject: Subject) -> Iterator[Html]:
    for id_, before in subject.view.conflicts:
        if id_ == subject.measure.id:
            other = subject.plan.by_id[before]
            text = join(
                [
                    measure_link(subject.links, other),
                    f" soll erst {period_text(other.period)} fertig sein: später, als dies hier beginnt.",
                ]
            )
            yield note(tag("p", tag("strong", "Termine passen nicht zusammen: "), text), kind="warnung")


def dependencies(subject: Subject) -> Section | None:
    """What must be finished before, and what waits for this; left out where there is neither."""
    before = [subject.plan.by_id[id_] for id_ in subject.measure.prerequisites]
    after = list(subject.plan.dependants.get(subject.measure.id, ()))
    if not before and not after:
        return None
    tables = [
        _table(subject, "vorher", "Muss vorher fertig sein", before),
        _table(subject, "danach", "Wartet hierauf", after),
    ]
    return Section(
        "Abhängigkeiten",
        "abhaengigkeiten",
        lines([dependency_picture(subject.view, subject.links, subject.measure), *tables]),
    )


def _table(subject: Subject, id_: str, caption: str, measures: list[Measure]) -> Html:
    columns = MeasureColumns(subject.view, subject.links)
    chosen = [columns.title(), columns.status(), columns.light(), columns.period()]
    return list_table(Table(id_, caption, chosen, measures, sortable=False)) if measures else Html("")
