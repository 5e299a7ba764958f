"""The reading rules of format.md, both ways: what is read, what is refused, and where the refusal points."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digitalfahrplan.plan import load
from digitalfahrplan.source import Document
from digitalfahrplan.source.folder import shown_path
from digitalfahrplan.source.tree import Tree

from .conftest import BASIS, TODAY, Check, codes, measure, programme

FILE = "intern/bauakte.md"


def document(text: str | bytes, path: str = "measures/intern/bauakte.md") -> Document:
    """A file that was read."""
    return Document(path, "intern", "bauakte", text if isinstance(text, bytes) else text.encode())


def flaws(text: str | bytes, path: str = "measures/intern/bauakte.md") -> list[tuple[str, int, int]]:
    """Code, line and column of everything that reading alone refuses."""
    return [(problem.code, problem.line, problem.column) for problem in document(text, path).problems]


def header(lines: str) -> list[tuple[str, int, int]]:
    """The flaws of a file with these lines as its front matter; the first one is line 2."""
    return flaws(f"---\n{lines}---\n")


# --- encoding, line ends, size -----------------------------------------------------------------------------------------


def test_a_byte_order_mark_is_dropped() -> None:
    assert document(b"\xef\xbb\xbf---\ntitel: a\n---\n").data == {"titel": "a"}


def test_crlf_is_a_line_end() -> None:
    read = document("---\r\ntitel: a\r\nkurz: |\r\n  b\r\n  c\r\n---\r\n\r\nText\r\nmehr\r\n")
    assert (read.problems, read.data, read.body) == ([], {"titel": "a", "kurz": "b\nc\n"}, "\nText\nmehr\n")


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"\xff\xfe-\x00", 1, 1),
        (b"---\ntitel: a\xfc\n---\n", 2, 9),
        (b"\xef\xbb\xbf---\ntitel: a\xfc\n---\n", 2, 9),
        ("---\ntitel: Größe ".encode() + b"\xfc\n", 2, 14),
        (b"---\ntitel: a\r\nkurz: \xe2\x82\n", 3, 7),
        (b"\xed\xa0\x80", 1, 1),
        (b"---\n\xc0\x80", 2, 1),
    ],
)
def test_what_is_no_utf8_is_pointed_at(raw: bytes, line: int, column: int) -> None:
    assert flaws(raw) == [("A105", line, column)]


def test_the_likely_letter_is_named() -> None:
    assert "vermutlich „ü“" in document(b"---\ntitel: a\xfc\n").problems[0].detail
    assert "0x81" in document(b"---\ntitel: a\x81\n").problems[0].detail


def test_a_file_may_have_200000_bytes() -> None:
    text = "---\ntitel: a\n---\n"
    line = "ü" * 2_000 + "\n"
    body = line * 49 + "x\n" * ((200_000 - len(text) - 49 * 4_001) // 2)
    raw = (text + body).encode()
    raw += b"x" * (200_000 - len(raw))
    assert (len(raw), flaws(raw)) == (200_000, [])
    assert flaws(raw + b"x") == [("A106", 1, 1)]


def test_a_line_may_have_5000_characters() -> None:
    assert flaws(f"---\ntitel: {'ü' * 4_993}\n---\n\n{'ü' * 5_000}\r\n") == []
    assert flaws(f"---\ntitel: {'ü' * 4_994}\n---\n") == [("A107", 2, 5001)]
    assert flaws(f"---\ntitel: a\n---\n\n{'ü' * 5_001}\n") == [("A107", 5, 5001)]


@pytest.mark.parametrize("mark", [".", "-", "_", "[", "(", "*", "`", "€", "#", "=", "~", "!"])
def test_a_mark_may_stand_200_times_in_a_row(mark: str) -> None:
    assert flaws(f"---\ntitel: a\n---\n\nx{mark * 200}\n") == []
    assert flaws(f"---\ntitel: a\n---\n\nx{mark * 201}\n") == [("A119", 5, 2)]
    assert flaws(f'---\ntitel: "{mark * 201}"\n---\n') == [("A119", 2, 9)]


def test_letters_and_blanks_may_stand_as_often_as_they_like() -> None:
    assert flaws(f"---\ntitel: a\n---\n\n{'x' * 300} {'1' * 300}{' ' * 300}{'ß' * 300}\n") == []


# --- characters --------------------------------------------------------------------------------------------------------

EVERYWHERE = [chr(code) for code in (0x00, 0x01, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F)] + list(
    "\u2028\u2029\ufffd\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff"
)
HEADER_ONLY = list("\u200b\u200c\u200d\u2060\ufeff")


@pytest.mark.parametrize("mark", EVERYWHERE, ids=lambda mark: f"U+{ord(mark):04X}")
def test_forbidden_everywhere(mark: str) -> None:
    assert ("A108", 2, 9) in header(f"titel: a{mark}b\n")
    assert flaws(f"---\ntitel: a\n---\n\na{mark}b\n") == [("A108", 5, 2)]
    assert flaws(f"name: a{mark}b\n", "measures/kommune.yml")[0] == ("A108", 1, 8)
    assert "\n" not in document(f"---\ntitel: a{mark}b\n---\n").problems[0].detail


@pytest.mark.parametrize("mark", HEADER_ONLY, ids=lambda mark: f"U+{ord(mark):04X}")
def test_forbidden_in_front_matter(mark: str) -> None:
    assert header(f"titel: a{mark}b\n") == [("A109", 2, 9)]
    assert header(f"ti{mark}tel: a\n") == [("A109", 2, 3)]
    assert flaws(f"# {mark}\nname: a\n", "measures/kommune.yml") == [("A109", 1, 3)]
    assert flaws(f"---\ntitel: a\n---\n\na{mark}b\n") == []


@pytest.mark.parametrize("mark", [mark for mark in EVERYWHERE + HEADER_ONLY if mark != "\x00"], ids=lambda mark: f"U+{ord(mark):04X}")
def test_forbidden_as_an_escape_too(mark: str) -> None:
    assert header(f'titel: "a\\u{ord(mark):04x}b"\n') == [("A109", 2, 8)]
    assert header(f'"ti\\u{ord(mark):04x}tel": a\n') == [("A109", 2, 1)]
    assert ("A109", 2, 8) in header(f'titel: "\\u{ord(mark):04x}"\n')


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\b", "\\e", "\\f", "\\r", "\\t", "\\v", "\\N", "\\L", "\\P", "\\x1b", "\\U0000200b"])
def test_short_escapes_are_no_way_around(escape: str) -> None:
    assert header(f'titel: "a{escape}b"\n') == [("A109", 2, 8)]


def test_harmless_escapes_and_the_soft_hyphen_are_read() -> None:
    assert Tree('titel: "Bau\\u00adakte\\u00a0\\u00fc \\"x\\" \\\\"\n').data == {"titel": 'Bau\u00adakte\u00a0ü "x" \\'}
    assert header("titel: Bau\u00adakte\n") == []
    assert Tree('begruendung: "a\\nb"\n').data == {"begruendung": "a\nb"}


def test_tabs_are_for_the_body() -> None:
    assert flaws("---\ntitel: a\n---\n\n\ta\tb\n") == []
    assert header("titel: a\tb\n") == [("A108", 2, 9)]
    assert header("zeitraum:\n\tbeginn: 2027\n") == [("A108", 3, 1)]
    assert header("titel: |\n  a\n\tb\n") == [("A108", 4, 1)]


def test_a_flood_of_forbidden_characters_is_told_in_part() -> None:
    assert 1 <= len(flaws("\x00" * 150_000)) < 50


def test_text_becomes_nfc() -> None:
    read = document("---\ntitel: Bu\u0308rger\nkurz: 'u\u0308'\nvorbehalt: \"u\\u0308\"\n\"o\\u0308\": x\n---\n\nu\u0308\n")
    assert read.data == {"titel": "Bürger", "kurz": "ü", "vorbehalt": "ü", "ö": "x"}
    assert read.body == "\nü\n"


# --- where the front matter stands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "titel: a\n", "\n---\ntitel: a\n---\n", " ---\ntitel: a\n---\n", "----\ntitel: a\n---\n", "--- x\n---\n", "# a\n---\n---\n"]
)
def test_the_first_line_opens_the_front_matter(text: str) -> None:
    assert flaws(text) == [("A110", 1, 1)]


@pytest.mark.parametrize("text", ["---", "---\n", "---\ntitel: a\n", "---\ntitel: a\n ---\n", "---\ntitel: a\n----\n", "---\ntitel: a\n--- \u00a0\n"])
def test_a_second_line_closes_it(text: str) -> None:
    assert flaws(text) == [("A111", 1, 1)]


def test_a_later_line_is_a_rule_of_the_body() -> None:
    read = document("---\ntitel: a\n---\nText\n\n---\n\nmehr\n---\n")
    assert (read.problems, read.data, read.body) == ([], {"titel": "a"}, "Text\n\n---\n\nmehr\n---\n")
    assert read.body_line == 4


@pytest.mark.parametrize(("text", "data", "body"), [("---\n---\n", {}, ""), ("---\n---", {}, ""), ("---  \na: b\n---  \nc", {"a": "b"}, "c")])
def test_little_front_matter(text: str, data: dict[str, str], body: str) -> None:
    read = document(text)
    assert (read.problems, read.data, read.body) == ([], data, body)


def test_the_town_file_is_yaml_from_its_first_line() -> None:
    for text in ("name: a\n", "---\nname: a\n", "# Kommentar\n---\nname: a\n", "name: a\n...\n"):
        read = document(text, "measures/kommune.yml")
        assert (read.problems, read.data) == ([], {"name": "a"})
    assert document("", "measures/kommune.yml").data == {}
    assert document("# nichts\n", "measures/kommune.yml").data == {}


@pytest.mark.parametrize("mark", ["<<<<<<<", "<<<<<<< HEAD", ">>>>>>>", ">>>>>>> zweig", "|||||||", "||||||| abc"])
def test_conflict_markers(mark: str) -> None:
    assert header(f"titel: a\n{mark}\n") == [("A112", 3, 1)]
    assert flaws(f"---\ntitel: a\n---\n\nText\n{mark}\n") == [("A112", 6, 1)]


@pytest.mark.parametrize("line", ["=======", "<<<<<<", "<<<<<<<<", " <<<<<<<", "<<<<<<<x", ">> Zitat", "a <<<<<<< b"])
def test_no_conflict_markers(line: str) -> None:
    assert flaws(f"---\ntitel: a\n---\n\nZiel\n{line}\n") == []


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


@pytest.mark.parametrize("lines", ["titel: a\ntitel: b\n", "titel: a\n'titel': b\n", 'titel: a\n"t\\u0069tel": b\n', "titel:\ntitel: b\n", "titel: a\ntitel:\n"])
def test_duplicate_keys(lines: str) -> None:
    assert header(lines) == [("A114", 3, 1)]


def test_duplicate_keys_deep_inside() -> None:
    assert header("zeitraum: {ende: 2027, ende: 2028}\n") == [("A114", 2, 24)]
    assert header("kosten:\n  - jahr: 2027\n    art: offen\n    jahr: 2028\n") == [("A114", 5, 5)]
    assert header("kosten:\n  - {jahr: 2027}\n  - {jahr: 2027}\n") == []


@pytest.mark.parametrize("text", ["name: a\n---\nname: b\n", "name: a\n---\n", "name: a\n--- b\n", "name: a\n...\n---\nname: b\n"])
def test_second_documents(text: str) -> None:
    assert [flaw[0] for flaw in flaws(text, "measures/kommune.yml")] == ["A116"]


def test_a_second_document_inside_front_matter() -> None:
    assert header("titel: a\n--- b\n") == [("A116", 3, 1)]


@pytest.mark.parametrize("lines", ["- a\n- b\n", "nur Text\n", '"nur Text"\n', "[a]\n", "*a\n", "&a b\n", "? [a]\n: b\n", "{a: b}: c\n", ": b\n", "'': b\n", "? \n: b\n"])
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


@pytest.mark.parametrize("nothing", ["", "''", '""', "' '", '" "', "[]", "{}", "{beginn: , ende: }", "{beginn: ''}", "|\n\n", "\u00a0"])
def test_empty_is_missing(nothing: str) -> None:
    assert document(f"---\ntitel: a\nzeitraum: {nothing}\n---\n").data == {"titel": "a"}


@pytest.mark.parametrize("lines", ["- a\n  -\n  - b\n", "- a\n  - ''\n  - b\n", "- a\n  - []\n  - b\n", "- a\n  - {x: }\n  - b\n"])
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
        ("zeitraum: {beginn: 2027, ende:2028}\n", "Als „schlüssel: Wert“ schreiben, mit einem Leerzeichen hinter dem Doppelpunkt."),
    ],
)
def test_a_comma_cuts_a_value(lines: str, hint: str) -> None:
    problems = document(f"---\n{lines}---\n").problems
    assert [(problem.code, problem.hint) for problem in problems] == [("A120", hint)]


def test_a_cut_value_is_not_reported_again(check: Check) -> None:
    outcome = check({FILE: measure("kosten:\n  - {jahr: 2027, art: investiv, ansatz: 80.000,50 €}\n")})
    assert codes(outcome) == ["A120"]


# --- files and folders -----------------------------------------------------------------------------------------------


def test_what_may_stand_in_the_content_folder(check: Check) -> None:
    allowed = {
        FILE: measure(),
        "buerger/.gitkeep": "",
        ".gitkeep": "",
        "schule/_vorlage.md": "\x00 nobody reads this",
        "foerderung/fonds.md": programme(),
        "partner/05999012.json": "{}",
        "partner/05999.json": "{}",
        "partner/.gitkeep": "",
    }
    outcome = check(allowed)
    assert {problem.code for problem in outcome.problems} <= {"A123", "A124"}  # what a copy says has notices of its own
    assert outcome.plan is not None
    assert [measure.id for measure in outcome.plan.measures] == ["bauakte"]


@pytest.mark.parametrize(
    "path",
    ["x.md", "notiz.txt", "entwuerfe/x.md", "intern/tief/x.md", "intern/x.txt", "intern/x", "intern/x.MD", "intern/x.md.bak", "intern/.x", "intern/x.yml",
     "partner/x.md", "partner/5999.json", "partner/059990.json", "partner/a.json", "partner/_x.json", ".git", "Intern/x.md", "kommune.yaml", "_vorlage.md"],
)  # fmt: skip
def test_any_other_file_is_an_error(check: Check, path: str) -> None:
    assert codes(check({path: measure()})) == ["A101"]


def test_folders_where_files_belong(check: Check) -> None:
    outcome = check({"intern/bauakte.md/x.md": "", "partner/05999.json/x": ""})
    assert codes(outcome) == ["A101", "A101"]


def test_symbolic_links_are_refused(check: Check, tmp_path: Path) -> None:
    check({FILE: measure()})
    folder = tmp_path / "measures"
    outside = tmp_path / "geheim.md"
    outside.write_text(measure(), encoding="utf-8")
    (folder / "intern" / "link.md").symlink_to(outside)
    (folder / "intern" / "_link.md").symlink_to(outside)
    (folder / "intern" / "kaputt.md").symlink_to("nirgends.md")
    (folder / "intern" / ".gitkeep").symlink_to(outside)
    (folder / "schule").symlink_to(folder / "intern")
    (folder / "partner").mkdir()
    (folder / "partner" / "05999.json").symlink_to(outside)
    outcome = load(Path("measures"), TODAY)
    assert codes(outcome) == ["A102"] * 6


def test_a_linked_town_file_is_none(check: Check, tmp_path: Path) -> None:
    check({})
    (tmp_path / "measures" / "kommune.yml").rename(tmp_path / "kommune.yml")
    (tmp_path / "measures" / "kommune.yml").symlink_to(tmp_path / "kommune.yml")
    assert sorted(codes(load(Path("measures"), TODAY))) == ["A102", "A122"]


def test_a_pipe_is_never_opened(check: Check, tmp_path: Path) -> None:
    check({FILE: measure()})
    os.mkfifo(tmp_path / "measures" / "intern" / "rohr.md")
    os.mkfifo(tmp_path / "measures" / "partner.json")
    assert codes(load(Path("measures"), TODAY)) == ["A101", "A101"]


@pytest.mark.parametrize(
    ("name", "shown", "code"),
    [
        (b"b\xfcro.md", "b\\udcfcro.md", "A103"),
        (b"a\nb.md", "a\\x0ab.md", "A103"),
        (b"\x1b[31mrot.md", "\\x1b[31mrot.md", "A103"),
        ("a\u202eb.md".encode(), "a\\x202eb.md", "A103"),
        (b"a b.md", "a b.md", "A103"),
        (b".md", ".md", "A103"),
        (b"-x.md", "-x.md", "A103"),
        (b"a\xff.txt", "a\\udcff.txt", "A101"),
        (b"con.md", "con.md", "A104"),
        ("für.md".encode(), "für.md", "A103"),
    ],
)
def test_strange_file_names(check: Check, tmp_path: Path, name: bytes, shown: str, code: str) -> None:
    check({FILE: measure()})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/measures/intern/" + name)).write_bytes(measure(titel="Anderes").encode())
    outcome = load(Path("measures"), TODAY)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [(f"measures/intern/{shown}", code)]
    problem = outcome.problems[0]
    assert f"{problem.path}{problem.message}{problem.hint}".isprintable()


def test_a_folder_that_cannot_be_listed(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {FILE: measure(), "schule/wlan.md": measure(titel="WLAN")}
    real = os.scandir

    def refusing(path: Path | str) -> object:
        if str(path).endswith("intern"):
            raise PermissionError(path)
        return real(path)

    monkeypatch.setattr("digitalfahrplan.source.folder.os.scandir", refusing)
    outcome = check(files)
    assert [(problem.path, problem.code) for problem in outcome.problems] == [("measures/intern", "A121")]


def test_without_the_content_folder_nothing_runs(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="fehlt"):
        load(tmp_path / "fehlt", TODAY)


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert shown_path(tmp_path / "b" / "c.md") == "../b/c.md"


def test_no_town_file(check: Check, tmp_path: Path) -> None:
    check({FILE: measure(federfuehrung="niemand")})
    (tmp_path / "measures" / "kommune.yml").unlink()
    outcome = load(Path("measures"), TODAY)
    assert (codes(outcome), outcome.plan, outcome.has_errors) == (["A122"], None, True)


def test_the_shared_town_file_is_valid(check: Check) -> None:
    assert (BASIS / "kommune.yml").is_file()
    outcome = check({FILE: measure()})
    assert (outcome.problems, outcome.has_errors) == ((), False)


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
