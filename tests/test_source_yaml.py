"""Reading rules of format.md: YAML that every program reads the same, comments, empty values."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digitalfahrplan.source.tree import Tree

from .conftest import FILE, Check, codes, measure
from .reading import document, flaws, header

# --- YAML that not every program reads the same ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        ("titel: &a b\n", 2, 8),
        ("titel: *a\n", 2, 8),
        ("titel: !b\n", 2, 8),
        ("titel: ! b\n", 2, 8),
        ("titel: !!str b\n", 2, 8),
        ("titel: !!binary aGFsbG8=\n", 2, 8),
        ("titel: !<tag:x> b\n", 2, 8),
        ("!b titel: a\n", 2, 1),
        ("&b titel: a\n", 2, 1),
        ("beteiligte: &a [b]\n", 2, 13),
        ("beteiligte: !!set {b: c}\n", 2, 13),
        ("beteiligte: [*a]\n", 2, 14),
        ("beteiligte:\n  - &a b\n", 3, 5),
        ("<<: {titel: a}\n", 2, 1),
        ("zeitraum: {<<: {a: b}}\n", 2, 12),
    ],
)
def test_anchors_aliases_tags_and_merge_keys(lines: str, line: int, column: int) -> None:
    assert header(lines) == [("A115", line, column)]


def test_directives() -> None:
    assert flaws("%YAML 1.1\n---\nname: a\n", "measures/kommune.yml") == [("A115", 1, 1)]
    assert flaws("%TAG ! tag:x,2000:\n---\nname: a\n", "measures/kommune.yml") == [("A115", 1, 1)]


def test_signs_inside_a_text_are_text() -> None:
    data = Tree("a: R&D *neu* !\nb: '&x'\nc: \"*y\"\nd: x<<y\n'<<': z\n").data
    assert data == {"a": "R&D *neu* !", "b": "&x", "c": "*y", "d": "x<<y", "<<": "z"}


@pytest.mark.parametrize(
    "lines",
    [
        "titel: a\ntitel: b\n",
        "titel: a\n'titel': b\n",
        'titel: a\n"t\\u0069tel": b\n',
        "titel:\ntitel: b\n",
        "titel: a\ntitel:\n",
    ],
)
def test_duplicate_keys(lines: str) -> None:
    assert header(lines) == [("A114", 3, 1)]


def test_duplicate_keys_deep_inside() -> None:
    assert header("zeitraum: {ende: 2027, ende: 2028}\n") == [("A114", 2, 24)]
    assert header("kosten:\n  - jahr: 2027\n    art: offen\n    jahr: 2028\n") == [("A114", 5, 5)]
    assert header("kosten:\n  - {jahr: 2027}\n  - {jahr: 2027}\n") == []


@pytest.mark.parametrize(
    "text", ["name: a\n---\nname: b\n", "name: a\n---\n", "name: a\n--- b\n", "name: a\n...\n---\nname: b\n"]
)
def test_second_documents(text: str) -> None:
    assert [flaw[0] for flaw in flaws(text, "measures/kommune.yml")] == ["A116"]


def test_a_second_document_inside_front_matter() -> None:
    assert header("titel: a\n--- b\n") == [("A116", 3, 1)]


@pytest.mark.parametrize(
    "lines",
    [
        "- a\n- b\n",
        "nur Text\n",
        '"nur Text"\n',
        "[a]\n",
        "*a\n",
        "&a b\n",
        "? [a]\n: b\n",
        "{a: b}: c\n",
        ": b\n",
        "'': b\n",
        "? \n: b\n",
    ],
)
def test_front_matter_is_keys_and_values(lines: str) -> None:
    read = document(f"---\n{lines}---\n")
    assert read.data is None
    assert "A113" in [problem.code for problem in read.problems]


def test_twenty_levels() -> None:
    def nested(levels: int) -> str:
        return "x: " + "{x: " * (levels - 1) + "y" + "}" * (levels - 1) + "\n"

    assert header(nested(20)) == []
    assert [code for code, _, _ in header(nested(21))] == ["A118"]
    assert [code for code, _, _ in header("x: " + "[" * 20 + "y" + "]" * 20 + "\n")] == ["A118"]
    assert header("x: " + "[" * 19 + "y" + "]" * 19 + "\n") == []


def nested_list(levels: int, step: int, mark: str = "-") -> str:
    return "".join(f"{' ' * step * level}{mark} a\n" for level in range(levels))


@pytest.mark.parametrize(
    "nested",
    [
        lambda n: nested_list(n, 2),
        lambda n: nested_list(n, 4),
        lambda n: nested_list(n, 3, "1."),
        lambda n: nested_list(n, 5, "10)"),
        lambda n: "> " * n + "a\n",
        lambda n: ">" * n + "a\n",
        lambda n: "- " * n + "a\n",
        lambda n: "> " * (n - 5) + "* " * 5 + "a\n",
        lambda n: "> - " * (n // 2) + "> " * (n % 2) + "a\n",
        lambda n: nested_list(n - 2, 2) + "  " * (n - 2) + "> > a\n",
    ],
)
def test_lists_and_quotes_of_the_body_nest_twenty_deep(nested: Callable[[int], str]) -> None:
    assert flaws(f"---\ntitel: a\n---\n\n{nested(20)}") == []
    assert [code for code, _, _ in flaws(f"---\ntitel: a\n---\n\n{nested(21)}")] == ["A118"]
    assert [code for code, _, _ in flaws(f"---\ntitel: a\n---\n{nested(21)}")] == ["A118"]


@pytest.mark.parametrize(
    "body",
    [
        "- a\n" * 100,
        "- a\n  - b\n" * 50,
        "- " * 30 + "\n",
        "* " * 30 + "\n",
        "-" * 80 + "\n",
        "|---" * 40 + "|\n",
        "                                                            Text weit rechts\n",
        "```\n" + "> " * 30 + "a\n```\n",
        "~~~ yaml\n" + nested_list(25, 2) + "~~~\n",
        "1. a\n\n   - b\n\nText\n\n" * 30,
        "30.11.2026-12.12.2026 - 1.1.2027 - 2.2.2027 x\n",
    ],
)
def test_long_is_not_deep(body: str) -> None:
    assert flaws(f"---\ntitel: a\n---\n\n{body}") == []


# --- comments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        ("titel: Projekt #3\n", 2, 16),
        ("titel: a # b\n", 2, 10),
        ('titel: "a" # b\n', 2, 12),
        ('titel: "a"# b\n', 2, 11),
        ("titel: 'a'#b\n", 2, 11),
        ("titel: # b\n  a\n", 2, 8),
        ("titel: | # b\n  a\n", 2, 10),
        ("titel: >-  # b\n  a\n", 2, 12),
        ("beteiligte: [a, # b\n  c]\n", 2, 17),
        ("beteiligte: [a]#b\n", 2, 16),
        ("beteiligte: [#b\n  c]\n", 2, 14),
        ("beteiligte:\n  - a # b\n", 3, 7),
        ("beteiligte: # b\n  - a\n", 2, 13),
        ("zeitraum: {beginn: 2027} # b\n", 2, 26),
        ("titel: a\n  b # c\n", 3, 5),
        ('titel: "# a" # b\n', 2, 14),
        ('"a # b": c # d\n', 2, 12),
        ("begruendung: |\n  a # b\n\n# c\ntitel: a # d\n", 6, 10),
        ("kurz: '#'\ntitel: x #y #z\n", 3, 10),
    ],
)
def test_a_comment_behind_something(lines: str, line: int, column: int) -> None:
    assert header(lines) == [("A117", line, column)]


@pytest.mark.parametrize(
    "lines",
    [
        "# a\ntitel: b\n",
        "titel: b\n   # a\nkurz: c\n",
        "#a\ntitel: b\n",
        "beteiligte:\n  # a\n  - b\n",
        "beteiligte: [\n  # a\n  b]\n",
        'titel: "a # b"\n',
        "titel: 'a # b'\n",
        'titel: "a\n  # b\n  c # d"\n',
        "titel: C#\n",
        "titel: a#b\n",
        "titel: a\u00a0#b\n",
        "links: [{titel: a, url: https://a.example/#b}]\n",
        "begruendung: |\n  a # b\n  # c\n   d\n",
        "begruendung: >\n  a # b\n\n  # c\ntitel: x\n",
        "# titel: a # b\ntitel: c\n",
        "titel: a,#b\n",
        "titel: a##b\n",
    ],
)
def test_a_comment_of_its_own_or_none(lines: str) -> None:
    assert header(lines) == []


def test_the_lost_text_is_quoted() -> None:
    assert document("---\ntitel: Projekt #3\n---\n").problems[0].detail == "„#3“ gilt als Kommentar und fällt weg."


# --- empty values ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "nothing", ["", "''", '""', "' '", '" "', "[]", "{}", "{beginn: , ende: }", "{beginn: ''}", "|\n\n", "\u00a0"]
)
def test_empty_is_missing(nothing: str) -> None:
    assert document(f"---\ntitel: a\nzeitraum: {nothing}\n---\n").data == {"titel": "a"}


@pytest.mark.parametrize(
    "lines", ["- a\n  -\n  - b\n", "- a\n  - ''\n  - b\n", "- a\n  - []\n  - b\n", "- a\n  - {x: }\n  - b\n"]
)
def test_an_empty_item_is_an_error(lines: str) -> None:
    read = document(f"---\nbeteiligte:\n  {lines}---\n")
    assert read.data == {"beteiligte": ["a", "b"]}
    assert [(problem.code, problem.line) for problem in read.problems] == [("B118", 4)]


def test_a_place_behind_an_empty_item_is_still_found() -> None:
    read = document("---\nbeteiligte:\n  - a\n  -\n  - ''\n  - b\nkosten:\n  - {}\n  - {jahr: x}\n---\n")
    assert read.problem("D101", ("beteiligte", 0), "").line == 3
    assert read.problem("D101", ("beteiligte", 1), "").line == 6
    assert read.problem("B112", ("kosten", 0, "jahr"), "").line == 9


# --- a comma between braces ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("kosten: [{schaetzung: 1,2 Mio. €}]\n", '"1,2 Mio. €" schreiben.'),
        ("kosten: [{schaetzung: ca. 1, 2 Mio. €, jahr: 2027}]\n", '"ca. 1, 2 Mio. €" schreiben.'),
        ("personal: [{tage: 7,5}]\n", '"7,5" oder 7.5 schreiben.'),
        ("zeitraum: {beginn 2027}\n", "Als „schlüssel: Wert“ schreiben, mit einem Leerzeichen hinter dem Doppelpunkt."),
        (
            "zeitraum: {beginn: 2027, ende:2028}\n",
            "Als „schlüssel: Wert“ schreiben, mit einem Leerzeichen hinter dem Doppelpunkt.",
        ),
    ],
)
def test_a_comma_cuts_a_value(lines: str, hint: str) -> None:
    problems = document(f"---\n{lines}---\n").problems
    assert [(problem.code, problem.hint) for problem in problems] == [("A120", hint)]


def test_a_cut_value_is_not_reported_again(check: Check) -> None:
    outcome = check({FILE: measure("kosten:\n  - {jahr: 2027, art: investiv, ansatz: 80.000,50 €}\n")})
    assert codes(outcome) == ["A120"]


# --- what is wrong stands above the place where reading stops -----------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "place", "hint"),
    [
        ('titel: "Bauakte“\nkurz: "a"\n', (2, 8), "gerades"),
        ('titel: "Bauakte\nkurz: a\nkosten:\n  - bezeichnung: "b"\n', (2, 8), "ergänzen"),
        ("titel: 'Bauakte’\nkurz: a\nart: 'b'\n", (2, 8), "ergänzen"),
        ('kosten:\n  - bezeichnung: "b”\n    nr: "03"\n', (3, 18), "gerades"),
        ('konto: {nr: "03“, art: a}\nkurz: "b"\n', (2, 13), "gerades"),
        ('konto: {nr: "03", art: "a}\nkosten:\n  - {nr: "b"}\n', (2, 24), "ergänzen"),
        ("titel:\u00a0a\nkurz: b\n", (2, 7), "neu tippen"),
        ("kosten:\n  - art: a\n\u00a0\u00a0\u00a0\u00a0ansatz: 5\n    konto: c\n", (4, 1), "neu tippen"),
        ("kosten:\n  -\u00a0art: a\n    konto: c\n", (3, 4), "neu tippen"),
    ],
)
def test_the_cause_is_marked_and_not_what_follows_from_it(lines: str, place: tuple[int, int], hint: str) -> None:
    (problem,) = document(f"---\n{lines}---\n").problems
    assert (problem.code, problem.line, problem.column) == ("A113", *place)
    assert hint in problem.hint


def test_quoted_texts_of_several_lines_are_no_cause() -> None:
    assert header('titel: "Bauakte\n  im Keller"\nkurz: [a\n') == [("A113", 4, 7)]
    assert header("titel: 'a''b'\nkurz: a: b\n") == [("A113", 3, 8)]
    assert header('links: [{titel: 24" Monitor}]\nkurz: a: b\n') == [("A113", 3, 8)]
