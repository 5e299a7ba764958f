"""Tables as data: a column says what it is called, what kind of value it holds, and how a row fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from .html import Html, join, lines, tag, void

Row = TypeVar("Row")
Kind = Literal["text", "zahl", "datum"]
NOTHING = "–"
"""What a cell shows where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and by what it is sorted (None: by what it shows; "": no value, always last)."""

    html: str
    sort: str | None = None


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column. `key` stands in the address when the table is sorted by it; "" means it cannot be sorted."""

    key: str
    label: str
    cell: Callable[[Row], Cell]
    kind: Kind = "text"


@dataclass(frozen=True)
class Table(Generic[Row]):
    """A table of rows. `id` is unique among the tables of a page; `facets` are what a row can be filtered by; `noun` is
    what rows are; `anchor` gives a row an id of its own, so that it can be linked to."""

    id: str
    caption: str
    columns: Sequence[Column[Row]]
    rows: Iterable[Row]
    noun: str = "Einträge"
    facets: Callable[[Row], Mapping[str, Iterable[str]]] | None = None
    groups: Callable[[Row], str] | None = None
    empty: str = "Hier gibt es noch nichts."
    sortable: bool = True
    anchor: Callable[[Row], str] | None = None


def list_table(table: Table[Row]) -> Html:
    """A table that reads as a list of blocks on a phone. Without rows: one sentence."""
    rows = list(table.rows)
    if not rows:
        return tag("p", table.empty, class_="df-leer")
    title = f"{table.id}-titel"
    inside = [tag("caption", table.caption, id=title), _head(table), *_bodies(table, rows)]
    element = tag(
        "table", lines(inside), class_="df-daten", id=f"tabelle-{table.id}", role="table", aria_labelledby=title,
        data_df_nomen=table.noun, data_df_tabelle="sortierbar" if table.sortable else None,
    )  # fmt: skip
    return tag("div", element, class_="df-tabelle")


def _head(table: Table[Row]) -> Html:
    cells = [
        tag(
            "th", column.label, role="columnheader", scope="col", data_spalte=column.key or None, data_art=column.kind,
            class_="df-zahl" if column.kind == "zahl" else None,
        )
        for column in table.columns
    ]  # fmt: skip
    return tag("thead", tag("tr", *cells, role="row"), role="rowgroup")


def _bodies(table: Table[Row], rows: Sequence[Row]) -> list[Html]:
    if table.groups is None:
        return [tag("tbody", lines(_row(table, row) for row in rows), role="rowgroup")]
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(table.groups(row), []).append(row)
    return [_group(table, title, members) for title, members in grouped.items()]


def _group(table: Table[Row], title: str, rows: Sequence[Row]) -> Html:
    heading = tag("th", title, role="rowheader", scope="rowgroup", colspan=len(table.columns))
    return tag(
        "tbody",
        tag("tr", heading, class_="df-gruppe", role="row"),
        lines(_row(table, row) for row in rows),
        role="rowgroup",
    )


def _row(table: Table[Row], row: Row) -> Html:
    facets = table.facets(row) if table.facets else {}
    data = {f"data_{name}": " ".join(values) for name, values in facets.items()}
    cells = [_cell(column, column.cell(row), first=index == 0) for index, column in enumerate(table.columns)]
    return tag("tr", *cells, role="row", id=table.anchor(row) if table.anchor else None, **data)


def _cell(column: Column[Row], cell: Cell, *, first: bool) -> Html:
    name, role = ("th", "rowheader") if first else ("td", "cell")
    return tag(
        name, cell.html, role=role, scope="row" if first else None, data_label=column.label, data_wert=cell.sort,
        class_=_cell_class(column, cell),
    )  # fmt: skip


def _cell_class(column: Column[Row], cell: Cell) -> str | None:
    """Numbers stand on the right; what says nothing needs no line of its own on a phone."""
    classes = ["df-zahl"] * (column.kind == "zahl") + ["df-nichts"] * (cell.html == NOTHING)
    return " ".join(classes) or None


def wide_table(
    id_: str,
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    foot: Sequence[str] = (),
    words: bool = False,
) -> Html:
    """A table that scrolls sideways on a phone; the first column names the row, the others are figures, or `words`."""
    title, css = f"{id_}-titel", None if words else "df-zahl"
    inside = [
        tag("caption", caption, id=title),
        tag("thead", tag("tr", tag("th", head[0], scope="col"), *_cells(head[1:], "th", css, scope="col"))),
        tag("tbody", lines(_wide_row(row, css) for row in rows)),
        tag("tfoot", _wide_row(foot, css)) if foot else Html(""),
    ]
    table = tag("table", lines(inside), class_="df-daten", id=f"tabelle-{id_}")
    frame = "df-tabelle df-tabelle--breit" + " df-tabelle--worte" * words
    return tag("div", table, class_=frame, role="region", aria_labelledby=title, tabindex=0)


def _wide_row(row: Sequence[str], css: str | None) -> Html:
    return tag("tr", tag("th", row[0], scope="row"), *_cells(row[1:], "td", css))


def _cells(cells: Sequence[str], name: str, css: str | None, scope: str | None = None) -> list[Html]:
    return [tag(name, cell, scope=scope, class_=css) for cell in cells]


def facts(items: Iterable[tuple[str, str]]) -> Html:
    """A list of facts: what, and its value; without items nothing."""
    pairs = [tag("div", tag("dt", name), tag("dd", value)) for name, value in items]
    return tag("dl", join(pairs), class_="df-fakten") if pairs else Html("")


def filter_form(table_id: str, noun: str, choices: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> Html:
    """The filter of a table: a text field and selects (name, label, options); the script shows it, the address keeps it."""
    search = _filter_field(
        table_id,
        "q",
        "Suche in der Tabelle",
        void("input", type="search", id=f"{table_id}-q", name="q", autocomplete="off"),
    )
    selects = [
        _filter_field(table_id, name, label, _select(table_id, name, options))
        for name, label, options in choices
        if options
    ]
    reset = tag("div", tag("button", "Filter zurücksetzen", type="reset"), class_="df-filter__feld")
    state = tag("p", class_="df-filter__stand", role="status")
    inside = lines([search, *selects, reset, state])
    return tag(
        "form",
        inside,
        class_="df-filter",
        data_df_filter=f"tabelle-{table_id}",
        aria_label=f"{noun} filtern",
        hidden="hidden",
    )


def _filter_field(table_id: str, name: str, label: str, control: Html) -> Html:
    return tag("div", tag("label", label, for_=f"{table_id}-{name}"), control, class_="df-filter__feld")


def _select(table_id: str, name: str, options: Sequence[tuple[str, str]]) -> Html:
    rows = [tag("option", label, value=value) for value, label in (("", "Alle"), *options)]
    return tag("select", *rows, id=f"{table_id}-{name}", name=name)
