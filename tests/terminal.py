"""A program at a terminal: what it writes there."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ESCAPES = re.compile(r"\x1b(?:\[[\d;?]*[A-Za-z]|\][^\x07]*\x07)")


def without_escapes(text: str) -> str:
    """What a terminal is told to show, without how; a line that is drawn over another one is a line of its own."""
    return ESCAPES.sub("", text).replace("\r", "\n")


def at_a_terminal(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> tuple[int, str]:
    """Run a command whose standard output and error are a terminal: how it ended, and all that it wrote."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, cwd=folder, env=dict(environment), stdout=theirs, stderr=theirs)
    os.close(theirs)
    found = b""
    with suppress(OSError):  # that is how Linux says that the other end is closed
        while piece := os.read(ours, 65536):
            found += piece
    os.close(ours)
    return process.wait(), found.decode()
