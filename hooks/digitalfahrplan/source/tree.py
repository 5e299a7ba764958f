"""YAML text to plain data: one pass over libyaml's events; nothing is given a type, nothing is dropped unseen."""

from __future__ import annotations

from typing import Any, NoReturn
from unicodedata import normalize

import yaml

from .bare import read_differently
from .characters import FORBIDDEN, INVISIBLE
from .flaw import Flaw
from .nesting import MAX_DEPTH
from .syntax import flaw_of_syntax

Loc = tuple[str | int, ...]
_EMPTY: tuple[Any, ...] = (None, "", [], {})


class _Unreadable(Exception):  # noqa: N818 - it only leaves the loops
    """Reading this text ends here; the flaw has been noted."""


class Tree:
    """The data of one YAML text with what a reader must know about it.

    `data`: dicts, lists and texts, empty values left out; None when the text could not be read to its end.
    `empty`: where empty values stood. `bare`: unquoted scalars that programs read differently, by place.
    `moved`: items of a list that stand behind empty ones, by place, with the index at which they stand in the text.
    `flaws`: what the reading rules forbid.
    """

    def __init__(self, text: str) -> None:
        self.data: dict[str, Any] | None = None
        self.empty: list[Loc] = []
        self.bare: dict[Loc, str] = {}
        self.moved: dict[Loc, int] = {}
        self.flaws: list[Flaw] = []
        self._next = yaml.CBaseLoader(text).get_event
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
            self._forbid(start, "Anweisungen mit %")
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
            return self._forbid(event, "Verweise mit *")
        if event.anchor or event.tag:
            self._forbid(event, "Anker mit &" if event.anchor else "Typangaben mit !")
        if len(at) >= MAX_DEPTH:
            self._stop(event, "A118", f"Mehr als {MAX_DEPTH} Ebenen ineinander.", "Einfacher gliedern.")
        return self._mapping(at) if kind is yaml.MappingStartEvent else self._sequence(at)

    def _mapping(self, at: Loc) -> dict[str, Any]:
        data: dict[str, Any] = {}
        empty: set[str] = set()
        event = self._next()
        while type(event) is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in data or key in empty:
                self._note(event, "A114", f"„{key}“ steht hier zum zweiten Mal.", "Eine der beiden Angaben löschen.")
            place = (*at, key)
            value_event = self._next()
            value = self._node(value_event, place)
            if value in _EMPTY:
                empty.add(key)
                self._empty(place, event, value_event)
            else:
                data[key] = value
            event = self._next()
        return data

    def _sequence(self, at: Loc) -> list[Any]:
        data: list[Any] = []
        gaps = 0
        event = self._next()
        while type(event) is not yaml.SequenceEndEvent:
            place = (*at, len(data))
            item = self._node(event, place)
            if item in _EMPTY:
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
            self._forbid(event, "Anker mit &" if event.anchor else "Typangaben mit !")
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
            self._forbid(event, "Übernahmen mit <<")
        else:
            self._note(event, "B101", f"„{key}“ lesen Programme verschieden.", f'"{key}" in Anführungszeichen schreiben.')

    def _empty(self, place: Loc, key: Any, value: Any) -> None:
        """A key without a value; one without a colon was meant as a part of the value before it."""
        if value.start_mark.index != key.end_mark.index or getattr(value, "style", None):
            self.empty.append(place)
            return
        self._note(
            key, "A120", f"„{key.value}“ steht hier ohne Doppelpunkt: Zwischen Klammern trennt das Komma.",
            f'Den ganzen Wert in Anführungszeichen setzen, zum Beispiel "… ,{key.value}".',
        )  # fmt: skip

    def _note(self, event: Any, code: str, detail: str, hint: str) -> None:
        mark, end = event.start_mark, event.end_mark
        length = end.column - mark.column if end.line == mark.line else 1
        self.flaws.append(Flaw(code, mark.line, mark.column, detail, hint, max(1, length)))

    def _stop(self, event: Any, code: str, detail: str, hint: str) -> NoReturn:
        self._note(event, code, detail, hint)
        raise _Unreadable

    def _forbid(self, event: Any, what: str) -> None:
        detail = f"{what} versteht nicht jedes Programm."
        self._note(event, "A115", detail, "Den Wert ausschreiben oder in Anführungszeichen setzen.")
