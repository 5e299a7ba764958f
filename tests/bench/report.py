"""The costs as Markdown tables, with a verdict against each aim."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from .measuring import Cost
from .series import (
    ARCHIVED,
    ARCHIVED_FIRST,
    CHECK,
    CHECK_MANY,
    EDITED,
    FIGURES,
    OURS,
    PARSE,
    PLAIN,
    PUBLISHING,
    PUBLISHING_LATER,
    SEARCHING,
    VERDICTS,
    WRITING,
    Series,
)

# task, what it is compared with, how many times the processor time it may take; None where no aim is set
COMPARISONS: tuple[tuple[str, str, float | None], ...] = (
    (CHECK, PARSE, 2.0),
    (FIGURES, CHECK, 0.5),
    (WRITING, CHECK, None),
    (PUBLISHING, CHECK, 1.0),
    (PUBLISHING_LATER, CHECK, None),
    (VERDICTS, CHECK_MANY, 1.0),
    (OURS, PLAIN, 1.0),
    (EDITED, OURS, 0.33),
    (ARCHIVED, OURS, 1.5),
    (ARCHIVED_FIRST, OURS, None),
)
MANY, SEARCHED = 1000, 2.0
"""So many seconds the search index may take for so many pages."""
LINEAR = 1.25
"""Up to here growth counts as linear: two runs of the same differ by as much."""

Value = Callable[[Cost], float]
_VALUES: tuple[tuple[str, Value], ...] = (("Zeit", lambda cost: cost.wall), ("Prozessor", lambda cost: cost.cpu))
_GROWING: tuple[tuple[str, Value], ...] = (
    ("Prozessor (ms)", lambda cost: cost.cpu * 1000),
    ("Speicher (kB)", lambda cost: cost.peak * 1024),
)


def report(all_series: Sequence[Series]) -> str:
    """All tables: ratios, costs, growth."""
    parts = [
        ("Vergleiche im selben Lauf (Minimum / Median / Maximum)", _ratios(all_series)),
        (f"{SEARCHING}: Sekunden je {_count(MANY)} Seiten (Minimum / Median / Maximum)", _searched(all_series)),
        ("Kosten (Minimum / Median / Maximum)", _costs(all_series)),
        (f"Wachstum: was jede weitere Maßnahme kostet (linear bis {_number(LINEAR)})", _growth(all_series)),
    ]
    return "\n\n".join(f"## {title}\n\n" + "\n".join(_table(list(rows))) for title, rows in parts) + "\n"


def _ratios(all_series: Sequence[Series]) -> Iterator[Sequence[str]]:
    yield "Aufgabe", "verglichen mit", "Maßnahmen", "Läufe", *(name for name, _ in _VALUES), "Ziel", "Urteil"
    for task, other, aim in COMPARISONS:
        for series in _with(all_series, task, other):
            pairs = list(zip(series.costs[task], series.costs[other], strict=False))
            found = [[value(cost) / value(base) for cost, base in pairs] for _, value in _VALUES]
            # Processor time decides: the clock also counts what else the machine has to do.
            wanted = ("–", "–") if aim is None else (f"≤ {_number(aim)}", _verdict(median(found[-1]) <= aim))
            yield task, other, _count(series.size), str(len(pairs)), *map(_spread, found), *wanted


def _searched(all_series: Sequence[Series]) -> Iterator[Sequence[str]]:
    yield "Maßnahmen", "Seiten", *(name for name, _ in _VALUES), "Ziel", "Urteil"
    for series in _with(all_series, SEARCHING):
        found = [[value(cost) * MANY / series.pages for cost in series.costs[SEARCHING]] for _, value in _VALUES]
        many = series.pages >= MANY  # what every index costs, however small, weighs more for fewer
        # The clock decides: Pagefind works on all processors at once, and the aim is how long somebody waits.
        wanted = (f"≤ {_number(SEARCHED)}", _verdict(median(found[0]) <= SEARCHED)) if many else ("–", "–")
        yield _count(series.size), _count(series.pages), *map(_spread, found), *wanted


def _costs(all_series: Sequence[Series]) -> Iterator[Sequence[str]]:
    yield "Aufgabe", "Maßnahmen", "Sekunden", "Prozessorsekunden", "Speicherspitze in MB"
    for task in all_series[0].costs:
        for series in _with(all_series, task):
            costs = series.costs[task]
            times = [_spread([value(cost) for cost in costs]) for _, value in _VALUES]
            yield task, _count(series.size), *times, f"{max(cost.peak for cost in costs):.0f}"


def _growth(all_series: Sequence[Series]) -> Iterator[Sequence[str]]:
    """Each step from one size to the next; the last against the first, so that what every run costs does not count."""
    steps = list(pairwise(all_series))
    yield "Aufgabe", "Wert", *(f"{_count(a.size)} bis {_count(b.size)}" for a, b in steps), "Wachstum", "Urteil"
    for task in (CHECK, FIGURES, OURS):
        for name, value in _GROWING:
            each = [(_least(b, task, value) - _least(a, task, value)) / (b.size - a.size) for a, b in steps]
            growth = each[-1] / each[0] if len(each) > 1 and each[0] > 0 else None
            judged = ("–", "–") if growth is None else (_number(growth), _verdict(growth <= LINEAR))
            yield task, name, *map(_number, each), *judged


def _with(all_series: Sequence[Series], *tasks: str) -> list[Series]:
    """The sizes for which these tasks were measured."""
    return [series for series in all_series if all(task in series.costs for task in tasks)]


def _least(series: Series, task: str, value: Value) -> float:
    return min(value(cost) for cost in series.costs[task])


def _verdict(reached: bool) -> str:
    return "erreicht" if reached else "**verfehlt**"


def _spread(values: Sequence[float]) -> str:
    return " / ".join(map(_number, (min(values), median(values), max(values))))


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _count(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    head, *body = (f"| {' | '.join(row)} |" for row in rows)
    yield head
    yield "|" + "---|" * len(rows[0])
    yield from body
