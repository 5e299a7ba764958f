"""What the commands that fetch begin with: `digitalfahrplan partner update`, `digitalfahrplan oparl update`."""

from __future__ import annotations

from argparse import Namespace

from ..plan import Plan
from .content import CONTENT, TODAY, plan_or_complain
from .errors import CommandError
from .usage import Argument

OPTIONS: tuple[Argument, ...] = (("action", {}), CONTENT, TODAY)
CALL = "update [--content ORDNER] [--today DATUM]"


def plan_to_update(options: Namespace) -> Plan | None:
    """The plan whose copies are fetched; None while it has errors, which are told then. Raises `CommandError` for another word."""
    if options.action != "update":
        raise CommandError(f"„{options.action}“ gibt es hier nicht. Möglich: update.")
    return plan_or_complain(options.content, options.today)
