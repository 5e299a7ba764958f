"""Any value of the data as readable HTML: by the model where it knows the key, by its shape where it does not."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from pydantic.fields import FieldInfo

from ...model import Account
from ...values import german
from ..html import Html, join, lines, link, tag, text, void
from ..links import Links
from ..table import Cell, Column, Table, facts, list_table, wide_table
from . import fields, words
from .addresses import frozen_address
from .frozen import Frozen
from .period import PERIOD, period_words
from .tolerant import Record, is_bounds, is_nothing, number, raw

DEEPEST = 5
"""What lies deeper is shown as it stands in the file."""
WIDE = 8
"""A table of more columns scrolls sideways."""
_LONG = 80

# Which list of the town a key refers to; None: a measure or programme.
_REFERENCES: Mapping[str, str | None] = {
    **dict.fromkeys(
        ("federfuehrung", "beteiligte", "organisation", "organisationen", "traeger", "einheit"), "organisation"
    ),
    **dict.fromkeys(("handlungsfeld", "handlungsfelder"), "handlungsfelder"),
    **dict.fromkeys(("id", "massnahme", "massnahmen", "programm", "voraussetzung", "voraussetzungen"), None),
    **dict.fromkeys(("moeglich", "zu_pruefen", "bewilligt"), None),
    "ags": "partner",
    "ort": "orte",
    "kategorie": "kategorien",
}
_ACCOUNT = fields.known(Account)  # its parts speak for themselves
_SHORT = 2
_FEW = 12
_RANGE = "rang_spanne"
# Where the heads of narrow columns may break.
_SOFT = {
    name.replace("\u00ad", ""): name for name in ("Verpflichtungs\u00adermächtigung", "Verwendungs\u00adnachweis bis")
}
_VOICES = {"fachbereich": "Fachbereich", "politik": "Politik"}
Entry = tuple[str, object, FieldInfo | None]


@dataclass(frozen=True)
class Writer:
    """Writes values of one snapshot for one page; `links` are seen from that page."""

    frozen: Frozen
    links: Links
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def value(self, key: str, value: object, about: FieldInfo | None = None, depth: int = 0) -> Html:
        """Any value of a key."""
        if depth > DEEPEST:
            return tag("code", raw(value))
        if isinstance(value, list):
            return self._list(key, value, about, depth)
        if isinstance(value, dict) and not is_bounds(value):
            return self._group(key, value, about, depth)
        return self.scalar(key, value, about)

    def scalar(self, key: str, value: object, about: FieldInfo | None = None) -> Html:
        """A single value: what it refers to by its name, everything else as the model means it."""
        if isinstance(value, str) and key in _REFERENCES:
            return self.reference(key, value)
        if isinstance(value, str) and "\n" in value.strip():
            return paragraphs(value)
        return words.scalar(value, about)

    def reference(self, key: str, id_: str) -> Html:
        """The name behind an id; a measure or programme with a link."""
        names = _REFERENCES.get(key)
        if key == "ags":
            town = self.frozen.names["partner"].get(id_)
            return text(f"{town} ({id_})" if town else id_)
        return text(self.frozen.names.get(names, {}).get(id_, id_)) if names else self.entity(id_)

    def entity(self, id_: str) -> Html:
        """A measure or programme of this snapshot, linked; the bare id where the snapshot does not know it."""
        if id_ not in self.frozen.measures and id_ not in self.frozen.programmes:
            return text(id_)
        return link(self.links.to(frozen_address(self.frozen.snapshot.name, id_)), self.frozen.title(id_))

    def entries(self, told: Record, model: Mapping[str, FieldInfo], keys: Iterable[str] | None = None) -> list[Entry]:
        """What a mapping says, with its fields: in the model's order, what the model does not know behind it.

        `keys` chooses some of them. What says nothing is left out.
        """
        order = [*(key for key in model if key in told), *(key for key in told if key not in model)]
        chosen = order if keys is None else [key for key in keys if key in told]
        return [(key, told[key], model.get(key)) for key in chosen if not says_nothing(told[key], model.get(key))]

    def facts(self, entries: Iterable[Entry], depth: int = 0) -> Html:
        """Values as a list of facts."""
        return facts((self._label(key, about), self.value(key, value, about, depth)) for key, value, about in entries)

    def _label(self, key: str, about: FieldInfo | None) -> Html:
        """The name of a key: of the model, of the town, else as it is written and marked as that."""
        return text(self._name(key)) if about is None and self._name(key) != key else label(key, about)

    def table(self, caption: str, rows: Sequence[Record], model: Mapping[str, FieldInfo], depth: int = 0) -> Html:
        """A list of mappings as a table: one column for every key that says something in a row."""
        told = {key for row in rows for key, value in row.items() if not says_nothing(value, model.get(key))}
        order = [*(key for key in model if key in told), *_first_seen(rows, told - model.keys())]
        columns = [self._column(key, model.get(key), rows, depth) for key in order]
        id_ = f"t{next(self._numbers)}"
        if len(columns) > WIDE and len(rows) <= _FEW:
            return self.entries_list(rows, model, depth)
        if len(columns) > WIDE:
            cells = ([column.cell(row).html for column in columns] for row in rows)
            return wide_table(id_, caption, [column.label for column in columns], cells, words=True)
        return list_table(Table(id_, caption, columns, rows, sortable=False)) if columns else Html("")

    def entries_list(self, rows: Sequence[Record], model: Mapping[str, FieldInfo], depth: int = 0) -> Html:
        """Rows that say too much for a table, one below the other."""
        return lines(tag("div", self.facts(self.entries(row, model), depth + 1), class_="df-eintrag") for row in rows)

    def rows(
        self, caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Container[int] = ()
    ) -> Html:
        """A table of finished cells; `numbers` are the columns of figures."""
        columns = [
            Column[Sequence[str]]("", name, _nth(place), "zahl" if place in numbers else "text")
            for place, name in enumerate(head)
        ]
        return list_table(Table(f"t{next(self._numbers)}", caption, columns, list(rows), sortable=False))

    def _column(self, key: str, about: FieldInfo | None, rows: Sequence[Record], depth: int) -> Column[Record]:
        def cell(row: Record) -> Cell:
            value = row.get(key)
            return Cell("–" if is_nothing(value) else self._inline(key, value, about, depth + 1))

        told = [row[key] for row in rows if not is_nothing(row.get(key))]
        figures = all(number(value) is not None or is_bounds(value) for value in told)
        return Column("", title(key, about), cell, "zahl" if figures and fields.kind(about) != fields.YEAR else "text")

    def _list(self, key: str, value: list[Any], about: FieldInfo | None, depth: int) -> Html:
        if value and all(isinstance(item, dict) and not is_bounds(item) for item in value):
            return self.table(title(key, about), value, fields.known(fields.part_of(about)), depth)
        shown = [self.value(key, item, about, depth + 1) for item in value]
        if not any(isinstance(item, list | dict) or len(raw(item)) > _LONG for item in value):
            return join(shown, "–" if key == _RANGE and len(value) == 2 else ", ")
        return tag("ul", *(tag("li", item) for item in shown))

    def _group(self, key: str, value: Record, about: FieldInfo | None, depth: int) -> Html:
        """A mapping: a period in words, one or two values in a line, else a list of facts."""
        entries = self.entries(value, fields.known(fields.part_of(about)))
        if key == "zeitraum" and value.keys() <= PERIOD:
            return period_words(value)
        if is_matrix(value):
            return self._matrix(title(key, about), value)
        if len(entries) > _SHORT or any(isinstance(entry[1], list | dict) for entry in entries):
            return self.facts(entries, depth + 1)
        return self._inline(key, value, about, depth)

    def _matrix(self, caption: str, value: Record) -> Html:
        """Mappings with the same keys side by side: the keys are rows."""
        names = list(dict.fromkeys(name for told in value.values() for name in told))
        rows = [
            [self._name(name), *(self.scalar(name, told[name]) if name in told else "–" for told in value.values())]
            for name in names
        ]
        return wide_table(f"t{next(self._numbers)}", caption, ["", *map(self._name, value)], rows)

    def _name(self, key: str) -> str:
        """What a key that is an id of the town stands for."""
        return self.frozen.names["kriterien"].get(key) or _VOICES.get(key, key)

    def _inline(self, key: str, value: object, about: FieldInfo | None, depth: int) -> Html:
        """A value inside of a cell: what is nested becomes one line of names and values."""
        if depth > DEEPEST:
            return tag("code", raw(value))
        if isinstance(value, list):
            parts = [self._inline(key, item, about, depth + 1) for item in value]
            return join(parts, "; " if any(isinstance(item, dict) for item in value) else ", ")
        if isinstance(value, dict) and not is_bounds(value):
            entries = self.entries(value, fields.known(fields.part_of(about)))
            told = [(self._label(name, of), self._inline(name, item, of, depth + 1)) for name, item, of in entries]
            if key == "konto" and value.keys() <= _ACCOUNT.keys():
                return join((item for _, item in told), " ")
            return join((join(pair, ": ") for pair in told), ", ") if told else text(german.NOT_STATED)
        return self.scalar(key, value, about)


def is_matrix(value: Record) -> bool:
    """Whether a mapping holds two or more mappings of single values."""
    inner = list(value.values())
    return len(inner) > 1 and all(
        isinstance(told, dict)
        and told
        and not is_bounds(told)
        and not any(isinstance(it, list | dict) for it in told.values())
        for told in inner
    )


def says_nothing(value: object, about: FieldInfo | None) -> bool:
    """Whether a value is none, or the "nein" that also stands where nobody said anything."""
    return is_nothing(value) or (value is False and about is not None and about.default is False)


def title(key: str, about: FieldInfo | None) -> str:
    """The German title of a key; one that the model does not know stands as it is written."""
    told = about.title if about and about.title else key
    return _SOFT.get(told, told)


def label(key: str, about: FieldInfo | None) -> Html:
    """The same as markup: a raw key is marked as one."""
    return text(title(key, about)) if about else tag("code", key)


def paragraphs(value: str) -> Html:
    """A text of many lines: blank lines part paragraphs, the other lines stay lines."""
    blocks = [block.split("\n") for block in value.strip().split("\n\n") if block.strip()]
    return lines(tag("p", join(block, void("br"))) for block in blocks)


def _first_seen(rows: Sequence[Record], chosen: set[str]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row if name in chosen))


def _nth(place: int) -> Any:
    return lambda row: Cell(row[place])
