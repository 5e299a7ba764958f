"""One build that somebody watches, from its first step to its summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..problems import Problem
from .steps import Progress, Show, Step
from .summary import End, Summary, append_to_step_summary, details, headline
from .weighing import Weight, weigh


class Building:
    """What is known of a build on its way into a folder."""

    def __init__(self, show: Show, folder: Path) -> None:
        self.progress = Progress(show)
        self.problems: Sequence[Problem] = ()
        self.is_refused = self.is_complete = self._has_failed = False
        self._folder = folder
        self._during: Step | None = None

    def complete(self) -> None:
        """Everything is written."""
        self.progress.end()
        self.is_complete = True

    def fail(self) -> None:
        """It came to nothing, or a strict build does not like what came of it; others say why."""
        self._has_failed, self._during = True, self.progress.stop()

    def close(self, step_summary: str | None) -> None:
        """Say what came of it, also in the file that GitHub shows. Raises `OSError` where that one cannot be written."""
        if not self.is_complete and not self._has_failed:  # nobody says so when Ctrl+C ends it
            self.fail()
        told = self.summary()
        self.progress.show.says([headline(told), *details(told)])
        append_to_step_summary(told, step_summary)

    def summary(self) -> Summary:
        """What came of it so far."""
        weight = weigh(self._folder) if self.is_complete else Weight()
        return Summary(self._end(), self._shown(), self.problems, weight, self.progress.seconds, self._during)

    def _end(self) -> End:
        if self.is_complete:
            return End.WARNED if self._has_failed else End.DONE
        return End.REFUSED if self.is_refused else End.BROKEN

    def _shown(self) -> str:
        """The folder as it was called."""
        here = Path.cwd()
        return str(self._folder.relative_to(here) if self._folder.is_relative_to(here) else self._folder)
