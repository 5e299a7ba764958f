"""German compounds taken apart: "Onlinezugangsgesetz" is to be found by "Zugangsgesetz" and by "Gesetz".

A search finds the beginning of a word by itself, so only the tails are of interest. There is no dictionary: parts are the nouns
of the site and a short list (`parts.py`). A tail too many does no harm, it only adds a weak hit; one too few is a page not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from .parts import PARTS

# What may stand between two parts: Zugang-s-gesetz, Straße-n-bau, Kind-er-garten (Duden, "Fugenelement").
_LINKS: Final = ("", "s", "n", "en", "er", "es", "ens", "e")
# What may follow the last part.
_ENDINGS: Final = ("", "s", "n", "e", "en", "er", "es", "em", "ern")
_SHORTEST_COMPOUND: Final = 8
_SHORTEST_FIRST: Final = 3
_SHORTEST_TAIL: Final = 3
_SHORTEST_NOUN: Final = 4
# What is long enough (letters before, letters of the tail) is believed even if nobody knows what stands before the tail.
_BELIEVED: Final = ((4, 5), (6, 4))

_FOLD: Final = str.maketrans("äöü", "aou")


def fold(word: str) -> str:
    """A word in small letters without dots, as long as before: "Höfe" and "Hof" begin alike."""
    return word.lower().translate(_FOLD)


class Compounds:
    """The parts that are known, and the tails of words by them. `words` are those of a site, in their own spelling."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        known = {fold(word) for word in PARTS} | _nouns(words)
        self._first = {part for word in known for part in _as_first(word)}
        self._last = {word + ending for word in known for ending in _ENDINGS}
        self._found: dict[str, tuple[str, ...]] = {}

    def tails(self, word: str) -> tuple[str, ...]:
        """The tails of a compound noun in small letters, the longest first; nothing for any other word."""
        if word not in self._found:
            noun = len(word) >= _SHORTEST_COMPOUND and word[0].isupper()
            self._found[word] = tuple(self._tails(word.lower())) if noun else ()
        return self._found[word]

    def _tails(self, word: str) -> Iterator[str]:
        folded = fold(word)
        if len(folded) != len(word):  # "İ" in small letters is two characters
            return
        reached = self._reached(folded)
        ends = self._ends(folded)
        for at in sorted(ends - {0}):
            if at in reached or any(at >= before and len(word) - at >= tail for before, tail in _BELIEVED):
                yield word[at:]

    def _reached(self, word: str) -> set[int]:
        """Where parts that begin at the beginning end."""
        reached = {0}
        for start in range(len(word) - _SHORTEST_TAIL):
            if start in reached:
                ends = range(start + _SHORTEST_FIRST, len(word) - _SHORTEST_TAIL + 1)
                reached.update(end for end in ends if word[start:end] in self._first)
        return reached

    def _ends(self, word: str) -> set[int]:
        """Where parts begin that go on to the end."""
        ends: set[int] = set()
        for start in range(len(word) - _SHORTEST_TAIL, -1, -1):
            if word[start:] in self._last or any(word[start:end] in self._first for end in ends):
                ends.add(start)
        return ends


def _nouns(words: Iterable[str]) -> set[str]:
    """Words that are always written with a capital; "Unter" at the beginning of a sentence is none."""
    capital: set[str] = set()
    small: set[str] = set()
    for word in words:
        if len(word) >= _SHORTEST_NOUN:
            (small if word.islower() else capital).add(fold(word))
    return capital - small


def _as_first(word: str) -> Iterator[str]:
    """A part as it stands before another: with a link, or without its last "e" or "en" (Schul-hof, Wirtschaft)."""
    yield from (word + link for link in _LINKS)
    for ending in ("e", "en"):
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_FIRST:
            yield word.removesuffix(ending)
