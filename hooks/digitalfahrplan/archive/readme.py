"""`LIESMICH.txt` of a snapshot: what this is and how to check it, for a person with no tools but a shell or PowerShell."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files

README = "data/LIESMICH.txt"
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "„": '"', "“": '"', "–": "-"}
)


def readme(town: str, year: int, day: date, occasion: str, reason: str) -> str:
    """The text for a snapshot. Umlauts are spelled out: then every program, on every computer, shows it rightly."""
    template = files(__package__).joinpath("liesmich.txt").read_text("utf-8")
    why = f"{occasion}\n  Grund:          {reason}" if reason else occasion
    told = {"TOWN": town, "YEAR": str(year), "DAY": f"{day:%d.%m.%Y}", "NAME": f"{year}/{day.isoformat()}", "WHY": why}
    return re.sub("<<([A-Z]+)>>", lambda match: told[match[1]].translate(_SPELLED), template)
