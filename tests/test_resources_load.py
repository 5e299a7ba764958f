"""The load that a resource plan makes, and what if some measures were given up."""

from __future__ import annotations

from digitalfahrplan.ranking import rank
from digitalfahrplan.resources import load, what_if, without_top_uncovered

from .naive.building import frames, measure
from .naive.outcomes import plan, row, run, scored, works


def test_load_of_placed_measures() -> None:
    found = plan(
        measure(
            "a",
            status="laufend",
            personal=[works(2027, 12)],
            kosten=[row(2027, ansatz=30), row(2027, "offen", ansatz=5)],
        ),
        measure("b", personal=[works(2027, 4), works(2030, 9)]),
        measure("c", personal=[works(2029, 11)]),
        haushalt=frames(investiv={2027: 100}, konsumtiv={2027: 20, 2028: 7}),
    )
    used = load(found, run(found))
    days = {unit: [(use.taken, use.available) for use in years.values()] for unit, years in used.days.items()}
    assert days == {"it": [(12, 10), (4, 10), (0, 10)], "bauen": [(0, None)] * 3, "werke": [(0, None)] * 3}
    assert [use.is_overload for use in used.days["it"].values()] == [True, False, False]
    assert [use.percent for use in used.days["it"].values()] == [120, 40, 0]
    assert used.days["bauen"][2027].percent is None
    money = {kind.value: (use.taken, use.available) for kind, use in used.money[2027].items()}
    assert money == {"investiv": (30, 100), "konsumtiv": (0, 20), "offen": (5, 90)}
    assert [use.available for use in used.money[2028].values()] == [None, 7, None]


def test_without_some_measures_others_find_room() -> None:
    found = plan(
        scored("a", 9, personal=[works(2027, 6)]),
        scored("b", 8, personal=[works(2027, 6)]),
        scored("needs-a", 7, voraussetzungen=["a"]),
    )
    base = run(found)
    changed = what_if(found, rank(found), base, {"a"})
    assert changed.without == ("a",)
    assert [
        (change.before.id, change.before.result.value, change.after.result.value) for change in changed.changes
    ] == [
        ("b", "verschoben", "eingeplant"),
        ("needs-a", "eingeplant", "nicht-gedeckt"),
    ]
    assert what_if(found, rank(found), base, set()).schedule == base


def test_without_a_commitment() -> None:
    found = plan(
        measure("running", status="laufend", personal=[works(2027, 10)]), measure("waits", personal=[works(2027, 10)])
    )
    changed = what_if(found, rank(found), run(found), {"running"})
    assert [(change.after.id, change.after.result.value) for change in changed.changes] == [("waits", "eingeplant")]


def test_uncovered_measures_no_longer_lift_their_prerequisites() -> None:
    found = plan(
        scored("impossible", 9, personal=[works(2027, 99)], voraussetzungen=["lifted"]),
        scored("also", 8, personal=[works(2027, 98)]),
        scored("rival", 7, personal=[works(2027, 6)]),
        scored("lifted", 1, personal=[works(2027, 6)]),
    )
    changed = without_top_uncovered(found, rank(found), run(found), 1)
    assert changed.without == ("impossible",)
    assert [(change.after.id, change.after.result.value) for change in changed.changes] == [
        ("rival", "eingeplant"),
        ("lifted", "verschoben"),
    ]
