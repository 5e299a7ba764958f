"""YAML text to plain data: one pass over libyaml's events; nothing is given a type, nothing is dropped unseen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn
from unicodedata import normalize

import yaml

from ..values.wording import shown
from .bare import read_differently
from .characters import FORBIDDEN, INVISIBLE
from .flaw import Flaw
from .nesting import MAX_DEPTH
from .syntax import flaw_of_syntax

Loc = tuple[str | int, ...]


class _Unreadable(Exception):  # noqa: N818 - it only leaves the loops
    """Reading this text ends here; the flaw has been noted."""


class Tree:
    """The data of one YAML text with what a reader must know about it.

    `data`: dicts, lists and texts, empty values left out; None when the text could not be read to its end.
    `empty`: where empty values stood. `bare`: unquoted scalars that programs read differently, by place.
    `spoilt`: values that a reported flaw makes meaningless; no more is to be said of them.
    `moved`: items of a list that stand behind empty ones, by place, with the index at which they stand in the text.
    `flaws`: what the reading rules forbid.
    """

    def __init__(self, text: str) -> None:
        self.data: dict[str, Any] | None = None
        self.empty: list[Loc] = []
        self.bare: dict[Loc, str] = {}
        self.spoilt: set[Loc] = set()
        self.moved: dict[Loc, int] = {}
        self.flaws: list[Flaw] = []
        self._at: list[str | int] = []  # where the reader is; a tuple for every place would cost too much
        self._next: Callable[[], Any] = yaml.CBaseLoader(text).get_event
        try:
            self.data = self._document()
        except yaml.reader.ReaderError:
            pass  # a forbidden character, which is reported with its place
        except yaml.YAMLError as error:
            self.flaws.append(flaw_of_syntax(error, text))
        except _Unreadable:
            pass

    def _document(self) -> dict[str, Any]:
        self._next()  # the stream
        start = self._next()
        if type(start) is yaml.StreamEndEvent:
            return {}
        if start.version or start.tags:
            self._forbid(start, "%", "Die Zeile löschen.")
        event = self._next()
        data = self._node(event)
        self._next()  # the document's end
        more = self._next()
        if type(more) is not yaml.StreamEndEvent:
            self._stop(more, "A116", "Hier beginnt ein zweites Dokument.", "Die Trennlinie löschen.")
        if data is None or type(data) is dict:
            return data or {}
        self._stop(event, "A113", "Hier steht keine Liste von „schlüssel: Wert“.", "Als „schlüssel: Wert“ schreiben.")

    def _node(self, event: Any) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            self._shorthand(event)
            return self._missing()
        if event.anchor or event.tag:
            self._shorthand(event)
        if len(self._at) >= MAX_DEPTH:
            self._stop(event, "A118", f"Mehr als {MAX_DEPTH} Ebenen ineinander.", "Einfacher gliedern.")
        self._at.append("")
        data = self._mapping() if kind is yaml.MappingStartEvent else self._sequence()
        self._at.pop()
        return data

    def _mapping(self) -> dict[str, Any]:
        data: dict[str, Any] = {}
        empty: set[str] = set()
        last_key = ""
        last: Any = None
        event = self._next()
        while type(event) is not yaml.MappingEndEvent:
            key = self._key(event)
            self._at[-1] = key
            if key in data or key in empty:
                self._doubled(event, key)
            value_event = self._next()
            value = self._node(value_event)
            if value:
                data[key] = value
            else:
                empty.add(key)
                if value_event.start_mark.index == event.end_mark.index and not getattr(value_event, "style", None):
                    self._cut(event, last_key, last)
                else:
                    self.empty.append(tuple(self._at))
            last_key, last = key, value_event
            event = self._next()
        return data

    def _sequence(self) -> list[Any]:
        data: list[Any] = []
        gaps = 0
        event = self._next()
        while type(event) is not yaml.SequenceEndEvent:
            self._at[-1] = len(data)
            item = self._node(event)
            if item:
                if gaps:
                    self.moved[tuple(self._at)] = len(data) + gaps
                data.append(item)
            else:
                gaps += 1
                self._note(event, "B118", "Dieser Punkt der Liste ist leer.", "Den leeren Punkt löschen.")
            event = self._next()
        return data

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._stop(event, "A113", "Dieser Schlüssel ist kein einfaches Wort.", "Als „schlüssel: Wert“ schreiben.")
        key = self._text(event)
        if key is None:
            self._stop(event, "A113", "Vor dem Doppelpunkt fehlt der Schlüssel.", "Einen Schlüssel ergänzen.")
        if not event.style and read_differently(key):
            self._bare_key(event, key)
        return key

    def _scalar(self, event: Any) -> str | None:
        value = self._text(event)
        if value is None:
            return self._missing() if event.anchor or event.tag else None
        if not event.style and read_differently(value):
            self.bare[tuple(self._at)] = value
        return value

    def _text(self, event: Any) -> str | None:
        """What a scalar says; None where that is nothing."""
        value: str = event.value
        if event.anchor or event.tag:
            self._shorthand(event)
        if event.style == '"' and not (value.isascii() and value.isprintable()):
            value = normalize("NFC", value)
            self._check_escapes(event, value)
        return None if not value or value.isspace() else value

    def _check_escapes(self, event: Any, value: str) -> None:
        if FORBIDDEN.search(value) or INVISIBLE.search(value) or "\t" in value:
            hint = "Die Umschreibung mit \\ löschen."
            self._note(event, "A109", "Der Wert enthält ein unsichtbares oder unerlaubtes Zeichen.", hint)

    def _shorthand(self, event: Any) -> None:
        """An alias, an anchor or a tag."""
        sign = "*" if type(event) is yaml.AliasEvent else "&" if event.anchor else "!"
        self._forbid(event, sign, "Den Wert in Anführungszeichen setzen oder ausschreiben.")

    def _missing(self) -> str:
        """In the place of a value that is somewhere else, or was meant and not read: there is something."""
        self.spoilt.add(tuple(self._at))
        return "?"

    def _bare_key(self, event: Any, key: str) -> None:
        if key == "<<":
            self._forbid(event, "<<", "Die Angaben ausschreiben.")
        else:
            hint = f'"{key}" in Anführungszeichen schreiben.'
            self._note(event, "B101", f"{shown(key)} lesen Programme verschieden.", hint)

    def _doubled(self, event: Any, key: str) -> None:
        """A key for the second time: nobody knows which value counts; in a list the dash of a new item may be gone."""
        self.spoilt.add(tuple(self._at))
        hint = "Eine der beiden Angaben löschen."
        if isinstance(self._at[-2:][0], int):
            hint = "Beginnt hier ein neuer Eintrag, „- “ davor schreiben; sonst eine der beiden Angaben löschen."
        self._note(event, "A114", f"{shown(key)} steht hier zum zweiten Mal.", hint)

    def _cut(self, key: Any, before_key: str, before: Any) -> None:
        """A key without a colon was meant as a part of the value before it, or lost its colon."""
        detail = f"Zwischen Klammern trennt das Komma, {shown(key.value)} gilt als eigener Schlüssel."
        if type(before) is not yaml.ScalarEvent or before.style or not before.value or ":" in key.value:
            hint = "Als „schlüssel: Wert“ schreiben, mit einem Leerzeichen hinter dem Doppelpunkt."
            self._note(key, "A120", detail, hint)
            return
        self.spoilt.add((*self._at[:-1], before_key))
        end: Any = before.end_mark
        blanks = " " * (key.start_mark.column - end.column - 1)
        whole = f"{before.value},{blanks}{key.value}"
        either = f" oder {whole.replace(',', '.')}" if re.fullmatch(r"\d+,\d+", whole) else ""
        self._note(key, "A120", detail, f'"{whole}"{either} schreiben.')

    def _note(self, event: Any, code: str, detail: str, hint: str) -> None:
        mark, end = event.start_mark, event.end_mark
        length = end.column - mark.column if end.line == mark.line else 1
        self.flaws.append(Flaw(code, mark.line, mark.column, detail, hint, max(1, length)))

    def _stop(self, event: Any, code: str, detail: str, hint: str) -> NoReturn:
        self._note(event, code, detail, hint)
        raise _Unreadable

    def _forbid(self, event: Any, sign: str, hint: str) -> None:
        self._note(event, "A115", f"„{sign}“ am Anfang liest jedes Programm anders.", hint)
