"""`digitalfahrplan partner update`: the published plans of the partners that kommune.yml names."""

from __future__ import annotations

from argparse import Namespace

from .content import content_folder
from .terminal import say
from .updating import CALL, OPTIONS, plan_to_update
from .usage import Command


def _partner(options: Namespace) -> bool:
    from ..partners.fetching import https_opener  # only this command and `oparl` go to the network
    from ..partners.update import report, update

    plan = plan_to_update(options)
    if plan is None:
        return True
    found = list(update(content_folder(options.content), plan.town.partners, plan.today, https_opener()))
    say(report(found, plan.today))
    return any(told.flaw for told in found)


PARTNER = Command(
    "partner",
    CALL,
    "Holt die veröffentlichten Pläne der Partner aus kommune.yml; wo das misslingt, bleibt die letzte Kopie.",
    OPTIONS,
    _partner,
)
