"""Lateness, traffic light, conflicts and what comes next (planning.md, „Time“), computed by hand."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.model import Measure
from digitalfahrplan.plan import Plan
from digitalfahrplan.timeline import (
    Late,
    Light,
    conflicts,
    events,
    has_begun,
    is_outdated,
    lateness,
    light,
    place_is_late,
    share_gone,
    upcoming,
)

from .naive.building import Raw, measure, plan_of, town

TODAY = date(2026, 11, 23)
OPEN = ("idee", "geplant", "beschlossen", "laufend", "pausiert")
FINAL = ("abgeschlossen", "verworfen")
PAST, NOW, FUTURE = "2026-11-22", "2026-11-23", "2026-11-24"


def plan(*measures: Raw, **master: Any) -> Plan:
    return plan_of(town(**master), measures, TODAY)


def one(**keys: Any) -> Measure:
    return plan(measure("m", **keys)).measures[0]


def late(**keys: Any) -> list[str]:
    return [what.value for what in lateness(one(**keys), TODAY)]


def shown(**keys: Any) -> str:
    return light(one(**keys), TODAY).value


@pytest.mark.parametrize(
    ("status", "actual", "begun"),
    [
        ("laufend", None, True),
        ("geplant", None, False),
        ("geplant", NOW, True),
        ("geplant", "2026-11", True),
        ("geplant", FUTURE, False),
    ],
)
def test_begun(status: str, actual: str | None, begun: bool) -> None:
    assert has_begun(one(status=status, tatsaechlich={"beginn": actual}), TODAY) is begun


@pytest.mark.parametrize("status", OPEN + FINAL)
def test_begin_is_late_only_for_what_is_planned_or_decided(status: str) -> None:
    expected = ["beginn"] if status in ("geplant", "beschlossen") else []
    assert late(status=status, zeitraum={"beginn": PAST}) == expected
    assert late(status=status, zeitraum={"beginn": PAST}, tatsaechlich={"beginn": PAST}) == []


@pytest.mark.parametrize(
    ("when", "over"), [(PAST, True), (NOW, False), ("2026-11", False), ("2026-10", True), ("2026-Q3", True)]
)
def test_a_date_is_over_when_its_last_day_is_before_today(when: str, over: bool) -> None:
    rows: dict[str, Raw] = {
        "beginn": {"zeitraum": {"beginn": when}},
        "ende": {"zeitraum": {"ende": when}},
        "frist": {"pflicht": {"rechtsgrundlage": "§ 1", "frist": when}},
        "meilenstein": {"meilensteine": [{"titel": "M", "termin": when}]},
        "ort": {"orte": [{"ort": "park", "termin": when}]},
    }
    for what, keys in rows.items():
        assert late(**keys) == ([what] if over else [])


@pytest.mark.parametrize("status", OPEN + FINAL)
def test_only_open_measures_are_late(status: str) -> None:
    keys: Raw = {
        "zeitraum": {"ende": PAST},
        "meilensteine": [{"titel": "M", "termin": PAST}],
        "orte": [{"ort": "park", "termin": PAST}],
    }
    keys["pflicht"] = {"rechtsgrundlage": "§ 1", "frist": PAST}
    expected = ["ende", "frist", "meilenstein", "ort"] if status in OPEN else []
    assert late(status=status, **keys) == expected
    found = one(status=status, **keys)
    assert place_is_late(found, found.places[0], TODAY) is (status in OPEN)


def test_what_is_reached_or_left_out_is_not_late() -> None:
    assert late(meilensteine=[{"titel": "M", "termin": PAST, "erreicht": NOW}]) == []
    assert late(orte=[{"ort": "park", "termin": PAST, "erreicht": NOW}]) == []
    assert late(orte=[{"ort": "park", "termin": PAST, "status": "erreicht"}]) == []
    assert late(orte=[{"ort": "park", "termin": PAST, "status": "entfaellt"}]) == []
    assert late(orte=[{"ort": "park", "termin": PAST, "status": "laufend"}]) == ["ort"]


def test_each_kind_once() -> None:
    assert late(meilensteine=[{"titel": "M", "termin": PAST}, {"titel": "N", "termin": PAST}]) == ["meilenstein"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"status": "abgeschlossen", "zeitraum": {"ende": PAST}}, "abgeschlossen"),
        ({"status": "verworfen"}, "verworfen"),
        ({"status": "pausiert", "zeitraum": {"ende": PAST}}, "pausiert"),
        ({"zeitraum": {"beginn": PAST}}, "verzug"),
        ({"zeitraum": {"ende": PAST}}, "verzug"),
        ({"pflicht": {"rechtsgrundlage": "§ 1", "frist": PAST}}, "verzug"),
        ({"zeitraum": {"ende": PAST}, "meilensteine": [{"titel": "M", "termin": PAST}]}, "verzug"),
        ({"meilensteine": [{"titel": "M", "termin": PAST}]}, "verzug-droht"),
        ({"orte": [{"ort": "park", "termin": PAST}]}, "verzug-droht"),
        ({}, "ohne-termin"),
        ({"meilensteine": [{"titel": "M", "termin": FUTURE}]}, "ohne-termin"),
        ({"zeitraum": {"beginn": FUTURE}}, "im-plan"),
        ({"zeitraum": {"ende": FUTURE}}, "im-plan"),
        ({"zeitraum": {"fortlaufend": True}}, "im-plan"),
    ],
)
def test_traffic_light(keys: Raw, expected: str) -> None:
    assert shown(**keys) == expected


@pytest.mark.parametrize(
    ("progress", "expected"),
    # 2026-01-01 to 2026-12-31: 326 of 365 days before the 23rd of November are gone, 89.315… %.
    [(69, "verzug-droht"), (69.315, "verzug-droht"), (69.316, "im-plan"), (70, "im-plan"), (None, "im-plan")],
)
def test_more_than_twenty_points_behind(progress: float | None, expected: str) -> None:
    assert shown(status="laufend", zeitraum={"beginn": "2026", "ende": "2026"}, fortschritt=progress) == expected


def test_exactly_twenty_points_behind_is_still_in_plan() -> None:
    # 50 of 100 days are gone.
    period = {"beginn": "2026-10-04", "ende": "2027-01-11"}
    assert share_gone(one(zeitraum=period), TODAY) == 50
    assert shown(status="laufend", zeitraum=period, fortschritt=30) == "im-plan"
    assert shown(status="laufend", zeitraum=period, fortschritt=29.999) == "verzug-droht"


def test_progress_needs_both_dates_and_a_running_measure() -> None:
    assert shown(status="laufend", zeitraum={"beginn": "2026-01"}, fortschritt=0) == "im-plan"
    assert shown(status="laufend", zeitraum={"ende": "2026-12"}, fortschritt=0) == "im-plan"
    assert (
        shown(
            status="beschlossen",
            tatsaechlich={"beginn": PAST},
            zeitraum={"beginn": "2026", "ende": "2026"},
            fortschritt=0,
        )
        == "im-plan"
    )


@given(st.integers(-400, 400), st.integers(0, 700))
def test_share_gone_counts_first_and_last_day(offset: int, length: int) -> None:
    begin = TODAY + timedelta(days=offset)
    days = [begin + timedelta(days=number) for number in range(length + 1)]
    period = {"beginn": days[0].isoformat(), "ende": days[-1].isoformat()}
    gone = sum(day < TODAY for day in days)
    assert share_gone(one(zeitraum=period), TODAY) == Decimal(100 * gone) / len(days)


@pytest.mark.parametrize(
    ("end", "begin", "conflict"),
    [
        ("2027-06-30", "2027-06-30", False),
        ("2027-07-01", "2027-06-30", True),
        ("2027-06", "2027-06", True),  # ends on the 30th, begins on the 1st
        ("2027-Q1", "2027-04", False),
        (None, "2027", False),
        ("2027", None, False),
    ],
)
def test_conflict(end: str | None, begin: str | None, conflict: bool) -> None:
    before = measure("before", zeitraum={"ende": end})
    after = measure("after", zeitraum={"beginn": begin}, voraussetzungen=["before"])
    assert conflicts(plan(before, after)) == ((("after", "before"),) if conflict else ())


@pytest.mark.parametrize(
    ("of", "other"), [("abgeschlossen", "geplant"), ("geplant", "verworfen"), ("laufend", "pausiert")]
)
def test_conflicts_are_between_open_measures(of: str, other: str) -> None:
    before = measure("before", status=of, zeitraum={"ende": "2028"})
    after = measure("after", status=other, zeitraum={"beginn": "2027"}, voraussetzungen=["before"])
    assert bool(conflicts(plan(before, after))) is (of == "laufend")


def test_what_comes_next() -> None:
    found = upcoming(
        plan(
            measure("a", zeitraum={"beginn": "2026-12", "ende": "2027-01-15"}),
            measure(
                "b",
                status="laufend",
                zeitraum={"beginn": "2026-12-01"},
                pflicht={"rechtsgrundlage": "§ 1", "frist": NOW},
            ),
            measure(
                "c", meilensteine=[{"titel": "Vergabe", "termin": "2026-12-01"}, {"titel": "Start", "termin": PAST}]
            ),
            measure("d", status="pausiert", zeitraum={"ende": "2026-12-01"}),
            measure("e", status="abgeschlossen", zeitraum={"ende": "2026-12-01"}),
            measure("f", meilensteine=[{"titel": "Vergabe", "termin": "2026-12-01", "erreicht": PAST}]),
        ),
        days=52,
    )
    assert [(event.measure, event.what, event.when.iso) for event in found] == [
        ("b", "Gesetzliche Frist", NOW),
        ("c", "Vergabe", "2026-12-01"),
        ("a", "Beginn", "2026-12"),
    ]


def test_nothing_is_to_come_of_a_closed_measure() -> None:
    assert list(events(one(status="abgeschlossen", zeitraum={"ende": FUTURE}), TODAY)) == []


@pytest.mark.parametrize(("days", "outdated"), [(730, False), (731, True)])
def test_outdated_from_the_day_after(days: int, outdated: bool) -> None:
    assert is_outdated(plan(), TODAY - timedelta(days=days)) is outdated


def test_everything_has_a_german_name() -> None:
    assert [kind.label for kind in Late] == ["Beginn", "Ende", "gesetzliche Frist", "Meilenstein", "Ort"]
    assert [kind.label for kind in Light] == [
        "abgeschlossen",
        "verworfen",
        "pausiert",
        "im Verzug",
        "Verzug droht",
        "ohne Termin",
        "im Plan",
    ]
