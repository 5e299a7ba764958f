"""Council papers of a plan: what is one, in which order, what is debated next, what the council's system adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.council import Entry, Outcome, debates, papers, papers_of, without_papers
from digitalfahrplan.council.anchors import anchors, slug
from digitalfahrplan.oparl import Consultation, Paper
from digitalfahrplan.plan import Plan

from .naive.building import Raw, measure, plan_of, town

OPARL = "https://ratsinfo.example/oparl/paper/113"


def plan(*measures: Raw, facts: Sequence[Paper] = ()) -> Plan:
    return replace(plan_of(town(), measures), papers=tuple(facts))


def naming(id_: str, *rows: Raw, **keys: str) -> Raw:
    return measure(id_, beschluesse=list(rows), **keys)


def only(*measures: Raw, facts: Sequence[Paper] = ()) -> Entry:
    (entry,) = papers(plan(*measures, facts=facts))
    return entry


def facts(*consultations: Consultation, **values: str) -> Paper:
    return Paper(OPARL, consultations=consultations, fetched=date(2026, 11, 20), **values)  # type: ignore[arg-type]


def test_rows_with_one_number_are_one_paper_with_all_its_measures_in_the_order_of_dates() -> None:
    entry = only(
        naming("b", {"vorlage": "VO/2026/0113", "gremium": "Rat", "datum": "2026-06-18", "ergebnis": "beschlossen"}),
        naming(
            "a",
            {"vorlage": " vo/2026/0113 ", "gremium": "HFA", "datum": "2026-06"},
            {"vorlage": "VO/2026/0113", "gremium": "Ausschuss", "datum": "2026-06-09"},
        ),
    )
    assert [hearing.body for hearing in entry.hearings] == ["Ausschuss", "Rat", "HFA"], "a vague date by its last day"
    assert [it.id for it in entry.measures] == ["a", "b"]
    assert (entry.number, entry.key, entry.anchor) == ("vo/2026/0113", "vo/2026/0113", "vo-2026-0113")
    assert entry.last_day == date(2026, 6, 30)


def test_two_spellings_of_a_number_and_rows_without_one_stay_apart() -> None:
    row = {"gremium": "Rat", "datum": "2026-01-20"}
    rows = [{"vorlage": "VO/2026/113"}, {"vorlage": "VO/2026/0113"}, row, row]
    found = papers(plan(naming("a", *rows), naming("b", row)))
    assert [entry.number for entry in found] == ["", "", "", "VO/2026/0113", "VO/2026/113"], "no date comes last"
    assert len({entry.anchor for entry in found}) == 5
    assert {entry.anchor for entry in found} >= {"vo-2026-113", "vo-2026-0113", "a-2026-01-20-rat", "b-2026-01-20-rat"}


def test_the_latest_comes_first() -> None:
    rows = [{"vorlage": f"V{year}", "datum": year} for year in ("2024", "2027", "2026-11-24", "2025-Q1")]
    assert [entry.number for entry in papers(plan(naming("a", *rows)))] == ["V2027", "V2026-11-24", "V2025-Q1", "V2024"]


def test_texts_that_differ_show_the_fullest_and_lose_none() -> None:
    entry = only(
        naming("a", {"vorlage": "V", "titel": "WLAN", "url": "https://a.example/1"}),
        naming("b", {"vorlage": "V", "titel": "WLAN in den Grundschulen", "url": "https://a.example/1"}),
        naming("c", {"vorlage": "V", "titel": "WLAN", "url": "https://a.example/vorlagen/1"}),
    )
    assert entry.titles == ("WLAN in den Grundschulen", "WLAN")
    assert entry.urls == ("https://a.example/vorlagen/1", "https://a.example/1")


def test_one_consultation_with_two_results_keeps_both_and_each_once() -> None:
    row = {"vorlage": "V", "gremium": "Rat", "datum": "2026-06-18", "art": "Beschluss"}
    entry = only(
        naming("a", row | {"ergebnis": "Priorität hoch"}),
        naming("b", row | {"gremium": "RAT", "ergebnis": "beschlossen", "stimmen": "38:4:2"}),
        naming("c", row | {"ergebnis": "beschlossen", "stimmen": "38:4:2"}),
        naming("d", row),
    )
    (hearing,) = entry.hearings
    assert hearing.outcomes == (Outcome("Priorität hoch"), Outcome("beschlossen", "38:4:2"))
    assert (hearing.body, hearing.kinds) == ("Rat", ("Beschluss",))


@pytest.mark.parametrize(
    ("row", "ahead"),
    [
        ({"datum": "2026-11-24"}, True),
        ({"datum": "2026-12"}, True),
        ({"datum": "2026-11-23"}, True),
        ({"datum": "2026"}, True),
        ({"datum": "2026-11-23", "ergebnis": "beschlossen"}, False),
        ({"datum": "2026", "ergebnis": "beschlossen"}, False),
        ({"datum": "2026-11-24", "ergebnis": "Empfehlung"}, True),
        ({"datum": "2026-11-22"}, False),
        ({"gremium": "Rat"}, False),
    ],
)
def test_what_is_debated_next(row: Raw, ahead: bool) -> None:
    assert bool(debates(plan(naming("a", {"vorlage": "V"} | row)))) == ahead


def test_debates_come_by_date() -> None:
    rows = [
        {"vorlage": name, "datum": day}
        for name, day in (("C", "2027"), ("B", "2026-12"), ("A", "2026-12-31"), ("D", "2026-12-01"))
    ]
    assert [debate.entry.number for debate in debates(plan(naming("a", *rows)))] == ["D", "A", "B", "C"]


def test_a_debate_that_was_cancelled_is_not_ahead() -> None:
    told = facts(Consultation("#1", "Rat", date(2026, 12, 1), cancelled=True))
    assert debates(plan(naming("a", {"vorlage": "V", "oparl": OPARL}), facts=[told])) == ()


def test_decided_or_running_without_paper() -> None:
    row = {"gremium": "Rat"}
    measures = [
        measure("c", status="laufend"),
        measure("b", status="beschlossen"),
        measure("a"),
        naming("d", row, status="laufend"),
    ]
    assert [it.id for it in without_papers(plan(*measures))] == ["b", "c"]


# -- what the council's system adds

RAT = Consultation("#2", "Rat der Stadt Kleinstadt", date(2026, 6, 18), "Entscheidung", True, "7", "", "beschlossen")
HFA = Consultation("#1", "Haupt- und Finanzausschuss", date(2026, 6, 9), "Vorberatung", False, "3", "", "empfohlen")


def test_facts_fill_what_a_row_leaves_open() -> None:
    told = facts(HFA, RAT, reference="VO/2026/0113", title="WLAN", web="https://ratsinfo.example/vo/113")
    entry = only(naming("a", {"oparl": OPARL, "gremium": "Rat"}), facts=[told])
    first, second = entry.hearings
    assert (entry.number, entry.titles, entry.urls, entry.other_numbers) == ("VO/2026/0113", (), (), ())
    assert (first.body, first.body_shown, first.facts) == ("", "Haupt- und Finanzausschuss", HFA)
    assert (second.body, second.body_shown, second.on and second.on.first, second.facts) == (
        "Rat",
        "Rat",
        date(2026, 6, 18),
        RAT,
    )
    assert entry.facts == (told,)


def test_a_number_of_the_system_joins_rows_that_print_it() -> None:
    told = facts(reference="VO/2026/0113")
    entry = only(
        naming("a", {"oparl": OPARL}), naming("b", {"vorlage": "vo/2026/0113", "gremium": "Rat"}), facts=[told]
    )
    assert [it.id for it in entry.measures] == ["a", "b"]
    assert (len(entry.hearings), entry.facts) == (1, (told,))


def test_the_town_wins_and_a_contradiction_is_known() -> None:
    row = {"vorlage": "VO/2026/113", "oparl": OPARL, "gremium": "Rat", "datum": "2026-06-19", "ergebnis": "Abgelehnt."}
    entry = only(naming("a", row), facts=[facts(RAT, reference="VO/2026/0113")])
    (hearing,) = entry.hearings
    assert str(hearing.on) == "19.06.2026"
    assert (hearing.other_day, hearing.other_result, entry.other_numbers) == (
        date(2026, 6, 18),
        "beschlossen",
        ("VO/2026/0113",),
    )


@pytest.mark.parametrize(
    ("day", "result"), [("2026-06-18", "Beschlossen."), ("2026-06", "beschlossen"), ("2026", " beschlossen")]
)
def test_the_same_in_other_words_is_no_contradiction(day: str, result: str) -> None:
    (hearing,) = only(
        naming("a", {"oparl": OPARL, "gremium": "Rat", "datum": day, "ergebnis": result}), facts=[facts(RAT)]
    ).hearings
    assert (hearing.facts, hearing.other_day, hearing.other_result) == (RAT, None, "")


@pytest.mark.parametrize(
    ("row", "told", "pairs"),
    [
        ({"gremium": "Rat", "datum": "2026-06-18"}, [RAT, replace(HFA, day=RAT.day)], {"Rat": RAT, "": replace(HFA, day=RAT.day)}),
        ({"datum": "2026-06-18"}, [RAT, HFA], {"": RAT}),
        ({"ergebnis": "ja"}, [RAT, HFA], {"": RAT}),
        ({"gremium": "Bauausschuss", "datum": "2026-06-18"}, [RAT], {"Bauausschuss": None, "": RAT}),
        ({"gremium": "Rat", "datum": "2026-06-18"}, [RAT, replace(RAT, id="#3")], {"Rat": None, "": replace(RAT, id="#3")}),
        ({"gremium": "Rat", "datum": "2026-06-18"}, [Consultation("#1")], {"Rat": None}),
        ({"gremium": "Beirat", "datum": "2026-06-20"}, [RAT], {"Beirat": None, "": RAT}),
    ],
    ids=["body", "day", "decisive", "other body", "two alike", "nothing told", "part of a word"],
)  # fmt: skip
def test_which_fact_belongs_to_which_row(
    row: Raw, told: list[Consultation], pairs: dict[str, Consultation | None]
) -> None:
    entry = only(naming("a", {"oparl": OPARL} | row), facts=[facts(*told)])
    found = {hearing.body: hearing.facts for hearing in entry.hearings}
    assert {body: found.get(body) for body in pairs} == pairs


def test_no_fact_is_lost_and_none_is_told_twice() -> None:
    rows = [{"vorlage": "V", "oparl": OPARL, "gremium": body, "datum": "2026-06-18"} for body in ("Rat", "HFA", "")]
    told = [RAT, HFA, replace(RAT, id="#3", body=""), replace(HFA, id="#4", day=None)]
    entry = only(naming("a", *[{k: v for k, v in row.items() if v} for row in rows]), facts=[facts(*told)])
    assert sorted(hearing.facts.id for hearing in entry.hearings if hearing.facts) == ["#1", "#2", "#3", "#4"]


def test_a_measure_sees_its_own_words_at_the_same_anchor() -> None:
    row = {"vorlage": "V", "gremium": "Rat", "datum": "2026-06-18"}
    told = facts(HFA, RAT)
    both = plan(
        naming("a", row | {"ergebnis": "Priorität hoch", "oparl": OPARL}),
        naming("b", row | {"ergebnis": "beschlossen"}),
        facts=[told],
    )
    (own,) = papers_of(both, both.by_id["b"])
    assert [outcome.result for hearing in own.hearings for outcome in hearing.outcomes] == ["beschlossen"]
    assert (own.anchor, own.facts) == ("v", (told,))
    assert [it.id for it in own.measures] == ["b"]


def test_papers_of_a_measure_come_in_the_order_of_their_dates() -> None:
    rows = [{"vorlage": "C"}, {"vorlage": "B", "datum": "2026-12-01"}, {"vorlage": "A", "datum": "2025-12-01"}]
    found = plan(naming("a", *rows))
    assert [entry.number for entry in papers_of(found, found.by_id["a"])] == ["A", "B", "C"]


# -- anchors


@pytest.mark.parametrize(
    ("number", "anchor"),
    [
        ("VO/2026/0113", "vo-2026-0113"),
        ("VO/2023/6781-R3", "vo-2023-6781-r3"),
        ("Größe Ä 1", "groesse-ae-1"),
        ("  (12/3) ", "12-3"),
        ("Nº 5", "no-5"),
        ("§", ""),
        ("x" * 100, "x" * 80),
    ],
)
def test_slugs(number: str, anchor: str) -> None:
    assert slug(number) == anchor


def test_numbers_that_look_alike_have_anchors_that_others_do_not_change() -> None:
    keys = ["vo-2026-1", "vo/2026/1", "vo 2026 1", "§", "inhalt", "tabelle-vorlagen"]
    found = anchors((key, key) for key in keys)
    assert found["vo 2026 1"] == "vo-2026-1", "the first in order"
    assert len(set(found.values())) == 6
    assert anchors((key, key) for key in [*keys, "vo.2026.1"])["vo/2026/1"] == found["vo/2026/1"]
    assert found["§"].startswith("nummer-")
    assert "inhalt" not in found.values()


@given(st.sets(st.text(max_size=6)))
def test_every_key_has_an_anchor_of_its_own(keys: set[str]) -> None:
    found = anchors((key, key) for key in keys)
    assert found.keys() == keys
    assert len(set(found.values())) == len(keys)
    assert all(anchor == slug(anchor) for anchor in found.values())
    assert found == anchors((key, key) for key in sorted(keys, reverse=True))
