"""Progress as plain lines: for logs, pipes, and terminals that cannot move their cursor."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO

from ..values.german import number
from .steps import Step
from .words import seconds_in_words

PATIENCE = 10
"""After so many seconds without a word one wonders whether anything still happens."""


class Lines:
    """A line for each step when it is over; in a long step one every ten seconds."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._step: Step | None = None
        self._total: int | None = None
        self._said = 0.0

    def begins(self, step: Step, total: int | None) -> None:
        """Nothing yet: most steps are over in a moment."""
        self._step, self._total, self._said = step, total, 0.0

    def moves(self, done: int, seconds: float) -> None:
        """A line if the last one is long ago."""
        if seconds - self._said >= PATIENCE:
            self._said = seconds
            of = f" von {number(self._total)}" if self._total is not None else ""
            self._write(f"  {self._step}: {number(done)}{of} …")

    def ends(self, step: Step, told: str, seconds: float) -> None:
        """What the step did and how long it took."""
        self._write(
            f"{step}: {told} ({seconds_in_words(seconds)})" if told else f"{step} ({seconds_in_words(seconds)})"
        )

    def says(self, lines: list[str]) -> None:
        """All lines."""
        for line in lines:
            self._write(line)

    def close(self) -> None:
        """Every line is out already."""

    def _write(self, line: str) -> None:
        """A reader who has gone, or one who knows few letters, is no reason to stop a build."""
        encoding = self._stream.encoding or "utf-8"
        readable = line.encode(encoding, "replace").decode(encoding)
        try:
            self._stream.write(f"{readable}\n")
            self._stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
