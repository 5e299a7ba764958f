"""Cooperation: alone or with whom, and what other towns do that resembles ours. Pure functions of a `Plan`."""

from .forms import Partnership, by_form, partnerships, unsettled
from .matching import Opportunity, opportunities
from .needs import Need, needs

__all__ = ["Need", "Opportunity", "Partnership", "by_form", "needs", "opportunities", "partnerships", "unsettled"]
