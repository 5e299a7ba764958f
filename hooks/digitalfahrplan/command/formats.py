"""`--format`: how problems are told."""

from __future__ import annotations

from argparse import Namespace

from ..problems.output import FORMATS
from .errors import CommandError
from .usage import Argument

FORMAT: Argument = ("--format", {"default": "text"})


def format_of(options: Namespace) -> str:
    """The name of a format of `FORMATS`. Raises `CommandError` for any other."""
    if options.format not in FORMATS:
        raise CommandError(f"„{options.format}“ ist kein Ausgabeformat. Möglich: {', '.join(FORMATS)}.")
    return str(options.format)
