"""Target and actual, and what is in danger (planning.md, „Status report“), by small towns computed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from digitalfahrplan.model import CostKind, Programme
from digitalfahrplan.plan import Plan
from digitalfahrplan.ranking import rank
from digitalfahrplan.report import Targets, dangers, edition_of, targets
from digitalfahrplan.resources import schedule
from digitalfahrplan.timeline import Light

from .funding import programme
from .naive.building import Raw, measure, plan_of, town, units
from .report import DAY, row


def plan(*measures: Raw, **master: Any) -> Plan:
    return plan_of(town(**master), measures)


def causes(*measures: Raw, programmes: tuple[Programme, ...] = (), **master: Any) -> dict[str, tuple[str, ...]]:
    """The causes by id, in the order of the report."""
    found = replace(plan(*measures, **master), programmes=programmes)
    standings = rank(found)
    return {it.measure.id: it.causes for it in dangers(found, standings, schedule(found, standings))}


def cause(**keys: Any) -> tuple[str, ...]:
    """The causes of one measure alone."""
    return causes(measure("m", **keys)).get("m", ())


LATE: list[tuple[Raw, tuple[str, ...]]] = [
    ({"zeitraum": {"beginn": "2026-03"}}, ("Der Beginn (März 2026) ist seit dem 01.04.2026 überfällig.",)),
    ({"status": "laufend", "zeitraum": {"ende": "2026-Q3"}}, ("Das Ende (3. Quartal 2026) ist seit dem 01.10.2026 überfällig.",)),
    (
        {"pflicht": {"rechtsgrundlage": "§ 1", "frist": "2026-11-22"}},
        ("Die gesetzliche Frist (22.11.2026) ist seit dem 23.11.2026 überschritten.",),
    ),
    (
        {"meilensteine": [{"titel": "A", "termin": "2026-10"}, {"titel": "B", "termin": "2026-10", "erreicht": "2026-11"},
                          {"titel": "C", "termin": "2026-11"}, {"titel": "D", "termin": "2026"}]},
        ("Der Meilenstein „A“ (Oktober 2026) ist seit dem 01.11.2026 überfällig.",),
    ),
    (
        {"orte": [{"ort": "park", "termin": "2025"}, {"ort": "schule-a"}]},
        ("Der Ort „Park“ (2025) ist seit dem 01.01.2026 überfällig.",),
    ),
    ({"status": "pausiert", "begruendung": "Die Stelle ist\nfrei"}, ("Die Maßnahme ruht: Die Stelle ist frei.",)),
    ({"status": "pausiert"}, ("Die Maßnahme ruht.",)),
    (
        {"status": "laufend", "fortschritt": 10, "zeitraum": {"beginn": "2026-11-14", "ende": "2026-12-03"}},
        ("Der Fortschritt (10 %) liegt 35 Prozentpunkte hinter der vergangenen Zeit (45 %).",),
    ),
    ({"status": "laufend", "fortschritt": 25, "zeitraum": {"beginn": "2026-11-14", "ende": "2026-12-03"}}, ()),
    ({"status": "laufend", "fortschritt": 0, "zeitraum": {"beginn": "2026"}}, ()),
    (
        {"foerderung": [{"quelle": "Land", "status": "abgelehnt", "begruendung": "Topf leer!"}, {"quelle": "Bund", "status": "geplant"}]},
        ("Die Förderung „Land“ wurde abgelehnt: Topf leer!",),
    ),
    ({"foerderung": [{"quelle": "Land", "status": "abgelehnt"}]}, ("Die Förderung „Land“ wurde abgelehnt.",)),
    ({"status": "abgeschlossen", "zeitraum": {"ende": "2025"}, "begruendung": "x"}, ()),
    ({"status": "verworfen", "zeitraum": {"ende": "2025"}}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "expected"), LATE)
def test_a_cause_is_a_sentence(keys: Raw, expected: tuple[str, ...]) -> None:
    assert cause(**keys) == expected


def test_a_rejected_programme_is_called_by_its_name() -> None:
    row_ = {"programm": "fonds", "status": "abgelehnt"}
    found = causes(measure("m", foerderung=[row_]), programmes=(programme("titel: Kreisfonds"),))
    assert found == {"m": ("Die Förderung „Kreisfonds“ wurde abgelehnt.",)}


def test_prerequisites_that_stand_in_the_way() -> None:
    found = causes(
        measure("ruht", titel="Netz", status="pausiert", begruendung="Geld fehlt."),
        measure("weg", titel="Kabel", status="verworfen"),
        measure("spaet", titel="Server", zeitraum={"ende": "2028-06"}),
        measure("m", voraussetzungen=["ruht", "weg", "spaet"], zeitraum={"beginn": "2028-06"}),
    )
    assert found["m"] == (
        "Die Voraussetzung „Server“ endet nach Plan (Juni 2028) erst nach dem Beginn dieser Maßnahme (Juni 2028).",
        "Die Voraussetzung „Netz“ ruht.",
        "Die Voraussetzung „Kabel“ ist verworfen.",
        "Im Ressourcenplan ist die Maßnahme nicht gedeckt (Voraussetzung ruht ist pausiert).",
    )
    assert set(found) == {"ruht", "m"}


def works(year: int, days: int) -> list[Raw]:
    return [{"jahr": year, "organisation": "it", "tage": days}]


def test_what_the_resource_plan_says() -> None:
    found = causes(
        measure("a", titel="A", status="laufend", personal=works(2027, 8)),
        measure("b", personal=works(2027, 5)),
        measure("c", personal=works(2027, 50)),
        measure("d", voraussetzungen=["c"], titel="D"),
        organisation=units(it={2027: 10, 2028: 10, 2029: 10}),
    )
    assert found == {
        "b": ("Im Ressourcenplan ist die Maßnahme um 1 Jahr verschoben (2027: Fachbereich IT fehlen 3 Tage).",),
        "c": ("Im Ressourcenplan ist die Maßnahme nicht gedeckt (2027: Fachbereich IT fehlen 48 Tage).",),
        "d": (
            "Die Voraussetzung „c“ ist im Ressourcenplan nicht gedeckt.",
            "Im Ressourcenplan ist die Maßnahme nicht gedeckt (Voraussetzung c ist nicht gedeckt).",
        ),
    }


def test_the_worst_light_comes_first_then_the_rank() -> None:
    late, risk = {"zeitraum": {"ende": "2025"}}, {"meilensteine": [{"titel": "A", "termin": "2025"}]}
    pinned = {"prioritaet": {"stufe": "hoch", "begruendung": "x"}}
    found = causes(
        measure("a", status="pausiert"), measure("b", **risk), measure("c", **late, status="laufend"),
        measure("d", **late, **pinned, status="laufend"),
    )  # fmt: skip
    assert list(found) == ["d", "c", "b", "a"]


def since(*measures: Raw, old: list[Raw] | None = None, **master: Any) -> Targets:
    """Target and actual since a snapshot of DAY, or without one."""
    before = None if old is None else edition_of(plan_of(town(), old, DAY))
    return targets(plan(*measures, **master), before)


DONE: Raw = {"status": "abgeschlossen", "zeitraum": {"ende": "2026-06"}, "tatsaechlich": {"ende": "2026-08-31"}}


def test_what_was_finished_since() -> None:
    found = since(
        measure("a", **DONE), measure("b", ehemals=["b-alt"], status="abgeschlossen"), measure("c", **DONE), measure("d", **DONE),
        old=[measure("a"), measure("b-alt", status="laufend"), measure("c", status="abgeschlossen")],
    )  # fmt: skip
    assert [(closed.measure.id, closed.days) for closed in found.closed] == [("a", 62), ("b", None), ("d", 62)]
    assert found.since == DAY


def test_without_a_snapshot_the_year_counts() -> None:
    early = {**DONE, "tatsaechlich": {"ende": "2026"}}
    found = since(
        measure("a", **early),
        measure("b", **{**DONE, "tatsaechlich": {"ende": "2025-12-31"}}),
        measure("c", status="abgeschlossen"),
    )
    assert found.since == date(2026, 1, 1)
    assert [(closed.measure.id, closed.days) for closed in found.closed] == [("a", 184)]


def test_milestones_that_were_due() -> None:
    steps = [
        {"titel": "vorher", "termin": "2026-01-28"}, {"titel": "am Tag", "termin": "2026-01-29", "erreicht": "2026-01-30"},
        {"titel": "gestern", "termin": "2026-11-22"}, {"titel": "heute", "termin": "2026-11-23"},
        {"titel": "vage", "termin": "2026-Q3", "erreicht": "2026-08"}, {"titel": "Ende des Monats", "termin": "2026-11"},
    ]  # fmt: skip
    found = since(measure("m", meilensteine=steps), measure("weg", status="verworfen", meilensteine=steps), old=[])
    assert [(due.milestone.title, due.days) for due in found.milestones] == [
        ("am Tag", 1),
        ("vage", -30),
        ("gestern", None),
    ]
    assert [due.milestone.title for due in found.reached] == ["am Tag", "vage"]
    assert [due.milestone.title for due in found.missed] == ["gestern"]


def share(**keys: Any) -> Decimal | None:
    (found,) = since(measure("m", indikatoren=[{"name": "K", **keys}])).indicators
    return found.share


def test_the_share_of_the_way() -> None:
    readings = [{"stand": "2026-06", "wert": 8}, {"stand": "2025", "wert": 99}]
    assert share(ausgang=2, ziel=20, werte=readings) == Decimal(600) / Decimal(18)
    assert share(ausgang=20, ziel=2, werte=readings) == Decimal(1200) / Decimal(18)
    assert share(ausgang=10, ziel=20, werte=readings) == -20
    assert share(ausgang=5, ziel=5, werte=readings) is None
    assert share(ausgang=5, ziel=7) is None
    assert share(ziel=7, werte=readings) is None
    assert share(ausgang=7, werte=readings) is None


def test_indicators_of_dropped_measures_do_not_count() -> None:
    assert since(measure("m", status="verworfen", indikatoren=[{"name": "K"}])).indicators == ()


def test_money_by_year_and_kind() -> None:
    rows = [
        row(2023, ansatz=1), row(2024, ansatz=100, ist=90), row(2024, "konsumtiv", ansatz=50),
        row(2024, "konsumtiv", ansatz=20, ist=25), row(2025, schaetzung=None, ist=7), row(2026, ansatz=10), row(2027, ansatz=10),
    ]  # fmt: skip
    found = since(measure("m", kosten=rows)).money
    assert [(it.year, it.kind, it.sums.budget, it.sums.actual, it.sums.deviation) for it in found] == [
        (2026, CostKind.INVESTMENT, 10, None, None),
        (2025, CostKind.INVESTMENT, None, 7, None),
        (2024, CostKind.INVESTMENT, 100, 90, -10),
        (2024, CostKind.OPERATING, 70, 25, 5),
    ]
    assert found[3].sums.deviation_percent == 25


def test_lights_are_counted() -> None:
    found = since(measure("a"), measure("b"), measure("c", status="verworfen"))
    assert found.lights == {Light.DROPPED: 1, Light.UNDATED: 2}
