"""The shortest file of its kind: only what must be there, each with its help. Made from the model, so that it is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from pydantic.fields import FieldInfo

from .describe import allowed, fields_of
from .part import Entity
from .types import Day, Summary, Text, Title

FILL_IN_TEXT, FILL_IN = "Bitte ausfüllen", "bitte-ausfuellen"
_TEXTS = frozenset(get_args(type_)[-1].text for type_ in (Text, Title, Summary))
_DAY = get_args(Day)[-1].text
_BODY = "Hier beginnt die Beschreibung: in ganzen Sätzen, für Menschen, die noch nichts davon wissen."


def starting_text(model: type[Entity], today: date) -> str:
    """A file with the required keys: texts and words to fill in, `today` where a day is asked for.

    The check refuses it until everything but the texts is filled in.
    """
    lines = [
        line for key, field in fields_of(model).items() if field.is_required() for line in _entry(key, field, today)
    ]
    return "\n".join(["---", *lines, "---", "", _BODY, ""])


def _entry(key: str, field: FieldInfo, today: date) -> Iterator[str]:
    example = f" Zum Beispiel: {field.examples[0]}" if field.examples else ""
    yield f"# {field.title}: {field.description} Möglich: {allowed(field)}.{example}"
    yield f"{key}: {_placeholder(allowed(field), today)}"


def _placeholder(kind: str, today: date) -> str:
    if kind == _DAY:
        return today.isoformat()
    return FILL_IN_TEXT if kind in _TEXTS else FILL_IN
