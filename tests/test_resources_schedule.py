"""The resource plan (planning.md, „Resource plan“), followed by hand. The horizon is 2027 to 2029."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from digitalfahrplan.plan import Plan
from digitalfahrplan.ranking import rank
from digitalfahrplan.resources import Schedule, load, schedule, what_if, without_top_uncovered

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, frames, measure, plan_of, since, town, units

CRITERIA = {"liste": [{"id": "nutzen", "name": "Nutzen", "gewicht": 1}]}
EVERY_YEAR = dict.fromkeys((2027, 2028, 2029), 10)


def plan(*measures: Raw, **master: Any) -> Plan:
    return plan_of(town(kriterien=CRITERIA, **{"organisation": units(it=EVERY_YEAR), **master}), measures)


def run(found: Plan) -> Schedule:
    return schedule(found, rank(found))


def outcome(*measures: Raw, **master: Any) -> dict[str, tuple[str, int | None, str | None]]:
    """Result, first demand year and bottleneck in words, by id in the order of rank."""
    placements = run(plan(*measures, **master)).placements.values()
    return {
        found.id: (found.result.value, found.first_year, found.bottleneck.text if found.bottleneck else None)
        for found in placements
    }


def scored(id_: str, points: int, **keys: Any) -> Raw:
    return measure(id_, bewertung={"fachbereich": {"nutzen": points}}, **keys)


def works(jahr: int, tage: float, unit: str = "it") -> Raw:
    return {"jahr": jahr, "organisation": unit, "tage": tage}


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


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


# Money


def test_net_money_is_checked_against_the_frame_of_its_kind() -> None:
    budget = frames(investiv=dict.fromkeys((2027, 2028), 100), konsumtiv=dict.fromkeys((2027, 2028), 50))
    grant = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(20, 20)}]
    found = outcome(
        scored("a", 9, kosten=[row(2027, schaetzung=Est(0, 120))], foerderung=grant),
        scored("b", 8, kosten=[row(2027, "konsumtiv", ansatz=50)]),
        scored("c", 7, kosten=[row(2027, ansatz=Est(1, 1).low)]),
        scored("d", 6, kosten=[row(2027, "konsumtiv", ansatz=51)]),
        haushalt=budget,
    )
    assert found == {
        "a": ("eingeplant", 2027, None),
        "b": ("eingeplant", 2027, None),
        "c": ("verschoben", 2028, "2027: investiv fehlen 1 €"),
        "d": ("nicht-gedeckt", None, "2027: konsumtiv fehlen 51 €"),
    }


def test_companies_money_needs_no_frame() -> None:
    budget = frames(investiv={2027: 1}, konsumtiv={2027: 1})
    found = run(plan(measure("m", federfuehrung="werke", kosten=[row(2027, ansatz=500)]), haushalt=budget))
    assert found.placements["m"].marks == ("ohne Bedarfsangabe",)


def open_money(open_: int, own: int = 0) -> tuple[str, int | None, str | None]:
    """The frame of 2027 has 60 investiv and 40 konsumtiv."""
    both = frames(investiv={2027: 60}, konsumtiv={2027: 40})
    rows = [row(2027, "offen", ansatz=open_), row(2027, "konsumtiv", ansatz=own)]
    return outcome(measure("m", kosten=rows), haushalt=both)["m"]


def test_open_money_takes_what_is_left_of_both_kinds() -> None:
    assert open_money(100)[0] == "eingeplant"
    assert open_money(101) == ("nicht-gedeckt", None, "2027: für Kosten offener Art fehlen 1 €")


def test_open_money_comes_after_the_measures_own_kinds() -> None:
    assert open_money(60, 40)[0] == "eingeplant"
    assert open_money(70, 40)[2] == "2027: für Kosten offener Art fehlen 10 €"
    assert open_money(70, 41)[2] == "2027: konsumtiv fehlen 1 €"


def test_open_money_is_not_stated_unless_both_frames_are() -> None:
    found = run(plan(measure("m", kosten=[row(2027, "offen", ansatz=9)]), haushalt=frames(investiv={2027: 1})))
    assert (found.placements["m"].result.value, found.placements["m"].marks) == ("eingeplant", ("ohne Angabe",))


def test_unknown_and_fully_funded_demand_moves_without_a_frame() -> None:
    grant = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(50, 50)}]
    keys: Raw = {
        "personal": [works(2027, 6)],
        "kosten": [row(2027, ansatz=50), row(2027, schaetzung=UNKNOWN)],
        "foerderung": grant,
    }
    found = outcome(scored("a", 9, personal=[works(2027, 6)]), scored("b", 8, **keys))
    assert found["b"][:2] == ("verschoben", 2028)
    keys["foerderung"] = []
    assert outcome(scored("a", 9, personal=[works(2027, 6)]), scored("b", 8, **keys))["b"][0] == "nicht-gedeckt"


def test_an_open_ended_row_moves_in_part_but_does_not_drop_out() -> None:
    budget = frames(investiv={2027: 0, 2028: 0, 2029: 100})
    found = outcome(measure("m", kosten=[row(since(2027), ansatz=100)]), haushalt=budget)
    assert found["m"] == ("verschoben", 2029, "2027: investiv fehlen 100 €")
    nothing = frames(investiv=dict.fromkeys((2027, 2028, 2029), 0))
    assert outcome(measure("m", kosten=[row(since(2027), ansatz=100)]), haushalt=nothing)["m"][0] == "nicht-gedeckt"


def test_bottlenecks_in_their_order() -> None:
    budget = frames(investiv={2027: 1, 2028: 1}, konsumtiv={2027: 1, 2028: 1})
    money = [row(2028, ansatz=5), row(2027, "konsumtiv", ansatz=5), row(2027, "offen", ansatz=5), row(2027, ansatz=3)]
    staff = [works(2027, 99, "it"), works(2028, 98, "bauen"), works(2027, 97, "bauen")]
    some = units(it={2027: 10}, bauen={2027: 10, 2028: 10})

    def first(**keys: Any) -> str | None:
        return outcome(measure("m", **keys), organisation=some, haushalt=budget)["m"][2]

    assert first(personal=staff, kosten=money) == "2027: Fachbereich Bauen fehlen 87 Tage"
    assert first(personal=staff[:2], kosten=money) == "2028: Fachbereich Bauen fehlen 88 Tage"
    assert first(personal=staff[:1], kosten=money) == "2027: Fachbereich IT fehlen 89 Tage"
    assert first(kosten=money) == "2027: investiv fehlen 2 €"
    assert first(kosten=money[:3]) == "2028: investiv fehlen 4 €"
    assert first(kosten=money[1:3]) == "2027: konsumtiv fehlen 4 €"
    assert first(kosten=money[2:3]) == "2027: für Kosten offener Art fehlen 3 €"


@pytest.mark.parametrize(
    ("euros", "told"), [(Decimal(1234567), "1.234.567 €"), (Decimal("1234.5"), "1.234,50 €"), (Decimal(200), "200 €")]
)
def test_missing_euros_in_german(euros: Decimal, told: str) -> None:
    budget = frames(investiv={2027: 0})
    assert (
        outcome(measure("m", kosten=[row(2027, ansatz=euros)]), haushalt=budget)["m"][2]
        == f"2027: investiv fehlen {told}"
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [(10.125, "fehlen 0,13 Tage"), (11, "fehlt 1 Tag"), (12.5, "fehlen 2,5 Tage"), (1210, "fehlen 1.200 Tage")],
)
def test_missing_days_in_german(days: float, told: str) -> None:
    assert outcome(measure("m", personal=[works(2027, days)]))["m"][2] == f"2027: Fachbereich IT {told}"


def test_a_share_of_a_third_neither_makes_nor_breaks_a_fit() -> None:
    # Three measures of a third of a euro each fill one euro exactly.
    grant = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(2, 2)}]
    thirds = [
        measure(id_, kosten=[row(2027, ansatz=1), row(2026, ist=1), row(2025, ist=1)], foerderung=grant)
        for id_ in "abc"
    ]
    more = measure("d", kosten=[row(2027, ansatz=1)])
    found = outcome(*thirds, more, haushalt=frames(investiv={2027: 1}))
    assert [entry[0] for entry in found.values()] == ["eingeplant", "eingeplant", "eingeplant", "nicht-gedeckt"]
    assert found["d"][2] == "2027: investiv fehlen 1 €"


def test_the_line_below_which_money_ends() -> None:
    budget = frames(investiv={2027: 10})
    found = run(
        plan(
            scored("days", 9, personal=[works(2027, 99)]),
            scored("covered", 8, kosten=[row(2027, ansatz=10)]),
            scored("line", 7, kosten=[row(2027, ansatz=1)]),
            scored("below", 6, kosten=[row(2027, ansatz=1)]),
            haushalt=budget,
        )
    )
    assert found.money_ends_at == "line"
    assert run(plan(scored("days", 9, personal=[works(2027, 99)]))).money_ends_at is None


# Load and what-if


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
