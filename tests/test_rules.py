"""Rules: notices (E1xx) on both sides of every boundary, and what holds for all rules."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from digitalfahrplan.plan import load
from digitalfahrplan.problems import CODES, ERROR, NOTICE
from digitalfahrplan.rules import RULES, Facts

from .conftest import FILE, TODAY, Check, codes, measure, programme, told, told_programme

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
        (
            "{jahr: 2027, art: offen, ansatz: 60}, {jahr: 2028, art: offen, ansatz: 60}",
            "{quelle: a, status: geplant, betrag: 110}",
            0,
        ),
        (
            "{jahr: 2027, art: offen, ansatz: 100}",
            "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: abgerufen, betrag: 60}",
            1,
        ),
        (
            "{jahr: 2027, art: offen, ansatz: 100}",
            "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: beantragt, betrag: 40}",
            0,
        ),
        (
            "{jahr: 2027, art: offen, ansatz: 100}",
            "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: geplant, betrag: 60}",
            0,
        ),
        (
            "{jahr: 2027, art: offen, ansatz: 100}",
            "{quelle: a, status: bewilligt, betrag: 60}, {quelle: b, status: abgelehnt, betrag: 600}",
            0,
        ),
        (
            "{jahr: 2027, art: offen, ansatz: 100}",
            "{quelle: a, status: bewilligt}, {quelle: b, status: geplant, betrag: unbekannt}",
            0,
        ),
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
        (
            "zeitraum: {beginn: 2027, ende: 2028}\nmeilensteine: [{titel: a, termin: 2027-01}, {titel: b, termin: Dezember 2028}]\n",
            None,
        ),
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
    files = {
        FILE: measure(titel="a"),
        "schule/x.md": measure(titel="' a '"),
        "foerderung/fonds.md": programme(titel="a"),
        "intern/y.md": measure(titel="A"),
    }
    assert codes(check(files)) == ["E101"] * 3


@pytest.mark.parametrize(
    ("stand", "status", "old"),
    [("2026-05-21", "geplant", False), ("2026-05-20", "geplant", True), ("2010-01-01", "laufend", True)],
)
def test_age_is_a_notice_and_never_an_error(check: Check, stand: str, status: str, old: bool) -> None:
    assert told(check, stand=stand, status=status) == ([("E104", 6, 8)] if old else [])
    assert told_programme(check, stand=stand) == ([("E104", 6, 8)] if old else [])


def test_what_is_finished_does_not_age(check: Check) -> None:
    assert told(check, "begruendung: a\n", stand="2010-01-01", status="verworfen") == []


def test_the_town_says_what_is_old(check: Check, tmp_path: Path) -> None:
    check({FILE: measure(stand="2026-11-20")})
    file = tmp_path / "measures" / "kommune.yml"
    file.write_text(
        file.read_text(encoding="utf-8") + "veraltet: {hinweis_tage: 2, fehler_tage: 3}\n", encoding="utf-8"
    )
    assert codes(load(Path("measures"), TODAY)) == ["E104"]
    assert codes(load(Path("measures"), date(2026, 11, 22))) == []


@pytest.mark.parametrize(
    "key", ["impressum", "datenschutz", "barriere_kontakt", "schlichtungsstelle", "ueberwachungsstelle"]
)
def test_legal_statements(check: Check, tmp_path: Path, key: str) -> None:
    check({FILE: measure()})
    file = tmp_path / "measures" / "kommune.yml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith(f"  {key}:")), encoding="utf-8")
    outcome = load(Path("measures"), TODAY)
    assert [(problem.code, problem.detail, problem.line) for problem in outcome.problems] == [
        ("E105", f"„{key}“ fehlt.", 7)
    ]


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
    circle = {
        f"intern/{id_}.md": measure(f"voraussetzungen: [{after}]\n", titel=id_)
        for id_, after in zip("abcd", "bcax", strict=True)
    }
    files = {
        **circle,
        "schule/a.md": measure(titel="b"),
        "foerderung/fonds.md": programme(stand="2020-01-01"),
    }
    before = check(files).problems
    real = os.scandir

    @contextmanager
    def backwards(path: str) -> Iterator[Iterable[os.DirEntry[str]]]:
        with real(path) as entries:
            yield sorted(entries, key=lambda entry: entry.name, reverse=True)

    monkeypatch.setattr("digitalfahrplan.source.folder.os.scandir", backwards)
    assert load(Path("measures"), TODAY).problems == before
    assert {problem.code for problem in before} == {"D106", "D107", "D108", "E101", "E104"}
