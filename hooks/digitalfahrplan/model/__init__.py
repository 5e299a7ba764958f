"""What a file may say: measures, programmes, the town. The one place for fields, types, German keys, labels and help."""

from .choices import (
    AccountKind,
    Area,
    ChangeKind,
    Choice,
    CooperationForm,
    CostKind,
    Direction,
    Eligible,
    Forge,
    FunderLevel,
    FundingStatus,
    Land,
    Level,
    PlaceKind,
    PlaceStatus,
    Status,
    Step,
    UnitKind,
)
from .measure import Measure
from .measure_parts import (
    Account,
    Actual,
    Change,
    Cooperation,
    CostRow,
    Decision,
    Duty,
    FundingRow,
    Indicator,
    Milestone,
    Partner,
    Period,
    PlaceRow,
    Priority,
    Procurement,
    Reading,
    Saving,
    Scores,
    Service,
    StaffRow,
)
from .part import Contact, Entity, Link, Origin, Part
from .programme import Funds, Programme, Term, Window
from .town import Budget, Criteria, Criterion, FieldOfAction, Frame, Place, Town, Unit
from .town_parts import Staleness

__all__ = [
    "Account", "AccountKind", "Actual", "Area", "Budget", "Change", "ChangeKind", "Choice", "Contact", "Cooperation",
    "CooperationForm", "CostKind", "CostRow", "Criteria", "Criterion", "Decision", "Direction", "Duty", "Eligible", "Entity",
    "FieldOfAction", "Forge", "Frame", "FunderLevel", "FundingRow", "FundingStatus", "Funds", "Indicator", "Land", "Level", "Link",
    "Measure", "Milestone", "Origin", "Part", "Partner", "Period", "Place", "PlaceKind", "PlaceRow", "PlaceStatus", "Priority",
    "Procurement", "Programme", "Reading", "Saving", "Scores", "Service", "StaffRow", "Staleness", "Status", "Step", "Term",
    "Town", "Unit", "UnitKind", "Window",
]  # fmt: skip
