"""The command `digitalfahrplan`: reads arguments, calls the computations, writes what they say."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from .commands import COMMANDS
from .errors import CommandError
from .terminal import complain, prepare, say
from .usage import HELP_FLAGS, overview, parse

OK, ERRORS, COULD_NOT_RUN, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 (no errors), 1 (errors in the content), 2 (could not run: a German sentence says why) or 130 (Ctrl-C)."""
    prepare()
    gc.disable()  # a run is short and leaves no circles behind: looking for them costs a third of its time
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except CommandError as error:
        complain(f"digitalfahrplan: {error}\n")
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        complain("\ndigitalfahrplan: Abgebrochen.\n")
        return STOPPED
    finally:
        gc.enable()


def _run(arguments: Sequence[str]) -> int:
    name, *rest = arguments or ("",)
    if name in HELP_FLAGS:
        say(overview(COMMANDS))
        return OK
    if name not in COMMANDS:
        raise CommandError(
            f"Den Befehl „{name}“ gibt es nicht.\n\n{overview(COMMANDS)}" if name else overview(COMMANDS)
        )
    command = COMMANDS[name]
    if HELP_FLAGS.intersection(rest):
        say(command.help)
        return OK
    return ERRORS if command.run(parse(command, rest)) else OK
