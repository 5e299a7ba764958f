"""Which entry of a list was which: an editor inserts, removes and reorders entries, and none has a number of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

# By these an entry is recognised and named; a year or an amount is shared by many.
NAMES = (
    "titel", "name", "id", "ort", "bezeichnung", "gegenstand", "programm", "quelle", "vorlage", "rechtsgrundlage",
    "organisation", "text", "leika", "ozg", "datum", "von", "jahr", "ab", "stand",
)  # fmt: skip
_NAME_COUNTS = 4
_MOST_PAIRS = 100_000  # more are not compared one by one: they are taken in their order
Pair = tuple[int, int]


def matched(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Index then and index now of the entries that stayed, changed or not, in the order of then."""
    same = dict(_same(old, new))
    left_old = [index for index in range(len(old)) if index not in same]
    taken = set(same.values())
    left_new = [index for index in range(len(new)) if index not in taken]
    if len(left_old) * len(left_new) > _MOST_PAIRS:
        return sorted([*same.items(), *zip(left_old, left_new, strict=False)])
    return sorted([*same.items(), *_alike(old, new, left_old, left_new)])


def _same(old: Sequence[Any], new: Sequence[Any]) -> Iterator[Pair]:
    """Entries that nobody changed."""
    places: dict[str, list[int]] = {}
    for index in range(len(new) - 1, -1, -1):
        places.setdefault(_text(new[index]), []).append(index)
    for index, entry in enumerate(old):
        if found := places.get(_text(entry)):
            yield index, found.pop()


def _alike(old: Sequence[Any], new: Sequence[Any], left_old: list[int], left_new: list[int]) -> Iterator[Pair]:
    """Of the others those that share the most; of equals the nearest."""
    then, now = {i: _leaves(old[i]) for i in left_old}, {j: _leaves(new[j]) for j in left_new}
    candidates = ((_shared(then[i], now[j]), abs(i - j), i, j) for i in left_old for j in left_new)
    for _, _, i, j in sorted((-score, distance, i, j) for score, distance, i, j in candidates if score):
        if i in then and j in now:
            del then[i], now[j]
            yield i, j


def _shared(then: frozenset[tuple[str, str]], now: frozenset[tuple[str, str]]) -> int:
    return sum(_NAME_COUNTS if key in NAMES[:9] else 1 for key, _ in then & now)


def _leaves(entry: Any) -> frozenset[tuple[str, str]]:
    return frozenset((key, _text(value)) for key, value in entry.items()) if isinstance(entry, dict) else frozenset()


def _text(entry: Any) -> str:
    return entry if isinstance(entry, str) else json.dumps(entry, sort_keys=True)


def named(entry: Any, number: int) -> str:
    """What an entry is called in a sentence; `number` counts from 1."""
    if isinstance(entry, dict):
        entry = next((entry[key] for key in NAMES if isinstance(entry.get(key), str)), None)
    return entry if isinstance(entry, str) else f"Eintrag {number}"
