"""What changed between two editions (planning.md, „Status report“), by small towns computed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitalfahrplan.archive.edition import Cost, Described
from digitalfahrplan.lasting.entry import Tombstone
from digitalfahrplan.model import ChangeKind, CostKind, Status
from digitalfahrplan.report import Comparison, compare, farewells
from digitalfahrplan.report.changes import Trend
from digitalfahrplan.values import Interval, parse_date

from .naive.building import OPEN, UNKNOWN, Est, Raw, Years, measure, since
from .report import DAY, compared, row, then_and_now, why

DELAY = why("2026-09-14", "verzoegerung", "Lieferung kommt später.")


def one(before: Raw, after: Raw, **master: Any) -> Comparison:
    """One measure, then and now."""
    return compared([measure("m", **before)], [measure("m", **after)], **master)


def test_new_gone_renamed_and_merged() -> None:
    found = compared(
        [measure("bleibt"), measure("alt", status="laufend"), measure("mit"), measure("weg")],
        [measure("bleibt"), measure("neu-benannt", ehemals=["alt", "mit"], status="laufend"), measure("dazu")],
    )
    assert [new.after.id for new in found.new] == ["dazu"]
    assert [gone.before.id for gone in found.gone] == ["weg"]
    assert [(old.id, heir.id) for old, heir in found.merged] == [("mit", "neu-benannt")]
    assert [(pair.before.id, pair.after.id) for pair in found.pairs] == [("bleibt", "bleibt"), ("alt", "neu-benannt")]
    assert found.statuses == ()
    assert not found.is_empty


def farewell(day: str, why_: str) -> Tombstone:
    return Tombstone("massnahmen", "weg", "Weg", date.fromisoformat(day), why_)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ([farewell("2026-03-12", "Doppelt erfasst.")], ["Doppelt erfasst."]),
        (
            [farewell("2025-02-01", "zuerst"), farewell("2026-03-12", "dann"), farewell("2026-10-01", "zuletzt")],
            ["dann"],
        ),
        ([farewell("2025-02-01", "zuerst"), farewell("2026-01-01", "früher datiert")], ["früher datiert"]),
        ([replace(farewell("2026-03-12", "Ein Programm."), kind="foerderung")], []),
        ([replace(farewell("2026-03-12", "Ein anderes."), id="anders")], []),
        ([], []),
    ],
    ids=["a reason", "came back and ended again", "before the snapshot", "a programme", "another", "none"],
)
def test_why_a_measure_is_gone(said: list[Tombstone], reasons: list[str]) -> None:
    found = compare(*then_and_now([measure("weg"), measure("da")], [measure("da")]), farewells(said))
    (gone,) = found.gone
    assert [entry.text for entry in gone.entries] == reasons
    assert [measure.id for measure in found.unexplained] == ([] if reasons else ["weg"])


def test_an_id_that_is_still_there_is_nobodys_former_one() -> None:
    found = compared([measure("a")], [measure("a"), measure("b", ehemals=["a"])])
    assert [new.after.id for new in found.new] == ["b"]
    assert found.merged == ()


@pytest.mark.parametrize(
    ("status", "kind"),
    [("abgeschlossen", "finished"), ("verworfen", "dropped"), ("laufend", "otherwise"), ("idee", "otherwise")],
)
def test_kinds_of_status_changes(status: str, kind: str) -> None:
    found = one({}, {"status": status})
    changed = getattr(found, kind)
    assert [(change.before, change.after.value) for change in changed] == [(Status.PLANNED, status)]
    assert sum(map(len, (found.finished, found.dropped, found.otherwise))) == 1
    assert len(found.unexplained) == 1


def test_an_unknown_status_is_no_change() -> None:
    before, after = then_and_now([measure("m")], [measure("m", status="laufend")])
    unknown = replace(before, measures=(replace(before.measures[0], status=None),))
    assert compare(unknown, after).is_empty


BEGIN, END = {"beginn": "2026-03", "ende": "2027"}, "ende"


@pytest.mark.parametrize(
    ("after", "begin", "end", "goes_on", "days", "later"),
    [
        ({"beginn": "2026-04", "ende": "2027"}, ("2026-03", "2026-04"), None, None, (31, None), True),
        ({"beginn": "2026-03", "ende": "2027-06"}, None, ("2027", "2027-06"), None, (None, -184), False),
        ({"beginn": "2026-04", "ende": "2026"}, ("2026-03", "2026-04"), ("2027", "2026"), None, (31, -365), False),
        ({"ende": "2027"}, ("2026-03", None), None, None, (None, None), False),
        ({"beginn": "2026-03"}, None, ("2027", None), None, (None, None), False),
        ({"beginn": "2026-03", "fortlaufend": True}, None, ("2027", None), True, (None, None), False),
        ({}, ("2026-03", None), ("2027", None), None, (None, None), False),
    ],
)
def test_moves(after: Raw, begin: Any, end: Any, goes_on: Any, days: Any, later: bool) -> None:
    (move,) = one({"zeitraum": BEGIN}, {"zeitraum": after}).moved
    assert move.begin == spans(begin)
    assert move.end == spans(end)
    assert move.began_to_go_on is goes_on
    assert (move.begin_days, move.end_days) == days
    assert move.is_later is later


def spans(pair: Any) -> Any:
    return pair and tuple(text and parse_date(text) for text in pair)


def test_from_going_on_to_an_end() -> None:
    (move,) = one({"zeitraum": {"fortlaufend": True}}, {"zeitraum": {"ende": "2027"}}).moved
    assert (move.began_to_go_on, move.end) == (False, spans((None, "2027")))


@pytest.mark.parametrize(
    "after", [{"beginn": "2026-03-01", "ende": "2027-12-31"}, {"beginn": "2026-03", "ende": "2027-Q4"}]
)
def test_more_precise_is_not_moved(after: Raw) -> None:
    assert one({"zeitraum": BEGIN}, {"zeitraum": after}).is_empty


def cost(before: list[Raw], after: list[Raw], **master: Any) -> tuple[Trend, tuple[Decimal, ...], tuple[Decimal, ...]]:
    (change,) = one({"kosten": before}, {"kosten": after}, **master).costs
    return change.trend, change.steps, change.percents


def est(low: Any, high: Any) -> list[Raw]:
    return [row(2027, schaetzung=Est(low, high))]


D = Decimal
UNCLEAR = Trend.UNCLEAR
TRENDS: list[tuple[list[Raw], list[Raw], Trend, tuple[Decimal, ...]]] = [
    (est(100, 100), est(150, 150), Trend.DEARER, (D(50), D(50))),
    (est(100, 100), est(80, 80), Trend.CHEAPER, (D(-20), D(-20))),
    (est(100, 200), est(100, 250), Trend.DEARER, (D(0), D(50))),
    (est(100, 200), est(90, 200), Trend.CHEAPER, (D(-10), D(0))),
    (est(100, 200), est(150, 150), UNCLEAR, (D(50), D(-50))),
    (est(100, None), est(120, None), Trend.DEARER, (D(20),)),
    (est(100, None), est(100, 200), UNCLEAR, (D(0),)),
    (est(100, 200), est(300, None), UNCLEAR, (D(200),)),
    (est(None, None), est(300, 300), UNCLEAR, ()),
    (est(300, 300), [row(2027, schaetzung=UNKNOWN)], UNCLEAR, ()),
    ([], est(300, 300), UNCLEAR, ()),
    (est(300, 300), [], UNCLEAR, ()),
    (est(100, 100), [*est(150, 150), row(2027, schaetzung=UNKNOWN)], Trend.DEARER, (D(50), D(50))),
    ([*est(100, 100), row(2027, schaetzung=UNKNOWN)], est(150, 150), UNCLEAR, (D(50), D(50))),
    ([*est(100, 100), row(2027, schaetzung=UNKNOWN)], est(50, 50), Trend.CHEAPER, (D(-50), D(-50))),
    (est(100, 100), [*est(50, 50), row(2027, schaetzung=UNKNOWN)], UNCLEAR, (D(-50), D(-50))),
    (est(100, 100), [*est(100, 100), row(2027, schaetzung=UNKNOWN)], UNCLEAR, (D(0), D(0))),
]


@pytest.mark.parametrize(("before", "after", "trend", "steps"), TRENDS)
def test_which_way_a_cost_went(before: list[Raw], after: list[Raw], trend: Trend, steps: tuple[Decimal, ...]) -> None:
    found = cost(before, after)
    assert (found[0], found[1]) == (trend, steps)


def test_percent_of_both_bounds() -> None:
    assert cost(est(100, 300), est(150, 300))[2] == (D(50), D(0))
    assert cost(est(0, 300), est(0, 330))[2] == ()  # nothing is a percentage of nought
    assert cost(est(100, 100), [*est(150, 150), row(2027, schaetzung=UNKNOWN)])[2] == ()  # nor of what is not known
    assert cost(est(3, 3), est(4, 4))[2][0] == D(100) / D(3)  # not rounded


def test_rows_of_every_year_are_compared_over_the_earlier_horizon() -> None:
    rows = [row(since(2027), ansatz=10)]
    budget = {"jahr": 2028, "planungsjahre": 5}
    before, _ = then_and_now([measure("m", kosten=rows)], [])
    _, after = then_and_now([], [measure("m", kosten=rows)], haushalt=budget)
    assert after.by_id["m"].total == Interval.exact(D(70))
    assert compare(before, after).is_empty  # 30 euros over 2027 to 2029 both times
    _, dearer = then_and_now([], [measure("m", kosten=[row(since(2028), ansatz=20)])], haushalt=budget)
    (change,) = compare(before, dearer).costs
    assert (change.before, change.after) == (Interval.exact(D(30)), Interval.exact(D(40)))


def test_what_counts_follows_from_each_ones_own_budget_year() -> None:
    rows = [row(2027, ansatz=100, ist=130)]
    before, _ = then_and_now([measure("m", kosten=rows)], [])
    _, after = then_and_now([], [measure("m", kosten=rows)], haushalt={"jahr": 2028, "planungsjahre": 2})
    found = compare(before, after)
    (change,) = found.dearer
    assert (change.before, change.after, change.by_year) == (Interval.exact(D(100)), Interval.exact(D(130)), True)
    assert found.unexplained == ()  # the actual was known: only the year went on


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ([row(2027, ansatz=100)], [row(2027, ansatz=100, ist=130)]),  # the actual is new
        ([row(2027, ansatz=100, ist=130)], [row(2027, ansatz=100, ist=130), row(2028, ansatz=5)]),
    ],
)
def test_more_than_the_budget_year_needs_a_reason(then: list[Raw], now: list[Raw]) -> None:
    before, _ = then_and_now([measure("m", kosten=then)], [])
    _, after = then_and_now([], [measure("m", kosten=now)], haushalt={"jahr": 2028, "planungsjahre": 2})
    found = compare(before, after)
    assert [change.by_year for change in found.dearer] == [False]
    assert [measure.id for measure in found.unexplained] == ["m"]


@pytest.mark.parametrize("unknown", ["before", "after"])
def test_a_budget_year_that_nobody_knows_explains_nothing(unknown: str) -> None:
    rows = [row(2027, ansatz=100, ist=130)]
    before, after = then_and_now([measure("m", kosten=rows)], [measure("m", kosten=rows)])
    if unknown == "before":
        before = replace(before, year=None, last_year=None)
    else:
        after = replace(after, year=None)
    assert [change.by_year for change in compare(before, after).costs] == [False]


def test_the_earlier_total_is_the_one_in_the_snapshot() -> None:
    before, after = then_and_now([measure("m", kosten=est(5, 5))], [measure("m", kosten=est(5, 5))])
    other = replace(before, measures=(replace(before.measures[0], total=Interval.exact(D(4))),))
    assert [change.before for change in compare(other, after).dearer] == [Interval.exact(D(4))]


def test_a_row_without_readable_years_is_unknown() -> None:
    before, after = then_and_now([measure("m", kosten=est(5, 5))], [measure("m", kosten=est(5, 5))])
    strange = Cost(None, CostKind.OPEN, None, D(3), None)
    other = replace(after, measures=(replace(after.measures[0], costs=(strange,)),))
    assert [change.after for change in compare(before, other).recosted] == [Interval(None, None, 1)]


@pytest.mark.parametrize("unknown", [{"year": None}, {"last_year": None}])
def test_without_a_budget_year_or_horizon_nothing_is_known_of_the_cost(unknown: Raw) -> None:
    before, after = then_and_now(
        [measure("m", kosten=est(5, 5)), measure("n")], [measure("m", kosten=est(5, 5)), measure("n")]
    )
    found = compare(replace(before, **unknown), replace(after, **unknown))
    assert [(change.pair.after.id, change.after) for change in found.recosted] == [("m", Interval(None, None, 1))]


def test_spread_rows_and_rows_without_a_year_stay_as_they_are() -> None:
    rows = [row(Years(2026, 2028), ansatz=100), row(OPEN, ansatz=7)]
    assert one({"kosten": rows}, {"kosten": rows}).is_empty


MOVED = {"zeitraum": {"ende": "2028"}}


@pytest.mark.parametrize(
    ("entry", "counts"),
    [
        (why("2026-01-28", "verzoegerung", "zu früh"), False),
        (why("2026-01-29", "verzoegerung", "am Tag selbst"), True),
        (why("2026-01", "verzoegerung", "der letzte Tag zählt"), True),
        (why("2026-09-14", "inhalt", "andere Art"), True),
        (why("2026-02-01", "verzoegerung", "stand schon da"), False),
    ],
)
def test_what_is_a_reason(entry: Raw, counts: bool) -> None:
    known = why("2026-02-01", "verzoegerung", "stand schon da")
    found = one({"zeitraum": {"ende": "2027"}, "verlauf": [known]}, {**MOVED, "verlauf": [entry]})
    assert [bool(pair.entries) for pair in found.pairs] == [counts]
    assert (len(found.unexplained) == 0) is counts


def test_the_fitting_kind_comes_first_then_the_day() -> None:
    entries = [why("2026-08", "inhalt", "c"), why("2026-07", "mehrkosten", "b"), why("2026-03", "inhalt", "a")]
    (pair,) = one({}, {**MOVED, "verlauf": entries}).pairs
    assert [entry.text for entry in pair.entries] == ["a", "b", "c"]
    assert [entry.text for entry in pair.reasons(ChangeKind.DEARER)] == ["b", "a", "c"]


def test_a_new_measure_brings_its_history_along() -> None:
    found = compared([], [measure("m", verlauf=[DELAY, why("2025", "neu", "lange her")])])
    assert [entry.text for entry in found.new[0].entries] == ["Lieferung kommt später."]


def test_one_measure_with_several_changes_is_named_once() -> None:
    found = one({"zeitraum": {"ende": "2027"}}, {**MOVED, "status": "laufend", "kosten": est(5, 5)})
    assert [measure.id for measure in found.unexplained] == ["m"]


def test_lists_are_in_the_order_of_titles() -> None:
    old = [Described("a", "Zebra"), Described("b", "apfel"), Described("c", "Birne")]
    before, after = then_and_now([], [])
    found = compare(replace(before, measures=tuple(old)), after)
    assert [gone.before.title for gone in found.gone] == ["apfel", "Birne", "Zebra"]
    assert before.day == DAY
