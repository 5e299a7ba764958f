"""A small town with programmes and measures as somebody would type them: YAML in, plan out."""

from __future__ import annotations

from datetime import date

import yaml

from digitalfahrplan.funding import Chance, Chances, Finding, chances
from digitalfahrplan.model import Measure, Origin, Programme, Town
from digitalfahrplan.plan import Plan

TODAY = date(2026, 11, 23)
TOWN = """
name: Musterstadt
art: Stadt
ags: "05999012"
land: NW
digital_manager: {stelle: Digitalisierung, email: digital@musterstadt.example}
haushalt: {jahr: 2027, planungsjahre: 2}
organisation:
  - {id: it, name: Fachbereich IT, art: fachbereich}
  - {id: werke, name: Stadtwerke, art: beteiligung}
  - {id: verband, name: Kommunale IT, art: zweckverband}
  - {id: verein, name: Heimatverein, art: extern}
handlungsfelder:
  - {id: akte, name: Digitale Akte, bereich: intern}
  - {id: netze, name: Netze, bereich: schule}
  - {id: portal, name: Portal, bereich: buerger}
"""
MEASURE = "{titel: M, kurz: M, status: geplant, federfuehrung: it, stand: 2026-11-01}"
PROGRAMME = "{titel: Fonds, kurz: F, foerdergeber: Kreis, ebene: kreis, stand: 2026-11-01, url: https://kreis.example}"


def read(text: str) -> dict[str, object]:
    """A mapping of the file, every scalar as the text that stands there."""
    found: dict[str, object] = yaml.load(text, yaml.BaseLoader) or {}
    return found


def measure(text: str = "", id_: str = "m", area: str = "intern") -> Measure:
    """A measure; `text` are further lines of its front matter, or others."""
    return Measure.model_validate(
        read(MEASURE) | read(text), context=Origin(f"measures/{area}/{id_}.md", area, id_, "")
    )


def programme(text: str = "", id_: str = "fonds") -> Programme:
    """A programme; `text` are further lines of its front matter, or others."""
    origin = Origin(f"measures/foerderung/{id_}.md", "foerderung", id_, "")
    return Programme.model_validate(read(PROGRAMME) | read(text), context=origin)


def plan(measures: list[Measure], programmes: list[Programme], today: date = TODAY) -> Plan:
    """The plan of the small town."""
    return Plan(Town.model_validate(read(TOWN)), tuple(measures), tuple(programmes), today)


def pair(theirs: str, ours: str, *, area: str = "intern", today: date = TODAY) -> tuple[Chances, Chance]:
    """One programme and one measure; beside them stands a programme `anderes`, which measures may name."""
    found = chances(
        plan([measure(ours, area=area)], [programme(theirs), programme("titel: Anderes", "anderes")], today)
    )
    return found, next(chance for chance in found.all if chance.programme == "fonds")


def finding(reason: str, theirs: str, ours: str, *, area: str = "intern", today: date = TODAY) -> Finding:
    """What one reason says of a programme and a measure."""
    found, chance = pair(theirs, ours, area=area, today=today)
    return next(each for each in found.findings(chance) if each.reason == reason)
