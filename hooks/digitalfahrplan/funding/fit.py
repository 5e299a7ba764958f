"""How well a programme and a measure fit: what one reason says, and what all of them say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Fit(IntEnum):
    """What one reason says, from good to bad."""

    FITS = 0
    CHECK = 1
    IMPOSSIBLE = 2

    @property
    def word(self) -> str:
        """As it stands in the data."""
        return _WORDS[self]


_WORDS = ("passt", "zu-pruefen", "nicht-moeglich")


class Verdict(StrEnum):
    """What all reasons say together, from good to bad."""

    POSSIBLE = "moeglich"
    CHECK = "zu-pruefen"
    IMPOSSIBLE = "nicht-moeglich"

    @property
    def label(self) -> str:
        """As people read it."""
        return {"moeglich": "möglich", "zu-pruefen": "zu prüfen", "nicht-moeglich": "nicht möglich"}[self]


_VERDICTS = tuple(Verdict)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a reason says of a programme and a measure; `text` is a German sentence that names both sides."""

    reason: str
    fit: Fit
    text: str


Said = tuple[Fit, str]


def fits(text: str) -> Said:
    """The two fit, because of this."""
    return Fit.FITS, text


def check(text: str) -> Said:
    """Nobody can say from the files alone, because of this."""
    return Fit.CHECK, text


def impossible(text: str) -> Said:
    """The two do not go together, because of this."""
    return Fit.IMPOSSIBLE, text


def worst(findings: Iterable[Finding]) -> Verdict:
    """The worst of some findings, at least one."""
    return _VERDICTS[max(finding.fit for finding in findings)]
