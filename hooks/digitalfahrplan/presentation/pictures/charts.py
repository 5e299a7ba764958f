"""Measures as bars and boxes: what a diagram shows of them, with its table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ...model import Measure, Milestone
from ...timeline import Light
from ...values import german
from ..html import Html, lines, tag
from ..links import Links
from ..view import View
from . import mermaid
from .diagrams import legend, render
from .mermaid import Bar, Node, State

_STATES: dict[Light, State] = {
    Light.FINISHED: "abgeschlossen",
    Light.DROPPED: "verworfen",
    Light.PAUSED: "pausiert",
    Light.LATE: "verzug",
    Light.AT_RISK: "verzug-droht",
}


def state_of(view: View, measure: Measure) -> State:
    """How a measure is drawn."""
    if view.lights[measure.id] in _STATES:
        return _STATES[view.lights[measure.id]]
    return "laufend" if measure.status == "laufend" else "offen"


def measure_bar(view: View, links: Links, measure: Measure, section: str) -> Bar | None:
    """The planned (or, when it is over, the actual) period of a measure; None where no date is known."""
    period, actual = measure.period, measure.actual
    start = (actual and actual.start) or (period and period.start)
    end = (actual and actual.end) or (period and period.end)
    if not start and not end:
        return None
    first = start.first if start else end.first if end else date.min
    last = end.last if end else None if period and period.ongoing else start.last if start else None
    return Bar(
        measure.title,
        section,
        first,
        max(first, last) if last else None,
        state_of(view, measure),
        links.measure(measure.id),
    )


def milestone_bar(milestone: Milestone, section: str, today: date, href: str = "") -> Bar:
    """A milestone: reached ones stand where they were reached, the others where they are due."""
    when = (milestone.reached or milestone.due).last
    return Bar(milestone.title, section, when, when, _milestone_state(milestone, today), href, milestone=True)


def _milestone_state(milestone: Milestone, today: date) -> State:
    if milestone.reached:
        return "abgeschlossen"
    return "verzug" if milestone.due.last < today else "offen"


def measure_timeline(view: View, measure: Measure) -> Html:
    """The timeline of one measure: plan, actual, milestones. Empty where there is nothing to draw."""
    bars = [
        *_plan_and_actual(view, measure),
        *(milestone_bar(milestone, "Meilensteine", view.plan.today) for milestone in measure.milestones),
    ]
    return gantt(view, bars, f"Zeitplan: {measure.title}", f"zeitplan-{measure.id}")


def _plan_and_actual(view: View, measure: Measure) -> Iterator[Bar]:
    period, actual = measure.period, measure.actual
    if period and (period.start or period.end):
        first = (period.start or period.end).first  # type: ignore[union-attr] # one of the two is there
        last = period.end.last if period.end else None if period.ongoing else period.start.last  # type: ignore[union-attr]
        yield Bar("geplant", "Zeitraum", first, last, "offen")
    if actual and actual.start:
        last = actual.end.last if actual.end else view.plan.today
        yield Bar("tatsächlich", "Zeitraum", actual.start.first, max(actual.start.first, last), state_of(view, measure))


def gantt(view: View, bars: Sequence[Bar], title: str, key: str) -> Html:
    """A roadmap as a picture with its legend; empty where there is no bar."""
    today = view.plan.today
    description = f"{german.count(len(bars), 'Balken', 'Balken')}; dieselben Angaben stehen in der Tabelle darunter."
    source = mermaid.roadmap(title, description, bars, today, mermaid.fit(bars, today))
    if source is None:
        return Html("")
    drawn = render(source, label=title, links=mermaid.links(bars), live=view.live, key=key)
    return lines(
        [Html(drawn), Html(legend({bar.state for bar in bars}, milestones=any(bar.milestone for bar in bars)))]
    )


def dependency_picture(view: View, links: Links, measure: Measure) -> Html:
    """What a measure waits for and what waits for it; empty where there is neither."""
    before = [view.plan.by_id[id_] for id_ in measure.prerequisites]
    after = view.plan.dependants.get(measure.id, ())
    nodes = [
        Node(other.id, other.title, state_of(view, other), links.measure(other.id))
        for other in _once([*before, measure, *after])
    ]
    edges = [*((other.id, measure.id) for other in before), *((measure.id, other.id) for other in after)]
    source = mermaid.dependencies(
        f"Abhängigkeiten: {measure.title}", "Pfeile zeigen vom Früheren zum Späteren.", nodes, edges
    )
    if source is None:
        return Html("")
    return Html(
        render(
            source, label="Abhängigkeiten", links=mermaid.links(nodes), live=view.live, key=f"abhaengig-{measure.id}"
        )
    )


def _once(measures: Iterable[Measure]) -> list[Measure]:
    return list({measure.id: measure for measure in measures}.values())


def as_table(summary: str, table: Html) -> Html:
    """The facts of a diagram as a table that opens."""
    return tag("details", tag("summary", summary), table)
