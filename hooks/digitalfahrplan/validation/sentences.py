"""What pydantic says, as code, German sentence and one way out."""

from __future__ import annotations

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from ..model import Part
from ..model.describe import fields_of
from ..model.patterns import MISFITS
from ..source import Loc
from ..values import Unreadable
from ..values.wording import shown
from .shape import bare_type, field_at, is_part, type_at

Sentence = tuple[str, str, str]
_LONGEST = 60  # no key and no word of a list is longer
_SPECIAL = re.compile(r"[\[\]{}\"'#:\n]")
_LIST = "Jeden Punkt mit „- “ in eine eigene Zeile schreiben."
_GROUP = "Die Angaben eingerückt darunter schreiben, jede als „schlüssel: Wert“."


def sentence(model: type[Part], loc: Loc, error: Any) -> Sentence:
    """Code, detail and hint for one error of pydantic at a place."""
    kind, context = error["type"], error.get("ctx") or {}
    if kind == "value_error" and isinstance(context.get("error"), Unreadable):
        told: Unreadable = context["error"]
        return (
            (told.code, told.detail, told.hint)
            if isinstance(error["input"], str)
            else _form(model, loc, error["input"])
        )
    if kind == "extra_forbidden":
        return unknown_key(model, loc)
    if kind == "enum":
        return _choice(model, loc, error["input"])
    if kind == "string_too_long":
        return _too_long(error["input"], context["max_length"])
    if kind == "string_pattern_mismatch":
        return MISFITS[context["pattern"]]
    return _form(model, loc, error["input"])


def unknown_key(model: type[Part], loc: Loc) -> Sentence:
    """An unknown key, with the nearest known one."""
    key, near = str(loc[-1]), nearest_key(model, loc)
    detail = f"{shown(key)} gibt es hier nicht."
    if near:
        return "C102", detail, f"Meinten Sie „{near}“?"
    if key in ("id", "bereich", "kennung"):
        return (
            "C102",
            f"„{key}“ gehört nicht in die Datei.",
            "Löschen: Der Ordner ist der Bereich, der Dateiname die Kennung.",
        )
    return "C102", detail, f"Möglich sind: {', '.join(_known(model, loc))}."


def nearest_key(model: type[Part], loc: Loc) -> str:
    """The known key that an unknown one was probably meant to be, "" if none is near."""
    return next(iter(get_close_matches(str(loc[-1])[:_LONGEST].lower(), _known(model, loc), n=1, cutoff=0.6)), "")


def _known(model: type[Part], loc: Loc) -> list[str]:
    """The keys that may stand beside the one at a place."""
    parent = type_at(model, loc[:-1])
    return list(fields_of(parent)) if is_part(parent) else []


def missing(model: type[Part], loc: Loc, *, is_empty: bool) -> Sentence:
    """A required key that is not there, or has no value."""
    field = field_at(model, loc)
    example = str(field.examples[0]) if field and field.examples else "…"
    shown_example = f"[{example[2:]}]" if example.startswith("- ") else example
    if is_empty:
        return (
            "C101",
            f"Hinter „{loc[-1]}:“ steht kein Wert.",
            f"Einen Wert schreiben, zum Beispiel: {loc[-1]}: {shown_example}",
        )
    return "C101", f"„{loc[-1]}“ fehlt.", f"Die Angabe ergänzen, zum Beispiel: {loc[-1]}: {shown_example}"


def _choice(model: type[Part], loc: Loc, given: Any) -> Sentence:
    choices = type_at(model, loc)
    words = [str(word) for word in choices] if isinstance(choices, type) and issubclass(choices, StrEnum) else []
    if not isinstance(given, str):
        return _form(model, loc, given)
    near = get_close_matches(given[:_LONGEST].lower(), words, n=1, cutoff=0.5)
    hint = f"Meinten Sie „{near[0]}“? " if near else ""
    return "B113", f"{shown(given)} steht nicht zur Auswahl.", f"{hint}Möglich sind: {', '.join(words)}."


def _too_long(given: str, limit: int) -> Sentence:
    return (
        "B114",
        f"Der Text hat {len(given.strip())} Zeichen, erlaubt sind {limit}.",
        "Kürzen; Einzelheiten gehören in die Beschreibung.",
    )


def _form(model: type[Part], loc: Loc, given: Any) -> Sentence:
    expected = type_at(model, loc)
    origin = getattr(expected, "__origin__", None)
    if is_part(expected):
        return "B117", f"Erwartet sind mehrere Angaben: {', '.join(fields_of(expected))}.", _GROUP
    if origin is dict:
        return "B117", "Erwartet sind mehrere Angaben.", _GROUP
    if origin is tuple:
        one_line = (
            isinstance(given, str) and not is_part(bare_type(expected.__args__[0])) and not _SPECIAL.search(given)
        )
        return "B117", "Erwartet ist eine Liste.", f"[{given}] schreiben." if one_line else _LIST
    return "B117", "Erwartet ist ein einzelner Wert.", "Nur einen Wert hinter den Doppelpunkt schreiben."
