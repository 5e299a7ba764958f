"""How well a programme and a measure fit: what one reason says, and what all of them say together."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum


class Fit(IntEnum):
    """What one reason says, from good to bad."""

    FITS = 0
    CHECK = 1
    IMPOSSIBLE = 2

    @property
    def word(self) -> str:
        """As it stands in the data."""
        return ("passt", "zu-pruefen", "nicht-moeglich")[self]

    @property
    def label(self) -> str:
        """As people read it."""
        return ("passt", "zu prüfen", "nicht möglich")[self]


class Verdict(StrEnum):
    """What all reasons say together, from good to bad."""

    POSSIBLE = "moeglich"
    CHECK = "zu-pruefen"
    IMPOSSIBLE = "nicht-moeglich"

    @property
    def label(self) -> str:
        """As people read it."""
        return {"moeglich": "möglich", "zu-pruefen": "zu prüfen", "nicht-moeglich": "nicht möglich"}[self]

    @classmethod
    def of(cls, worst: Fit) -> Verdict:
        """The verdict whose worst reason is this one."""
        return _VERDICTS[worst]


_VERDICTS = tuple(Verdict)


# The sentence is only put together when somebody reads it.
Sentence = Callable[[], str]
Said = tuple[Fit, Sentence]
Say = Callable[[Sentence], Said]


def fits(sentence: Sentence) -> Said:
    """The two fit, because of this."""
    return Fit.FITS, sentence


def check(sentence: Sentence) -> Said:
    """The files alone do not tell, because of this."""
    return Fit.CHECK, sentence


def impossible(sentence: Sentence) -> Said:
    """The two do not go together, because of this."""
    return Fit.IMPOSSIBLE, sentence
