"""Unquoted scalars that a YAML 1.1 or 1.2 reader turns into something of another meaning (format.md, Reading rules).

The references are PyYAML (1.1 as it is used), the patterns of the YAML 1.1 type repository where they differ, and the core
schema of YAML 1.2.2, chapter 10.3.2.
"""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from digitalfahrplan.source.bare import other_reading, read_differently
from digitalfahrplan.source.tree import Tree

from .conftest import Check, codes, measure

CORE = re.compile(
    r"~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
# y and n are booleans of YAML 1.1 that PyYAML leaves out.
YAML_1_1 = re.compile(r"y|Y|n|N")
HARMLESS = re.compile(r"-?(0|[1-9][0-9]*)|[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Refused although these three read a text: times of day and digits with underscores, which other readers turn into numbers.
STRICTER = re.compile(
    r"[-+]?[0-9_]+(:[0-5]?[0-9])+(\.[0-9_]*)?|[-+]?[0-9_.]*_[0-9_.]*([eE][-+]?[0-9]+)?|[-+]?0o[0-7_]+"
)


def plain(text: str) -> bool:
    """Whether a text can stand as a bare scalar behind a key."""
    tree = Tree(f"k: {text}\n")
    return tree.flaws == [] and tree.data == {"k": text}


def differs(text: str) -> bool:
    """Whether a reference makes something else than the text of a bare scalar, or stumbles over it."""
    try:
        value = yaml.safe_load(f"k: {text}\n")["k"]
    except (ValueError, yaml.YAMLError):
        return True
    return value != text or bool(CORE.fullmatch(text)) or bool(YAML_1_1.fullmatch(text))


REFUSED = (
    """
    ~ null Null NULL true True TRUE false False FALSE yes Yes YES no No NO on On ON off Off OFF y Y n N
    50.000 7.5 -7.5 +7.5 .5 -.5 5. 1_000.5 1e3 1E3 1e+3 1.5e3 1.5e-3 .inf .Inf .INF -.inf +.inf .nan .NaN .NAN
    012 05770004 00 -012 +5 1_000 1_ 0b11 0o17 017 0x1F 0X1F 0xff -0x1F 09 0_7
    12:30 1:30 9:00 09:00 12:30:45 190:20:30 190:20:30.15 -1:30
    2026-03-12T10:00:00 2026-03-12t10:00:00Z 2026-3-1T1:00:00 2001-12-14T21:59:43.10-05:00 2026-02-30 2026-13-01
    = <<
""".split()
    + ["2026-03-12 10:00:00", "2026-03-12 10:00:00 +1", "2001-12-14 21:59:43.10 -5"]
)
REFUSED.remove("0X1F")  # a text to everybody

ALLOWED = (
    """
    0 5 -5 80000 2026 99012345678901 2026-03-12 2026-Q3 2026-03 12.03.2026 1.3.2026 03/2026 01.04.010 1.2.3 7,5 1,2 1.000,5
    VO/2023/6781-R3 ja nein Ja NEIN nO yES nULL tRUE None nan inf Infinity NaN 12:75 10:00-12:00 38:4:2.0.1 0x 0xG 0b2 0o8 0X1F
    e5 1e 1e+ 5e5e5 == <<< ~~ ~a a~ - + . .. ... x=y +49/5999 _1 __ §1 é 2026-3-1 26-03-12 20260-03-12 yesterday no- n.n. N/A
""".split()
    + ["+49 5999 123-400", "50.000 €", "12:30 Uhr", "NO 12", "1 000", "null und nichtig", "ca. 5", "§ 12"]
)
ALLOWED.remove("-")
ALLOWED.remove("...")


@pytest.mark.parametrize("text", REFUSED)
def test_refused_where_a_text_is_expected(check: Check, text: str) -> None:
    assert differs(text) or STRICTER.fullmatch(text)
    outcome = check({"intern/bauakte.md": measure(f"vorbehalt: {text}\n")})
    assert [(problem.code, problem.line, problem.column, problem.length) for problem in outcome.problems] == [
        ("B101", 7, 12, len(text))
    ]
    assert f'"{text}"' in outcome.problems[0].hint


@pytest.mark.parametrize("text", REFUSED)
def test_allowed_in_quotes(check: Check, text: str) -> None:
    for quoted in (f'"{text}"', f"'{text}'", f"|\n  {text}", f">-\n  {text}"):
        assert codes(check({"intern/bauakte.md": measure(f"vorbehalt: {quoted}\n")})) == []


@pytest.mark.parametrize("text", ALLOWED)
def test_allowed_where_a_text_is_expected(check: Check, text: str) -> None:
    assert plain(text)
    assert not differs(text) or HARMLESS.fullmatch(text)
    assert codes(check({"intern/bauakte.md": measure(f"vorbehalt: {text}\n")})) == []


@pytest.mark.parametrize("text", REFUSED)
def test_refused_as_a_key(text: str) -> None:
    if text == "<<":
        assert [flaw.code for flaw in Tree("<<: {a: b}\n").flaws] == ["A115"]
    else:
        assert [flaw.code for flaw in Tree(f"{text}: x\n").flaws] == ["B101"]


@pytest.mark.parametrize("text", ["2027", "0", "2026-03-12", '"012"', "'no'"])
def test_allowed_as_a_key(text: str) -> None:
    assert Tree(f"{text}: x\n").flaws == []


@given(st.text("0123456789+-._:eExXoObBTtZ ~=<yYnNfFaAlLsSrRuUiI/", min_size=1, max_size=12))
@settings(max_examples=1500)
def test_refused_exactly_where_readers_differ(text: str) -> None:
    assume(plain(text))
    if read_differently(text):
        assert differs(text) or STRICTER.fullmatch(text)
        assert other_reading(text)
    else:
        assert not differs(text) or HARMLESS.fullmatch(text)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("zeitraum: {beginn: 2026-03-12, ende: 2027, fortlaufend: false}", "dates and yes/no"),
        ("zeitraum: {beginn: 2026, fortlaufend: true}", "yes"),
        ("fortschritt: 62.5", "percent"),
        ("personal: [{jahr: 2027, organisation: it, tage: 7.5}]", "number"),
        ("bewertung: {fachbereich: {dringlichkeit: 7.5}}", "points"),
        ("indikatoren: [{name: a, ausgang: -7.5, ziel: 0.5}]", "signed numbers"),
    ],
)
def test_harmless_where_its_type_is_expected(check: Check, lines: str, what: str) -> None:
    assert codes(check({"intern/bauakte.md": measure(lines + "\n")})) == [], what


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("zeitraum: {fortlaufend: yes}", "B108"),
        ("zeitraum: {fortlaufend: on}", "B108"),
        ("zeitraum: {beginn: 12:30}", "B102"),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 1_000}]", "B104"),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 0x1F}]", "B104"),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 012}]", "B104"),
        ("kosten: [{jahr: 2027, art: offen, ansatz: 50.000}]", "B103"),
        ("kosten: [{jahr: 2027, art: offen, schaetzung: ~}]", "B105"),
        ("kosten: [{jahr: 2027, art: offen, schaetzung: null}]", "B105"),
        ("kosten: [{jahr: 02027, art: offen, ansatz: 5}]", "B112"),
        ("fortschritt: .5", "B106"),
        ("personal: [{jahr: 2027, organisation: it, tage: 1e2}]", "B107"),
        ("handlungsfeld: ~", "B101"),
        ("beteiligte: [no]", "B101"),
        ("kontakt: {telefon: 05999}", "B101"),
        ("kontakt: {email: null}", "B101"),
        ("kooperation: {form: null}", "B113"),
        ("begruendung: no", "B101"),
        ("leistungen: [{leika: 09901234567890}]", "B101"),
    ],
)
def test_refused_by_its_type(check: Check, lines: str, code: str) -> None:
    assert codes(check({"intern/bauakte.md": measure(lines + "\n")})) == [code]


def test_the_official_key_needs_its_quotes(check: Check) -> None:
    town = measure("kooperation: {form: gemeinsam, partner: [{name: Nachbarstadt, ags: 05770004}]}\n")
    assert codes(check({"intern/bauakte.md": town})) == ["B101"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("~", "nichts"),
        ("no", "wahr oder falsch"),
        ("12:30", "Sekunden"),
        ("2026-03-12T10:00:00", "Zeitpunkt"),
        ("2026-02-30", "nicht gibt"),
        ("=", "Steuerzeichen"),
        ("012", "Zahl"),
    ],
)
def test_the_other_reading_is_named(text: str, words: str) -> None:
    assert words in other_reading(text)
