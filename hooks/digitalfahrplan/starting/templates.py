"""The annotated templates for a town that begins: its own ids where it has some, comments where it has none yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..source.folder import PROGRAMMES

LATER = "# Verweist auf Kennungen, die es in kommune.yml erst geben muss; dann die Rauten und je ein Leerzeichen davor löschen:"

_TOP = re.compile(r"(?P<key>[a-z_]+):")
_REFERENCE = re.compile(r"(?P<before>\s*(?:- )?(?P<key>[a-z_]+): ).+")
# Parts whose examples name units, measures, criteria, programmes or places of the example town.
_MEASURE = frozenset({"beteiligte", "voraussetzungen", "bewertung", "foerderung", "orte"})
_PROGRAMME = frozenset({"foerdert"})


def own_template(text: str, folder: str, town: Mapping[str, Any]) -> str:
    """A template of the example town for the folder of another one; `town` is the data of its kommune.yml."""
    begin, front_matter, body = text.split("---\n", 2)
    later = _PROGRAMME if folder == PROGRAMMES else _MEASURE
    lines = _lines(front_matter.splitlines(), later, _ids(folder, town))
    return "---\n".join([begin, "".join(f"{line}\n" for line in lines), body])


def _ids(folder: str, town: Mapping[str, Any]) -> Mapping[str, str]:
    """What stands for a reference by its key: the first of its kind that the town has."""
    unit = str(town["organisation"][0]["id"])
    own = [str(field["id"]) for field in town["handlungsfelder"] if field["bereich"] == folder]
    found = dict.fromkeys(("federfuehrung", "organisation", "traeger"), unit)
    return found | {"handlungsfeld": next(iter(own), ""), "kategorie": str(town["kategorien"][0]["id"])}


def _lines(lines: list[str], later: frozenset[str], ids: Mapping[str, str]) -> Iterator[str]:
    asleep = False
    for line in lines:
        if not line.startswith(" "):
            top = _TOP.match(line)
            asleep = top is not None and top["key"] in later
            if asleep:
                yield LATER
        reference = _REFERENCE.fullmatch(line)
        if asleep:
            yield f"# {line}"
        elif reference and reference["key"] in ids:
            yield f"{reference['before']}{ids[reference['key']]}"
        else:
            yield line
