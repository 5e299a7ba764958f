"""The figures document: its shape is a promise to other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from digitalfahrplan.plan import Plan, load
from digitalfahrplan.publish.figures import SCHEMA_VERSION, as_json, figures

from .conftest import BASIS, Check, programme
from .conftest import measure as measure_file
from .naive.building import UNKNOWN, Est, Raw, Years, frames, measure, plan_of, since, town, units

TODAY = date(2026, 11, 23)
MUSTERSTADT = Path(__file__).parent.parent / "measures"
CRITERIA = {"liste": [{"id": id_, "name": id_, "gewicht": 1} for id_ in ("a", "b")]}


def of(*measures: Raw, **master: Any) -> Raw:
    return figures(plan_of(town(**master), measures, TODAY))


def computed(**keys: Any) -> Raw:
    found: Raw = of(measure("m", **keys), kriterien=CRITERIA)["massnahmen"][0]["berechnet"]
    return found


def row(jahr: Any, art: str = "investiv", **values: Any) -> Raw:
    return {"jahr": jahr if isinstance(jahr, Years) else Years(jahr, jahr), "art": art, **values}


def test_keys_of_the_document() -> None:
    document = of()
    assert list(document)[:13] == [
        "schema_version", "stand", "kommune", "massnahmen", "foerderprogramme", "abstimmungsbedarf", "konflikte",
        "ressourcenplan", "auslastung", "haushalt", "buendelungen", "einsparungen", "orte",
    ]  # fmt: skip
    assert (document["schema_version"], document["stand"]) == (SCHEMA_VERSION, "2026-11-23")
    assert document["kommune"]["organisation"][2]["art"] == "beteiligung"


def test_what_stands_in_the_file(check: Check) -> None:
    text = measure_file(
        "zeitraum: {beginn: Q3 2027}\nkosten:\n  - {jahr: 2027, art: investiv, ansatz: 80.000 €}\n",
        body="## Warum\n\nDarum.\n",
    )
    plan = check(
        {"intern/bauakte.md": text, "foerderung/fonds.md": programme("quote: bis 65 %\n", body="Mehr.\n")}
    ).plan
    assert plan is not None
    document = figures(plan)
    found = document["massnahmen"][0]
    assert list(found)[:2] == ["id", "bereich"]
    assert list(found)[-2:] == ["beschreibung", "berechnet"]
    assert (found["id"], found["bereich"], found["beschreibung"].strip()) == ("bauakte", "intern", "## Warum\n\nDarum.")
    assert (found["titel"], found["zeitraum"]["beginn"], found["kosten"][0]["ansatz"]) == (
        "Digitale Bauakte",
        "2027-Q3",
        80000,
    )
    assert found["begruendung"] is None
    fund = document["foerderprogramme"][0]
    assert (fund["id"], fund["quote"]["bis"], fund["beschreibung"].strip()) == ("fonds", 65, "Mehr.")


def test_computed_figures_of_a_measure() -> None:
    found = computed(
        bewertung={"fachbereich": {"a": 8, "b": 7}, "politik": {"a": 2}},
        zeitraum={"ende": "2026-10"},
        kosten=[row(2027, schaetzung=Est(10, 100)), row(2028, schaetzung=UNKNOWN)],
        foerderung=[{"quelle": "Land", "status": "bewilligt", "betrag": Est(40, 40)}],
    )
    assert found == {
        "punkte": {"fachbereich": 7.5, "politik": 2},
        "fehlende_kriterien": {"fachbereich": 0, "politik": 1},
        "stufe": "mittel",
        "spur": "mittel",
        "rang": 1,
        "rang_spanne": [1, 1],
        "ampel": "verzug",
        "verzug": ["ende"],
        "kosten_gesamt": {"von": 10, "bis": 100, "unbekannt": 1},
        "bewilligt": 40,
        "eigenanteil": {"von": 0, "bis": 60, "unbekannt": 1},
    }


def test_no_value_is_null_never_nought() -> None:
    assert computed() == {
        "punkte": {"fachbereich": None, "politik": None},
        "fehlende_kriterien": {"fachbereich": None, "politik": None},
        "stufe": None,
        "spur": "nicht-bewertet",
        "rang": 1,
        "rang_spanne": [1, 1],
        "ampel": "ohne-termin",
        "verzug": [],
        "kosten_gesamt": None,
        "bewilligt": None,
        "eigenanteil": None,
    }


@pytest.mark.parametrize("status", ["abgeschlossen", "verworfen"])
def test_closed_measures_have_no_ranking(status: str) -> None:
    found = computed(
        status=status, bewertung={"fachbereich": {"a": 8}}, prioritaet={"stufe": "hoch", "begruendung": "x"}
    )
    assert [found[key] for key in ("stufe", "spur", "rang", "rang_spanne")] == [None] * 4
    assert found["punkte"] == {"fachbereich": None, "politik": None}
    assert found["ampel"] == status


def test_points_are_not_rounded() -> None:
    found = computed(bewertung={"fachbereich": {"a": 8, "b": 7.333333}})
    assert found["punkte"]["fachbereich"] == 7.6666665


def test_agreement_and_conflicts_are_ordered() -> None:
    split = {"fachbereich": {"a": 10}, "politik": {"a": 1}}
    late, early = {"ende": "2028"}, {"beginn": "2027"}
    document = of(
        measure("z", bewertung=split, zeitraum=late),
        measure("y", bewertung=split, zeitraum=early, voraussetzungen=["z", "x", "z"]),
        measure("x", zeitraum=late),
        kriterien=CRITERIA,
    )
    assert document["abstimmungsbedarf"] == ["y", "z"]
    assert document["konflikte"] == [{"massnahme": "y", "voraussetzung": "x"}, {"massnahme": "y", "voraussetzung": "z"}]


def test_resource_plan_and_load() -> None:
    def works(tage: float) -> list[Raw]:
        return [{"jahr": 2027, "organisation": "it", "tage": tage}]

    document = of(
        measure("b", personal=works(14.5)),
        measure("a", status="laufend", personal=works(2)),
        measure("c", voraussetzungen=["b"]),
        measure("d"),
        measure("e", status="pausiert"),
        measure("f", status="abgeschlossen"),
        organisation=units(it={2027: 10}),
    )
    nothing: Raw = {"hinweise": [], "engpass": None}
    days = {
        "art": "tage",
        "jahr": 2027,
        "einheit": "it",
        "voraussetzung": None,
        "fehlt": 6.5,
        "text": "2027: Fachbereich IT fehlen 6,5 Tage",
    }
    waits = {
        "art": "voraussetzung",
        "jahr": None,
        "einheit": None,
        "voraussetzung": "b",
        "fehlt": None,
        "text": "Voraussetzung b ist nicht gedeckt",
    }
    assert document["ressourcenplan"] == [
        {"id": "a", "ergebnis": "zugesagt", "beginn_jahr": 2027, **nothing},
        {"id": "b", "ergebnis": "nicht-gedeckt", "beginn_jahr": None, **nothing, "engpass": days},
        {"id": "c", "ergebnis": "nicht-gedeckt", "beginn_jahr": None, **nothing, "engpass": waits},
        {"id": "d", "ergebnis": "eingeplant", "beginn_jahr": None, **nothing, "hinweise": ["ohne Bedarfsangabe"]},
    ]
    assert list(document["auslastung"]) == ["bauen", "it", "werke"]
    assert document["auslastung"]["it"] == {
        "2027": {"tage": 2, "kapazitaet": 10},
        "2028": {"tage": 0, "kapazitaet": None},
        "2029": {"tage": 0, "kapazitaet": None},
    }


def test_budget_by_year_and_kind() -> None:
    grant = [{"quelle": "Land", "status": "bewilligt", "betrag": Est(1, 1)}]
    rows = [
        row(2026, ansatz=2, ist=3, verpflichtung=1),
        row(2027, "konsumtiv", schaetzung=Est(5, None)),
        row(2027, ansatz=9, traeger="werke"),
    ]
    document = of(
        measure("m", kosten=rows), measure("n", kosten=[row(2029, ansatz=1), row(2028, ansatz=2)], foerderung=grant)
    )
    nothing = {
        "schaetzung": None,
        "ansatz": None,
        "ist": None,
        "verpflichtung": None,
        "foerderung": None,
        "eigenanteil": None,
    }
    assert list(document["haushalt"]) == ["2026", "2027", "2028", "2029"]
    year = document["haushalt"]["2026"]
    exact = {"von": 3, "bis": 3, "unbekannt": 0}
    assert year == {
        "investiv": nothing | {"ansatz": 2, "ist": 3, "verpflichtung": 1, "eigenanteil": exact},
        "konsumtiv": nothing,
        "offen": nothing,
    }
    open_above = {"von": 5, "bis": None, "unbekannt": 0}
    assert document["haushalt"]["2027"]["konsumtiv"] == nothing | {"schaetzung": open_above, "eigenanteil": open_above}
    assert document["haushalt"]["2027"]["investiv"] == nothing
    assert document["haushalt"]["2029"]["investiv"]["foerderung"] == 1 / 3
    assert document["haushalt"]["2028"]["investiv"]["eigenanteil"]["von"] == 4 / 3


def test_joint_purchases_and_savings() -> None:
    buys = [{"gegenstand": "Tafel", "kategorie": "tafeln", "jahr": 2027}]
    saved = [{"ab": 2027, "jaehrlich": Est(5, 8)}]
    document = of(
        measure(
            "a", federfuehrung="werke", beschaffungen=buys, einsparungen=[*saved, {"ab": 2027, "jaehrlich": UNKNOWN}]
        ),
        measure(
            "b", beschaffungen=[{**buys[0], "betrag": Est(30, 30)}], einsparungen=saved, kosten=[row(2027, ansatz=10)]
        ),
        measure("c", einsparungen=saved, kosten=[row(since(2027), ansatz=6)]),
    )
    amount = {"von": 30, "bis": 30, "unbekannt": 1}
    assert document["buendelungen"] == [
        {"jahr": 2027, "kategorie": "tafeln", "organisationen": ["it", "werke"], "betrag": amount}
    ]
    assert document["einsparungen"] == {
        "a": {"jaehrlich": {"von": 5, "bis": None}, "bezahlt_im_jahr": None},
        "b": {"jaehrlich": {"von": 5, "bis": 8}, "bezahlt_im_jahr": 2028},
        "c": {"jaehrlich": {"von": 5, "bis": 8}, "bezahlt_im_jahr": None},
    }


def test_places() -> None:
    document = of(
        measure(
            "m",
            orte=[
                {"ort": "park", "termin": "2026-Q3", "hinweis": "Tiefbau"},
                {"ort": "schule-a", "erreicht": "2026-09"},
            ],
        )
    )
    blank = {"massnahme": "m", "termin": None, "erreicht": None, "hinweis": None, "verzug": False}
    assert document["orte"] == {
        "park": {
            "name": "Park",
            "art": "gewerbegebiet",
            "massnahmen": [blank | {"status": "offen", "termin": "2026-Q3", "hinweis": "Tiefbau", "verzug": True}],
        },
        "schule-a": {
            "name": "Schule A",
            "art": "schule",
            "massnahmen": [blank | {"status": "erreicht", "erreicht": "2026-09"}],
        },
    }


def test_measures_by_id() -> None:
    assert [found["id"] for found in of(measure("b"), measure("a", bereich="schule"), measure("c"))["massnahmen"]] == [
        "a",
        "b",
        "c",
    ]


def test_text_is_the_document_with_a_line_for_each_entry() -> None:
    document = of(measure("a", titel="Größe"), measure("b"), haushalt=frames(investiv={2027: 1}))
    text = as_json(document)
    assert json.loads(text) == document
    assert text.endswith("}\n")
    assert sum(line.startswith('{"id": ') for line in text.splitlines()) == 4  # two measures, two places in the plan
    assert '"Größe"' in text


@pytest.fixture(scope="module")
def musterstadt() -> Plan:
    plan = load(MUSTERSTADT, TODAY).plan
    assert plan is not None
    return plan


def test_musterstadt_in_any_order(musterstadt: Plan) -> None:
    turned = replace(musterstadt, measures=musterstadt.measures[::-1], programmes=musterstadt.programmes[::-1])
    assert as_json(figures(turned)) == as_json(figures(musterstadt))


def test_musterstadt_has_only_plain_numbers(musterstadt: Plan) -> None:
    text = as_json(figures(musterstadt))
    assert json.loads(text, parse_constant=pytest.fail)["schema_version"] == 1


def test_small_basis_has_figures() -> None:
    plan = load(BASIS, TODAY).plan
    assert plan is not None
    assert figures(plan)["massnahmen"] == []
