"""How similar two titles are, and by which words. The measure is rapidfuzz's; what counts as a word is decided here."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

# Words that say nothing of what a measure is about: German articles, prepositions, conjunctions and the like …
_GRAMMAR = """
ab alle allen aller alles als am an auch auf aus außer bei beim bis da damit das dass dem den denn der des die dies diese diesem
diesen dieser dieses doch durch ein eine einem einen einer eines er es für gegen gibt hat haben hier hinter ihr ihre ihrem ihren
ihrer im in ins ist je jede jeden jeder jedes kann kein keine man mehr mit nach nicht noch nur ob oder ohne sein seine sich sie sind
so sowie statt über um und uns unser unsere unter vom von vor was wenn wer werden wie wir wird zu zum zur zwischen
"""
# … and words that stand in the titles of half of all digital measures.
_USUAL = """
digital digitale digitalem digitalen digitaler digitales digitalisierung einführung elektronisch elektronische elektronischen
elektronischer elektronisches gemeinde gemeinden kommune kommunen neu neue neuem neuen neuer neues online stadt stadtweit städte
städtisch städtische städtischen städtischer städtisches
"""
STOP_WORDS = frozenset(f"{_GRAMMAR} {_USUAL}".split())
_WORD = re.compile(r"[^\W_]+")
_RELATED = 85  # percent of equal letters from which two words count as the same: Schule and Schulen


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """The words of a text that say something, in small letters, in their order."""
    return tuple(word for word in _WORD.findall(text.casefold()) if word not in STOP_WORDS)


def similarity(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """How similar two titles are by their words, 0 to 100, in whole percent.

    The mean of rapidfuzz's `token_sort_ratio` (all words of both) and `token_set_ratio` (a title that is part of another).
    """
    if not (ours and theirs):
        return 0
    one, other = " ".join(ours), " ".join(theirs)
    return round((fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)) / 2)


@lru_cache(maxsize=16_384)
def shared(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a title or name that another has too, endings aside, each once, in their order."""
    return tuple(dict.fromkeys(word for word in ours if any(_related(word, other) for other in theirs)))


def as_written(text: str, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Some words of a text as they stand there, each once."""
    return tuple(dict.fromkeys(word for word in _WORD.findall(text) if word.casefold() in chosen))


def _related(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) > 3 and fuzz.ratio(one, other) >= _RELATED)
