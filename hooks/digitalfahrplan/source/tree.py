"""YAML text to plain data: one pass over libyaml's events; nothing is given a type, nothing is dropped unseen."""

from __future__ import annotations

import re
from typing import Any, NoReturn
from unicodedata import normalize

import yaml

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
        self._next = yaml.CBaseLoader(text).get_event
        try:
            self.data = self._document()
        except yaml.reader.ReaderError:
            pass  # a forbidden character, which is reported with its place
        except yaml.YAMLError as error:
            if "\t" not in text:  # a tabulator is reported by itself
                self.flaws.append(flaw_of_syntax(error, text))
        except _Unreadable:
            pass

    def _document(self) -> dict[str, Any]:
        self._next()  # the stream
        start = self._next()
        if type(start) is yaml.StreamEndEvent:
            return {}
        if start.version or start.tags:
            self._forbid(start, "Anweisungen mit %", "Die Zeile löschen.")
        event = self._next()
        data = self._node(event, ())
        self._next()  # the document's end
        more = self._next()
        if type(more) is not yaml.StreamEndEvent:
            self._stop(more, "A116", "Hier beginnt ein zweites Dokument.", "Die Trennlinie löschen.")
        if data is None or type(data) is dict:
            return data or {}
        self._stop(event, "A113", "Hier steht keine Liste von „schlüssel: Wert“.", "Als „schlüssel: Wert“ schreiben.")

    def _node(self, event: Any, at: Loc) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, at)
        if kind is yaml.AliasEvent:
            self._shorthand(event)
            return self._missing(at)
        if event.anchor or event.tag:
            self._shorthand(event)
        if len(at) >= MAX_DEPTH:
            self._stop(event, "A118", f"Mehr als {MAX_DEPTH} Ebenen ineinander.", "Einfacher gliedern.")
        return self._mapping(at) if kind is yaml.MappingStartEvent else self._sequence(at)

    def _mapping(self, at: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        empty: set[str] = set()
        before: tuple[Loc, Any] = ((), None)
        event = self._next()
        while type(event) is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in data or key in empty:
                self._note(event, "A114", f"„{key}“ steht hier zum zweiten Mal.", "Eine der beiden Angaben löschen.")
            place = (*at, key)
            value_event = self._next()
            value = self._node(value_event, place)
            if not value:
                empty.add(key)
                if value_event.start_mark.index == event.end_mark.index and not getattr(value_event, "style", None):
                    self._cut(event, *before)
                else:
                    self.empty.append(place)
            else:
                data[key] = value
            before = place, value_event
            event = self._next()
        return data

    def _sequence(self, at: Loc) -> list[Any]:
        data: list[Any] = []
        gaps = 0
        event = self._next()
        while type(event) is not yaml.SequenceEndEvent:
            place = (*at, len(data))
            item = self._node(event, place)
            if not item:
                gaps += 1
                self._note(event, "B118", "Dieser Punkt der Liste ist leer.", "Den leeren Punkt löschen.")
            else:
                if gaps:
                    self.moved[place] = len(data) + gaps
                data.append(item)
            event = self._next()
        return data

    def _scalar(self, event: Any, at: Loc) -> str | None:
        value: str = event.value
        if event.anchor or event.tag:
            self._shorthand(event)
            value = value or self._missing(at)
        if not value:
            return None
        if not event.style:
            if read_differently(value):
                self.bare[at] = value
        elif event.style == '"':
            value = normalize("NFC", value)
            if FORBIDDEN.search(value) or INVISIBLE.search(value) or "\t" in value:
                hint = "Die Umschreibung mit \\ löschen."
                self._note(event, "A109", "Der Wert enthält ein unsichtbares oder unerlaubtes Zeichen.", hint)
        return None if value.isspace() else value

    def _shorthand(self, event: Any) -> None:
        """An alias, an anchor or a tag."""
        kind = type(event)
        what = "Verweise mit *" if kind is yaml.AliasEvent else "Anker mit &" if event.anchor else "Typangaben mit !"
        self._forbid(event, what, "Den Wert ausschreiben oder in Anführungszeichen setzen.")

    def _missing(self, at: Loc) -> str:
        """In the place of a value that is somewhere else, or was meant and not read: there is something."""
        if at:  # not a key
            self.spoilt.add(at)
        return "?"

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._stop(event, "A113", "Dieser Schlüssel ist kein einfaches Wort.", "Als „schlüssel: Wert“ schreiben.")
        key = self._scalar(event, ())
        if key is None:
            self._stop(event, "A113", "Vor dem Doppelpunkt fehlt der Schlüssel.", "Einen Schlüssel ergänzen.")
        if self.bare.pop((), None):
            self._bare_key(event, key)
        return key

    def _bare_key(self, event: Any, key: str) -> None:
        if key == "<<":
            self._forbid(event, "Übernahmen mit <<", "Die Angaben ausschreiben.")
        else:
            hint = f'"{key}" in Anführungszeichen schreiben.'
            self._note(event, "B101", f"„{key}“ lesen Programme verschieden.", hint)

    def _cut(self, key: Any, at: Loc, before: Any) -> None:
        """A key without a colon was meant as a part of the value before it, or lost its colon."""
        detail = f"„{key.value}“ steht hier ohne Doppelpunkt: Zwischen Klammern trennt das Komma."
        if type(before) is not yaml.ScalarEvent or before.style or not before.value or ":" in key.value:
            hint = "Als „schlüssel: Wert“ schreiben, mit einem Leerzeichen hinter dem Doppelpunkt."
            self._note(key, "A120", detail, hint)
            return
        self.spoilt.add(at)
        blanks = " " * (key.start_mark.column - before.end_mark.column - 1)
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

    def _forbid(self, event: Any, what: str, hint: str) -> None:
        self._note(event, "A115", f"{what} versteht nicht jedes Programm.", hint)
