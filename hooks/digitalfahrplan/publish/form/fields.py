"""Fields of the form from the JSON Schema of a file: label, help, kind of input, pattern, order of the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...model.patterns import ONE_LINE
from .choices import Fields, words

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """What the town adds to the model: settings of fields by their way through the file, and its criteria."""

    settings: Mapping[str, Fields]
    criteria: list[tuple[str, str, str]]


_MISSING = "Fehlt etwas in der Auswahl? Der Digital-Manager ergänzt es."
# What the model tells of every kind of file, and what few need to see first.
_LAST = ("kontakt", "links", "ehemals")


def of_file(schema: Schema, known: Known) -> list[Fields]:
    """The fields of a file in the order of the model, those that every kind of file has at the end."""
    found = fields(schema, known)
    return [*(it for it in found if it["name"] not in _LAST), *(it for it in found if it["name"] in _LAST)]


def fields(schema: Schema, known: Known, above: str = "") -> list[Fields]:
    """The fields of one mapping, in the order of the model; `above` is the way to it, ending in a dot.

    Sveltia does not start with a choice or a group that is empty, as in a new town without places or criteria: what
    cannot be filled in is left out, and so is every field of a group that cannot do without it.
    """
    required = set(schema.get("required", ()))
    inputs = {key: _input(part, known, above + key) for key, part in schema["properties"].items()}
    empty = {key for key, it in inputs.items() if [] in (it.get("options"), it.get("fields"))}
    if above and empty & required:
        return []
    return [
        {
            "name": key,
            "label": part["title"],
            **inputs[key],
            "required": key in required,
            "hint": part["description"] + (f" {_MISSING}" if above + key in known.settings else ""),
        }
        for key, part in schema["properties"].items()
        if key not in empty
    ]


def _input(part: Schema, known: Known, way: str) -> Fields:
    """The kind of input that fits what may stand there."""
    if "anyOf" in part:  # one word stands for a list of one
        return _input(part["anyOf"][1], known, way)
    many = {"multiple": True} if part.get("type") == "array" else {}
    if way in known.settings:
        return known.settings[way] | many
    items = part.get("items", {})
    if "enum" in part or "enum" in items:
        return {"widget": "select", "options": words(part.get("enum") or items["enum"]), **many}
    if "properties" in items:
        return _rows(items, known, way)
    if "properties" in part:
        return {"widget": "object", "fields": fields(part, known, f"{way}.")}
    if part.get("type") == "object":
        return {"widget": "object", "collapsed": True, "fields": [_points(*it) for it in known.criteria]}
    return {"widget": "list"} if many else _text(part)


def _rows(items: Schema, known: Known, way: str) -> Fields:
    """A list of groups; folded up, a row shows what it cannot be without."""
    shown = items.get("required") or list(items["properties"])[:2]
    return {
        "widget": "list",
        "collapsed": True,
        "summary": " · ".join(f"{{{{{key}}}}}" for key in shown),
        "fields": fields(items, known, f"{way}."),
    }


def _text(part: Schema) -> Fields:
    """One line or several, as the file shall have it: dates and amounts too, for they are more than a calendar knows."""
    pattern = part.get("pattern")
    if pattern is None:
        return {"widget": "text"}
    longest = {"maxlength": part["maxLength"]} if "maxLength" in part else {}
    if pattern == ONE_LINE:
        return {"widget": "string", **longest}
    return {"widget": "string", **longest, "pattern": [pattern, f"Bitte so schreiben: {part['examples'][0]}"]}


def _points(id_: str, name: str, scale: str) -> Fields:
    return {
        "name": id_,
        "label": name,
        "widget": "string",
        "required": False,
        "hint": scale or "0 bis 10 Punkte",
        "pattern": [r"^(?:10|[0-9](?:[.,][0-9]+)?)$", "Bitte eine Zahl von 0 bis 10 schreiben"],
    }
