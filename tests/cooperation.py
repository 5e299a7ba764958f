"""Towns with partners, and partners' plans, for tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from digitalfahrplan.model import Measure, Programme, Town
from digitalfahrplan.model.town_parts import PartnerTown
from digitalfahrplan.partners import Offer, Roadmap
from digitalfahrplan.plan import Plan

from .funding import TODAY, TOWN, measure, programme, read

PARTNERS = """
kreis: {name: Musterkreis, ags: "05999"}
partner:
  - {name: Nachbarstadt, ags: "05999016", url: "https://digital.nachbarstadt.example/roadmap.json"}
  - {name: Bergdorf, ags: "05999004", url: "https://fahrplan.bergdorf.example/roadmap.json"}
"""
NEIGHBOUR = PartnerTown.model_validate(
    {"name": "Nachbarstadt", "ags": "05999016", "url": "https://digital.nachbarstadt.example/roadmap.json"}
)

__all__ = ["NEIGHBOUR", "TODAY", "measure", "programme", "roadmap", "town_plan"]


def town_plan(
    measures: Sequence[Measure] = (),
    programmes: Sequence[Programme] = (),
    roadmaps: Sequence[Roadmap] = (),
    today: date = TODAY,
) -> Plan:
    """The small town of the funding tests, with two partners in its kommune.yml."""
    town = Town.model_validate(read(TOWN) | read(PARTNERS))
    return Plan(town, tuple(measures), tuple(programmes), today, roadmaps=tuple(roadmaps))


def roadmap(*offers: Offer, ags: str = "05999016") -> Roadmap:
    """A partner's plan."""
    empty = Roadmap(ags, "Wer auch immer", None, date(2026, 11, 1), None, ())
    return replace(empty, offers=offers)
