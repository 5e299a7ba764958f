"""Numbers, amounts and lists as Germans read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.values import Interval, german, parse_estimate, parse_percent
from digitalfahrplan.values.dates import german_day

AMOUNTS = st.decimals(0, 10**10, places=2, allow_nan=False, allow_infinity=False)


def read_back(shown: str) -> Decimal:
    return Decimal(shown.replace(".", "").replace(",", ".").removesuffix("\u00a0€"))


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (1234567, 0, "1.234.567"), (Decimal("0.5"), 0, "1"), (Decimal("2.5"), 0, "3"), (Decimal("-2.5"), 0, "-3"),
        (Fraction(1, 3), 2, "0,33"), (Fraction(2, 3), 2, "0,67"), (Fraction(1, 8), 2, "0,13"), (0, 2, "0,00"), (999, 0, "999"),
        (Decimal("1E+3"), 0, "1.000"), (Decimal("-0.04"), 1, "0,0"),
    ],
)  # fmt: skip
def test_numbers_round_half_up(value: Decimal | Fraction | int, places: int, shown: str) -> None:
    assert german.number(value, places) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("12", "12"), ("7.50", "7,5"), ("1200", "1.200"), ("0", "0"), ("-0.05", "-0,05"), ("1E+2", "100"), ("0.000", "0")],
)
def test_numbers_of_files_keep_their_places(value: str, shown: str) -> None:
    assert german.plain_number(Decimal(value)) == shown


@given(AMOUNTS)
def test_amounts_lose_no_cent(amount: Decimal) -> None:
    shown = german.euro(amount)
    assert read_back(shown) == amount
    assert ("," in shown) == (amount != int(amount))


def test_shares_of_a_cent_show_no_cents() -> None:
    assert german.euro(Decimal("558796.0012")) == "558.796\u00a0€"
    assert german.euro(Decimal("99.996")) == "100\u00a0€"
    assert german.euro(Decimal("-0.001")) == "0\u00a0€"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("80000", "80.000 €"), ("80.000,50 €", "80.000,50 €"), ("ca. 80 TEUR", "ca. 80.000 €"), ("80.000–120.000 €", "80.000 € bis 120.000 €"),
        ("ab 20.000 €", "mindestens 20.000 €"), ("bis 20.000 €", "bis 20.000 €"), ("unbekannt", "unbekannt"), ("0", "0 €"),
    ],
)  # fmt: skip
def test_estimates_as_they_were_meant(written: str, shown: str) -> None:
    assert german.estimate(parse_estimate(written)).replace("\u00a0", " ") == shown


def test_what_is_not_there_is_said() -> None:
    assert german.estimate(None) == german.interval(None) == german.NOT_STATED
    assert german.points(None) == "–"


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (["80000", "20000"], "100.000 €"), (["80000", "unbekannt"], "80.000 €, dazu 1 Betrag unbekannt"), (["unbekannt"] * 2, "2 Beträge unbekannt"),
        (["ab 20000 €", "bis 5000 €"], "mindestens 20.000 €"), (["bis 5000 €"], "bis 5.000 €"),
    ],
)  # fmt: skip
def test_sums_say_their_bounds_and_what_is_unknown(parts: list[str], shown: str) -> None:
    total = Interval.total([parse_estimate(part).interval for part in parts])
    assert german.interval(total).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [("90", "90 %"), ("bis 65 %", "bis 65 %"), ("50–70 %", "50–70 %"), ("7,5", "7,5 %"), ("0", "0 %")],
)
def test_percent(written: str, shown: str) -> None:
    assert german.percent(parse_percent(written)).replace("\u00a0", " ") == shown


def test_scores_have_two_places() -> None:
    assert german.points(Fraction(20, 3)) == "6,67"


@pytest.mark.parametrize(
    ("words", "shown"), [([], ""), (["A"], "A"), (["A", "B"], "A und B"), (["A", "B", "C"], "A, B und C")]
)
def test_enumerations(words: list[str], shown: str) -> None:
    assert german.enumerate_(words) == shown


def test_counts_and_days() -> None:
    assert german.count(1, "Maßnahme", "Maßnahmen") == "1 Maßnahme"
    assert german.count(0, "Maßnahme", "Maßnahmen") == "0 Maßnahmen"
    assert german.count(1200, "Maßnahme", "Maßnahmen") == "1.200 Maßnahmen"
    assert german_day(date(2026, 3, 2)) == "02.03.2026"
