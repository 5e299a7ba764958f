"""Towns that nobody has written down: hostile, empty, tiny, large. Each is written to a folder and returned as its files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle

from tests.site.filling import FIELDS, Raw, Speaker, front_matter, measure, programme, town_file
from tests.site.hostile import BODIES

STATUSES = ("idee", "geplant", "beschlossen", "laufend", "pausiert", "abgeschlossen", "verworfen")
MINIMAL_TOWN = """name: Kleinstadt
art: Gemeinde
ags: "05999001"
land: NW
digital_manager: {stelle: Bürgermeister, email: rathaus@kleinstadt.example}
haushalt: {jahr: 2027, planungsjahre: 0}
organisation: [{id: rathaus, name: Rathaus, art: fachbereich}]
handlungsfelder: [{id: alles, name: Alles, bereich: buerger}]
"""
MINIMAL_MEASURE = """---
titel: Website
kurz: Es gibt eine.
status: idee
federfuehrung: rathaus
stand: 2026-11-01
---
"""


def full(say: Speaker, bodies: Sequence[str] = ("",)) -> Mapping[str, str]:
    """Every key of every kind of file, every status in every area, texts as `say` says them; `bodies` take turns."""
    files, body = {"kommune.yml": town_file(say)}, cycle(bodies)
    for area in FIELDS:
        for status in STATUSES:
            raw = measure(area, say, status, ehemals=[f"alt-{area}-{status}"])
            files[f"{area}/{area}-{status}.md"] = front_matter(raw, next(body))
    files["schule/grundlage.md"] = front_matter(measure("schule", say, "geplant", voraussetzungen=None), next(body))
    files["foerderung/topf.md"] = front_matter(programme(say, ehemals=["alter-topf"]), next(body))
    return files


def hostile(say: Speaker) -> Mapping[str, str]:
    """Every text wants to be more than text, and so do the descriptions."""
    return full(say, BODIES)


def empty() -> Mapping[str, str]:
    """No measures, no programmes, no folders, and of kommune.yml only what is required."""
    return {"kommune.yml": MINIMAL_TOWN}


def tiny() -> Mapping[str, str]:
    """One measure with the required keys only."""
    return {"kommune.yml": MINIMAL_TOWN, "buerger/website.md": MINIMAL_MEASURE}


def large(number: int) -> Mapping[str, str]:
    """Many measures, each waiting for the one before."""
    files = dict(full(lambda place: place))
    for index in range(number):
        area = list(FIELDS)[index % len(FIELDS)]
        raw: Raw = {
            "titel": f"Maßnahme {index}",
            "kurz": "Eine von vielen.",
            "status": STATUSES[index % 4],
            "handlungsfeld": FIELDS[area],
            "federfuehrung": "it",
            "stand": "2026-11-01",
            "zeitraum": {"beginn": f"{2026 + index % 5}-03", "ende": f"{2027 + index % 5}"},
            "kosten": [{"jahr": "2027", "art": "investiv", "schaetzung": f"ca. {index + 1} TEUR"}],
            "voraussetzungen": [f"m{index - 1}"] if index else [],
        }
        files[f"{area}/m{index}.md"] = front_matter(raw, f"## Was\n\nText [davor](m{max(0, index - 1)}.md).\n")
    return files
