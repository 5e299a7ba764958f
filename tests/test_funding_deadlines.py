"""Whether one can apply, what is due when, and what was applied for and granted; computed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from digitalfahrplan.funding import (
    Awards,
    Due,
    State,
    awards,
    awards_by_area,
    awards_by_funder,
    backings,
    deadlines,
    outlooks,
)
from digitalfahrplan.plan import Plan
from digitalfahrplan.publish.figures.funding import dues, funding_sums, programme_outlook, verdicts
from digitalfahrplan.values import Interval

from .funding import TODAY, measure, plan, programme


def _state(theirs: str, today: date = TODAY) -> State:
    return outlooks(plan([], [programme(theirs)], today))["fonds"].state


@pytest.mark.parametrize(
    ("theirs", "state"),
    [
        ("", State.UNKNOWN),
        ("laufzeit: {beginn: 2025, ende: 2030}", State.UNKNOWN),
        ("laufzeit: {ende: 2026-11-22}", State.OVER),
        ("laufzeit: {ende: 2026-11-23}", State.UNKNOWN),
        ("fortlaufend: ja", State.ROLLING),
        ("{fortlaufend: ja, laufzeit: {beginn: 2026-11-23, ende: 2026-11-23}}", State.ROLLING),
        ("{fortlaufend: ja, laufzeit: {beginn: 2026-11-24}}", State.LATER),
        ("{fortlaufend: ja, laufzeit: {beginn: 2026-12, ende: 2027}}", State.LATER),
        ("{fortlaufend: ja, antragsfristen: [{bis: 2020}]}", State.ROLLING),
        ("antragsfristen: [{von: 2026-11-23}]", State.OPEN),
        ("antragsfristen: [{von: 2026-11-24}]", State.LATER),
        ("antragsfristen: [{von: 2026-11}]", State.OPEN),
        ("antragsfristen: [{von: 2026-12}]", State.LATER),
        ("antragsfristen: [{bis: 2026-11-23}]", State.OPEN),
        ("antragsfristen: [{bis: 2026-11-22}]", State.OVER),
        ("antragsfristen: [{bis: 2026-11-22}, {von: 2027, bis: 2028}]", State.LATER),
        ("antragsfristen: [{von: 2027}, {bis: 2026-12}]", State.OPEN),
    ],
)
def test_state(theirs: str, state: State) -> None:
    assert _state(theirs) is state


Told = tuple[Due, str, str | None, int]


def _of_programme(theirs: str) -> list[Told]:
    return [(due.due, due.when.iso, due.hour, due.days_left) for due in deadlines(plan([], [programme(theirs)]))]


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        ("", []),
        ("laufzeit: {ende: 2030}", []),
        ("antragsfristen: [{bis: 2026-11-22}]", []),
        ("antragsfristen: [{bis: 2026-11-23, bis_uhrzeit: '12:00'}]", [(Due.APPLICATION, "2026-11-23", "12:00", 0)]),
        ("antragsfristen: [{bis: 2026-11}]", [(Due.APPLICATION, "2026-11", None, 7)]),
        ("antragsfristen: [{von: 2026-11-23}]", []),
        # An opening counts from its first day, with its own hour.
        (
            "antragsfristen: [{von: 2026-12, von_uhrzeit: '09:00', bis: 2026-12, bis_uhrzeit: '18:00'}]",
            [(Due.OPENING, "2026-12", "09:00", 8), (Due.APPLICATION, "2026-12", "18:00", 38)],
        ),
        (
            "antragsfristen: [{von: 2027-02, bis: 2027-03}, {bis: 2027-01-31}]",
            [(Due.APPLICATION, "2027-01-31", None, 69), (Due.OPENING, "2027-02", None, 70), (Due.APPLICATION, "2027-03", None, 128)],
        ),
        # Without a window's end the programme's end is the end of application.
        ("{fortlaufend: ja, laufzeit: {ende: 2026-12-01}}", [(Due.APPLICATION, "2026-12-01", None, 8)]),
        ("{fortlaufend: ja, laufzeit: {ende: 2026-11-22}}", []),
        (
            "{fortlaufend: ja, laufzeit: {beginn: 2026-12-01, ende: 2026-12}}",
            [(Due.OPENING, "2026-12-01", None, 8), (Due.APPLICATION, "2026-12", None, 38)],
        ),
        ("{antragsfristen: [{von: 2026}], laufzeit: {ende: 2026}}", [(Due.APPLICATION, "2026", None, 38)]),
        ("{antragsfristen: [{bis: 2026-12-30}], laufzeit: {ende: 2026}}", [(Due.APPLICATION, "2026-12-30", None, 37)]),
    ],
)  # fmt: skip
def test_deadlines_of_a_programme(theirs: str, told: list[Told]) -> None:
    assert _of_programme(theirs) == told


def _of_grant(status: str, dates: str, measure_status: str = "laufend") -> list[tuple[Due, int]]:
    row = f"foerderung: [{{quelle: Q, status: {status}, {dates}}}]"
    text = f"{{status: {measure_status}, begruendung: B, ergebnis: E, {row}}}"
    return [(due.due, due.days_left) for due in deadlines(plan([measure(text)], []))]


ALL_THREE = "mittelabruf: 2026-11-30, verwendungsnachweis: 2026-12, zweckbindung: 2027"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("geplant", []),
        ("geprueft", []),
        ("beantragt", []),
        ("abgelehnt", []),
        ("bewilligt", [(Due.DRAWDOWN, 7), (Due.PROOF, 38), (Due.BINDING, 403)]),
        ("abgerufen", [(Due.PROOF, 38), (Due.BINDING, 403)]),
        ("abgeschlossen", [(Due.BINDING, 403)]),
    ],
)
def test_what_a_grant_obliges_to(status: str, told: list[tuple[Due, int]]) -> None:
    assert _of_grant(status, ALL_THREE) == told
    assert _of_grant(status, ALL_THREE, "abgeschlossen") == told
    assert _of_grant(status, ALL_THREE, "verworfen") == told


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("mittelabruf: 2026-11-23", [(Due.DRAWDOWN, 0)]),
        ("mittelabruf: 2026-11-22", [(Due.DRAWDOWN, -1)]),
        ("verwendungsnachweis: 2026-10", [(Due.PROOF, -23)]),
        ("zweckbindung: 2026-11-23", [(Due.BINDING, 0)]),
        ("zweckbindung: 2026-11-22", []),
    ],
)
def test_obligations_can_be_overdue(dates: str, told: list[tuple[Due, int]]) -> None:
    assert _of_grant("bewilligt", dates) == told


def test_the_next_deadline_of_a_programme() -> None:
    windows = "antragsfristen: [{von: 2027, bis: 2028}, {bis: 2027-06}, {bis: 2027-03-31}, {bis: 2025}]"
    found = outlooks(plan([], [programme(windows), programme("fortlaufend: ja", "immer")]))
    next_ = found["fonds"].deadline
    assert next_ is not None
    assert (next_.when.iso, next_.days_left) == ("2027-03-31", 128)
    assert found["immer"].deadline is None


def _exact(amount: int, unknown: int = 0) -> Interval:
    return Interval(Decimal(amount), Decimal(amount), unknown)


GRANTS = [
    measure("foerderung: [{programm: fonds, status: beantragt, betrag: 100}, {quelle: Q, status: geplant, betrag: 7}]", "a"),
    measure("foerderung: [{programm: fonds, status: bewilligt, betrag: 200–300 €}, {quelle: Q, status: beantragt}]", "b", "schule"),
    measure("foerderung: [{quelle: Q, status: abgerufen, betrag: 40}, {quelle: Q, status: abgeschlossen}]", "c", "schule"),
    measure("{status: verworfen, begruendung: B, foerderung: [{quelle: Q, status: bewilligt, betrag: 1000}]}", "d"),
    measure("foerderung: [{quelle: Q, status: abgelehnt, betrag: 5}]", "e"),
]  # fmt: skip


def test_sums_of_funding() -> None:
    told = plan(GRANTS, [programme()])
    assert awards(told) == Awards(_exact(100, 1), _exact(240, 1), _exact(40, 1))
    assert awards_by_area(told) == {
        "intern": Awards(_exact(100), None, None),
        "schule": Awards(Interval(None, None, 1), _exact(240, 1), _exact(40, 1)),
    }
    assert awards_by_funder(told) == {
        "Kreis": Awards(_exact(100), _exact(200), None),
        "Q": Awards(Interval(None, None, 1), _exact(40, 1), _exact(40, 1)),
    }
    assert [backing.measure for backing in backings(told)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("rows", "covered"),
    [
        ("", None),
        ("{jahr: 2027, art: investiv, ansatz: 1000}", True),
        ("{jahr: 2025, art: investiv, ist: 1000}", True),
        ("{jahr: 2027, art: investiv, schaetzung: 1000}", False),
        # Own share: 1.000 € less 400 €.
        ("{jahr: 2027, art: investiv, ansatz: 600}, {jahr: 2028, art: investiv, schaetzung: 400}", True),
        ("{jahr: 2027, art: investiv, ansatz: 599}, {jahr: 2028, art: investiv, schaetzung: 401}", False),
        # Own share: 600 € to 700 €.
        ("{jahr: 2027, art: investiv, ansatz: 600}, {jahr: 2028, art: investiv, schaetzung: 400–500 €}", None),
        ("{jahr: 2027, art: investiv, ansatz: 700}, {jahr: 2028, art: investiv, schaetzung: 300–400 €}", True),
        ("{jahr: 2027, art: investiv, ansatz: 700}, {jahr: 2028, art: investiv, schaetzung: ab 300 €}", None),
        ("{jahr: 2027, art: investiv, ansatz: 700}, {jahr: 2028, art: investiv, schaetzung: unbekannt}", None),
        ("{jahr: 2028, art: investiv, schaetzung: unbekannt}", None),
    ],
)
def test_whether_the_budget_covers_the_own_share(rows: str, covered: bool | None) -> None:
    granted = measure(f"{{foerderung: [{{quelle: Q, status: bewilligt, betrag: 400}}], kosten: [{rows}]}}")
    (backing,) = backings(plan([granted], []))
    assert backing.covered is covered


THEIRS = """
foerdergebiet: [NW]
foerderberechtigte: [kommune]
quote: 50 %
antragsfristen: [{bis: 2026-12-01, art: skizze, bezeichnung: R}]
"""
OURS = """
kosten: [{jahr: 2027, art: investiv, ansatz: '8000,50 €'}]
foerderung: [{programm: fonds, status: beantragt}]
"""
GRANT = "foerderung: [{programm: fonds, status: bewilligt, betrag: 5, mittelabruf: 2027}]"


@pytest.fixture
def both() -> Plan:
    return plan([measure(OURS, "a"), measure(GRANT, "b")], [programme(THEIRS)])


def test_verdicts_as_data(both: Plan) -> None:
    first, second = verdicts(both)
    reasons = first.pop("gruende")
    assert first == {
        "massnahme": "a", "programm": "fonds", "urteil": "moeglich", "bestenfalls": 4000.25, "eigenanteil": 4000.25, "stand": "beantragt",
    }  # fmt: skip
    assert [reason["urteil"] for reason in reasons] == ["passt"] * 12
    assert reasons[3] == {
        "grund": "gebiet",
        "urteil": "passt",
        "text": "Das Programm gilt in NW; Musterstadt liegt in NW.",
    }
    # Granted already: nothing is open.
    assert second == {
        "massnahme": "b", "programm": "fonds", "urteil": None, "gruende": [], "bestenfalls": None, "eigenanteil": None,
        "stand": "bewilligt",
    }  # fmt: skip


def test_programmes_as_data(both: Plan) -> None:
    assert programme_outlook(both, "fonds") == {
        "zustand": "offen",
        "antragsfrist": "2026-12-01",
        "tage": 8,
        "moeglich": ["a"],
        "zu_pruefen": [],
        "bewilligt": ["b"],
        "bestenfalls_moeglich": {"von": 4000.25, "bis": 4000.25, "unbekannt": 0},
        "bestenfalls_zu_pruefen": None,
    }


def test_deadlines_as_data(both: Plan) -> None:
    nobody = {"uhrzeit": None, "massnahme": None, "quelle": None, "schritt": None, "bezeichnung": None}
    window = {
        "art": "antragsfrist",
        "datum": "2026-12-01",
        "tage": 8,
        "programm": "fonds",
        "schritt": "skizze",
        "bezeichnung": "R",
    }
    drawdown = {"art": "mittelabruf", "datum": "2027", "tage": 403, "programm": "fonds", "massnahme": "b"}
    assert dues(both) == [nobody | window, nobody | drawdown]


def test_sums_as_data(both: Plan) -> None:
    nothing = {
        "beantragt": None,
        "bewilligt": None,
        "abgerufen": None,
        "eigenanteil": None,
        "ansatz": None,
        "gedeckt": None,
    }
    assert funding_sums(both)["massnahmen"][1] == nothing | {
        "id": "b",
        "bewilligt": {"von": 5, "bis": 5, "unbekannt": 0},
    }
