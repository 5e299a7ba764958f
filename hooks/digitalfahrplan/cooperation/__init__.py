"""Cooperation: alone or with whom, and what other towns do that resembles ours. Pure functions of a `Plan`."""

from .forms import Partnership, by_form, partnerships, unsettled
from .matching import Opportunity, by_measure, opportunities
from .needs import Need, needs

__all__ = [
    "Need",
    "Opportunity",
    "Partnership",
    "by_form",
    "by_measure",
    "needs",
    "opportunities",
    "partnerships",
    "unsettled",
]
