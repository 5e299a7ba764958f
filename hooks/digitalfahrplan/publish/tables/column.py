"""A table for other programs is a tuple of columns: name, title, type, explanation, value. Everything else follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Generic, Literal, TypeVar

from ...model import Choice, Part
from ...presentation.view import View
from ...values import Span

Row = TypeVar("Row")
Kind = Literal["string", "number", "integer", "boolean", "date", "year"]
Value = str | Decimal | int | bool | date | None


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column; `kind` is its type in the words of Table Schema. `refers` names the table whose key it holds.

    `day_of` names the column whose vague date this one makes a day of: its `last` day, or its first.
    """

    name: str
    title: str
    kind: Kind
    text: str
    value: Callable[[Row], Value]
    required: bool = False
    refers: str = ""
    words: tuple[str, ...] = ()
    day_of: str = ""
    last: bool = True


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table with its rows in a plan. `key` names the column that tells the rows apart."""

    name: str
    title: str
    text: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[View], Iterable[Row]]
    key: str = "id"

    def values(self, view: View) -> list[list[Value]]:
        """The values of every column, row by row."""
        rows = list(self.rows(view))
        return [[column.value(row) for row in rows] for column in self.columns]


def of_model(
    model: type[Part],
    attribute: str,
    kind: Kind,
    value: Callable[[Row], Value],
    *,
    name: str = "",
    refers: str = "",
    words: type[Choice] | None = None,
) -> Column[Row]:
    """A column that holds a field of the files: name, title and explanation are those of the model."""
    field = model.model_fields[attribute]
    told = field.description or ""
    listed = tuple(word.value for word in words) if words else ()
    return Column(
        name or field.alias or attribute, field.title or "", kind, told, value, field.is_required(), refers, listed
    )


def dated(
    model: type[Part], attribute: str, value: Callable[[Row], Any], *, name: str = "", last: bool = True
) -> tuple[Column[Row], Column[Row]]:
    """Two columns of a date that may be vague: as precise as it was written, and the day by which it is compared.

    A begin is compared by its first day, an end by its last (planning.md).
    """
    written: Column[Row] = of_model(model, attribute, "string", lambda row: _iso(value(row)), name=name)
    which = "letzte" if last else "erste"
    text = f"Der {which} Tag davon: So wird gerechnet, wenn kein genauer Tag genannt ist."
    day = Column[Row](
        f"{written.name}_tag",
        f"{written.title} (Tag)",
        "date",
        text,
        lambda row: day_in(value(row), last=last),
        day_of=written.name,
        last=last,
    )
    return written, day


def _iso(span: Any) -> str | None:
    return span.iso if span else None


def day_in(span: Span | None, *, last: bool) -> date | None:
    """The last day of a vague date, or its first; None of none."""
    if span is None:
        return None
    return span.last if last else span.first
