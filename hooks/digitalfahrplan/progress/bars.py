"""Progress on a terminal: finished steps stay as lines, the running one moves below them."""

from __future__ import annotations

import sys
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.progress import Progress as Live
from rich.text import Text

from ..values.german import number
from .steps import Step
from .words import seconds_in_words

_WIDTH = max(map(len, Step))
_TOLD, _SECONDS = 46, 12  # with the rest not more than the 80 columns of an old terminal
_A_SECOND = 8
"""How often the moving line is drawn: enough to live, too little to slow the build."""


class _Reached(ProgressColumn):
    """512 von 1.182; nothing where nobody knows how many."""

    def render(self, task: Task) -> Text:
        """How far a step is: 12 von 50."""
        if task.total is None:
            return Text()
        return Text(f"{number(int(task.completed))} von {number(int(task.total))}", style="bold")


class _Since(ProgressColumn):
    """How long the step has been running."""

    def render(self, task: Task) -> Text:
        """How long a step takes already, from one second on."""
        return Text(seconds_in_words(int(task.elapsed or 0)) if (task.elapsed or 0) >= 1 else "", style="dim")


class Bars:
    """What rich draws. While it does, what others write to standard error appears above, if that is a terminal, too."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)
        self._live = Live(
            SpinnerColumn(style="cyan"),
            TextColumn(f"{{task.description:{_WIDTH}}} ", markup=False),
            BarColumn(32),
            _Reached(),
            _Since(),
            console=self._console,
            transient=True,
            refresh_per_second=_A_SECOND,
            redirect_stdout=False,
            redirect_stderr=sys.stderr.isatty(),
        )

    def begins(self, step: Step, total: int | None) -> None:
        """Draw the step; the first one starts the drawing."""
        self._live.add_task(step, total=total)
        self._live.start()

    def moves(self, done: int, seconds: float) -> None:
        """Move the bar when it is next drawn."""
        self._live.update(self._live.task_ids[-1], completed=done)

    def ends(self, step: Step, told: str, seconds: float) -> None:
        """A line that stays."""
        self._clear()
        spent = f"{seconds_in_words(seconds):>{_SECONDS}}"
        line = Text.assemble(("✓ ", "green"), f"{step:{_WIDTH}}  {told:{_TOLD}}", (spent, "dim"))
        self._console.print(line, soft_wrap=True)

    def says(self, lines: list[str]) -> None:
        """The first line stands out."""
        self.close()
        for number_, line in enumerate(lines):
            self._console.print(Text(line, style="" if number_ else "bold"), soft_wrap=True)

    def close(self) -> None:
        """Give the terminal back as it was, cursor included."""
        self._clear()
        self._live.stop()

    def _clear(self) -> None:
        for task in self._live.task_ids:
            self._live.remove_task(task)
