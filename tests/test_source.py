"""Where a problem points, syntax errors, and that every text is read or refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.source.tree import Tree

from .conftest import FILE, Check, codes, measure
from .reading import document

# --- where a problem points -------------------------------------------------------------------------------------------

PLACES = document(
    "---\ntitel: a\nzeitraum: {beginn: 2027, ende: 2028}\nkosten:\n  - jahr: 2027\n    ansatz: 5\n  - {jahr: 2028}\n"
    "begruendung: |\n  a\n  b\nbeteiligte: bauen\n---\n\nText\n"
)


@pytest.mark.parametrize(
    ("loc", "key", "place"),
    [
        ((), False, (1, 1, 3)),
        (("titel",), False, (2, 8, 1)),
        (("titel",), True, (2, 1, 5)),
        (("fehlt",), False, (1, 1, 3)),
        (("zeitraum",), False, (3, 1, 8)),
        (("zeitraum", "ende"), False, (3, 32, 4)),
        (("zeitraum", "ende"), True, (3, 26, 4)),
        (("zeitraum", "fehlt"), False, (3, 1, 8)),
        (("kosten",), False, (4, 1, 6)),
        (("kosten", 0), False, (5, 5, 1)),
        (("kosten", 0, "ansatz"), False, (6, 13, 1)),
        (("kosten", 0, "fehlt"), False, (5, 5, 1)),
        (("kosten", 1), False, (7, 5, 12)),
        (("kosten", 9), False, (4, 1, 6)),
        (("begruendung",), False, (8, 14, 1)),
        (("beteiligte", 0), False, (11, 13, 5)),
        (("titel", "tiefer", 3), False, (2, 1, 5)),
    ],
)
def test_places(loc: tuple[str | int, ...], key: bool, place: tuple[int, int, int]) -> None:
    problem = PLACES.problem("D101", loc, "", key=key)
    assert (problem.line, problem.column, problem.length) == place
    assert problem.quote == PLACES.line(problem.line) != ""


def test_a_file_of_which_libyaml_makes_no_nodes_still_has_places(check: Check) -> None:
    outcome = check({FILE: measure("vorbehalt: *gibt-es-nicht\n", federfuehrung="niemand")})
    assert sorted(codes(outcome)) == ["A115", "D101"]


# --- syntax ------------------------------------------------------------------------------------------------------------

SYNTAX = {
    "titel: WLAN: schnell\n": (2, 12, "Doppelpunkt"),
    'titel: "a": b\n': (2, 11, "Doppelpunkt"),
    'titel: "WLAN\nkurz: x\n': (2, 8, "nicht geschlossen"),
    "titel: 'WLAN\nkurz: x\n": (2, 8, "nicht geschlossen"),
    'titel: "WLAN" schnell\n': (2, 15, "Hinter dem schließenden Anführungszeichen"),
    "titel: 'Müller's Hof'\n": (2, 16, "Hinter dem schließenden Anführungszeichen"),
    "titel: [x] offen\n": (2, 12, "Hinter der schließenden Klammer"),
    "beteiligte: [it, bauen\nstand: 2026\n": (2, 13, "eckige Klammer"),
    "zeitraum: {beginn: 2026\n": (2, 11, "geschweifte Klammer"),
    "titel: @home\n": (2, 8, "Mit diesem Zeichen"),
    "titel: % davon\n": (2, 8, "Mit diesem Zeichen"),
    "titel: & Co\n": (2, 9, "& oder \\*"),
    "titel: * Neu\n": (2, 9, "& oder \\*"),
    "titel: ? wann\n": (2, 8, "Fragezeichen"),
    "titel: - a\n": (2, 8, "Aufzählung"),
    "fortschritt: -\n": (2, 14, "einzelner Strich"),
    "titel: a\n- b\n": (3, 1, "auf derselben Ebene"),
    "titel: > 20.000 €\n": (2, 8, "mehrzeiliger Text"),
    "titel: a\nkurz\nstand: b\n": (3, 1, "Hinter einem Schlüssel fehlt"),
    "titel: a\nkurz b\nstand: c\n": (3, 1, "Hinter einem Schlüssel fehlt"),
    "titel: a\nund noch viel mehr\nstand: c\n": (3, 1, "keine Angabe"),
    "titel: a\nund noch viel mehr\n": (3, 1, "keine Angabe"),
    "titel: |\nund noch viel mehr\nstand: c\n": (3, 1, "keine Angabe"),
    "titel = ein Wort mehr\nkurz: b\n": (2, 1, "Hinter einem Schlüssel fehlt"),
    "titel:a\nkurz: b\n": (2, 1, "Hinter einem Schlüssel fehlt"),
    "titel: a\n kurz: b\n": (3, 2, "Einrückung"),
    " titel: a\nkurz: b\n": (3, 1, "Einrückung"),
    "zeitraum:\n    beginn: 2027\n  ende: 2028\n": (4, 3, "Einrückung"),
    "kosten:\n  - jahr: 2026\n   art: x\n": (4, 4, "gehört nicht zum Punkt"),
    "kosten:\n  - jahr: 2026\n  art: x\n": (4, 3, "gehört nicht zum Punkt"),
    'titel: "C:\\Ablage"\n': (2, 12, "kein gültiges Zeichen|unbekanntes Zeichen"),
    'titel: "\\x4"\n': (2, 11, "kein gültiges Zeichen"),
    'titel: "\\ud800"\n': (2, 11, "kein gültiges Zeichen"),
    "titel: a\n...\nkurz: b\n": (4, 1, "„...“"),
    "titel: ]\n": (2, 8, "fehlt ein Wert"),
    ": b\n": (2, 1, "fehlt der Schlüssel"),
    "%FOO x\ntitel: a\n": (2, 1, "%|nicht zu lesen"),
}


@pytest.mark.parametrize("lines", SYNTAX)
def test_syntax_errors_are_german_and_in_place(lines: str) -> None:
    line, column, words = SYNTAX[lines]
    problems = document(f"---\n{lines}---\n").problems
    assert [(problem.code, problem.line) for problem in problems] == [("A113", line)]
    assert abs(problems[0].column - column) <= 1
    assert re.search(words, problems[0].detail), problems[0].detail
    assert problems[0].hint


# --- whatever it is, it is read or refused ------------------------------------------------------------------------------


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
@settings(max_examples=300)
def test_any_yaml_is_data_or_flaws(text: str) -> None:
    tree = Tree(text)
    assert tree.data is not None or tree.flaws or any(ord(mark) < 32 or ord(mark) > 126 for mark in text)
