"""Problems for people, forges and programs: one line each, nothing that a terminal or a forge would obey."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.problems import CODES, ERROR, NOTICE, Problem, bounded
from digitalfahrplan.problems.output import FORMATS, as_github, as_gitlab, as_json, as_text

ONE = Problem("measures/intern/a.md", 14, 13, "B103", "Andere lesen 50,0.", "50000 schreiben.", 6, "    ansatz: 50.000")
TWO = Problem("measures/schule/b.md", 1, 1, "E104", "Alt.", "Prüfen.")


def test_text() -> None:
    assert as_text([ONE, TWO]) == (
        "measures/intern/a.md:14:13  Fehler B103  Betrag ist nicht eindeutig\n"
        " 14 |     ansatz: 50.000\n"
        "    |             ^^^^^^ Andere lesen 50,0.\n"
        " Lösung: 50000 schreiben.   Hilfe: /mitmachen/fehlermeldungen/#b103\n"
        "\n"
        "measures/schule/b.md:1:1  Hinweis E104  Stand ist alt\n"
        "   | Alt.\n"
        " Lösung: Prüfen.   Hilfe: /mitmachen/fehlermeldungen/#e104\n"
        "\n"
        "1 Fehler, 1 Hinweis\n"
    )


def test_no_problems() -> None:
    assert as_text([]) == "0 Fehler, 0 Hinweise\n"
    assert as_github([]) == ""
    assert json.loads(as_json([])) == {"problems": []}
    assert json.loads(as_gitlab([])) == []


def test_json() -> None:
    assert json.loads(as_json([ONE])) == {
        "problems": [
            {
                "path": "measures/intern/a.md",
                "line": 14,
                "column": 13,
                "code": "B103",
                "severity": "fehler",
                "message": "Betrag ist nicht eindeutig: Andere lesen 50,0.",
                "hint": "50000 schreiben.",
            }
        ]
    }


def test_github_shows_errors_first() -> None:
    assert as_github([TWO, ONE]) == (
        "::error file=measures/intern/a.md,line=14,col=13,title=B103 Betrag ist nicht eindeutig::"
        "Andere lesen 50,0. Lösung: 50000 schreiben. Hilfe: /mitmachen/fehlermeldungen/#b103\n"
        "::warning file=measures/schule/b.md,line=1,col=1,title=E104 Stand ist alt::"
        "Alt. Lösung: Prüfen. Hilfe: /mitmachen/fehlermeldungen/#e104\n"
    )


def test_github_obeys_nothing_that_a_file_says() -> None:
    hostile = Problem("m/a,b:c%d.md", 1, 1, "B103", "x\n::error::y 100%", "\r::set-output name=a::b")
    assert as_github([hostile]) == (
        "::error file=m/a%2Cb%3Ac%25d.md,line=1,col=1,title=B103 Betrag ist nicht eindeutig::"
        "x ::error::y 100%25 Lösung:  ::set-output name=a::b Hilfe: /mitmachen/fehlermeldungen/#b103\n"
    )


def test_gitlab() -> None:
    (row,) = json.loads(as_gitlab([ONE]))
    assert row["location"] == {"path": "measures/intern/a.md", "lines": {"begin": 14}}
    assert (row["check_name"], row["severity"]) == ("B103", "major")
    moved = Problem(ONE.path, 99, 13, ONE.code, ONE.detail, ONE.hint, 6, ONE.quote)
    assert json.loads(as_gitlab([moved]))[0]["fingerprint"] == row["fingerprint"]
    assert json.loads(as_gitlab([TWO]))[0]["severity"] == "minor"


@pytest.mark.parametrize(
    ("quote", "column", "shown", "marks"),
    [
        ("ab\u202ecd", 3, "ab·cd", "  ^^"),
        ("a\u00a0b\tc", 3, "a b·c", "  ^^"),
        ("x" * 90 + "ab" + "y" * 90, 91, "x" * 50 + "ab" + "y" * 48, " " * 50 + "^^"),
        ("x" * 300, 300, "x" * 51, " " * 50 + "^"),
        ("abc", 4, "abc", "   ^"),
    ],
)
def test_the_line_is_quoted_and_marked(quote: str, column: int, shown: str, marks: str) -> None:
    lines = as_text([Problem("a", 7, column, "B103", "D.", "H.", 2, quote)]).split("\n")
    assert lines[1:3] == [f" 7 | {shown}", f"   | {marks} D."]


@given(st.text(), st.text(), st.text(alphabet=st.characters(codec="utf-8")))
def test_whatever_a_file_says_stays_one_line(detail: str, hint: str, quote: str) -> None:
    problem = Problem("m/a.md", 1, 1, "B103", detail, hint, 1, quote.replace("\n", ""))
    assert problem.message.isprintable()
    assert problem.hint.isprintable()
    assert max(len(problem.detail), len(problem.hint)) <= 800
    assert len(as_text([problem]).split("\n")) <= 7
    assert len(as_github([problem]).split("\n")) == 2
    for write in FORMATS.values():
        write([problem]).encode("utf-8")


def test_problems_are_sorted_and_told_once() -> None:
    assert bounded([TWO, ONE, TWO]) == (ONE, TWO)


def test_severities() -> None:
    assert (ONE.severity, TWO.severity) == (ERROR, NOTICE) == ("fehler", "hinweis")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str) -> None:
    told = CODES[code]
    assert told.title[0].isupper()
    assert not told.title.endswith(".")
    assert told.why.endswith(".")
    assert told.ways_out.endswith(".")
