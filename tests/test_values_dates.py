"""Dates and years in every notation of format.md (Values)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.values import Span, Unreadable, YearSpan, parse_date, parse_day, parse_year, parse_year_span
from digitalfahrplan.values.dates import MONTHS, german_day, quarter

# notation: first day, last day, as German, as machine notation
DATES = {
    "2026": ("2026-01-01", "2026-12-31", "2026", "2026"),
    "2026-Q3": ("2026-07-01", "2026-09-30", "3. Quartal 2026", "2026-Q3"),
    "2026-03": ("2026-03-01", "2026-03-31", "März 2026", "2026-03"),
    "2026-03-12": ("2026-03-12", "2026-03-12", "12.03.2026", "2026-03-12"),
    "Q3 2026": ("2026-07-01", "2026-09-30", "3. Quartal 2026", "2026-Q3"),
    "Q3/2026": ("2026-07-01", "2026-09-30", "3. Quartal 2026", "2026-Q3"),
    "03/2026": ("2026-03-01", "2026-03-31", "März 2026", "2026-03"),
    "März 2026": ("2026-03-01", "2026-03-31", "März 2026", "2026-03"),
    "12.03.2026": ("2026-03-12", "2026-03-12", "12.03.2026", "2026-03-12"),
    "1.3.2026": ("2026-03-01", "2026-03-01", "01.03.2026", "2026-03-01"),
    # bounds
    "1990": ("1990-01-01", "1990-12-31", "1990", "1990"),
    "2100": ("2100-01-01", "2100-12-31", "2100", "2100"),
    "2100-12-31": ("2100-12-31", "2100-12-31", "31.12.2100", "2100-12-31"),
    "1990-01-01": ("1990-01-01", "1990-01-01", "01.01.1990", "1990-01-01"),
    "2024-02": ("2024-02-01", "2024-02-29", "Februar 2024", "2024-02"),
    "29.02.2024": ("2024-02-29", "2024-02-29", "29.02.2024", "2024-02-29"),
    "02/2026": ("2026-02-01", "2026-02-28", "Februar 2026", "2026-02"),
    "2026-Q1": ("2026-01-01", "2026-03-31", "1. Quartal 2026", "2026-Q1"),
    "Q4 2026": ("2026-10-01", "2026-12-31", "4. Quartal 2026", "2026-Q4"),
    "12/2026": ("2026-12-01", "2026-12-31", "Dezember 2026", "2026-12"),
    "Mai 2026": ("2026-05-01", "2026-05-31", "Mai 2026", "2026-05"),
    # blanks
    " 2026 ": ("2026-01-01", "2026-12-31", "2026", "2026"),
    "März\u00a02026": ("2026-03-01", "2026-03-31", "März 2026", "2026-03"),
    "Q3\u202f2026": ("2026-07-01", "2026-09-30", "3. Quartal 2026", "2026-Q3"),
}
NO_DATES = [
    "", "1989", "2101", "31.12.1989", "2101-01-01", "2101-Q1", "0000", "26", "202", "20261", "2026-13", "2026-00", "2026-1",
    "2026-03-00", "2026-03-32", "2026-02-29", "30.02.2026", "29.02.2025", "31.04.2026", "0.3.2026", "1.0.2026", "1.13.2026",
    "2026-Q0", "2026-Q5", "Q5 2026", "Q0/2026", "Q 3 2026", "q3 2026", "2026 Q3", "13/2026", "00/2026", "2026/03", "03.2026",
    "1.3.26", "2026-03-12T10:00:00", "2026-03-12 10:00", "12. März 2026", "Sommer 2026", "Ende 2026", "März", "Marz 2026",
    "2026–2027", "ab 2026", "offen", "heute", "٢٠٢٦", "2026-\u0660\u0663", "２０２６", "2026\n2027", "März  2026", "-2026",
]  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_date(text: str) -> None:
    first, last, german, machine = DATES[text]
    span = parse_date(text)
    assert span == Span(date.fromisoformat(first), date.fromisoformat(last))
    assert (str(span), span.iso) == (german, machine)
    assert span.is_day == (first == last)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_date(text)
    assert error.value.code == "B102"
    assert error.value.hint


@pytest.mark.parametrize(("number", "name"), list(enumerate(MONTHS, 1)))
def test_every_month_has_its_name(number: int, name: str) -> None:
    for spelled in (name, name.lower(), name.upper()):
        assert parse_date(f"{spelled} 2027") == parse_date(f"2027-{number:02}")


def test_march_without_umlaut() -> None:
    assert parse_date("Maerz 2026") == parse_date("März 2026")


def test_impossible_days_are_told_from_other_words() -> None:
    with pytest.raises(Unreadable, match="Kalender"):
        parse_date("30.02.2026")
    with pytest.raises(Unreadable, match="kein Datum"):
        parse_date("Sommer 2026")
    with pytest.raises(Unreadable, match="1990 bis 2100"):
        parse_date("1989")


DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_day_survives_both_notations(day: date) -> None:
    assert (
        parse_day(day.isoformat())
        == parse_day(german_day(day))
        == parse_day(f"{day.day}.{day.month}.{day.year}")
        == day
    )


@given(DAYS, st.sampled_from(["{:%Y}", "{:%Y-%m}", "{0:%m}/{0:%Y}", "Q{1} {0:%Y}", "{0:%Y}-Q{1}"]))
def test_what_is_printed_is_read_as_the_same(day: date, notation: str) -> None:
    span = parse_date(notation.format(day, quarter(day)))
    assert span.first <= day <= span.last
    assert parse_date(span.iso) == span


@given(st.text())
def test_any_text_is_a_date_or_not(text: str) -> None:
    try:
        span = parse_date(text)
    except Unreadable:
        return
    assert date(1990, 1, 1) <= span.first <= span.last <= date(2100, 12, 31)


@pytest.mark.parametrize("text", ["2026", "2026-03", "Q1 2026", "März 2026"])
def test_a_vague_date_is_no_day(text: str) -> None:
    with pytest.raises(Unreadable, match="genauer Tag"):
        parse_day(text)


@pytest.mark.parametrize(("text", "year"), [("1990", 1990), ("2100", 2100), ("2027", 2027), (" 2027 ", 2027)])
def test_year(text: str, year: int) -> None:
    assert parse_year(text) == year


@pytest.mark.parametrize(
    "text", ["", "1989", "2101", "27", "02027", "2027.0", "2027,5", "+2027", "-2027", "２０２７", "MMXXVII"]
)
def test_no_year(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_year(text)
    assert error.value.code == "B112"


YEARS = {
    "2027": (2027, 2027, "2027"),
    "2026–2029": (2026, 2029, "2026–2029"),
    "2026-2029": (2026, 2029, "2026–2029"),
    "2026 bis 2029": (2026, 2029, "2026–2029"),
    "2026 – 2029": (2026, 2029, "2026–2029"),
    "2027–2027": (2027, 2027, "2027"),
    "1990–2100": (1990, 2100, "1990–2100"),
    "ab 2027": (2027, None, "ab 2027"),
    "offen": (None, None, "ohne Jahr"),
}


@pytest.mark.parametrize("text", YEARS)
def test_years_of_a_cost_row(text: str) -> None:
    first, last, german = YEARS[text]
    span = parse_year_span(text)
    assert span == YearSpan(first, last)
    assert str(span) == german
    assert span.is_open == (first is None)
    assert span.is_continuing == (first is not None and last is None)


@pytest.mark.parametrize(
    "text", ["", "ab", "ab 1989", "bis 2029", "2026–2101", "2026, 2027", "26–29", "Offen", "ab 2026–2029", "2026-03"]
)
def test_no_years_of_a_cost_row(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        parse_year_span(text)
    assert error.value.code == "B112"
    assert "offen" in error.value.hint


def test_years_do_not_run_backwards() -> None:
    with pytest.raises(Unreadable) as error:
        parse_year_span("2029–2027")
    assert (error.value.code, error.value.hint) == ("B116", "2027–2029 schreiben.")


@given(st.text())
def test_any_text_is_years_or_not(text: str) -> None:
    try:
        span = parse_year_span(text)
    except Unreadable as error:
        assert error.code in ("B112", "B116")
        return
    assert span.first is None or span.last is None or span.first <= span.last
