"""`digitalfahrplan partner update`: the published plans of the partners that kommune.yml names."""

from __future__ import annotations

from argparse import Namespace

from .content import CONTENT, TODAY, content_folder, plan_or_complain
from .errors import CommandError
from .terminal import say
from .usage import Command


def _partner(options: Namespace) -> bool:
    from ..partners.fetching import https_opener  # only this command and `oparl` go to the network
    from ..partners.update import report, update

    if options.action != "update":
        raise CommandError(f"„{options.action}“ gibt es hier nicht. Möglich: update.")
    plan = plan_or_complain(options.content, options.today)
    if plan is None:
        return True
    found = list(update(content_folder(options.content), plan.town.partners, plan.today, https_opener()))
    say(report(found, plan.today))
    return any(told.flaw for told in found)


PARTNER = Command(
    "partner",
    "update [--content ORDNER] [--today DATUM]",
    "Holt die veröffentlichten Pläne der Partner aus kommune.yml; wo das misslingt, bleibt die letzte Kopie.",
    (("action", {}), CONTENT, TODAY),
    _partner,
)
