"""The town's money as data: budget by year and kind, joint purchases, savings."""

from __future__ import annotations

from typing import Any

from ...model import CostKind
from ...money import Savings, Sums, Volume, budget_year, budget_years, bundlings, savings
from ...plan import Plan
from .numbers import bounds, number, range_


def budget(plan: Plan) -> dict[str, dict[str, Any]]:
    """The town's own money by year and kind; every year that has any and every year of the horizon."""
    return {str(year): _kinds(plan, year) for year in budget_years(plan)}


def joint_purchases(plan: Plan) -> list[dict[str, Any]]:
    """Where two or more units buy the same category in one year."""
    return [_volume(volume) for volume in bundlings(plan)]


def all_savings(plan: Plan) -> dict[str, dict[str, Any]]:
    """What measures save per year, and when they are paid for; null: not in sight, or no statement possible."""
    return {id_: _savings(found) for id_, found in savings(plan).items()}


def _kinds(plan: Plan, year: int) -> dict[str, Any]:
    kinds = budget_year(plan, year).money.kinds
    return {kind.value: _sums(kinds.get(kind, Sums())) for kind in CostKind}


def _sums(sums: Sums) -> dict[str, Any]:
    return {
        "schaetzung": bounds(sums.estimate),
        "ansatz": number(sums.budget),
        "ist": number(sums.actual),
        "verpflichtung": number(sums.commitment),
        "foerderung": number(sums.funding),
        "eigenanteil": bounds(sums.own_share),
    }


def _volume(volume: Volume) -> dict[str, Any]:
    return {
        "jahr": volume.year,
        "kategorie": volume.category,
        "organisationen": list(volume.units),
        "betrag": bounds(volume.amount),
    }


def _savings(found: Savings) -> dict[str, Any]:
    # Where a saving is unknown, the sum of the others is no upper bound of all.
    yearly = range_(found.yearly) if not found.yearly.unknown else {**range_(found.yearly), "bis": None}
    return {"jaehrlich": yearly, "bezahlt_im_jahr": found.paid_back_in}
