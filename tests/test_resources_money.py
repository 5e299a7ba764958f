"""The resource plan, followed by hand: money, bottlenecks, and how they are told."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from .naive.building import UNKNOWN, Est, Raw, frames, measure, since, units
from .naive.outcomes import outcome, plan, row, run, scored, works


def test_net_money_is_checked_against_the_frame_of_its_kind() -> None:
    budget = frames(investiv=dict.fromkeys((2027, 2028), 100), konsumtiv=dict.fromkeys((2027, 2028), 50))
    grant = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(20, 20)}]
    found = outcome(
        scored("a", 9, kosten=[row(2027, schaetzung=Est(0, 120))], foerderung=grant),
        scored("b", 8, kosten=[row(2027, "konsumtiv", ansatz=50)]),
        scored("c", 7, kosten=[row(2027, ansatz=1)]),
        scored("d", 6, kosten=[row(2027, "konsumtiv", ansatz=51)]),
        haushalt=budget,
    )
    assert found == {
        "a": ("eingeplant", 2027, None),
        "b": ("eingeplant", 2027, None),
        "c": ("verschoben", 2028, "2027: investiv fehlen 1\u00a0€"),
        "d": ("nicht-gedeckt", None, "2027: konsumtiv fehlen 51\u00a0€"),
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
    assert open_money(101) == ("nicht-gedeckt", None, "2027: für Kosten offener Art fehlen 1\u00a0€")


def test_open_money_comes_after_the_measures_own_kinds() -> None:
    assert open_money(60, 40)[0] == "eingeplant"
    assert open_money(70, 40)[2] == "2027: für Kosten offener Art fehlen 10\u00a0€"
    assert open_money(70, 41)[2] == "2027: konsumtiv fehlen 1\u00a0€"


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
    assert found["m"] == ("verschoben", 2029, "2027: investiv fehlen 100\u00a0€")
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
    assert first(kosten=money) == "2027: investiv fehlen 2\u00a0€"
    assert first(kosten=money[:3]) == "2028: investiv fehlen 4\u00a0€"
    assert first(kosten=money[1:3]) == "2027: konsumtiv fehlen 4\u00a0€"
    assert first(kosten=money[2:3]) == "2027: für Kosten offener Art fehlen 3\u00a0€"


@pytest.mark.parametrize(
    ("euros", "told"),
    [(Decimal(1234567), "1.234.567\u00a0€"), (Decimal("1234.5"), "1.234,50\u00a0€"), (Decimal(200), "200\u00a0€")],
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
    assert found["d"][2] == "2027: investiv fehlen 1\u00a0€"


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
