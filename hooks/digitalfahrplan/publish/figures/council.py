"""Council papers as data: the town's words, and apart from them what the council's information system says."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...council import Entry, Hearing, papers
from ...oparl import Consultation, Paper
from ...plan import Plan


def council_papers(plan: Plan) -> list[dict[str, Any]]:
    """Every paper by its anchor on the page of all papers."""
    return [_entry(entry, plan.today) for entry in sorted(papers(plan), key=lambda entry: entry.anchor)]


def _entry(entry: Entry, today: date) -> dict[str, Any]:
    return {
        "anker": entry.anchor,
        "nummer": entry.number or None,
        "titel": list(entry.titles),
        "adressen": list(entry.urls),
        "massnahmen": sorted(measure.id for measure in entry.measures),
        "beratungen": [_hearing(hearing, today) for hearing in entry.hearings],
        "ratsinformation": [_paper(paper) for paper in entry.facts],
    }


def _hearing(hearing: Hearing, today: date) -> dict[str, Any]:
    return {
        "gremium": hearing.body or None,
        "datum": hearing.when.iso if hearing.when else None,
        "art": list(hearing.kinds),
        "ergebnisse": [{"ergebnis": told.result or None, "stimmen": told.votes or None} for told in hearing.outcomes],
        "wird_beraten": hearing.is_ahead(today),
        "ratsinformation": _consultation(hearing.facts) if hearing.facts else None,
    }


def _consultation(facts: Consultation) -> dict[str, Any]:
    return {
        "gremium": facts.body or None,
        "datum": _iso(facts.day),
        "art": facts.role or None,
        "top": facts.item or None,
        "thema": facts.subject or None,
        "ergebnis": facts.result or None,
        "beschlusstext": facts.resolution or None,
        "ausgefallen": facts.cancelled,
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "adresse": paper.address,
        "nummer": paper.reference or None,
        "titel": paper.title or None,
        "datum": _iso(paper.day),
        "web": paper.web or None,
        "abgerufen": _iso(paper.fetched),
        "geloescht": _iso(paper.deleted),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
