"""The steps of a build: which one runs, how far it is, how long each took."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from time import perf_counter
from typing import Protocol


class Step(StrEnum):
    """The steps in their order, as people read them."""

    READ = "Lesen und prüfen"
    PLAN = "Rechnen und planen"
    FILES = "Dateien für andere"
    PAGES = "Seiten"
    WRITE = "Schreiben"
    ARCHIVE = "Archiv"
    SEARCH = "Suche"


class Show(Protocol):
    """Where somebody sees it. Seconds are those since the step began; a total of None is one that nobody knows."""

    def begins(self, step: Step, total: int | None) -> None:
        """A step begins; the one before has ended."""

    def moves(self, done: int, seconds: float) -> None:
        """Another part of the step is done."""

    def ends(self, step: Step, told: str, seconds: float) -> None:
        """The step is over; `told` is what came of it, maybe ""."""

    def says(self, lines: list[str]) -> None:
        """What there is to read at the end, the most important line first."""

    def close(self) -> None:
        """Nothing follows soon: others may write now. May be called twice."""


class Nobody:
    """Nobody looks on."""

    def begins(self, step: Step, total: int | None) -> None:
        """Say nothing of a step that begins."""

    def moves(self, done: int, seconds: float) -> None:
        """Say nothing of its parts."""

    def ends(self, step: Step, told: str, seconds: float) -> None:
        """Say nothing of its end."""

    def says(self, lines: list[str]) -> None:
        """Say nothing at the end."""

    def close(self) -> None:
        """There is nothing to close."""


class Progress:
    """The steps of one build. `clock` gives seconds from any point on; one step runs at a time."""

    def __init__(self, show: Show | None = None, clock: Callable[[], float] = perf_counter) -> None:
        self.show: Show = show or Nobody()
        self.seconds: dict[Step, float] = {}
        self.running: Step | None = None
        self._clock = clock
        self._began, self._done, self._told = 0.0, 0, ""

    def begin(self, step: Step, total: int | None = None) -> None:
        """Go on to a step, of so many parts if that is known."""
        self.end()
        self.running, self._began = step, self._clock()
        self._done, self._told = 0, ""
        self.show.begins(step, total)

    def advance(self) -> None:
        """Another part of the step is done; nothing where none runs."""
        if self.running is not None:
            self._done += 1
            self.show.moves(self._done, self._clock() - self._began)

    def tell(self, told: str) -> None:
        """What came of the step, in a few words."""
        self._told = told

    def end(self) -> None:
        """The step is over, if one runs."""
        if self.running is not None:
            step = self.running
            self._count()
            self.show.ends(step, self._told, self.seconds[step])

    def stop(self) -> Step | None:
        """Something went wrong; returns the step that ran, whose time counts although it has no end."""
        step = self.running
        if step is not None:
            self._count()
        self.show.close()
        return step

    def _count(self) -> None:
        assert self.running is not None  # asked before
        self.seconds[self.running] = self.seconds.get(self.running, 0.0) + self._clock() - self._began
        self.running = None
