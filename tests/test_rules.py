"""Checks across fields and files: every rule on both sides of its boundary."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.plan import load
from digitalfahrplan.problems import CODES, ERROR, NOTICE
from digitalfahrplan.rules import RULES, Facts
from digitalfahrplan.rules.finding import nearest
from digitalfahrplan.rules.references import _circles

from .conftest import TODAY, Check, codes, measure, programme

FILE = "intern/bauakte.md"
FOUND = list[tuple[str, int, int]]


def told(check: Check, lines: str = "", body: str = "", **fields: str) -> FOUND:
    """Code, line and column of what a measure is told; the first of the lines is line 7."""
    problems = check({FILE: measure(lines, body, **fields)}).problems
    return [(problem.code, problem.line, problem.column) for problem in problems]


def told_programme(check: Check, lines: str = "", **fields: str) -> FOUND:
    """The same for a programme; the first of the lines is line 8."""
    problems = check({"foerderung/fonds.md": programme(lines, **fields)}).problems
    return [(problem.code, problem.line, problem.column) for problem in problems]


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
def test_required_by_each_other(check: Check, lines: str, expected: FOUND) -> None:
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
    assert codes(check({"foerderung/fonds.md": programme(f"antragsfristen: [{{von: {begin}, bis: {end}}}]\n")})) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [("beantragt", "bescheid"), ("bescheid", "verwendungsnachweis"), ("bescheid", "mittelabruf"), ("bescheid", "zweckbindung")],
)
def test_steps_of_funding_in_their_order(check: Check, first: str, second: str) -> None:
    row = "foerderung: [{{quelle: Land, status: bewilligt, {}: 2026-03-02, {}: {}}}]\n"
    assert told(check, row.format(first, second, "2026-03-02")) == []
    assert [code for code, _, _ in told(check, row.format(first, second, "2026-03-01"))] == ["C107"]


def test_what_really_happened_ended_after_it_began(check: Check) -> None:
    assert told(check, "tatsaechlich: {beginn: 2026-03, ende: 2026-02}\nergebnis: a\n", status="abgeschlossen") == [("C107", 7, 39)]


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


@pytest.mark.parametrize("lines", ["zeitraum: {beginn: 2090}\n", "beschluesse: [{datum: 2027-01-01}]\n", "verlauf: [{datum: 2027-01-01, art: neu, text: a}]\n"])
def test_plans_may_lie_in_the_future(check: Check, lines: str) -> None:
    assert told(check, lines) == []


# --- references (D1xx) -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "code", "column"),
    [
        ("beteiligte: [bauen, niemand]\n", "D101", 21),
        ("personal: [{jahr: 2027, organisation: niemand, tage: 5}]\n", "D101", 39),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 5, traeger: niemand}]\n", "D101", 55),
        ("handlungsfeld: nirgends\n", "D102", 16),
        ("handlungsfeld: e-government\n", "D103", 16),
        ("orte: [{ort: nirgends}]\n", "D104", 14),
        ("foerderung: [{programm: keines, status: geplant}]\n", "D105", 25),
        ("voraussetzungen: [keines]\n", "D106", 19),
        ("voraussetzungen: [bauakte]\n", "D113", 19),
        ("bewertung: {politik: {unsinn: 5}}\n", "D110", 23),
        ("bewertung: {fachbereich: {unsinn: 5}}\n", "D110", 27),
        ("beschaffungen: [{gegenstand: a, kategorie: keine, jahr: 2027}]\n", "D111", 44),
    ],
)
def test_references_lead_somewhere(check: Check, lines: str, code: str, column: int) -> None:
    assert told(check, lines) == [(code, 7, column)]


def test_right_references(check: Check) -> None:
    lines = (
        "handlungsfeld: digitale-akte\nbeteiligte: [bauen]\nvoraussetzungen: [scannen]\n"
        "personal: [{jahr: 2027, organisation: bauen, tage: 5}]\n"
        "kosten: [{jahr: 2027, art: offen, ansatz: 5, traeger: bauen}]\norte: [{ort: grundschule-nord}]\n"
        "foerderung: [{programm: fonds, status: geplant}]\nbewertung: {politik: {dringlichkeit: 5}}\n"
        "beschaffungen: [{gegenstand: a, kategorie: endgeraete, jahr: 2027}]\n"
    )
    files = {
        FILE: measure(lines),
        "buerger/scannen.md": measure("handlungsfeld: e-government\n", titel="Scannen"),
        "foerderung/fonds.md": programme("foerdert: {handlungsfelder: [e-government, digitale-akte]}\n"),
    }
    assert check(files).problems == ()


def test_a_programme_is_no_prerequisite_and_a_measure_no_programme(check: Check) -> None:
    lines = "voraussetzungen: [fonds]\nfoerderung: [{programm: bauakte, status: geplant}]\n"
    assert codes(check({FILE: measure(lines), "foerderung/fonds.md": programme()})) == ["D106", "D105"]


def test_a_programme_names_known_fields(check: Check) -> None:
    assert told_programme(check, "foerdert: {handlungsfelder: [nirgends]}\n") == [("D102", 8, 30)]


def test_a_town_without_criteria_scores_nothing(check: Check, tmp_path: Path) -> None:
    check({FILE: measure("bewertung: {politik: {dringlichkeit: 5}}\n")})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8")
    begin, end = text.index("kriterien:"), text.index("kategorien:")
    file.write_text(text[:begin] + text[end:], encoding="utf-8")
    outcome = load(Path("measures"), TODAY)
    assert [(problem.code, problem.hint) for problem in outcome.problems] == [("D110", "Bisher ist dafür nichts angelegt.")]


def test_a_field_of_no_area_of_ours_moves_the_file(check: Check) -> None:
    outcome = check({"schule/wlan.md": measure("handlungsfeld: e-government\n")})
    assert [(problem.code, problem.hint) for problem in outcome.problems] == [("D103", "Die Datei nach buerger verschieben.")]


def test_the_way_out_of_a_wrong_reference() -> None:
    few, many = frozenset({"it", "bauen"}), frozenset(f"amt-{number}" for number in range(40))
    assert nearest("baun", few) == "Meinten Sie „bauen“?"
    assert nearest("BAUEN", few) == "Meinten Sie „bauen“?"
    assert nearest("xyz", few) == "Möglich sind: bauen, it."
    assert nearest("xyz", many) == "Die möglichen Kennungen stehen in der Anleitung."
    assert nearest("xyz", frozenset()) == "Bisher ist dafür nichts angelegt."


# --- circles (D107) ----------------------------------------------------------------------------------------------------


def chain(**prerequisites: str) -> dict[str, str]:
    return {f"intern/{id_}.md": measure(f"voraussetzungen: [{names}]\n", titel=id_) for id_, names in prerequisites.items()}


@pytest.mark.parametrize(
    ("prerequisites", "wrong"),
    [
        ({"a": "b", "b": ""}, []),
        ({"a": "b", "b": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "a"}, ["a", "b", "c"]),
        ({"a": "b, c", "b": "d", "c": "d", "d": ""}, []),
        ({"a": "b", "b": "a", "vor": "a", "nach": ""}, ["a", "b"]),
        # between two circles, but on none
        ({"a": "b", "b": "a", "mitte": "a", "c": "mitte, d", "d": "c"}, ["a", "b", "c", "d"]),
        ({"a": "a, b", "b": "a"}, ["a", "b"]),
    ],
)
def test_prerequisites_form_no_circle(check: Check, prerequisites: dict[str, str], wrong: list[str]) -> None:
    outcome = check(chain(**prerequisites))
    assert [Path(problem.path).stem for problem in outcome.problems if problem.code == "D107"] == wrong
    assert {problem.code for problem in outcome.problems} <= {"D107", "D113"}


def test_a_long_chain_is_no_circle_and_no_recursion() -> None:
    names = [f"m{number}" for number in range(1_500)]
    edges = {name: (after,) for name, after in pairwise(names)}
    assert len(set(_circles({**edges, names[-1]: ()}).values())) == len(names)
    assert len(set(_circles({**edges, names[-1]: (names[0],)}).values())) == 1


NODES = st.sampled_from("abcdefg")


@given(st.dictionaries(NODES, st.lists(NODES)))
def test_circles_are_what_leads_back(edges: dict[str, list[str]]) -> None:
    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(edges.get(start, ()))
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                waiting += edges.get(node, ())
        return seen

    names = _circles(edges)
    for one in edges:
        for other in edges:
            together = one == other or (other in reached(one) and one in reached(other))
            assert (names[one] == names[other]) == together


# --- ids (D108, D109, D112, A104) -----------------------------------------------------------------------------------------


def test_ids_are_unique_over_all_folders(check: Check) -> None:
    files = {FILE: measure(), "schule/bauakte.md": measure(titel="b"), "foerderung/bauakte.md": programme(), "buerger/anders.md": measure(titel="c")}
    outcome = check(files)
    assert codes(outcome) == ["D108"] * 3
    assert outcome.problems[0].detail == "So heißt auch measures/intern/bauakte.md, measures/schule/bauakte.md."


def test_a_shared_id_is_told_beside_other_problems(check: Check) -> None:
    assert sorted(codes(check({FILE: measure(status="x"), "schule/bauakte.md": measure(titel="b")}))) == ["B113", "D108", "D108"]


@pytest.mark.parametrize(
    ("former", "code"),
    [("alt", None), ("bauakte", "D109"), ("fonds", "D109"), ("suche", "A104"), ("con", "A104"), ("404", "B111"), ("Alt", "B111"), ("x" * 65, "B114"), ("a, a", "D109")],
)
def test_old_ids_are_free(check: Check, former: str, code: str | None) -> None:
    files = {FILE: measure(f"ehemals: [{former}]\n"), "foerderung/fonds.md": programme("ehemals: [fonds-alt]\n")}
    assert codes(check(files)) == ([code] if code else [])


def test_an_old_id_belongs_to_one_file(check: Check) -> None:
    files = {FILE: measure("ehemals: [alt]\n"), "foerderung/fonds.md": programme("ehemals: [alt]\n")}
    outcome = check(files)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [("measures/foerderung/fonds.md", "D109")]


def test_an_old_id_of_an_unreadable_file(check: Check) -> None:
    assert sorted(codes(check({FILE: measure("ehemals: [scannen]\n"), "intern/scannen.md": "-"}))) == ["A110", "D109"]


@pytest.mark.parametrize("line", ["{id: it, name: a, art: extern}", "{id: bauen, name: a, art: extern}"])
def test_ids_of_the_town_are_unique_in_their_list(check: Check, tmp_path: Path, line: str) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("handlungsfelder:", f"  - {line}\nhandlungsfelder:"), encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == ["D112"]
    same = "handlungsfelder:\n  - {id: it, name: a, bereich: intern}"
    file.write_text(text.replace("handlungsfelder:", same), encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == []


@pytest.mark.parametrize(
    ("thresholds", "wrong"),
    [
        ("{hoch: 7, mittel: 4}", False),
        ("{hoch: 4, mittel: 4}", True),
        ("{hoch: 4, mittel: 4.1}", True),
        ("{hoch: '4,1', mittel: 4}", False),
        ("{hoch: 3}", True),
        ("{mittel: 7.5}", True),
        ("{mittel: 6.9}", False),
    ],
)
def test_thresholds_are_in_order(check: Check, tmp_path: Path, thresholds: str, wrong: bool) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    text = file.read_text(encoding="utf-8").replace("kategorien:", f"  schwellen: {thresholds}\nkategorien:")
    file.write_text(text, encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == (["C110"] if wrong else [])


# --- notices (E1xx) ----------------------------------------------------------------------------------------------------


def test_notices_stop_nothing(check: Check) -> None:
    outcome = check({FILE: measure("fortschritt: 100\n")})
    assert codes(outcome) == ["E109"]
    assert not outcome.has_errors
    assert outcome.plan is not None


@pytest.mark.parametrize(
    ("costs", "funding", "notices"),
    [
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: geplant, betrag: 100}", 0),
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: geplant, betrag: 101}", 1),
        ("{jahr: 2027, art: offen, schaetzung: 50–100 €}", "{quelle: a, status: geplant, betrag: 100}", 0),
        ("{jahr: 2027, art: offen, schaetzung: 50–100 €}", "{quelle: a, status: geplant, betrag: 101–200 €}", 1),
        ("{jahr: 2027, art: offen, schaetzung: 50–100 €}", "{quelle: a, status: geplant, betrag: bis 200 €}", 0),
        ("{jahr: 2027, art: offen, schaetzung: ab 50 €}", "{quelle: a, status: geplant, betrag: 500}", 0),
        ("{jahr: 2027, art: offen, schaetzung: unbekannt}", "{quelle: a, status: geplant, betrag: 500}", 0),
        ("{jahr: ab 2027, art: offen, ansatz: 100}", "{quelle: a, status: geplant, betrag: 500}", 0),
        ("{jahr: offen, art: offen, ansatz: 100}", "{quelle: a, status: geplant, betrag: 101}", 1),
        ("{jahr: 2026, art: offen, schaetzung: 100, ist: 300}", "{quelle: a, status: geplant, betrag: 300}", 0),
        ("{jahr: 2027, art: offen, ansatz: 60}, {jahr: 2028, art: offen, ansatz: 60}", "{quelle: a, status: geplant, betrag: 110}", 0),
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: abgerufen, betrag: 60}", 1),
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: beantragt, betrag: 40}", 0),
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: geplant, betrag: 60}", 0),
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: abgelehnt, betrag: 600}", 0),
        ("{jahr: 2027, art: offen, ansatz: 100}", "{quelle: a, status: bewilligt}, {quelle: b, status: geplant, betrag: unbekannt}", 0),
        ("", "{quelle: a, status: geplant, betrag: 500}", 0),
    ],
)
def test_funding_is_not_more_than_the_costs(check: Check, costs: str, funding: str, notices: int) -> None:
    found = told(check, f"kosten: [{costs}]\nfoerderung: [{funding}]\n")
    assert [(code, line) for code, line, _ in found] == [("E103", 8)] * notices


@pytest.mark.parametrize("key", ["schaetzung", "ansatz", "verpflichtung"])
def test_very_high_amounts(check: Check, key: str) -> None:
    row = f"kosten: [{{jahr: 2027, art: offen, bezeichnung: a, {'ansatz: 5, ' if key == 'verpflichtung' else ''}{key}: {{}}}}]\n"
    assert told(check, row.replace("{}", "99999999 €")) == []
    assert [code for code, _, _ in told(check, row.replace("{}", "100 Mio. €"))] == ["E112"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("kosten: [{jahr: 2026, art: offen, ist: 5}]\n", None),
        ("kosten: [{jahr: 2027, art: offen, ist: 5}]\n", "E113"),
        ("kosten: [{jahr: 2026–2029, art: offen, ist: 5}]\n", None),
        ("kosten: [{jahr: 2027–2029, art: offen, ist: 5}]\n", "E113"),
        ("kosten: [{jahr: ab 2027, art: offen, ist: 5}]\n", "E113"),
        ("kosten: [{jahr: offen, art: offen, ist: 5}]\n", None),
        ("beteiligte: [bauen, it]\n", "E110"),
        ("beteiligte: [bauen, bauen]\n", "E111"),
        ("orte: [{ort: grundschule-nord}, {ort: grundschule-nord}]\n", "E111"),
        ("zeitraum: {beginn: 2027, ende: 2028}\nmeilensteine: [{titel: a, termin: 2027-01}, {titel: b, termin: Dezember 2028}]\n", None),
        ("zeitraum: {beginn: 2027-06, ende: 2028}\nmeilensteine: [{titel: a, termin: 2027}]\n", None),
        ("zeitraum: {beginn: 2027-06, ende: 2028}\nmeilensteine: [{titel: a, termin: 2027-05}]\n", "E107"),
        ("zeitraum: {beginn: 2027-06}\nmeilensteine: [{titel: a, termin: 2030}]\n", None),
        ("zeitraum: {ende: 2028-06}\nmeilensteine: [{titel: a, termin: 2028-07-01}]\n", "E107"),
        ("meilensteine: [{titel: a, termin: 2028-07-01}]\n", None),
        ("tatsaechlich: {beginn: 2026-01}\n", "E108"),
        ("fortschritt: 99\n", None),
        ("fortschritt: 100 %\n", "E109"),
        ("tatsaechlich: {ende: 2026-01}\n", "E109"),
    ],
)
def test_notices_about_one_measure(check: Check, lines: str, code: str | None) -> None:
    assert [found for found, _, _ in told(check, lines)] == ([code] if code else [])


@pytest.mark.parametrize("status", ["laufend", "pausiert", "abgeschlossen", "verworfen"])
def test_what_has_begun_may_run_rest_or_end(check: Check, status: str) -> None:
    lines = "tatsaechlich: {beginn: 2026-01}\nbegruendung: a\n"
    if status == "abgeschlossen":
        lines = "tatsaechlich: {beginn: 2026-01, ende: 2026-02}\nergebnis: a\nfortschritt: 100\n"
    assert told(check, lines, status=status) == []


def test_the_same_programme_twice(check: Check) -> None:
    rows = "foerderung: [{programm: fonds, status: abgelehnt}, {programm: fonds, status: geplant}, {quelle: a, status: geplant}, {quelle: a, status: geplant}]\n"
    assert codes(check({FILE: measure(rows), "foerderung/fonds.md": programme()})) == ["E102"]


def test_the_same_title_twice(check: Check) -> None:
    files = {FILE: measure(titel="a"), "schule/x.md": measure(titel="' a '"), "foerderung/fonds.md": programme(titel="a"), "intern/y.md": measure(titel="A")}
    assert codes(check(files)) == ["E101"] * 3


@pytest.mark.parametrize(("stand", "status", "old"), [("2026-05-21", "geplant", False), ("2026-05-20", "geplant", True), ("2010-01-01", "laufend", True)])
def test_age_is_a_notice_and_never_an_error(check: Check, stand: str, status: str, old: bool) -> None:
    assert told(check, stand=stand, status=status) == ([("E104", 6, 8)] if old else [])
    assert told_programme(check, stand=stand) == ([("E104", 6, 8)] if old else [])


def test_what_is_finished_does_not_age(check: Check) -> None:
    assert told(check, "begruendung: a\n", stand="2010-01-01", status="verworfen") == []


def test_the_town_says_what_is_old(check: Check, tmp_path: Path) -> None:
    check({FILE: measure(stand="2026-11-20")})
    file = tmp_path / "measures" / "kommune.yml"
    file.write_text(file.read_text(encoding="utf-8") + "veraltet: {hinweis_tage: 2, fehler_tage: 3}\n", encoding="utf-8")
    assert codes(load(Path("measures"), TODAY)) == ["E104"]
    assert codes(load(Path("measures"), date(2026, 11, 22))) == []


@pytest.mark.parametrize("key", ["impressum", "datenschutz", "barriere_kontakt", "schlichtungsstelle", "ueberwachungsstelle"])
def test_legal_statements(check: Check, tmp_path: Path, key: str) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(f"  {key}:")), encoding="utf-8")
    outcome = load(Path("measures"), TODAY)
    assert [(problem.code, problem.detail, problem.line) for problem in outcome.problems] == [("E105", f"„{key}“ fehlt.", 7)]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("# a\n", [8]),
        ("\n# a\n## b\n# c\n", [9, 11]),
        ("   # a\n", [8]),
        ("#\n", [8]),
        ("#\ta\n", [8]),
        ("a\n=\n", [9]),
        ("a\n=====  \n", [9]),
        ("## a\n#hashtag\n    # a\n\n===\n\na\n---\n\na = b\n", []),
        ("```\n# a\n```\n# b\n", [11]),
        ("~~~~\n# a\n~~~\n# b\n~~~~\n", []),
        ("```\n# a\n", []),
    ],
)
def test_headings_begin_at_the_second_order(check: Check, body: str, lines: list[int]) -> None:
    assert told(check, body=body) == [("E106", line, 1) for line in lines]


@pytest.mark.parametrize(
    ("window", "outside"),
    [
        ("{von: 2026-12-01, bis: 2027-02}", False),
        ("{von: 2027-12-31}", False),
        ("{von: 2028-01-01}", True),
        ("{bis: 2026-01-01}", False),
        ("{bis: 2025-12-31}", True),
        ("{von: 2025-01-01, bis: 2025-12}", True),
    ],
)
def test_a_window_lies_within_the_term(check: Check, window: str, outside: bool) -> None:
    found = told_programme(check, f"laufzeit: {{beginn: 2026, ende: 2027}}\nantragsfristen: [{window}]\n")
    assert [code for code, _, _ in found] == (["E116"] if outside else [])
    assert told_programme(check, f"antragsfristen: [{window}]\n") == []
    assert told_programme(check, f"laufzeit: {{}}\nantragsfristen: [{window}]\n") == []


# --- all rules ---------------------------------------------------------------------------------------------------------


def test_every_rule_says_what_it_demands() -> None:
    assert all(rule.__doc__ and rule.__doc__.strip().endswith(".") for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


def test_no_rule_says_anything_of_nothing() -> None:
    nothing = Facts(None, "", (), (), frozenset(), frozenset(), TODAY)
    assert [finding for rule in RULES for finding in rule(nothing)] == []


def test_notices_are_e_and_errors_are_not() -> None:
    severities = {(code.code[0], code.severity) for code in CODES.values() if code.code[0] in "BCDE"}
    assert severities == {("B", ERROR), ("C", ERROR), ("D", ERROR), ("E", NOTICE)}


def test_the_order_of_files_changes_nothing(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {**chain(a="b", b="c", c="a", d="x"), "schule/a.md": measure(titel="b"), "foerderung/fonds.md": programme(stand="2020-01-01")}
    before = check(files).problems
    real = os.scandir

    @contextmanager
    def backwards(path: str) -> Iterator[Iterable[os.DirEntry[str]]]:
        with real(path) as entries:
            yield sorted(entries, key=lambda entry: entry.name, reverse=True)

    monkeypatch.setattr("digitalfahrplan.source.folder.os.scandir", backwards)
    assert load(Path("measures"), TODAY).problems == before
    assert {problem.code for problem in before} == {"D106", "D107", "D108", "E101", "E104"}
