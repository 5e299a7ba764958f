"""The resource plan based on the priorities: who is placed when, the load, what if. Pure functions of a `Plan`."""

from .demand import Demand, demand_of, person_days
from .load import Load, Use, load
from .schedule import Bottleneck, Placement, Result, Schedule
from .scheduling import schedule
from .stock import Shortage
from .what_if import Change, WhatIf, what_if, without_top_uncovered

__all__ = [
    "Bottleneck",
    "Change",
    "Demand",
    "Load",
    "Placement",
    "Result",
    "Schedule",
    "Shortage",
    "Use",
    "WhatIf",
    "demand_of",
    "load",
    "person_days",
    "schedule",
    "what_if",
    "without_top_uncovered",
]
