"""Rules: what must be there together, and dates (C103 to C109), on both sides of every boundary."""

from __future__ import annotations

import pytest

from .conftest import FILE, Check, Found, codes, measure, programme, told, told_programme

# --- what must be there together (C103 to C106, C109) -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "lines", "expected"),
    [
        ("idee", "", []),
        ("geplant", "", []),
        ("laufend", "", []),
        ("pausiert", "", ["C103"]),
        ("verworfen", "", ["C103"]),
        ("pausiert", "begruendung: a\n", []),
        ("verworfen", "begruendung: |\n  a\n  b\n", []),
        ("verworfen", "begruendung: ''\n", ["C103"]),
        ("abgeschlossen", "", ["C104", "C104"]),
        ("abgeschlossen", "ergebnis: a\n", ["C104"]),
        ("abgeschlossen", "tatsaechlich: {ende: 2026-09}\n", ["C104"]),
        ("abgeschlossen", "ergebnis: a\ntatsaechlich: {beginn: 2026-01}\n", ["C104"]),
        ("abgeschlossen", "ergebnis: a\ntatsaechlich: {ende: 2026-09}\n", []),
    ],
)
def test_required_by_the_status(check: Check, status: str, lines: str, expected: list[str]) -> None:
    assert told(check, lines, status=status) == [(code, 4, 9) for code in expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("prioritaet: {stufe: hoch}\n", [("C106", 7, 1)]),
        ("prioritaet: {stufe: hoch, beschluss: a}\n", []),
        ("prioritaet: {stufe: hoch, begruendung: a}\n", []),
        ("kosten: [{jahr: 2027, art: offen}]\n", [("C106", 7, 10)]),
        ("kosten: [{jahr: 2027, art: offen, verpflichtung: 5}]\n", [("C106", 7, 10)]),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 0}]\n", []),
        ("kosten: [{jahr: 2026, art: offen, ist: 0}]\n", []),
        ("kosten: [{jahr: 2027, art: offen, schaetzung: unbekannt}]\n", []),
        ("personal: [{jahr: 2027, organisation: it}]\n", [("C105", 7, 12)]),
        ("personal: [{jahr: 2027, organisation: it, tage: 0}]\n", []),
        ("personal: [{jahr: 2027, organisation: it, vzae: 0.5}]\n", []),
        ("personal: [{jahr: 2027, organisation: it, tage: 5, vzae: 0.5}]\n", [("C105", 7, 58)]),
        ("foerderung: [{status: geplant}]\n", [("C105", 7, 14)]),
        ("foerderung: [{status: geplant, quelle: Land}]\n", []),
        ("foerderung: [{status: geplant, quelle: Land, programm: fonds}]\n", [("C105", 7, 40), ("D105", 7, 56)]),
        ("beschluesse: [{titel: a, art: b, stimmen: '1:0', url: https://a.example}]\n", [("C106", 7, 15)]),
        ("beschluesse: [{vorlage: VO/2023/6781-R3}]\n", []),
        ("beschluesse: [{gremium: Rat}]\n", []),
        ("beschluesse: [{datum: 2030}]\n", []),
        ("beschluesse: [{ergebnis: ja}]\n", []),
        ("leistungen: [{bezeichnung: a}]\n", [("C106", 7, 14)]),
        ("leistungen: [{ozg: '1'}]\n", []),
        ("zeitraum: {beginn: 2027, fortlaufend: ja}\n", []),
        ("zeitraum: {beginn: 2027, ende: 2028, fortlaufend: nein}\n", []),
        ("zeitraum: {ende: 2028, fortlaufend: ja}\n", [("C109", 7, 18)]),
    ],
)
def test_required_by_each_other(check: Check, lines: str, expected: Found) -> None:
    assert told(check, lines) == expected


@pytest.mark.parametrize("window", ["{von: 2027-01-01}", "{bis: 2027-01-01}", "{bis: 2027, art: antrag}"])
def test_a_window_has_one_date(check: Check, window: str) -> None:
    assert told_programme(check, f"antragsfristen: [{window}]\n") == []
    assert told_programme(check, "antragsfristen: [{art: skizze}]\n") == [("C106", 8, 18)]


# --- dates (C107, C108) ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "end", "wrong"),
    [
        ("2027", "2027", False),
        ("2027", "2028", False),
        ("2028", "2027", True),
        ("2027-06", "2027", False),
        ("2027", "2027-01", False),
        ("2027", "2027-01-01", False),
        ("31.12.2027", "2027-Q4", False),
        ("2027-12-31", "2027", False),
        ("2028-01-01", "2027", True),
        ("2027-07-01", "Q2 2027", True),
        ("2027-06-30", "Q2 2027", False),
        ("2027-05-02", "2027-05-01", True),
        ("2027-05-01", "2027-05-01", False),
    ],
)
def test_nothing_ends_before_it_begins(check: Check, begin: str, end: str, wrong: bool) -> None:
    expected = ["C107"] if wrong else []
    period = f"{{beginn: {begin}, ende: {end}}}"
    assert codes(check({FILE: measure(f"zeitraum: {period}\n")})) == expected
    assert codes(check({"foerderung/fonds.md": programme(f"laufzeit: {period}\n")})) == expected
    assert (
        codes(check({"foerderung/fonds.md": programme(f"antragsfristen: [{{von: {begin}, bis: {end}}}]\n")}))
        == expected
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("beantragt", "bescheid"),
        ("bescheid", "verwendungsnachweis"),
        ("bescheid", "mittelabruf"),
        ("bescheid", "zweckbindung"),
    ],
)
def test_steps_of_funding_in_their_order(check: Check, first: str, second: str) -> None:
    row = "foerderung: [{{quelle: Land, status: bewilligt, {}: 2026-03-02, {}: {}}}]\n"
    assert told(check, row.format(first, second, "2026-03-02")) == []
    assert [code for code, _, _ in told(check, row.format(first, second, "2026-03-01"))] == ["C107"]


def test_what_really_happened_ended_after_it_began(check: Check) -> None:
    assert told(check, "tatsaechlich: {beginn: 2026-03, ende: 2026-02}\nergebnis: a\n", status="abgeschlossen") == [
        ("C107", 7, 39)
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "wrong"),
    [
        ('von: 2027-03-01, von_uhrzeit: "14:00"', 'bis: 2027-03-01, bis_uhrzeit: "09:00"', True),
        ('von: 2027-03-01, von_uhrzeit: "09:00"', 'bis: 01.03.2027, bis_uhrzeit: "09:00"', False),
        ('von: 2027-03-01, von_uhrzeit: "14:00"', 'bis: 2027-03-02, bis_uhrzeit: "09:00"', False),
        ('von: 2027-03, von_uhrzeit: "14:00"', 'bis: 2027-03, bis_uhrzeit: "09:00"', False),
        ('von: 2027-03-01, von_uhrzeit: "14:00"', "bis: 2027-03-01", False),
        ("von: 2027-03-01", 'bis: 2027-03-01, bis_uhrzeit: "00:00"', False),
    ],
)
def test_hours_of_one_day(check: Check, opens: str, closes: str, wrong: bool) -> None:
    found = told_programme(check, f"antragsfristen: [{{{opens}, {closes}}}]\n")
    assert [code for code, _, _ in found] == (["C107"] if wrong else [])


PAST = ["2026-11-23", "23.11.2026", "2026-11", "Q4 2026", "2026", "2025"]
FUTURE = ["2026-11-24", "2026-12", "2027", "Q1 2027"]
HAPPENED = [
    "tatsaechlich: {{beginn: {}}}\n",
    "tatsaechlich: {{ende: {}}}\n",
    "meilensteine: [{{titel: a, termin: 2030, erreicht: {}}}]\n",
    "orte: [{{ort: grundschule-nord, erreicht: {}}}]\n",
    "indikatoren: [{{name: a, werte: [{{stand: {}, wert: 5}}]}}]\n",
]


@pytest.mark.parametrize("lines", HAPPENED)
def test_what_has_happened_is_past(check: Check, lines: str) -> None:
    for day in PAST:
        found = [code for code, _, _ in told(check, lines.format(day), status="laufend")]
        assert "C108" not in found
    for day in FUTURE:
        found = [code for code, _, _ in told(check, lines.format(day), status="laufend")]
        assert "C108" in found


@pytest.mark.parametrize(("day", "wrong"), [("2026-11-23", False), ("24.11.2026", True)])
def test_stand_is_not_in_the_future(check: Check, day: str, wrong: bool) -> None:
    expected = [("C108", 6, 8)] if wrong else []
    assert told(check, stand=day) == expected
    assert told_programme(check, stand=day) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "zeitraum: {beginn: 2090}\n",
        "beschluesse: [{datum: 2027-01-01}]\n",
        "verlauf: [{datum: 2027-01-01, art: neu, text: a}]\n",
    ],
)
def test_plans_may_lie_in_the_future(check: Check, lines: str) -> None:
    assert told(check, lines) == []
