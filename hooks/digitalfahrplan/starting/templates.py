"""The annotated templates for a town that begins: its own ids where it has some, comments where it has none yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise
from typing import Any

from ..source.folder import PROGRAMMES

LATER = "# Zum Benutzen: Beispiele durch Eigenes ersetzen, dann vor jeder Zeile Raute und Leerzeichen löschen. Kennungen: kommune.yml"

_TOP = re.compile(r"(?P<key>[a-z_]+):")
_REFERENCE = re.compile(r"(?P<before>\s*(?:- )?(?P<key>[a-z_]+): ).+")
# Parts whose examples name units, measures, criteria, programmes or places of the example town.
_MEASURE = frozenset({"beteiligte", "voraussetzungen", "bewertung", "foerderung", "orte"})
_PROGRAMME = frozenset({"foerdert"})
# What belongs to the example town: its names and those of its county, its addresses, its municipal keys and telephone numbers.
_OF_EXAMPLE = re.compile(r"muster(?:stadt|kreis)|5999", re.IGNORECASE)


def own_template(text: str, folder: str, town: Mapping[str, Any]) -> str:
    """A template of the example town for the folder of another one; `town` is the data of its kommune.yml.

    What names ids that it may not have, or tells of the example town, becomes a comment; nothing names the example town.
    """
    begin, front_matter, body = text.split("---\n", 2)
    later = _PROGRAMME if folder == PROGRAMMES else _MEASURE
    lines = chain.from_iterable(_part(part, later, _ids(folder, town)) for part in _parts(front_matter.splitlines()))
    return _renamed("---\n".join([begin, "".join(f"{line}\n" for line in lines), body]), str(town["name"]))


def _renamed(text: str, name: str) -> str:
    return text.replace("musterstadt.example", "kommune.example").replace("Musterstadt", name)


def _ids(folder: str, town: Mapping[str, Any]) -> Mapping[str, str]:
    """What stands for a reference by its key: the first of its kind that the town has."""
    unit = str(town["organisation"][0]["id"])
    own = [str(field["id"]) for field in town["handlungsfelder"] if field["bereich"] == folder]
    found = dict.fromkeys(("federfuehrung", "organisation", "traeger"), unit)
    return found | {"handlungsfeld": next(iter(own), ""), "kategorie": str(town["kategorien"][0]["id"])}


def _parts(lines: list[str]) -> Iterator[list[str]]:
    """The lines by parts: a key of the first level with all that is indented below it, or another line."""
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    return (lines[start:end] for start, end in pairwise([*starts, len(lines)]))


def _part(lines: list[str], later: frozenset[str], ids: Mapping[str, str]) -> Iterator[str]:
    top = _TOP.match(lines[0])
    if top and (top["key"] in later or any(_OF_EXAMPLE.search(line) for line in lines)):
        yield LATER
        yield from (f"# {line}" for line in lines)
        return
    for line in lines:
        reference = _REFERENCE.fullmatch(line)
        own = ids.get(reference["key"]) if reference else None
        yield line if reference is None or own is None else f"{reference['before']}{own}"
