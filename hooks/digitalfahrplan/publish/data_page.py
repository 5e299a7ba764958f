"""The blocks of the page /daten/: what there is to take away, what it means, under which terms. All from what makes the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..presentation import german
from ..presentation.html import Html, join, lines, link, tag
from ..presentation.links import Links
from ..presentation.table import Cell, list_table
from ..presentation.table import Column as Shown
from ..presentation.table import Table as ShownTable
from ..presentation.view import View
from .api.envelope import PROMISE
from .api.resources import RESOURCES, Resource
from .api.subject import FOLDER as API
from .catalogue import NOTATIONS
from .tables import TABLES, Column, Table
from .tables.files import FOLDER, PACKAGE, WORKBOOK
from .tables.licence import licence

_KINDS = {
    "string": "Text",
    "number": "Zahl",
    "integer": "ganze Zahl",
    "boolean": "true oder false",
    "date": "Tag",
    "year": "Jahr",
}


def files(view: View, links: Links) -> Html:
    """Every table with its two files, then the workbook and the description for programs."""
    columns: list[Shown[Table[Any]]] = [
        Shown("tabelle", "Tabelle", lambda table: Cell(link(f"#{table.name}", table.title))),
        Shown("", "Was darin steht", lambda table: Cell(table.text)),
        Shown("zeilen", "Zeilen", lambda table: _count(table, view), "zahl"),
        Shown("", "Herunterladen", lambda table: Cell(_downloads(table, links))),
    ]
    listed = list_table(ShownTable("dateien", "Alle Tabellen", columns, TABLES, "Tabellen", sortable=False))
    book = link(links.to(f"{FOLDER}{WORKBOOK}"), WORKBOOK)
    told = link(links.to(f"{FOLDER}{PACKAGE}"), PACKAGE)
    return lines(
        [
            listed,
            tag("p", "Alle Tabellen in einer Arbeitsmappe für Excel und LibreOffice: ", book, "."),
            tag("p", "Für Programme beschreibt ", told, " (Data Package 2.0) jede Datei und jedes Feld."),
        ]
    )


def _count(table: Table[Any], view: View) -> Cell:
    number = sum(1 for _ in table.rows(view))
    return Cell(german.number(number), str(number))


def _downloads(table: Table[Any], links: Links) -> Html:
    which = tag("span", f": {table.title}", class_="df-nur-vorlesen")
    plain, excel = (links.to(f"{FOLDER}{table.name}{ending}.csv") for ending in ("", "-excel"))
    return join([link(plain, join(["CSV", which])), " oder ", link(excel, join(["CSV für Excel", which]))])


def fields() -> Html:
    """Every field of every table."""
    return lines(block for table in TABLES for block in _fields(table))


def _fields(table: Table[Any]) -> Iterator[Html]:
    columns: list[Shown[Column[Any]]] = [
        Shown("", "Feld", lambda column: Cell(tag("code", column.name))),
        Shown("", "Was es ist", lambda column: Cell(join([tag("strong", column.title), ": ", column.text]))),
        Shown("", "Art", lambda column: Cell(_kind(column))),
    ]
    yield tag("h3", table.title, id=table.name)
    yield tag("p", table.text)
    caption = f"Felder der Tabelle „{table.title}“"
    yield list_table(ShownTable(f"felder-{table.name}", caption, columns, table.columns, sortable=False))


def _kind(column: Column[Any]) -> Html:
    kind = _KINDS[column.kind] + ("" if column.required else ", darf leer sein")
    if column.words:
        return join([kind, ": ", ", ".join(column.words)])
    return join([kind, ": Kennung aus ", link(f"#{column.refers}", column.refers)] if column.refers else [kind])


def terms(view: View, links: Links) -> Html:
    """The licence in a sentence."""
    found = licence(view.plan.town.licence)
    name = link(found.address, found.title) if found.address else Html(join([found.title]))
    needed = f"Nennen Sie dabei {_publisher(view)} als Quelle." if found.by_name else ""
    return tag("p", join(["Alle Dateien stehen unter der Lizenz ", name, ". ", needed]))


def citing(view: View, links: Links) -> Html:
    """A text to paste, with the day of the figures."""
    address = f"{view.base}{FOLDER}" if view.base else "Adresse dieser Seite"
    day = german.day(view.plan.today)
    text = f"{_publisher(view)}: Digitalfahrplan, Daten vom {day}, {licence(view.plan.town.licence).title}, {address}"
    button = tag(
        "button", "Text kopieren", type="button", class_="df-kopieren", data_df_kopiert="zitat-daten", hidden="hidden"
    )
    state = tag("p", class_="df-kopiert", role="status")
    return tag("div", lines([tag("p", text, id="zitat-daten"), button, state]), class_="df-zitat")


def _publisher(view: View) -> str:
    return f"{view.plan.town.kind} {view.plan.town.name}"


def interface(view: View, links: Links) -> Html:
    """Every list of the API, and its description for programs."""
    columns: list[Shown[Resource]] = [
        Shown("", "Liste", lambda resource: Cell(link(links.to(f"{API}{resource.name}.json"), resource.title))),
        Shown("", "Eine einzelne Antwort", lambda resource: Cell(tag("code", _single(resource)))),
        Shown(
            "",
            "JSON Schema",
            lambda resource: Cell(
                join(
                    [
                        link(links.to(f"{API}schema/{resource.name}.json"), join(["Liste", _of(resource)])),
                        " und ",
                        link(
                            links.to(f"{API}schema/{resource.name}-einzeln.json"),
                            join(["einzelne Antwort", _of(resource)]),
                        ),
                    ]
                )
            ),
        ),
    ]
    table = list_table(
        ShownTable("schnittstelle", "Alles, was die Schnittstelle bietet", columns, RESOURCES, sortable=False)
    )
    start = link(links.to(f"{API}index.json"), "/api/v1/index.json")
    described = link(links.to(f"{API}openapi.json"), "OpenAPI 3.1")
    return lines([tag("p", "Einstieg: ", start, ". Beschreibung für Programme: ", described, "."), table])


def _of(resource: Resource) -> Html:
    return tag("span", f": {resource.title}", class_="df-nur-vorlesen")


def _single(resource: Resource) -> str:
    return f"/{API}{resource.name}/{'<jahr>/<stichtag>' if resource.name == 'staende' else '<kennung>'}.json"


def promise() -> Html:
    """What may change within v1."""
    return tag("p", PROMISE)


def catalogue(view: View, links: Links) -> Html:
    """The catalogue in its notations; for a site without an address, why there is none."""
    if not view.base:
        told = "Den Katalog gibt es erst, wenn in kommune.yml unter „adresse“ steht, wo diese Website erscheint."
        return tag("p", told)
    names = {"catalog.ttl": "Turtle", "catalog.rdf": "RDF/XML", "catalog.jsonld": "JSON-LD"}
    items = [tag("li", link(links.to(f"{FOLDER}{name}"), f"{name} ({names[name]})")) for name in NOTATIONS]
    return tag("ul", *items)
