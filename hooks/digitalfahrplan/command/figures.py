"""`digitalfahrplan figures`: everything of the plan, for other programs."""

from __future__ import annotations

from argparse import Namespace

from .content import CONTENT, TODAY, plan_or_complain
from .terminal import say
from .usage import Command


def _figures(options: Namespace) -> bool:
    from ..publish.figures import as_json, figures  # it takes long to load

    plan = plan_or_complain(options.content, options.today)
    if plan is None:
        return True
    say(as_json(figures(plan)))
    return False


FIGURES = Command(
    "figures",
    "[--content ORDNER] [--today DATUM]",
    "Gibt alle Angaben und berechneten Werte als JSON aus.",
    (CONTENT, TODAY),
    _figures,
)
