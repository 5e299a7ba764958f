"""Scores, lanes and ranks (planning.md, „Score and rank“), computed by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from digitalfahrplan.ranking import Lane, Standing, needs_agreement, rank

from .naive.building import Raw, measure, plan_of, town

# Weights 25, 15 and 10; many points of `aufwand` speak against a measure.
CRITERIA = {
    "liste": [
        {"id": "nutzen", "name": "Nutzen", "gewicht": 25},
        {"id": "eile", "name": "Dringlichkeit", "gewicht": 15},
        {"id": "aufwand", "name": "Aufwand", "gewicht": 10, "richtung": "aufwand"},
    ],
    "schwellen": {"hoch": 7, "mittel": 4},
}
TWO = {"liste": [{"id": "a", "name": "A", "gewicht": 1}, {"id": "b", "name": "B", "gewicht": 1}]}


def ranked(*measures: Raw, kriterien: Raw | None = CRITERIA) -> dict[str, Standing]:
    return rank(plan_of(town(kriterien=kriterien), measures))


def voices(fachbereich: Raw, politik: Raw | None = None) -> Raw:
    return {"fachbereich": fachbereich, "politik": politik or {}}


def agreement(*measures: Raw, kriterien: Raw = CRITERIA) -> tuple[str, ...]:
    plan = plan_of(town(kriterien=kriterien), measures)
    return needs_agreement(plan, rank(plan))


def test_score_of_a_voice() -> None:
    # (25·8 + 15·6 + 10·(10 − 3)) / 50 = 360 / 50
    found = ranked(measure("m", bewertung=voices({"nutzen": 8, "eile": 6, "aufwand": 3})))["m"]
    assert found.departments is not None
    assert (found.departments.score, found.departments.missing) == (Fraction("7.2"), 0)
    assert found.politics is None
    assert (found.combined, found.lane) == (Fraction("7.2"), Lane.HIGH)


def test_criteria_without_a_value_do_not_count() -> None:
    # departments (25·8 + 10·10) / 35, politics 6; nothing is ever taken as 0
    found = ranked(measure("m", bewertung=voices({"nutzen": 8, "aufwand": 0}, {"eile": 6})))["m"]
    assert found.departments is not None
    assert found.politics is not None
    assert (found.departments.score, found.departments.missing) == (Fraction(300, 35), 1)
    assert (found.politics.score, found.politics.missing) == (Fraction(6), 2)
    assert found.combined == (Fraction(300, 35) + 6) / 2


def test_thresholds_compare_exact_scores() -> None:
    # weights 3: (6 + 7.5 + 7.5) / 3 = 7 exactly; a hundredth less is not enough
    three = {"liste": [{"id": id_, "name": id_, "gewicht": 0.1} for id_ in "abc"]}
    at = measure("at", bewertung=voices({"a": 6, "b": 7.5, "c": 7.5}))
    below = measure("below", bewertung=voices({"a": 6, "b": 7.5, "c": 7.49}))
    found = ranked(at, below, kriterien=three)
    assert (found["at"].lane, found["below"].lane) == (Lane.HIGH, Lane.MEDIUM)


def test_lanes_in_their_order() -> None:
    found = ranked(
        measure("a-nothing"),
        measure("b-low", bewertung=voices({"nutzen": 3.9})),
        measure("c-medium", bewertung=voices({"nutzen": 4})),
        measure("d-high", bewertung=voices({"nutzen": 7})),
        measure("e-duty", pflicht={"rechtsgrundlage": "§ 1"}),
    )
    lanes = [(id_, standing.lane.value, standing.rank) for id_, standing in found.items()]
    assert lanes == [
        ("e-duty", "pflicht", 1),
        ("d-high", "hoch", 2),
        ("c-medium", "mittel", 3),
        ("b-low", "niedrig", 4),
        ("a-nothing", "nicht-bewertet", 5),
    ]


def test_an_agreed_level_beats_the_score_and_a_duty_beats_both() -> None:
    agreed = {"stufe": "hoch", "begruendung": "vereinbart"}
    low = voices({"nutzen": 0})
    found = ranked(
        measure("agreed", bewertung=low, prioritaet=agreed),
        measure("duty", bewertung=low, prioritaet=agreed, pflicht={"rechtsgrundlage": "§ 1"}),
        measure("unscored", prioritaet=agreed),
    )
    assert [(id_, standing.level, standing.lane.value) for id_, standing in found.items()] == [
        ("duty", "hoch", "pflicht"),
        ("agreed", "hoch", "hoch"),
        ("unscored", "hoch", "hoch"),
    ]


def test_duties_by_deadline_then_as_elsewhere() -> None:
    def duty(id_: str, frist: str | None, points: int) -> Raw:
        basis = {"rechtsgrundlage": "§ 1", "frist": frist}
        return measure(id_, pflicht=basis, bewertung=voices({"nutzen": points, "eile": points, "aufwand": points}))

    # A year is due on its last day, so the day in November comes first.
    found = ranked(duty("none", None, 9), duty("a", "2027", 9), duty("day", "2027-11-01", 1), duty("b", "2027", 10))
    assert list(found) == ["day", "b", "a", "none"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"bewertung": voices({"a": 4, "b": 4})}, {"bewertung": voices({"a": 6})}),  # complete before incomplete
        (
            {"bewertung": voices({"a": 4, "b": 4})},
            {"bewertung": voices({"a": 6, "b": 6}, {"a": 6})},
        ),  # one gap in one voice
        (
            {"bewertung": voices({"a": 4})},
            {"prioritaet": {"stufe": "mittel", "begruendung": "x"}},
        ),  # incomplete before none
        ({"bewertung": voices({"a": 6, "b": 5})}, {"bewertung": voices({"a": 5, "b": 5})}),  # score falling
        ({"zeitraum": {"beginn": "2027-Q2"}}, {"zeitraum": {"beginn": "2027-04-02"}}),  # a vague begin is its first day
        ({"zeitraum": {"beginn": "2100"}}, {}),  # no begin last
    ],
)
def test_order_inside_a_lane(first: dict[str, Any], second: dict[str, Any]) -> None:
    """The better one has the later id, so that the id does not decide."""
    assert list(ranked(measure("z", **first), measure("a", **second), kriterien=TWO)) == ["z", "a"]


def test_equal_scores_are_equal_however_they_come_about() -> None:
    # 0.1·3 / 0.3 and 1 are the same score; binary floats would put „b“ first
    third = {
        "liste": [{"id": id_, "name": id_, "gewicht": weight} for id_, weight in (("a", 0.1), ("b", 0.2), ("c", 1.1))]
    }
    one = measure("a", bewertung=voices({"a": 1, "b": 1, "c": 1}))
    other = measure("b", bewertung=voices({"a": 3, "b": 0, "c": 1}))
    found = ranked(other, one, kriterien=third)
    assert found["a"].combined == found["b"].combined
    assert list(found) == ["a", "b"]


def test_rank_range_when_weights_vary() -> None:
    # a: (10 + 0)/2 = 5, b: (4.9 + 4.9)/2 = 4.9. With weight of A times 0.9: a = 9/1.9 ≈ 4.74, b stays 4.9: they swap.
    a = measure("a", bewertung=voices({"a": 10, "b": 0}))
    b = measure("b", bewertung=voices({"a": 4.9, "b": 4.9}))
    found = ranked(a, b, kriterien=TWO)
    assert [(s.id, s.rank, s.best, s.worst) for s in found.values()] == [("a", 1, 1, 2), ("b", 2, 1, 2)]


def test_rank_range_recomputes_lanes() -> None:
    # y scores 7 (high) with the weights as they are and falls to medium, behind x, when B weighs 10 % less.
    x = measure("x", bewertung=voices({"a": 7, "b": 7}))
    y = measure("y", bewertung=voices({"a": 4, "b": 10}), zeitraum={"beginn": "2026"})
    z = measure("z", bewertung=voices({"a": 6.9, "b": 6.9}))
    found = ranked(x, y, z, kriterien=TWO)
    assert [(s.id, s.best, s.worst) for s in found.values()] == [("y", 1, 3), ("x", 1, 2), ("z", 2, 3)]


def test_only_open_measures_have_a_rank() -> None:
    states = ("idee", "geplant", "beschlossen", "laufend", "pausiert", "abgeschlossen", "verworfen")
    assert list(ranked(*(measure(status, status=status) for status in states))) == sorted(states[:5])


def test_a_town_without_criteria_ranks_by_begin_and_id() -> None:
    found = ranked(measure("b"), measure("a"), measure("c", zeitraum={"beginn": "2027"}), kriterien=None)
    assert [(s.id, s.rank, s.best, s.worst) for s in found.values()] == [("c", 1, 1, 1), ("a", 2, 2, 2), ("b", 3, 3, 3)]


@pytest.mark.parametrize(
    ("ours", "theirs", "more", "needed"),
    [
        ({"a": 6, "b": 6}, {"a": 4, "b": 4}, {}, True),  # exactly 2.0 apart, same level
        ({"a": 6, "b": 6}, {"a": 4.1, "b": 4}, {}, False),
        ({"a": 7, "b": 7}, {"a": 6.9, "b": 7}, {}, True),  # different levels, 0.05 apart
        ({"a": 10, "b": 10}, {"a": 0, "b": 0}, {"prioritaet": {"stufe": "hoch", "beschluss": "VO/1"}}, False),
        ({"a": 10, "b": 10}, {}, {}, False),
        ({"a": 10, "b": 10}, {"a": 0, "b": 0}, {"status": "abgeschlossen"}, False),
        ({"a": 10, "b": 10}, {"a": 0, "b": 0}, {"status": "pausiert"}, True),
    ],
)
def test_need_to_agree(ours: Raw, theirs: Raw, more: Raw, needed: bool) -> None:
    assert agreement(measure("m", bewertung=voices(ours, theirs), **more), kriterien=TWO) == (("m",) if needed else ())
