"""Standard output and error as this program needs them: UTF-8 everywhere, and quiet when the reader has gone."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from .errors import CommandError


def prepare() -> None:
    """Write UTF-8 whatever the locale says. A stream that the caller has closed swallows everything."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Write to standard output. Raises `CommandError` when nothing can be written there; a closed pipe is no fault."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise CommandError("Die Ausgabe lässt sich nicht schreiben; vielleicht ist kein Platz mehr frei.") from None


def complain(text: str) -> None:
    """Write to standard error, if anybody is there."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")
