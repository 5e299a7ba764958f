"""Alone or with whom: forms, what is to be settled, partners, and programmes that ask for partners."""

from __future__ import annotations

import pytest

from digitalfahrplan.cooperation import by_form, needs, partnerships, unsettled
from digitalfahrplan.model import CooperationForm, Measure
from tests.cooperation import measure, programme, town_plan

BERGDORF = '{name: Bergdorf, ags: "05999004"}'


def with_form(id_: str, form: str, extra: str = "") -> Measure:
    return measure(f"titel: {id_.upper()}\nkooperation: {{form: {form}{extra}}}", id_)


def ids(measures: tuple[Measure, ...]) -> list[str]:
    return [found.id for found in measures]


@pytest.mark.parametrize("form", ["selbst", "kreis", "gemeinsam", "nachnutzung"])
def test_every_settled_form_has_its_measures(form: str) -> None:
    found = by_form(town_plan([with_form("b", form), with_form("a", form), measure(id_="ohne")]))
    assert {key.value: ids(measures) for key, measures in found.items() if measures} == {form: ["a", "b"]}
    assert CooperationForm.OPEN not in found


def test_what_is_missing_or_open_is_to_be_settled() -> None:
    plan = town_plan([with_form("a", "offen"), measure(id_="b"), with_form("c", "selbst")])
    assert ids(unsettled(plan)) == ["a", "b"]


@pytest.mark.parametrize(
    "status",
    [
        "status: verworfen\nbegruendung: B",
        "status: abgeschlossen\nergebnis: E\ntatsaechlich: {ende: 2026-01}",
    ],
)
def test_nothing_is_to_be_settled_where_nothing_is_open(status: str) -> None:
    assert unsettled(town_plan([measure(status)])) == ()


def test_dropped_measures_count_nowhere() -> None:
    dropped = measure(f"status: verworfen\nbegruendung: B\nkooperation: {{form: gemeinsam, partner: [{BERGDORF}]}}")
    plan = town_plan([dropped])
    assert not any(by_form(plan).values())
    assert partnerships(plan) == ()


def test_finished_measures_keep_their_form_and_partners() -> None:
    done = "status: abgeschlossen\nergebnis: E\ntatsaechlich: {ende: 2026-01}"
    plan = town_plan([measure(f"{done}\nkooperation: {{form: gemeinsam, partner: [{BERGDORF}]}}")])
    assert ids(by_form(plan)[CooperationForm.JOINT]) == ["m"]
    assert [partner.name for partner in partnerships(plan)] == ["Bergdorf"]


def test_partners_are_known_by_key_and_bear_the_name_of_kommune_yml() -> None:
    renamed = with_form("a", "gemeinsam", ', partner: [{name: "Gemeinde Bergdorf", ags: "05999004"}]')
    plan = town_plan([renamed, with_form("b", "gemeinsam", f", partner: [{BERGDORF}]")])
    assert [(partner.name, ids(partner.measures)) for partner in partnerships(plan)] == [("Bergdorf", ["a", "b"])]


def test_partners_are_ordered_by_kind_number_and_name() -> None:
    many = ", ".join(
        [
            "{name: Zweckverband}",
            '{name: Unser Kreis, ags: "05999"}',
            '{name: Nachbarstadt, ags: "05999016"}',
            '{name: Anderstadt, ags: "05999020"}',
            BERGDORF,
        ]
    )
    plan = town_plan(
        [with_form("a", "gemeinsam", f", partner: [{many}]"), with_form("b", "kreis", f", partner: [{BERGDORF}]")]
    )
    found = partnerships(plan)
    assert [partner.name for partner in found] == [
        "Bergdorf",
        "Anderstadt",
        "Nachbarstadt",
        "Musterkreis",
        "Zweckverband",
    ]
    assert [partner.is_municipality for partner in found] == [True, True, True, False, False]


def test_a_partner_named_twice_counts_once() -> None:
    plan = town_plan([with_form("a", "gemeinsam", f", partner: [{BERGDORF}, {BERGDORF}]")])
    assert [ids(partner.measures) for partner in partnerships(plan)] == [["a"]]


FOR_TWO = "foerdergebiet: [bundesweit]\nfoerderberechtigte: [kommune]\nfortlaufend: ja\nmindestpartner: 2"


def waiting(theirs: str, ours: str) -> list[str]:
    found = needs(town_plan([measure(ours)], [programme(theirs)]))
    return [waiting.id for need in found for waiting in need.measures]


@pytest.mark.parametrize(
    "ours",
    [
        "kosten: [{jahr: 2027, art: investiv, schaetzung: 5000 €}]",
        'kooperation: {form: kreis, partner: [{name: Kreis, ags: "05999"}]}',
        'kooperation: {form: gemeinsam, partner: [{name: Musterstadt, ags: "05999012"}]}',
        "kooperation: {form: gemeinsam, partner: [{name: Zweckverband}]}",
    ],
    ids=["nobody", "a county", "ourselves", "no municipality"],
)
def test_who_is_no_other_municipality_does_not_count(ours: str) -> None:
    assert waiting(FOR_TWO, ours) == ["m"]


def test_a_town_with_its_key_is_enough_for_two_but_not_for_three() -> None:
    ours = f"kooperation: {{form: gemeinsam, partner: [{BERGDORF}, {BERGDORF}]}}"
    assert waiting(FOR_TWO, ours) == []
    assert waiting(FOR_TWO.replace("mindestpartner: 2", "mindestpartner: 3"), ours) == ["m"]


@pytest.mark.parametrize("wanted", ["", "mindestpartner: 1"])
def test_a_programme_that_asks_for_nobody_waits_for_nobody(wanted: str) -> None:
    assert waiting(FOR_TWO.replace("mindestpartner: 2", wanted), "") == []


def test_what_is_impossible_or_granted_waits_for_nobody() -> None:
    assert waiting(f"{FOR_TWO}\nfoerdert: {{bereiche: [schule]}}", "") == []
    assert waiting(FOR_TWO, "foerderung: [{programm: fonds, status: bewilligt}]") == []
    assert waiting(FOR_TWO, "foerderung: [{programm: fonds, status: geplant}]") == ["m"]
