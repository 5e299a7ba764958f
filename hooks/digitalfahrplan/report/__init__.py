"""The status report (Sachstandsbericht): what changed since an edition of the plan, target and actual, what is endangered."""

from .changes import CostChange, Gone, Move, NewMeasure, Pair, StatusChange
from .comparison import Comparison, compare
from .dangers import Danger, dangers
from .own import edition_of, farewells
from .targets import Closed, Due, Measured, MoneyRow, Targets, targets

__all__ = [
    "Closed",
    "Comparison",
    "CostChange",
    "Danger",
    "Due",
    "Gone",
    "Measured",
    "MoneyRow",
    "Move",
    "NewMeasure",
    "Pair",
    "StatusChange",
    "Targets",
    "compare",
    "dangers",
    "edition_of",
    "farewells",
    "targets",
]
