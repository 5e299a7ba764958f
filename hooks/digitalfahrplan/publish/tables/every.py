"""All tables, in the order in which they are offered."""

from __future__ import annotations

from typing import Any

from .column import Table
from .costs import COSTS
from .masters import FIELDS, PLACES, PROGRAMMES, UNITS
from .measures import MEASURES
from .parts import DECISIONS, FUNDING, INDICATORS, MILESTONES, ROLL_OUT, STAFF

TABLES: tuple[Table[Any], ...] = (
    MEASURES, COSTS, FUNDING, STAFF, MILESTONES, INDICATORS, DECISIONS, ROLL_OUT, PROGRAMMES, UNITS, FIELDS, PLACES,
)  # fmt: skip
