"""The one exception of the command."""


class CommandError(RuntimeError):
    """The command cannot do what was asked; the message is a German sentence for the person who asked."""
