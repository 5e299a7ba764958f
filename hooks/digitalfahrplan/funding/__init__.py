"""Funding: can we apply, what comes of it at best, what is due when. Pure functions of a `Plan`."""

from .deadlines import Deadline, Due, deadlines, obligations
from .fit import Fit, Verdict
from .money import Best
from .programmes import Outlook, outlooks
from .sums import Awards, Backing, awards, awards_by_area, awards_by_funder, backings
from .verdict import Chance, Chances, Finding, chances
from .windows import State

__all__ = [
    "Awards",
    "Backing",
    "Best",
    "Chance",
    "Chances",
    "Deadline",
    "Due",
    "Finding",
    "Fit",
    "Outlook",
    "State",
    "Verdict",
    "awards",
    "awards_by_area",
    "awards_by_funder",
    "backings",
    "chances",
    "deadlines",
    "obligations",
    "outlooks",
]
