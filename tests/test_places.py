"""Roll-out by place."""

from __future__ import annotations

from digitalfahrplan.model import PlaceKind, PlaceStatus
from digitalfahrplan.places import by_place, matrix, progress
from digitalfahrplan.plan import Plan

from .naive.building import Raw, measure, plan_of, town


def at(ort: str, **keys: str) -> Raw:
    return {"ort": ort, **keys}


def plan(*measures: Raw) -> Plan:
    return plan_of(town(), measures)


def test_every_place_with_its_measures_by_id() -> None:
    found = by_place(
        plan(
            measure("b", orte=[at("park", termin="2026-10")]),
            measure("a", orte=[at("park", status="laufend"), at("park", erreicht="2026-10")]),
            measure("c", status="verworfen", orte=[at("park", termin="2026-10")]),
        )
    )
    assert list(found) == ["schule-a", "park"]
    assert found["schule-a"] == ()
    assert [(row.measure.id, row.status.value, row.is_late) for row in found["park"]] == [
        ("a", "laufend", False),
        ("a", "erreicht", False),
        ("b", "offen", True),
        ("c", "offen", False),
    ]


def test_matrix_of_one_kind() -> None:
    found = matrix(
        plan(
            measure("b", orte=[at("schule-a", status="laufend")]),
            measure("a", orte=[at("park")]),
            measure("c", status="verworfen", orte=[at("park")]),
            measure("d"),
        ),
        PlaceKind.COMMERCIAL,
    )
    assert [place.id for place in found.places] == ["park"]
    assert [entry.id for entry in found.measures] == ["a"]
    assert [row.measure.id for row in found.at(found.places[0], found.measures[0])] == ["a"]
    assert matrix(plan(), PlaceKind.DISTRICT).places == ()


def test_nothing_at_a_place() -> None:
    found = matrix(plan(measure("a", orte=[at("schule-a")])), PlaceKind.SCHOOL)
    assert found.at(plan().town.places[1], found.measures[0]) == ()


def test_progress_counts_what_happens() -> None:
    rows = by_place(
        plan(
            measure(
                "a", orte=[at("park", status="laufend"), at("park", status="erreicht"), at("park", status="entfaellt")]
            ),
            measure("b", orte=[at("park", erreicht="2026-10")]),
            measure("c", status="verworfen", orte=[at("park")]),
        )
    )["park"]
    assert progress(rows) == {PlaceStatus.RUNNING: 1, PlaceStatus.REACHED: 2}
