"""Words that a page is to be found by although they do not stand on it in this form. Nobody reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from .compounds import Compounds

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SPELLED_OUT: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
# What follows the first part of a paper's number: VO/2026/0113.
_REST: Final = re.compile(r"(?<=\w)/(\d[\w/-]*)")


def words_of(text: str) -> set[str]:
    """The words of a text, each once, as they are written."""
    return set(_WORD.findall(text))


def spelled_out(word: str) -> str:
    """A word as people without umlauts on their keyboard write it: "Bürgerbüro" is "buergerbuero"."""
    return "".join(_SPELLED_OUT.get(letter, letter) for letter in word.lower())


class Forms:
    """Other forms of the words of a site, each computed once; `short` are abbreviations and what they stand for."""

    def __init__(self, words: Iterable[str], short: Mapping[str, str]) -> None:
        self._compounds = Compounds(words)
        self._short = short
        self._forms: dict[str, tuple[str, ...]] = {}

    def of(self, text: str, words: Set[str]) -> str:
        """What a text with these words is to be found by, too: tails of compounds, "ae" for "ä", abbreviations and their long
        forms, and of "VO/2026/0113" also "2026/0113". In a fixed order, so that two builds give the same."""
        found = {form for word in words for form in self._of_word(word)} - {word.lower() for word in words}
        return " ".join(sorted(found.union(self._abbreviated(text), _REST.findall(text))))

    def _of_word(self, word: str) -> tuple[str, ...]:
        if word not in self._forms:
            tails = self._compounds.tails(word)
            spelled = (spelled_out(form) for form in (word, *tails) if not form.isascii())
            self._forms[word] = (*tails, *spelled)
        return self._forms[word]

    def _abbreviated(self, text: str) -> Iterator[str]:
        small = text.lower()
        for abbreviation, long in self._short.items():
            if abbreviation in text:
                yield from long.split()
            if long.lower() in small:
                yield abbreviation
