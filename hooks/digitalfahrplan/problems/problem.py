"""One problem at one place of one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from .catalogue import CODES

Severity = Literal["fehler", "hinweis"]
ERROR: Severity = "fehler"
NOTICE: Severity = "hinweis"
HELP_PAGE = "/mitmachen/fehlermeldungen/"
_LONGEST = 800
_ENOUGH = 100


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem; order is by file, place and code.

    `line` and `column` count from 1; `length` is how many characters are marked in `quote`, the line as it stands in
    the file. `detail` says in a German sentence what is wrong at this place, `hint` names one way out; both quote the
    file, so nothing is left in them that a terminal would obey.
    """

    path: str
    line: int
    column: int
    code: str
    detail: str
    hint: str = ""
    length: int = 1
    quote: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "detail", _one_line(self.detail))
        object.__setattr__(self, "hint", _one_line(self.hint))

    @property
    def severity(self) -> Severity:
        """`fehler` stops a publication, `hinweis` does not."""
        return CODES[self.code].severity

    @property
    def title(self) -> str:
        """The short German name of the problem."""
        return CODES[self.code].title

    @property
    def message(self) -> str:
        """What is wrong, in one line."""
        return f"{self.title}: {self.detail}" if self.detail else self.title

    @property
    def help(self) -> str:
        """Where the site explains this code."""
        return f"{HELP_PAGE}#{self.code.lower()}"


def bounded(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, of one kind in one file at most as many as anybody reads; the last one says how many more."""
    kinds: dict[tuple[str, str], list[Problem]] = {}
    for problem in sorted(set(problems)):
        kinds.setdefault((problem.path, problem.code), []).append(problem)
    return tuple(sorted(chain.from_iterable(_first(same) for same in kinds.values())))


def _first(same: list[Problem]) -> list[Problem]:
    more = len(same) - _ENOUGH
    if more <= 0:
        return same
    last = same[_ENOUGH - 1]
    return [*same[: _ENOUGH - 1], replace(last, detail=f"{last.detail} Davon gibt es hier noch {more} weitere.")]


def _one_line(text: str) -> str:
    """The text in one line of bounded length; no-break spaces are spaces, what cannot be printed is a dot."""
    cut = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return cut if cut.isprintable() else "".join(_visible(mark) for mark in cut)


def _visible(mark: str) -> str:
    if mark.isprintable():
        return mark
    return " " if mark.isspace() else "·"
