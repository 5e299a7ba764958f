"""What an editor loses by accident in one file: named on the line where it happened, and nothing else is."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.changes.document import losses_of
from digitalfahrplan.changes.rows import matched
from digitalfahrplan.changes.where import Lines
from digitalfahrplan.problems import CODES, NOTICE
from digitalfahrplan.source import Document

from .conftest import MEASURE, measure
from .test_templates import TEMPLATES

Found = list[tuple[str, int]]
ROWS = """kosten:
  - jahr: 2027
    art: investiv
    ansatz: 80.000 €
    bezeichnung: Scanner
  - {jahr: 2028, art: konsumtiv, schaetzung: 5.000–7.000 €, bezeichnung: Wartung}
"""
LONG = "Ein Satz, der lang genug ist, dass man seine Hälfte vermissen würde. "


def read(text: str | bytes, folder: str = "intern") -> Document:
    path = f"measures/{folder}/bauakte.md" if folder else "measures/kommune.yml"
    return Document(path, folder, "bauakte", text if isinstance(text, bytes) else text.encode())


def lost(then: str | bytes, now: str | bytes, folder: str = "intern") -> Found:
    """Code and line of everything that got lost."""
    return [(problem.code, problem.line) for problem in sorted(losses_of(read(then, folder), read(now, folder)))]


def changed(lines: str, *edits: tuple[str, str]) -> Found:
    """The same for a measure with these lines (from line 7 on), of which parts are replaced."""
    now = measure(lines)
    for old, new in edits:
        assert old in now
        now = now.replace(old, new, 1)
    return lost(measure(lines), now)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.parent.name)
def test_a_change_of_nothing_loses_nothing(template: Any) -> None:
    raw = template.read_bytes()
    folder = template.parent.name
    comments = b"\n".join(line for line in raw.split(b"\n") if not line.lstrip().startswith(b"# "))
    for same in (raw, raw.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + raw, comments):
        assert lost(raw, same, folder) == []
        assert lost(same, raw, folder) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("80.000 €", "80000"), ("80.000 €", "80 TEUR"), ("80.000 €", "0,08 Mio. €"),
        ("80.000 €", "800.000 €"), ("80.000 €", "8.000 €"), ("80.000 €", "achtzig"),
    ],
)  # fmt: skip
def test_amounts_are_compared_by_value_and_up_to_tenfold(old: str, new: str) -> None:
    assert changed(ROWS, (old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("80.000 €", "800.001 €", 10), ("80.000 €", "7.999 €", 10), ("80.000 €", "0 €", 10),
        ("5.000–7.000 €", "ca. 70.000 €", 12), ("5.000–7.000 €", "bis 500 €", 12), ("5.000–7.000 €", "ab 1 Mio. €", 12),
    ],
)  # fmt: skip
def test_an_amount_of_another_size(old: str, new: str, line: int) -> None:
    assert changed(ROWS, (old, new)) == [("G103", line)]


def test_what_was_unknown_or_nothing_is_not_compared() -> None:
    for old, new in (("unbekannt", "5 Mio. €"), ("0 €", "5 Mio. €"), ("5 Mio. €", "unbekannt")):
        lines = f"kosten:\n  - {{jahr: 2027, art: investiv, schaetzung: {old}}}\n"
        assert changed(lines, (old, new)) == []


def test_the_money_of_the_town_is_compared_too() -> None:
    town = "haushalt:\n  jahr: 2027\n  rahmen:\n    2027: {investiv: 800000}\n"
    assert lost(town, town.replace("800000", "8000"), "") == [("G103", 4)]


def test_the_id_of_a_place_stays() -> None:
    town = "orte:\n  - id: stadtbibliothek\n    name: Stadtbibliothek\n    einheit: kultur\n"
    assert lost(town, town.replace("id: stadtbibliothek", "id: buecherei"), "") == [("G104", 2)]
    assert lost(town, town.replace("name: Stadtbibliothek", "name: Bücherei"), "") == []
    assert lost(town, town.replace("einheit: kultur", "einheit: bildung"), "") == []


def test_entries_may_be_added_and_moved() -> None:
    first, second = ROWS.split("  - ")[1:]
    new = "{jahr: 2026, art: investiv, ansatz: 80 €}\n"
    for order in ((new, first, second), (second, first), (second, new, first, new)):
        assert changed(ROWS, (ROWS, "kosten:\n" + "".join(f"  - {entry}" for entry in order))) == []


def test_of_a_moved_entry_it_is_known_which_it_was() -> None:
    first, second = ROWS.split("  - ")[1:]
    swapped = f"kosten:\n  - {second}  - {first.replace('80.000 €', '8 €')}"
    assert changed(ROWS, (ROWS, swapped)) == [("G103", 11)]


def test_a_list_that_is_shorter() -> None:
    assert changed(ROWS, (ROWS[ROWS.index("  - {") :], "")) == [("G102", 12)]
    assert changed("beteiligte: [it, bauen]\n", ("[it, bauen]", "[it]")) == [("G102", 7)]
    assert changed("beteiligte: [it, bauen]\n", ("[it, bauen]", "it")) == [("G102", 7)]
    assert changed("beteiligte:\n  - it\n  - bauen\n", ("  - it\n", "")) == [("G102", 8)]
    assert changed("beteiligte:\n  - it\n", ("  - it\n", "")) == [("G101", 7)]


def test_a_list_whose_entry_was_replaced_is_not_shorter() -> None:
    assert changed("beteiligte: [it, bauen]\n", ("bauen", "schule")) == []


def test_keys_that_went_together_are_told_together() -> None:
    lines = "vorbehalt: Nur mit Förderung.\nfortschritt: 40\nzeitraum: {beginn: 2027, ende: 2028}\n"
    (problem,) = losses_of(read(measure(lines)), read(measure("zeitraum: {beginn: 2027, ende: 2028}\n")))
    assert (problem.code, problem.line) == ("G101", 7)
    assert "„vorbehalt“, „fortschritt“" in problem.detail
    assert changed(lines, (", ende: 2028", "")) == [("G101", 9)]
    assert changed(lines, ("{beginn: 2027, ende: 2028}", "2027")) == [("G101", 9)]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("2027-03", "2032-03-31", []), ("2027-03", "2032-04-01", [("G106", 7)]), ("2027-03", "2022", []),
        ("2027-03", "2021-12", [("G106", 7)]), ("2027-03", "1. Quartal", []), ("Q3 2027", "07/2027", []),
    ],
)  # fmt: skip
def test_a_date_far_from_where_it_was(old: str, new: str, found: Found) -> None:
    assert changed(f"zeitraum: {{beginn: {old}}}\n", (old, new)) == found


def test_a_year_counts_as_a_date() -> None:
    assert changed(ROWS, ("jahr: 2027", "jahr: 2072")) == [("G106", 8)]
    assert changed(ROWS, ("jahr: 2027", "jahr: offen")) == []


def test_the_day_of_the_last_look_goes_forward() -> None:
    assert lost(measure(), measure(stand="2026-09-30")) == [("G107", 6)]
    assert lost(measure(), measure(stand="01.10.2026")) == []
    assert lost(measure(), measure(stand="2015-01-01")) == [("G107", 6)]


def test_texts() -> None:
    lines = f"begruendung: {LONG}\nleichte_sprache: |\n  {LONG}\n  {LONG}\n"
    assert changed(lines, (LONG, LONG[:30])) == [("G105", 7)]
    assert changed(lines, (LONG, LONG[:40])) == []
    assert changed(lines, (f"  {LONG}\n  {LONG}\n", f"  {LONG}\n")) == [("G105", 8)]
    assert changed("vorbehalt: Nur mit Geld.\n", ("Nur mit Geld.", "Nein.")) == []


def test_the_description() -> None:
    body = f"\n{LONG}\n\n## Mehr\n\n{LONG}\n\n{LONG}\n"
    assert lost(measure(body=body), measure(body=body + LONG)) == []
    assert lost(measure(body=body), measure(body=body.replace(LONG, "", 1))) == []
    assert lost(measure(body=body), measure(body=f"\n{LONG}\n")) == [("G105", 10)]
    assert lost(measure(body=body), measure()) == [("G105", 8)]
    assert lost(measure(body=body), measure(body="\n\n   \n")) == [("G105", 9)]


def test_a_front_matter_that_can_no_longer_be_read_says_what_was_in_it() -> None:
    (problem,) = losses_of(read(measure()), read(measure().replace("kurz: ", "kurz ")))
    assert (problem.code, problem.line) == ("G108", 3)
    assert all(f"„{key}“" in problem.detail for key in MEASURE)
    assert lost(measure(), measure().replace("---\n", "", 1)) == [("G108", 1)]
    assert lost(measure(), measure().encode("utf-16")) == [("G108", 1)]


def test_what_was_to_be_read_is_told_behind_the_error() -> None:
    now = read(measure().replace("titel: ", "titel: Neu: "))
    assert [problem.code for problem in sorted([*losses_of(read(measure()), now), *now.problems])] == ["A113", "G108"]


@pytest.mark.parametrize("instead", ["", "—\n", "----\n"])
def test_the_end_of_the_front_matter_is_missed_where_it_was(instead: str) -> None:
    before = measure(body=f"\n{LONG}\n")
    head, _, body = before.rpartition("---\n")
    (problem,) = losses_of(read(before), read(f"{head}{instead}{body}"))
    assert (problem.code, problem.line) == ("G108", head.count("\n") + 1)
    assert "„---“" in problem.hint


def test_nothing_is_said_of_a_file_that_could_not_be_read_before() -> None:
    for broken in (measure().replace("kurz: ", "kurz "), b"\xff\xfe", ""):
        assert lost(broken, measure()) == []
        assert lost(broken, "---\n---\n") == []


def test_an_emptied_file() -> None:
    assert lost(measure(), "") == lost(measure(), "\n \r\n") == [("G109", 1)]
    assert lost("\n", "") == []
    assert lost("name: Musterstadt\n", "# nichts\n", "") == [("G101", 1)]


QUOTE = '"'
TEXT = st.text("abc é€:-#\n", max_size=12)
VALUE = st.recursive(
    st.sampled_from(["80.000 €", "2027", "2027-03", "it", LONG]) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["jahr", "art", "titel"]), inner),
    max_leaves=12,
)
DATA = st.dictionaries(st.sampled_from([*MEASURE, "kosten", "meilensteine", "zeitraum", "beteiligte"]), VALUE)


def file(data: Any) -> str:
    return f"---\n{yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style=QUOTE)}---\n"


@given(DATA)
def test_any_file_has_lost_nothing_of_itself(data: Any) -> None:
    assert lost(file(data), file(copy.deepcopy(data))) == []
    turned = dict(reversed(data.items()))
    assert lost(file(data), file(turned)) == []


@given(DATA, DATA)
def test_any_two_files_can_be_compared(one: Any, other: Any) -> None:
    now = file(other)
    for problem in losses_of(read(file(one)), read(now)):
        assert CODES[problem.code].severity == NOTICE
        assert problem.hint
        assert 1 <= problem.line <= now.count("\n") + 1
        assert problem.quote == now.split("\n")[problem.line - 1]


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_can_be_compared(one: bytes, other: bytes) -> None:
    for problem in losses_of(read(one), read(other)):
        assert problem.code.startswith("G")


@given(st.lists(VALUE, max_size=6), st.lists(VALUE, max_size=6))
def test_an_entry_is_matched_once(one: list[Any], other: list[Any]) -> None:
    pairs = matched(one, other)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(matched(one, one)) == len(one)


def test_long_lists_are_compared_in_their_order() -> None:
    many = [{"titel": f"Schritt {number}", "termin": "2027"} for number in range(500)]
    assert matched(many, [{"titel": f"{row['titel']}!", "termin": "2028"} for row in many]) == [
        (i, i) for i in range(500)
    ]


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_every_line_has_a_place(one: list[str], other: list[str]) -> None:
    lines = Lines("\n".join(one), "\n".join(other))
    assert all(1 <= lines.line_for(number) <= max(1, len(other)) for number in range(1, len(one) + 1))


@given(st.lists(st.booleans(), max_size=9), st.lists(st.integers(0, 9), max_size=5))
def test_a_line_that_stayed_is_found_again(stays: list[bool], new: list[int]) -> None:
    then = [f"Zeile {number}" for number in range(len(stays))]
    now = [line for line, stay in zip(then, stays, strict=True) if stay]
    for number in new:
        now.insert(number, f"neu {number}")
    lines = Lines("\n".join(then), "\n".join(now))
    assert all(now[lines.line_for(then.index(line) + 1) - 1] == line for line in now if line in then)


def test_many_changed_lines_are_not_compared_one_by_one() -> None:
    then = "\n".join(["Anfang", *(f"a{number}" for number in range(900)), "Ende"])
    now = "\n".join(["Anfang", *(f"b{number}" for number in range(950)), "Ende"])
    lines = Lines(then, now)
    assert (lines.line_for(1), lines.line_for(500), lines.line_for(902)) == (1, 2, 952)
