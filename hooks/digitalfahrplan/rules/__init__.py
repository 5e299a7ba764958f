"""Checks across fields and files: one small generator per rule, its docstring is the rule. `RULES` is all of them."""

from . import bodies, dates, ids, plausibility, references, requirements, town
from .finding import Facts, Finding, Rule

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *requirements.RULES,
    *dates.RULES,
    *ids.RULES,
    *town.RULES,
    *plausibility.RULES,
    *bodies.RULES,
)

__all__ = ["RULES", "Facts", "Finding", "Rule"]
