"""What a reader wants first: the benefit, the state, who is responsible, when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....model import Status
from ....timeline import is_outdated
from ....values import german
from ....values.dates import german_day
from ...body import body_html
from ...columns import period_text
from ...html import Html, join, lines, link, tag, void
from ...links import area_address, unit_address
from ...marks import label_mark, light_mark, note, progress, status_mark
from ...page import Section
from ...table import facts
from .subject import BodyTargets, Subject


def lead(subject: Subject) -> Html:
    """The one-sentence benefit and the facts of the head."""
    return lines([tag("p", subject.measure.summary, class_="df-kurz"), facts(_facts(subject)), *_notes(subject)])


def _facts(subject: Subject) -> Iterator[tuple[str, str]]:
    measure, view = subject.measure, subject.view
    late = german.enumerate_([kind.label for kind in view.late[measure.id]])
    yield (
        "Status",
        join([status_mark(measure.status), " ", light_mark(view.lights[measure.id]), f" ({late})" if late else ""]),
    )
    yield "Zeitraum", period_text(measure.period)
    if measure.actual and (measure.actual.start or measure.actual.end):
        yield "Tatsächlich", _actual(subject)
    if measure.progress is not None:
        share = f"{german.plain_number(measure.progress)} %"
        yield "Fortschritt", progress(float(measure.progress), share)
    yield "Federführung", link(subject.links.to(unit_address(measure.lead)), view.unit_name(measure.lead))
    yield "Bereich", link(subject.links.to(area_address(measure.area)), measure.area.label)
    if measure.field:
        yield "Handlungsfeld", view.fields[measure.field].name
    yield "Priorität", _priority(subject)
    yield "Kosten", join([german.interval(view.costs[measure.id].total) if measure.costs else "noch nicht beziffert"])


def _actual(subject: Subject) -> str:
    actual = subject.measure.actual
    begun = f"begonnen {actual.start}" if actual and actual.start else ""
    ended = f"beendet {actual.end}" if actual and actual.end else ""
    return ", ".join(part for part in (begun, ended) if part)


def _priority(subject: Subject) -> Html:
    standing = subject.view.standings.get(subject.measure.id)
    if standing is None:
        return Html("keine: abgeschlossen oder verworfen")
    number = len(subject.view.standings)
    shown = f"Rang {standing.rank} von {number}"
    duty = [" ", label_mark("gesetzliche Pflicht")] if subject.measure.duty else []
    return join([shown, *duty])


def _notes(subject: Subject) -> Iterator[Html]:
    measure = subject.measure
    if is_outdated(subject.plan, measure.as_of):
        yield note(tag("p", f"Diese Angaben sind veraltet: Stand {german_day(measure.as_of)}."), kind="warnung")
    if measure.reason:
        needed = measure.status in (Status.PAUSED, Status.DROPPED)
        yield _told(f"Warum {measure.status.label}" if needed else "Begründung", measure.reason)
    if measure.result:
        yield _told("Ergebnis", measure.result)
    if measure.proviso:
        yield note(tag("p", tag("strong", "Unter Vorbehalt: "), measure.proviso))


def _told(label: str, text: str) -> Html:
    """A text of many lines in a box: blank lines part paragraphs, the other lines stay lines."""
    first, *more = (join(part.split("\n"), void("br")) for part in re.split(r"\n\s*\n", text))
    return note(tag("p", tag("strong", f"{label}: "), first), *(tag("p", part) for part in more))


def description(subject: Subject) -> Section | None:
    """What and why: the body, as the department wrote it."""
    html = body_html(subject.measure.body, BodyTargets(subject.view, subject.links), live=subject.view.live)
    return Section("", "beschreibung", html) if html else None
