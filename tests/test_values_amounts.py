"""Amounts and estimates in every notation of format.md (Values), and the sums of estimates."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.values import Estimate, Interval, Unreadable, parse_amount, parse_estimate

AMOUNTS = {
    "80000": "80000",
    "0": "0",
    "7": "7",
    "9999999999": "9999999999",
    "80.000 €": "80000",
    "80.000,50 €": "80000.50",
    "80000,50 €": "80000.50",
    "853 099 €": "853099",
    "15.600,- €": "15600",
    "15.600,-- €": "15600",
    "15.600,– €": "15600",
    "80 TEUR": "80000",
    "80 T€": "80000",
    "1,2 Mio. €": "1200000",
    "1 Mrd. €": "1000000000",
    "80.000 EUR": "80000",
    "80.000 Euro": "80000",
    "80000 €": "80000",
    "80000€": "80000",
    "80€": "80",
    "80T€": "80000",
    "1,5 €": "1.5",
    "0,01 €": "0.01",
    "0,5 Mio. €": "500000",
    "1,2 Mio. EUR": "1200000",
    "1,2 Mio. Euro": "1200000",
    "1.200 TEUR": "1200000",
    "1,255 Mio. €": "1255000",
    "0,125 TEUR": "125",
    "12,5 T€": "12500",
    "1,25 Mrd. €": "1250000000",
    "9,99 Mrd. €": "9990000000",
    "9.999.999.999,99 €": "9999999999.99",
    "1 234 567,89 €": "1234567.89",
    "80.000\u00a0€": "80000",
    "853\u202f099\u00a0€": "853099",
    " 80.000 € ": "80000",
}
# what has two readings, and the way out that the message names
TWO_READINGS = {
    "50.000": "50000 oder 50.000 € schreiben.",
    "1.234.567": "1.234.567 € schreiben.",
    "80000,50": "80000,50 € schreiben.",
    "80.000,50": "80.000,50 € schreiben.",
    "853 099": "853 099 € schreiben.",
    "15.600,-": "15.600,- € schreiben.",
    "7.5": "7,5 € schreiben.",
    "80000.50": "80000,50 € schreiben.",
    "80000.50 €": "80000,50 € schreiben.",
    "1.2 Mio. €": "1,2 Mio. € schreiben.",
    "1.5 TEUR": "1,5 TEUR schreiben.",
}
NO_AMOUNTS = [
    "", "€", "viel", "-5", "-80.000 €", "−5 €", "€ 80.000", "EUR 80", "Euro 80", "$80", "80 $", "80 USD", "80k", "80 Tsd.", "80 Mio.",
    "8.00.000 €", "80.00 0 €", "80.0000 €", "1.000 000 €", "1 000.000 €", "80,000.50 €", "80.000,505 €", "80000,505 €", "1,2555 Mio. €",
    "0,1255 TEUR", "1,255 Mrd. €", "10000000000", "10 Mrd. €", "10.000 Mio. €", "10.000.000 TEUR", "012", "00 €", "0.500 €", "1e5",
    "0x10", "+5", "1_000", "80,-5 €", "80, €", ",50 €", ".50 €", "80 € €", "80 € netto", "ca. 80.000 €", "ab 80.000 €", "80–90 €", "unbekannt",
    "80.000\n€", "８０ €", "٨٠ €", "80..000 €", "80.000. €", "1.2.3", "12.03.2026",
]  # fmt: skip


@pytest.mark.parametrize("text", AMOUNTS)
def test_amount(text: str) -> None:
    assert parse_amount(text) == Decimal(AMOUNTS[text])


@pytest.mark.parametrize("text", TWO_READINGS)
def test_amount_with_two_readings(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_amount(text)
    assert (error.value.code, error.value.hint) == ("B103", TWO_READINGS[text])


def test_the_other_reading_is_named() -> None:
    with pytest.raises(Unreadable, match=r"lesen hier 50,0\."):
        parse_amount("50.000")


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amount(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_amount(text)
    assert error.value.code == "B104"
    assert error.value.hint


@given(st.text())
def test_any_text_is_an_amount_or_not(text: str) -> None:
    try:
        amount = parse_amount(text)
    except Unreadable as error:
        assert error.code in ("B103", "B104")
        return
    assert 0 <= amount < Decimal(10**10)


@given(st.decimals(0, Decimal("9999999999.99"), places=2))
def test_a_german_amount_is_read_exactly(amount: Decimal) -> None:
    german = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parse_amount(f"{german} €") == parse_amount(f"{german.replace('.', ' ')} EUR") == amount


@given(st.integers(0, 9_999_999_999))
def test_plain_digits_are_euros(amount: int) -> None:
    assert parse_amount(str(amount)) == amount


# wording: lower bound, upper bound, approximate
ESTIMATES: dict[str, tuple[int | None, int | None, bool]] = {
    "80.000 €": (80_000, 80_000, False),
    "80000": (80_000, 80_000, False),
    "ca. 80.000 €": (80_000, 80_000, True),
    "ca.80.000 €": (80_000, 80_000, True),
    "circa 80.000 €": (80_000, 80_000, True),
    "rund 80.000 €": (80_000, 80_000, True),
    "rd. 80.000 €": (80_000, 80_000, True),
    "etwa 80.000 €": (80_000, 80_000, True),
    "knapp 80.000 €": (80_000, 80_000, True),
    "ca. 80000": (80_000, 80_000, True),
    "ca. 1,2 Mio. €": (1_200_000, 1_200_000, True),
    "80.000–120.000 €": (80_000, 120_000, False),
    "80.000-120.000 €": (80_000, 120_000, False),
    "80.000 bis 120.000 €": (80_000, 120_000, False),
    "80.000 – 120.000 €": (80_000, 120_000, False),
    "80.000 € – 120.000 €": (80_000, 120_000, False),
    "80.000 € bis 120.000 €": (80_000, 120_000, False),
    "80–120 TEUR": (80_000, 120_000, False),
    "900 TEUR–1,2 Mio. €": (900_000, 1_200_000, False),
    "80000–120000": (80_000, 120_000, False),
    "80.000–80.000 €": (80_000, 80_000, False),
    "ab 80.000 €": (80_000, None, False),
    "über 80.000 €": (80_000, None, False),
    "mindestens 80.000 €": (80_000, None, False),
    "> 80.000 €": (80_000, None, False),
    ">80.000 €": (80_000, None, False),
    "bis 80.000 €": (0, 80_000, False),
    "bis zu 80.000 €": (0, 80_000, False),
    "< 80.000 €": (0, 80_000, False),
    "unbekannt": (None, None, False),
    "ca.\u00a080.000\u202f€": (80_000, 80_000, True),
    "0 €": (0, 0, False),
}
# not an estimate: the code
NO_ESTIMATES = {
    "": "B105", "viel": "B105", "ein paar Tausend": "B105", "-5 €": "B105", "ca.": "B105", "ab": "B105", "bisher 5 €": "B105",
    "ca. viel": "B105", "ca. 80–120 TEUR": "B105", "rund 80.000 bis 120.000 €": "B105", "bis 80–120 TEUR": "B105", "ca. ab 5 €": "B105",
    "ca. unbekannt": "B105", "ab ca. 80.000 €": "B105", "80.000 €–120.000": "B105", "unbekannt €": "B105", "Unbekannt": "B105",
    "80–100–120 €": "B105", "10 Mrd. €": "B105", "bis 10 Mrd. €": "B105", "ca. 0,005 €": "B105", "€ 80–120": "B105", "80–": "B105",
    "ca. 80.000": "B103", "50.000": "B103", "80.000–120.000": "B103", "ab 7.5 €": "B103", "80.000,50–90.000,50": "B103",
    "120.000–80.000 €": "B116", "900–1 Mio. €": "B116", "1,2 Mio. €–900 TEUR": "B116",
}  # fmt: skip


@pytest.mark.parametrize("text", ESTIMATES)
def test_estimate(text: str) -> None:
    low, high, approximate = ESTIMATES[text]
    estimate = parse_estimate(text)
    assert (estimate.low, estimate.high, estimate.approximate) == (low, high, approximate)
    assert estimate.is_unknown == (text == "unbekannt")


@pytest.mark.parametrize("text", NO_ESTIMATES)
def test_no_estimate(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_estimate(text)
    assert error.value.code == NO_ESTIMATES[text]
    assert error.value.hint


def test_an_estimate_keeps_its_wording() -> None:
    assert parse_estimate(" ca. 80.000\u00a0€ ").wording == "ca. 80.000 €"


@given(st.text())
def test_any_text_is_an_estimate_or_not(text: str) -> None:
    try:
        estimate = parse_estimate(text)
    except Unreadable as error:
        assert error.code in ("B103", "B105", "B116")
        return
    assert estimate.low is None or estimate.high is None or 0 <= estimate.low <= estimate.high


EUROS = st.decimals(0, 10**9, places=2)
INTERVALS = st.one_of(
    st.just(Interval.nothing_known()),
    EUROS.map(Interval.exact),
    EUROS.map(lambda low: Interval(low, None)),
    st.tuples(EUROS, EUROS).map(lambda pair: Interval(min(pair), max(pair))),
)


@given(st.lists(INTERVALS))
def test_a_sum_adds_bounds_and_counts_what_is_unknown(parts: list[Interval]) -> None:
    known = [part for part in parts if part.low is not None]
    total = Interval.total(parts)
    if not parts:
        assert total is None
        return
    assert total is not None
    assert total.unknown == len(parts) - len(known)
    assert total.is_known == bool(known)
    assert total.low == (sum(part.low for part in known if part.low is not None) if known else None)
    highs = [part.high for part in known]
    assert total.high == (sum(high for high in highs if high is not None) if known and None not in highs else None)


@given(st.lists(INTERVALS, min_size=1), st.lists(INTERVALS, min_size=1))
def test_sums_of_sums_are_the_sum(some: list[Interval], others: list[Interval]) -> None:
    first, second = Interval.total(some), Interval.total(others)
    assert first is not None
    assert second is not None
    assert Interval.total([first, second]) == Interval.total([*some, *others])


def test_unknown_is_never_zero() -> None:
    total = Interval.total([parse_estimate("250.000 €").interval, parse_estimate("unbekannt").interval])
    assert total == Interval(Decimal(250_000), Decimal(250_000), unknown=1)
    assert Interval.total([parse_estimate("unbekannt").interval]) == Interval(None, None, unknown=1)


def test_sums_of_format_md() -> None:
    half_open = [parse_estimate("ab 20.000 €").interval, parse_estimate("0 €").interval]
    assert Interval.total(half_open) == Interval(Decimal(20_000), None)
    ranges = [parse_estimate("100–200 TEUR").interval, parse_estimate("150.000 € bis 300.000 €").interval]
    assert Interval.total(ranges) == Interval(Decimal(250_000), Decimal(500_000))


@pytest.mark.parametrize(
    ("text", "ceiling"),
    [("80–120 TEUR", 120_000), ("ab 80.000 €", 80_000), ("bis 80.000 €", 80_000), ("unbekannt", None)],
)
def test_ceiling_is_the_upper_bound_or_else_the_lower(text: str, ceiling: int | None) -> None:
    assert parse_estimate(text).interval.ceiling == ceiling


def test_an_estimate_is_an_interval() -> None:
    estimate = Estimate(Decimal(1), None, approximate=False, wording="ab 1 €")
    assert estimate.interval == Interval(Decimal(1), None)
