"""The comparison of two states of random towns: a second, naive reading agrees, and what must hold always holds."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digitalfahrplan.archive.edition import Edition
from digitalfahrplan.archive.reading import parse_edition, read_edition
from digitalfahrplan.plan import Plan
from digitalfahrplan.publish.figures import as_json, figures
from digitalfahrplan.report import Comparison, CostChange, Move, StatusChange, compare, edition_of

from .naive import changes
from .naive.building import TODAY, Raw, plan_of
from .naive.towns import towns_with_measures

DAY = date(2026, 6, 30)
WHEN = ("2026-06-29", "2026-06-30", "2026-10-01", "2026", "2025")
often = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
Case = tuple[Raw, list[Raw], Raw, list[Raw]]


@st.composite
def entries(draw: st.DrawFn) -> Raw:
    kind = draw(st.sampled_from(("verzoegerung", "mehrkosten", "status", "inhalt", "neu")))
    return {"datum": draw(st.sampled_from(WHEN)), "art": kind, "text": draw(st.sampled_from(("a", "b")))}


@st.composite
def lived(draw: st.DrawFn, measure: Raw) -> Raw:
    """A measure with a history, and with dates less precise here and there."""
    period = dict(measure.get("zeitraum", {}))
    for key in ("beginn", "ende"):
        if key in period and draw(st.booleans()):
            period[key] = period[key][:4]
    return {**measure, "zeitraum": period, "verlauf": draw(st.lists(entries(), max_size=2))}


@st.composite
def two_states(draw: st.DrawFn) -> Case:
    """A town then and now: measures that stay as they are, that change, that are renamed or merged, that come and go."""
    old_town, old = draw(towns_with_measures(4))
    new_town, others = draw(towns_with_measures(4))
    old = [draw(lived(measure)) for measure in old]
    by_id = {measure["id"]: measure for measure in old}
    new: list[Raw] = []
    for measure in (draw(lived(measure)) for measure in others):
        before = by_id.get(measure["id"])
        how = draw(st.integers(0, 5))
        if before and how < 2:
            measure = {**before, "verlauf": [*before["verlauf"], *measure["verlauf"]][: 2 + how]}
        elif how == 2:
            former = draw(st.lists(st.sampled_from(sorted(by_id)), unique=True, max_size=2))
            measure = {**measure, "id": f"neu-{measure['id']}", "ehemals": former}
        new.append(measure)
    year = new_town["haushalt"]["jahr"] + draw(st.integers(0, 1))
    budget = {**new_town["haushalt"], "jahr": year, "planungsjahre": draw(st.integers(0, 3))}
    return old_town, old, {**new_town, "haushalt": budget}, new


def editions(case: Case) -> tuple[Edition, Edition]:
    old_town, old, new_town, new = case
    return edition_of(plan_of(old_town, old, DAY)), edition_of(plan_of(new_town, new, TODAY))


def plainly(found: Comparison) -> Raw:
    """The product's lists in the form of the naive ones."""
    return {
        "neu": {new.after.id for new in found.new},
        "weg": {gone.before.id for gone in found.gone},
        "aufgegangen": {(old.id, heir.id) for old, heir in found.merged},
        "status": {it.pair.after.id: (it.before.value, it.after.value) for it in found.statuses},
        "termine": {move.pair.after.id: _periods(move) for move in found.moved},
        "kosten": {change.pair.after.id: change.trend.value for change in found.costs},
        "ohne": {measure.id for measure in found.unexplained},
    }


def _periods(move: Move) -> tuple[tuple[Any, ...], ...]:
    return tuple(
        (
            measure.begin and measure.begin.first.isoformat(),
            measure.end and measure.end.last.isoformat(),
            measure.ongoing,
        )
        for measure in (move.pair.before, move.pair.after)
    )


@often
@given(two_states())
def test_a_naive_reading_agrees(case: Case) -> None:
    assert plainly(compare(*editions(case))) == changes.changes(*case, DAY)


@often
@given(two_states())
def test_every_change_has_reasons_or_is_named(case: Case) -> None:
    found = compare(*editions(case))
    named = {measure.id for measure in found.unexplained}
    costs = (change for change in found.costs if not change.by_year)
    changed: tuple[StatusChange | Move | CostChange, ...] = (*found.statuses, *found.moved, *costs)
    for change in changed:
        assert bool(change.pair.entries) != (change.pair.after.id in named)
    assert len(found.statuses) == len(found.finished) + len(found.dropped) + len(found.otherwise)
    assert len(found.costs) == len(found.dearer) + len(found.cheaper) + len(found.recosted)


@often
@given(two_states(), st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(case: Case, chance: Any) -> None:
    old_town, old, new_town, new = case
    turned = (old_town, chance.sample(old, len(old)), new_town, chance.sample(new, len(new)))
    assert compare(*editions(turned)) == compare(*editions(case))


@often
@given(two_states())
def test_nothing_changed_where_nothing_changed(case: Case) -> None:
    for edition in editions(case):
        assert compare(edition, edition).is_empty
        assert compare(edition, replace(edition, day=TODAY)).unexplained == ()


def published(plan: Plan) -> str:
    return as_json(figures(plan))


@settings(often, max_examples=60)
@given(towns_with_measures())
def test_what_was_published_is_read_as_it_was(case: tuple[Raw, list[Raw]]) -> None:
    plan = plan_of(*case)
    text = published(plan)
    assert read_edition(json.loads(text)) == edition_of(plan)
    assert parse_edition(text.encode()) == edition_of(plan)
