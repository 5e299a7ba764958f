"""Percents, numbers, yes and no of format.md (Values)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.values import (
    Unreadable,
    parse_number,
    parse_percent,
    parse_share,
    parse_signed_number,
    parse_yes_no,
)
from digitalfahrplan.values.numbers import parse_positive, parse_score, parse_whole

PERCENTS = {
    "90": ("90", "90"),
    "90 %": ("90", "90"),
    "90%": ("90", "90"),
    "0": ("0", "0"),
    "100": ("100", "100"),
    "62.5": ("62.5", "62.5"),
    "62,5 %": ("62.5", "62.5"),
    "bis 65 %": ("0", "65"),
    "bis zu 65 %": ("0", "65"),
    "50–70 %": ("50", "70"),
    "50-70 %": ("50", "70"),
    "50 bis 70 %": ("50", "70"),
    "50 % – 70 %": ("50", "70"),
    "50–70": ("50", "70"),
    "0–100 %": ("0", "100"),
    "90\u00a0%": ("90", "90"),
}
NO_PERCENTS = [
    "",
    "%",
    "100,1",
    "101",
    "-1",
    "-1 %",
    "bis 101 %",
    "ab 50 %",
    "ca. 50 %",
    "090",
    "50 Prozent",
    "50 %%",
    "1e1",
    "NaN",
    "９０",
]


@pytest.mark.parametrize("text", PERCENTS)
def test_percent(text: str) -> None:
    low, high = PERCENTS[text]
    percent = parse_percent(text)
    assert (percent.low, percent.high) == (Decimal(low), Decimal(high))
    assert percent.wording == text.replace("\u00a0", " ")


@pytest.mark.parametrize("text", NO_PERCENTS)
def test_no_percent(text: str) -> None:
    for parse in (parse_percent, parse_share):
        with pytest.raises(Unreadable) as error:
            parse(text)
        assert error.value.code == "B106"
        assert error.value.hint


def test_percents_do_not_run_backwards() -> None:
    with pytest.raises(Unreadable) as error:
        parse_percent("70–50 %")
    assert error.value.code == "B116"


@pytest.mark.parametrize(
    ("text", "share"), [("0", "0"), ("40", "40"), ("40 %", "40"), ("7,5 %", "7.5"), ("100 %", "100")]
)
def test_share(text: str, share: str) -> None:
    assert parse_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["bis 65 %", "bis 0 %", "50–70 %", "50–50 %"])
def test_a_share_is_no_range(text: str) -> None:
    with pytest.raises(Unreadable, match="einzelner Prozentwert"):
        parse_share(text)


@given(st.text())
def test_any_text_is_a_percent_or_not(text: str) -> None:
    try:
        percent = parse_percent(text)
    except Unreadable as error:
        assert error.code in ("B106", "B116")
        return
    assert 0 <= percent.low <= percent.high <= 100


NUMBERS = {
    "12": "12",
    "0": "0",
    "7.5": "7.5",
    "7,5": "7.5",
    "0,25": "0.25",
    "1000000": "1000000",
    " 12 ": "12",
    "-0": "0",
    "999999999999999": "999999999999999",
}
NO_NUMBERS = [
    "", "zwölf", "1e3", "+5", "012", "0x1F", "1_000", "7.", ".5", "7,", "1.000.000", "1.500", "1,5,5", "1.234,5", "5 Tage", "5 %", "∞", "nan", "inf",
    "１２", "1/2", "½", "12:30", "0.1234567",
]  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_number(text: str) -> None:
    assert parse_number(text) == Decimal(NUMBERS[text])
    assert not str(parse_number(text)).startswith("-")


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    for parse in (parse_number, parse_signed_number):
        with pytest.raises(Unreadable) as error:
            parse(text)
        assert error.value.code == "B107"


def test_only_indicators_may_be_negative() -> None:
    assert parse_signed_number("-7,5") == Decimal("-7.5")
    with pytest.raises(Unreadable, match="negativ"):
        parse_number("-7,5")


@pytest.mark.parametrize(
    ("text", "hint"),
    [("1.500", "1500 oder 1,5 schreiben."), ("2.000", "2000 oder 2 schreiben."), ("1.500.000", "1500000 schreiben.")],
)
def test_a_point_before_three_digits_has_two_readings(text: str, hint: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_number(text)
    assert error.value.hint == hint


@given(st.text())
def test_any_text_is_a_number_or_not(text: str) -> None:
    try:
        parse_signed_number(text)
    except Unreadable as error:
        assert error.code == "B107"


@given(st.decimals(-(10**12), 10**12, places=2))
def test_numbers_are_read_with_point_and_comma(number: Decimal) -> None:
    assert parse_signed_number(str(number)) == parse_signed_number(str(number).replace(".", ",")) == number


@pytest.mark.parametrize(
    ("text", "answer"), [("ja", True), ("true", True), ("nein", False), ("false", False), (" ja ", True)]
)
def test_yes_or_no(text: str, answer: bool) -> None:
    assert parse_yes_no(text) is answer


@pytest.mark.parametrize("text", ["", "yes", "no", "Ja", "NEIN", "True", "on", "off", "y", "1", "0", "wahr", "jein"])
def test_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_yes_no(text)
    assert error.value.code == "B108"


@pytest.mark.parametrize(("text", "points"), [("0", "0"), ("10", "10"), ("10,0", "10"), ("7.5", "7.5")])
def test_points(text: str, points: str) -> None:
    assert parse_score(text) == Decimal(points)


@pytest.mark.parametrize(("text", "code"), [("10,1", "B119"), ("11", "B119"), ("-1", "B107"), ("sehr", "B107")])
def test_no_points(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_score(text)
    assert error.value.code == code


def test_weights_are_positive() -> None:
    assert parse_positive("0,1") == Decimal("0.1")
    with pytest.raises(Unreadable) as error:
        parse_positive("0")
    assert error.value.code == "B119"


@pytest.mark.parametrize(
    ("text", "code"), [("1.5", "B107"), ("0", "B119"), ("1001", "B119"), ("-1", "B107"), ("x", "B107")]
)
def test_whole_numbers_have_bounds(text: str, code: str) -> None:
    assert (parse_whole("1", 1, 1000), parse_whole("1000", 1, 1000)) == (1, 1000)
    with pytest.raises(Unreadable) as error:
        parse_whole(text, 1, 1000)
    assert error.value.code == code
