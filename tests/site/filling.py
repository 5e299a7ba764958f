"""Content files that use every key of the model, with texts of the test's choice.

Nothing here lists the model's text fields: a field that is added is filled too. Only what other files or the calendar
decide is told (`KNOWN`), and what excludes something else is left out (`EXCLUDED`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_origin

import yaml

from digitalfahrplan.model import Measure, Part, Programme, Town
from digitalfahrplan.model.describe import allowed, fields_of, nested

Speaker = Callable[[str], str]
"""Says what stands at a place: `massnahme.titel` → any text of one line."""

Raw = dict[str, Any]
FIELDS = {"intern": "akte", "buerger": "antrag", "schule": "netz"}

KNOWN: Mapping[str, Any] = {
    "kommune.haushalt.rahmen": {"2027": {"investiv": "800000", "konsumtiv": "300000"}},
    "kommune.organisation.kapazitaet": {"2027": "120"},
    "kommune.kriterien.schwellen": {"hoch": "7", "mittel": "4"},
    "massnahme.federfuehrung": "it",
    "massnahme.beteiligte": ["bauen"],
    "massnahme.zeitraum": {"beginn": "2026-02", "ende": "Q4 2027"},
    "massnahme.voraussetzungen": ["grundlage"],
    "massnahme.bewertung": {"fachbereich": {"nutzen": "7"}, "politik": {"nutzen": "4"}},
    "massnahme.kosten.traeger": "bauen",
    "massnahme.personal.organisation": "it",
    "massnahme.beschaffungen.kategorie": "geraete",
    "massnahme.foerderung.programm": "topf",
    "massnahme.orte.ort": "schule-a",
    "massnahme.tatsaechlich": {"beginn": "2026-04"},
    "massnahme.meilensteine.erreicht": "2026-10",
    "foerderprogramm.foerdert": {"bereiche": ["intern"], "handlungsfelder": ["akte"], "kostenarten": ["investiv"]},
}
EXCLUDED = frozenset(
    {"massnahme.personal.vzae", "massnahme.foerderung.quelle", "massnahme.ehemals", "foerderprogramm.ehemals"}
)


def filled(model: type[Part], path: str, say: Speaker) -> Raw:
    """A mapping with a value for every key of a model."""
    keys = {key: field for key, field in fields_of(model).items() if f"{path}.{key}" not in EXCLUDED}
    return {key: _value(field, f"{path}.{key}", say) for key, field in keys.items()}


def _value(field: Any, path: str, say: Speaker) -> Any:
    what, inner = allowed(field), nested(field)
    if path in KNOWN:
        return KNOWN[path]
    if inner:
        group = filled(inner, path, say)
        return [group] if what.startswith("Liste") else group
    if what.startswith("Text"):
        return say(path)
    if what.startswith("Liste: Text"):
        return [say(path)]
    if get_origin(field.annotation) is dict:
        return {"0": say(path)}
    return yaml.load(field.examples[0], yaml.BaseLoader)


def town(say: Speaker) -> Raw:
    """kommune.yml: what others refer to has an id of its own, and there is one unit, field and place of each kind."""
    raw = filled(Town, "kommune", say)
    raw["organisation"] = [
        {**raw["organisation"][0], "id": id_, "name": say(f"organisation.{id_}"), "art": kind}
        for id_, kind in (
            ("it", "fachbereich"),
            ("bauen", "beteiligung"),
            ("verband", "zweckverband"),
            ("kreis", "extern"),
        )
    ]
    raw["handlungsfelder"] = [
        {**raw["handlungsfelder"][0], "id": id_, "name": say(f"handlungsfelder.{id_}"), "bereich": area}
        for area, id_ in FIELDS.items()
    ]
    raw["orte"] = [
        {"id": f"{kind}-a", "name": say(f"orte.{kind}"), "art": kind}
        for kind in ("schule", "einrichtung", "gewerbegebiet", "neubaugebiet", "ortsteil")
    ]
    raw["kriterien"]["liste"][0] |= {"id": "nutzen"}
    raw["kriterien"]["liste"].append(
        {"id": "muehe", "name": say("kriterien.muehe"), "gewicht": "10", "richtung": "aufwand"}
    )
    raw["kategorien"][0] |= {"id": "geraete"}
    return raw


def measure(area: str, say: Speaker, status: str = "laufend", **changed: Any) -> Raw:
    """A measure with every key; `changed` keys are replaced, or left out where they are None."""
    raw = filled(Measure, "massnahme", say) | {"status": status, "handlungsfeld": FIELDS[area]}
    raw["foerderung"].append(
        {"quelle": say("massnahme.foerderung.quelle"), "status": "bewilligt", "betrag": "ab 20.000 €"}
    )
    raw["orte"].append({"ort": "gewerbegebiet-a", "termin": "2026-03"})
    if status == "abgeschlossen":
        raw["tatsaechlich"] = {"beginn": "2026-04", "ende": "2026-09"}
    return {key: value for key, value in (raw | changed).items() if value is not None}


def programme(say: Speaker, **changed: Any) -> Raw:
    """A programme with every key."""
    return filled(Programme, "foerderprogramm", say) | changed


def front_matter(raw: Raw, body: str = "") -> str:
    """A file: every scalar in double quotes, as JSON and YAML both read it."""
    return f"---\n{json.dumps(raw, ensure_ascii=False, indent=1)}\n---\n{body}"


def town_file(say: Speaker, **changed: Any) -> str:
    """kommune.yml as text, other keys in place of `changed` ones."""
    return json.dumps(town(say) | changed, ensure_ascii=False, indent=1)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """A content folder of the given files, by their paths."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
