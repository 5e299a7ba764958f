"""Reading rules of format.md: encoding, sizes, characters, and where the front matter stands."""

from __future__ import annotations

import pytest

from digitalfahrplan.source.tree import Tree

from .reading import document, flaws, header

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


@pytest.mark.parametrize(
    "mark", [mark for mark in EVERYWHERE + HEADER_ONLY if mark != "\x00"], ids=lambda mark: f"U+{ord(mark):04X}"
)
def test_forbidden_as_an_escape_too(mark: str) -> None:
    assert header(f'titel: "a\\u{ord(mark):04x}b"\n') == [("A109", 2, 8)]
    assert header(f'"ti\\u{ord(mark):04x}tel": a\n') == [("A109", 2, 1)]
    assert ("A109", 2, 8) in header(f'titel: "\\u{ord(mark):04x}"\n')


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\b", "\\e", "\\f", "\\r", "\\t", "\\v", "\\N", "\\L", "\\P", "\\x1b", "\\U0000200b"]
)
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


def test_line_ends_of_another_century_are_told_once() -> None:
    assert flaws("---\ntitel: a\n---\n\nb\rc\rd\r") == [("A108", 5, 2)]
    told = document("---\rtitel: a\r---\r\rText\r").problems
    assert [problem.hint for problem in told if problem.code == "A108"] == [
        "Die Datei mit Zeilenenden LF oder CRLF speichern."
    ]


def test_a_flood_of_forbidden_characters_is_told_in_part() -> None:
    assert 1 <= len(flaws("\x00" * 150_000)) < 50


def test_text_becomes_nfc() -> None:
    read = document(
        '---\ntitel: Bu\u0308rger\nkurz: \'u\u0308\'\nvorbehalt: "u\\u0308"\n"o\\u0308": x\n---\n\nu\u0308\n'
    )
    assert read.data == {"titel": "Bürger", "kurz": "ü", "vorbehalt": "ü", "ö": "x"}
    assert read.body == "\nü\n"


# --- where the front matter stands --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "titel: a\n",
        "\n---\ntitel: a\n---\n",
        " ---\ntitel: a\n---\n",
        "----\ntitel: a\n---\n",
        "--- x\n---\n",
        "# a\n---\n---\n",
    ],
)
def test_the_first_line_opens_the_front_matter(text: str) -> None:
    assert flaws(text) == [("A110", 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "---\n",
        "---\ntitel: a\n",
        "---\ntitel: a\n ---\n",
        "---\ntitel: a\n----\n",
        "---\ntitel: a\n--- \u00a0\n",
    ],
)
def test_a_second_line_closes_it(text: str) -> None:
    assert flaws(text) == [("A111", 1, 1)]


def test_a_later_line_is_a_rule_of_the_body() -> None:
    read = document("---\ntitel: a\n---\nText\n\n---\n\nmehr\n---\n")
    assert (read.problems, read.data, read.body) == ([], {"titel": "a"}, "Text\n\n---\n\nmehr\n---\n")
    assert read.body_line == 4


@pytest.mark.parametrize(
    ("text", "data", "body"), [("---\n---\n", {}, ""), ("---\n---", {}, ""), ("---  \na: b\n---  \nc", {"a": "b"}, "c")]
)
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
