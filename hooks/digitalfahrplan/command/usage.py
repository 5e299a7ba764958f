"""How the commands are called, and what is said when somebody calls them differently."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from .errors import CommandError

Argument = tuple[str, Mapping[str, object]]
"""A name of an argument, and what argparse is told of it."""
HELP_FLAGS = frozenset({"-h", "--help", "--hilfe"})


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, how it is called and what it does in German, its arguments, and what runs it.

    `run` returns whether the content has errors. Raises `CommandError` when it could not run.
    """

    name: str
    usage: str
    summary: str
    arguments: Sequence[Argument]
    run: Callable[[argparse.Namespace], bool]

    @property
    def call(self) -> str:
        """The line to type."""
        return f"digitalfahrplan {self.name} {self.usage}".rstrip()

    @property
    def help(self) -> str:
        """What it does and how it is called."""
        return f"{self.summary}\n\nAufruf: {self.call}\n"


class _Parser(argparse.ArgumentParser):
    """An argparse parser that speaks German and leaves exiting to others."""

    def error(self, message: str) -> NoReturn:
        """Raises `CommandError` with the German usage, where argparse would end the program in English."""
        raise CommandError(f"So lässt sich das nicht aufrufen.\nAufruf: {self.usage}")


def parse(command: Command, arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command. Raises `CommandError` for anything else than its usage."""
    parser = _Parser(usage=command.call, add_help=False, allow_abbrev=False)
    for name, settings in command.arguments:
        parser.add_argument(name, **settings)  # type: ignore[arg-type]
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        raise CommandError(f"„{unknown[0]}“ gehört hier nicht hin.\nAufruf: {command.call}")
    return options


def overview(commands: Mapping[str, Command]) -> str:
    """All commands with their calls."""
    lines = [f"  {command.call}\n      {command.summary}\n" for command in commands.values()]
    return "Aufruf: digitalfahrplan BEFEHL …\n\n" + "".join(lines)
