"""`digitalfahrplan oparl update`: what the council's information system says of the papers that measures name."""

from __future__ import annotations

from argparse import Namespace

from .content import CONTENT, TODAY, content_folder, plan_or_complain
from .errors import CommandError
from .terminal import say
from .usage import Command


def _oparl(options: Namespace) -> bool:
    from ..oparl.report import report
    from ..oparl.update import update  # only this command and `partner` go to the network
    from ..oparl.visit import web_opener

    if options.action != "update":
        raise CommandError(f"„{options.action}“ gibt es hier nicht. Möglich: update.")
    plan = plan_or_complain(options.content, options.today)
    if plan is None:
        return True
    outcome = update(content_folder(options.content), plan.paper_addresses, plan.today, web_opener())
    say(report(outcome, plan.today))
    return outcome.failed


OPARL = Command(
    "oparl",
    "update [--content ORDNER] [--today DATUM]",
    "Holt aus dem Ratsinformationssystem, was es zu den genannten Vorlagen sagt; wo das misslingt, bleibt die letzte Kopie.",
    (("action", {}), CONTENT, TODAY),
    _oparl,
)
