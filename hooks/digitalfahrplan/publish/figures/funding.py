"""Funding as data: verdicts with their reasons, how things stand with programmes, deadlines, sums."""

from __future__ import annotations

from typing import Any

from ...funding import (
    Awards,
    Backing,
    Chance,
    Chances,
    Deadline,
    Finding,
    awards,
    awards_by_area,
    awards_by_funder,
    backings,
    chances,
    deadlines,
    outlooks,
)
from ...plan import Plan
from .numbers import bounds, number


def verdicts(plan: Plan) -> list[dict[str, Any]]:
    """Every open measure with every programme. A programme that is granted already has no verdict: `urteil` is null,

    and so is what would come of it; `stand` is the measure's own word on the programme, null if it says nothing.
    """
    found = chances(plan)
    # Pairs share their findings, so each of them is written once; they live as long as `found`.
    told: dict[int, dict[str, str]] = {}
    return [_verdict(chance, found, told) for chance in found.all]


def _verdict(chance: Chance, found: Chances, told: dict[int, dict[str, str]]) -> dict[str, Any]:
    best = found.best(chance)
    return {
        "massnahme": chance.measure,
        "programm": chance.programme,
        "urteil": chance.verdict.value if chance.verdict else None,
        "gruende": [
            told.get(id(finding)) or told.setdefault(id(finding), _reason(finding))
            for finding in found.findings(chance)
        ],
        "bestenfalls": number(best.amount),
        "eigenanteil": number(best.own_share),
        "stand": chance.row.status.value if chance.row else None,
    }


def _reason(finding: Finding) -> dict[str, str]:
    return {"grund": finding.reason, "urteil": finding.fit.word, "text": finding.text}


def programme_outlook(plan: Plan, id_: str) -> dict[str, Any]:
    """What is computed of one programme."""
    found = outlooks(plan)[id_]
    return {
        "zustand": found.state.value,
        "antragsfrist": found.deadline.when.iso if found.deadline else None,
        "tage": found.deadline.days_left if found.deadline else None,
        "moeglich": list(found.possible),
        "zu_pruefen": list(found.to_check),
        "bewilligt": list(found.granted),
        "bestenfalls_moeglich": bounds(found.possible_sum),
        "bestenfalls_zu_pruefen": bounds(found.to_check_sum),
    }


def dues(plan: Plan) -> list[dict[str, Any]]:
    """What is due from today on, and what is overdue (`tage` below 0), by day."""
    return [_due(deadline) for deadline in deadlines(plan)]


def _due(deadline: Deadline) -> dict[str, Any]:
    window = deadline.window
    return {
        "art": deadline.due.value,
        "datum": deadline.when.iso,
        "uhrzeit": deadline.hour,
        "tage": deadline.days_left,
        "programm": deadline.programme,
        "massnahme": deadline.measure,
        "quelle": deadline.source,
        "schritt": window.step.value if window and window.step else None,
        "bezeichnung": window.label if window else None,
    }


def funding_sums(plan: Plan) -> dict[str, Any]:
    """What was applied for, granted and drawn; in all, by area, by funder; and measure by measure what is left to pay."""
    return {
        "gesamt": _awards(awards(plan)),
        "bereiche": {area.value: _awards(found) for area, found in awards_by_area(plan).items()},
        "foerdergeber": {name: _awards(found) for name, found in awards_by_funder(plan).items()},
        "massnahmen": [_backing(found) for found in backings(plan)],
    }


def _awards(found: Awards) -> dict[str, Any]:
    return {"beantragt": bounds(found.applied), "bewilligt": bounds(found.granted), "abgerufen": bounds(found.drawn)}


def _backing(found: Backing) -> dict[str, Any]:
    return {
        "id": found.measure,
        **_awards(found.awards),
        "eigenanteil": bounds(found.own_share),
        "ansatz": number(found.budget),
        "gedeckt": found.covered,
    }
