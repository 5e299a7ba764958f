"""`digitalfahrplan oparl update`: what the council's information system says of the papers that measures name."""

from __future__ import annotations

from argparse import Namespace

from ..problems.output import as_text
from .content import content_folder, loaded
from .errors import CommandError
from .terminal import complain, say
from .usage import Command


def _oparl(options: Namespace) -> bool:
    from ..oparl.report import report
    from ..oparl.update import update  # only this command and `partner` go to the network
    from ..oparl.visit import web_opener

    if options.action != "update":
        raise CommandError(f"„{options.action}“ gibt es hier nicht. Möglich: update.")
    plan, problems = loaded(options.content, options.today)
    if plan is None:
        complain(as_text(problems))
        return True
    outcome = update(content_folder(options.content), plan.paper_addresses, plan.today, web_opener())
    say(report(outcome, plan.today))
    return outcome.failed


OPARL = Command(
    "oparl",
    "update [--content ORDNER] [--today DATUM]",
    "Holt aus dem Ratsinformationssystem, was es zu den genannten Vorlagen sagt; wo das misslingt, bleibt die letzte Kopie.",
    (("action", {}), ("--content", {}), ("--today", {})),
    _oparl,
)
