"""`digitalfahrplan oparl update`: what the council's information system says of the papers that measures name."""

from __future__ import annotations

from argparse import Namespace

from .content import content_folder
from .terminal import say
from .updating import CALL, OPTIONS, plan_to_update
from .usage import Command


def _oparl(options: Namespace) -> bool:
    from ..oparl.report import report
    from ..oparl.update import update  # only this command and `partner` go to the network
    from ..oparl.visit import web_opener

    plan = plan_to_update(options)
    if plan is None:
        return True
    outcome = update(content_folder(options.content), plan.paper_addresses, plan.today, web_opener())
    say(report(outcome, plan.today))
    return outcome.failed


OPARL = Command(
    "oparl",
    CALL,
    "Holt aus dem Ratsinformationssystem, was es zu den genannten Vorlagen sagt; wo das misslingt, bleibt die letzte Kopie.",
    OPTIONS,
    _oparl,
)
