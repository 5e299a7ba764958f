"""The resource plan (planning.md, „Resource plan“), followed by hand: order, shifts, prerequisites."""

from __future__ import annotations

from itertools import pairwise

import pytest

from .naive.building import OPEN, UNKNOWN, Raw, measure, since, units
from .naive.outcomes import outcome, plan, row, run, scored, works


def test_in_the_order_of_rank_until_nothing_is_left() -> None:
    found = outcome(
        scored("first", 9, personal=[works(2027, 6)]),
        scored("second", 8, personal=[works(2027, 4)]),
        scored("third", 7, personal=[works(2027, 8), works(2028, 2)]),
        scored("fourth", 6, personal=[works(2027, 1), works(2028, 1), works(2029, 1)]),
    )
    assert found == {
        "first": ("eingeplant", 2027, None),
        "second": ("eingeplant", 2027, None),
        "third": ("verschoben", 2028, "2027: Fachbereich IT fehlen 8 Tage"),
        "fourth": ("nicht-gedeckt", None, "2027: Fachbereich IT fehlt 1 Tag"),
    }


def test_commitments_come_first_even_into_overload() -> None:
    found = outcome(
        scored("idea", 10, status="idee", personal=[works(2027, 1)]),
        scored("running", 1, status="laufend", personal=[works(2027, 14)]),
        scored("decided", 1, status="beschlossen", personal=[works(2028, 10)]),
        scored("paused", 9, status="pausiert", personal=[works(2029, 10)]),
    )
    assert found == {
        "idea": ("verschoben", 2029, "2027: Fachbereich IT fehlen 5 Tage"),
        "decided": ("zugesagt", 2028, None),
        "running": ("zugesagt", 2027, None),
    }


def test_a_whole_measure_moves_by_the_fewest_years() -> None:
    found = outcome(
        scored("a", 9, personal=[works(2028, 6)]), scored("b", 8, personal=[works(2027, 6), works(2028, 6)])
    )
    assert found["b"] == ("nicht-gedeckt", None, "2028: Fachbereich IT fehlen 2 Tage")
    found = outcome(
        scored("a", 9, personal=[works(2027, 6)]), scored("b", 8, personal=[works(2027, 6), works(2028, 6)])
    )
    assert found["b"] == ("verschoben", 2028, "2027: Fachbereich IT fehlen 2 Tage")


def test_a_shift_needs_stated_capacity() -> None:
    only_two_years = units(it={2027: 10, 2028: 10})
    measures = [scored("a", 9, personal=[works(2027, 9), works(2028, 9)]), scored("b", 8, personal=[works(2027, 2)])]
    assert outcome(*measures, organisation=only_two_years)["b"][0] == "nicht-gedeckt"
    assert outcome(*measures)["b"][:2] == ("verschoben", 2029)


def test_what_is_not_stated_is_not_checked_and_said() -> None:
    found = run(plan(measure("m", personal=[works(2027, 99, "bauen"), works(2033, 99)], kosten=[row(2027, ansatz=5)])))
    placement = found.placements["m"]
    assert (placement.result.value, placement.marks) == ("eingeplant", ("ohne Angabe",))
    assert [(said.year, said.unit, said.kind and said.kind.value) for said in placement.not_stated] == [
        (2027, "bauen", None),
        (2027, None, "investiv"),
        (2033, "it", None),
    ]


def test_no_demand_no_question() -> None:
    found = run(
        plan(
            measure("nothing"),
            measure("past", personal=[works(2026, 500)]),
            measure("undated", kosten=[row(OPEN, ansatz=500)]),
            measure("running", status="laufend"),
            measure("unknown", kosten=[row(2028, schaetzung=UNKNOWN)]),
        )
    )
    assert {id_: (entry.result.value, entry.first_year, entry.marks) for id_, entry in found.placements.items()} == {
        "nothing": ("eingeplant", None, ("ohne Bedarfsangabe",)),
        "past": ("eingeplant", None, ("Bedarf nur in vergangenen Jahren",)),
        "undated": ("eingeplant", None, ("ohne Bedarfsangabe",)),
        "running": ("zugesagt", None, ("ohne Bedarfsangabe",)),
        "unknown": ("eingeplant", 2028, ()),
    }


# Prerequisites


def test_prerequisites_come_first_with_the_rank_of_the_one_that_needs_them() -> None:
    found = outcome(
        scored("goal", 9, personal=[works(2027, 2)], voraussetzungen=["low", "lower"]),
        scored("rival", 8, personal=[works(2027, 9)]),
        scored("low", 2, personal=[works(2027, 6)]),
        scored("lower", 1, personal=[works(2027, 2)]),
    )
    assert {id_: entry[:2] for id_, entry in found.items()} == {
        "goal": ("eingeplant", 2027),
        "rival": ("verschoben", 2028),
        "low": ("eingeplant", 2027),
        "lower": ("eingeplant", 2027),
    }


def test_among_prerequisites_rank_decides() -> None:
    # Both need 6 of 10 days: the better one stands in 2027, whatever its id and the order in the file.
    measures = [
        scored("goal", 9, voraussetzungen=["a-worse", "z-better"]),
        scored("z-better", 5, personal=[works(2027, 6)]),
        scored("a-worse", 4, personal=[works(2027, 6)]),
    ]
    found = outcome(*measures)
    assert (found["z-better"][:2], found["a-worse"][:2]) == (("eingeplant", 2027), ("verschoben", 2028))


def test_waits_for_the_planned_end_of_its_prerequisite() -> None:
    before = scored("before", 9, personal=[works(2027, 1)], zeitraum={"ende": "2028-06"})
    found = outcome(before, scored("after", 8, personal=[works(2027, 1)], voraussetzungen=["before"]))
    assert found["after"] == ("verschoben", 2028, "2027: Voraussetzung before endet erst 2028")
    assert (
        outcome(before, scored("after", 8, personal=[works(2028, 1)], voraussetzungen=["before"]))["after"][0]
        == "eingeplant"
    )


def test_a_shifted_prerequisite_moves_its_end() -> None:
    found = outcome(
        scored("busy", 10, personal=[works(2027, 10)]),
        scored("before", 9, personal=[works(2027, 1)], zeitraum={"ende": "2027"}),
        scored("after", 8, personal=[works(2027, 0.5)], voraussetzungen=["before"]),
    )
    assert found["after"] == ("verschoben", 2028, "2027: Voraussetzung before endet erst 2028")


def test_without_a_planned_end_the_last_dated_demand_counts() -> None:
    dated = scored("before", 9, personal=[works(2028, 1)], kosten=[row(since(2027), ansatz=1)])
    found = outcome(dated, scored("after", 8, personal=[works(2027, 1)], voraussetzungen=["before"]))
    assert found["after"] == ("verschoben", 2028, "2027: Voraussetzung before endet erst 2028")
    running_on = scored("before", 9, kosten=[row(since(2027), ansatz=1)])
    assert (
        outcome(running_on, scored("after", 8, personal=[works(2027, 1)], voraussetzungen=["before"]))["after"][0]
        == "eingeplant"
    )


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"status": "pausiert"}, "ist pausiert"),
        ({"status": "pausiert", "zeitraum": {"fortlaufend": True}, "tatsaechlich": {"beginn": "2026"}}, "ist pausiert"),
        ({"status": "verworfen"}, "ist verworfen"),
        ({"personal": [works(2029, 99)]}, "ist nicht gedeckt"),
        ({"status": "abgeschlossen"}, None),
        ({"status": "laufend", "zeitraum": {"fortlaufend": True}, "personal": [works(2029, 1)]}, None),
        (
            {"zeitraum": {"fortlaufend": True}, "tatsaechlich": {"beginn": "2026-11-23"}, "personal": [works(2029, 1)]},
            None,
        ),
        ({"status": "beschlossen", "zeitraum": {"fortlaufend": True}, "personal": [works(2029, 1)]}, "endet erst 2029"),
    ],
)
def test_which_prerequisites_matter(keys: Raw, why: str | None) -> None:
    found = outcome(
        scored("before", 9, **keys), scored("after", 8, personal=[works(2028, 1)], voraussetzungen=["before"])
    )
    assert found["after"][2] == (why and f"2028: Voraussetzung before {why}")
    results = {None: "eingeplant", "endet erst 2029": "verschoben"}
    assert found["after"][0] == results.get(why, "nicht-gedeckt")


def test_a_measure_without_demand_waits_only_for_what_never_comes() -> None:
    late = scored("before", 9, zeitraum={"ende": "2029"})
    assert outcome(late, scored("after", 8, voraussetzungen=["before"]))["after"] == ("eingeplant", None, None)
    never = scored("before", 9, status="verworfen")
    assert outcome(never, scored("after", 8, voraussetzungen=["before"]))["after"] == (
        "nicht-gedeckt",
        None,
        "Voraussetzung before ist verworfen",
    )


def test_demand_beyond_the_horizon_waits_too() -> None:
    before = scored("before", 9, zeitraum={"ende": "2033"})
    found = outcome(before, scored("after", 8, personal=[works(2031, 5)], voraussetzungen=["before"]))
    assert found["after"] == ("verschoben", 2033, "2031: Voraussetzung before endet erst 2033")


def test_the_first_listed_prerequisite_is_named_before_any_resource() -> None:
    found = outcome(
        scored("x", 9, zeitraum={"ende": "2028"}),
        scored("y", 9, status="verworfen"),
        scored("after", 8, personal=[works(2027, 99)], voraussetzungen=["x", "y"]),
    )
    assert found["after"] == ("nicht-gedeckt", None, "2027: Voraussetzung x endet erst 2028")


def test_a_chain_longer_than_calls_may_nest() -> None:
    ids = [f"m{number:05}" for number in range(3000)]
    chain = [measure(id_, voraussetzungen=[before]) for id_, before in pairwise(ids)]
    last = measure(ids[-1], status="verworfen")
    found = run(plan(*chain, last))
    assert {entry.result.value for entry in found.placements.values()} == {"nicht-gedeckt"}
