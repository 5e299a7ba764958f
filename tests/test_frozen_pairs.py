"""Which archived versions are compared: a comparison that was once published stays, whatever is frozen later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from digitalfahrplan.archive.snapshot import Snapshot
from digitalfahrplan.presentation.frozen.compared import pairs

Named = tuple[int, date]
DAYS = st.dates(date(2026, 1, 1), date(2026, 1, 9))


def snapshots(named: list[Named]) -> list[Snapshot]:
    """Snapshots in the order in which they were frozen."""
    nothing = frozenset[str]()
    return [
        Snapshot(year, day, Path(), "", "", "", "", nothing, nothing, line) for line, (year, day) in enumerate(named, 1)
    ]


def names(named: list[Named]) -> list[tuple[str, str]]:
    return [(one.name, other.name) for one, other in pairs(snapshots(named))]


def day(number: int) -> date:
    return date(2026, 1, number)


def test_each_with_the_one_before_and_with_the_first_of_its_year() -> None:
    assert names([(2026, day(1)), (2026, day(2)), (2027, day(3)), (2026, day(4))]) == [
        ("2026/2026-01-01", "2026/2026-01-02"),
        ("2026/2026-01-02", "2027/2026-01-03"),
        ("2027/2026-01-03", "2026/2026-01-04"),
        ("2026/2026-01-01", "2026/2026-01-04"),
    ]


def test_a_day_between_frozen_later_takes_no_comparison_away() -> None:
    assert names([(2026, day(1)), (2027, day(5))]) == [("2026/2026-01-01", "2027/2026-01-05")]
    assert names([(2026, day(1)), (2027, day(5)), (2026, day(5))]) == [
        ("2026/2026-01-01", "2026/2026-01-05"),
        ("2026/2026-01-05", "2027/2026-01-05"),
        ("2026/2026-01-01", "2027/2026-01-05"),
    ]


@given(st.lists(st.tuples(st.integers(2025, 2028), DAYS), unique=True, max_size=8))
def test_comparisons_only_grow_in_number_and_each_is_there_once(named: list[Named]) -> None:
    found = names(named)
    assert len(set(found)) == len(found)
    assert set(names(named[:-1])) <= set(found)
    assert all(one[5:] <= other[5:] for one, other in found), "the older one comes first"
