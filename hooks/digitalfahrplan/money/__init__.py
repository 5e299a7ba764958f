"""Money: what counts, a measure's costs, the budget by year, savings, procurement. Pure functions of a `Plan`."""

from .budget import AccountKey, BudgetYear, budget_year, budget_years
from .measure import Costs, YearOfMoney, by_year, costs
from .procurement import Neighbours, Purchase, Volume, bundlings, neighbours, volumes
from .rows import Portion, awarded
from .savings import Savings, Verdict, savings, savings_of
from .sums import Sums

__all__ = [
    "AccountKey",
    "BudgetYear",
    "Costs",
    "Neighbours",
    "Portion",
    "Purchase",
    "Savings",
    "Sums",
    "Verdict",
    "Volume",
    "YearOfMoney",
    "awarded",
    "budget_year",
    "budget_years",
    "bundlings",
    "by_year",
    "costs",
    "neighbours",
    "savings",
    "savings_of",
    "volumes",
]
