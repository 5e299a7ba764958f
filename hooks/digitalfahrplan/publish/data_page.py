"""The blocks of the page /daten/: what there is to take away, what it means, under which terms. All from what makes the files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..archive.snapshot import Snapshot
from ..model import Area
from ..money import Sums
from ..presentation.copying import copy_button, to_copy
from ..presentation.frozen.addresses import overview_address, tables_address
from ..presentation.html import Html, join, lines, link, tag
from ..presentation.links import Links, budget_address
from ..presentation.table import Cell, facts, list_table
from ..presentation.table import Column as Shown
from ..presentation.table import Table as ShownTable
from ..presentation.view import View
from ..values import german
from ..values.dates import german_day
from .api.envelope import PROMISE
from .api.resources import RESOURCES, Resource
from .api.subject import FOLDER as API
from .catalogue import NOTATIONS
from .tables import TABLES, Column, Table
from .tables.about import FOLDER, PACKAGE, WORKBOOK, about_today
from .tables.adding import ADDING

YEAR = 2027
"""The year of the question about schools, as it stands in docs/daten/index.md."""
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
            tag("p", "Alle Tabellen in einer Arbeitsmappe für Excel und LibreOffice: ", book, "."),
            listed,
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


def adding() -> Html:
    """How totals are formed."""
    return tag("ul", *(tag("li", rule) for rule in ADDING))


def schools(view: View, links: Links) -> Html:
    """What the site answers to the first question of the page: the same figures as on the page of that year."""
    if YEAR not in view.budget_years:
        return tag("p", f"Zum Jahr {YEAR} hat dieser Plan keine Beträge.")
    sums = view.budget(YEAR).by_area.get(Area.SCHOOLS, Sums())
    told = facts(
        [
            ("Kosten", german.interval(sums.counts)),
            ("Davon bewilligte Förderung", german.NOT_STATED if sums.funding is None else german.euro(sums.funding)),
            ("Bewilligt aus", "; ".join(pots(view)) or german.NOT_STATED),
            ("Eigenanteil", german.interval(sums.own_share)),
        ]
    )
    page = link(links.to(f"{budget_address(YEAR)}#bereich"), f"Haushaltsjahr {YEAR}, nach Bereich")
    lead = tag("p", f"Die Antwort, Stand {german_day(view.plan.today)}, wie auf der Seite ", page, ":")
    return lines([lead, told])


def pots(view: View) -> list[str]:
    """What funds the town's own money for schools in that year: titles of programmes and names of other sources, sorted."""
    town = [part for part in view.budget(YEAR).parts if not part.in_business_plan]
    funded = {part.measure.id: part.measure for part in town if part.measure.area is Area.SCHOOLS and part.funding}
    granted = [row for measure in funded.values() for row in measure.funding if row.status.is_granted]
    titles = {id_: programme.title for id_, programme in view.plan.programme_by_id.items()}
    return sorted({titles.get(row.programme or "", row.source or "") for row in granted})


def archived(view: View, links: Links) -> Html:
    """The snapshots of which there are the same tables."""
    if not view.tabled:
        return tag("p", "Bisher gibt es keine archivierte Fassung mit Tabellen.")
    items = [
        tag("li", link(f"{links.to(overview_address(it.name))}#tabellen", f"Stand {german_day(it.day)}"), _occasion(it))
        for it in reversed(view.tabled)
    ]
    where = tag("code", f"/{tables_address('<haushaltsjahr>/<stichtag>')}")
    return lines([tag("p", "Sie liegen unter ", where, " und heißen dort wie hier:"), tag("ul", *items)])


def _occasion(snapshot: Snapshot) -> str:
    return f", {snapshot.occasion}" if snapshot.occasion else ""


def terms(view: View, links: Links) -> Html:
    """The licence in a sentence."""
    about = about_today(view)
    found = about.terms
    name = link(found.address, found.title) if found.address else Html(join([found.title]))
    needed = f"Nennen Sie dabei {about.publisher} als Quelle." if found.by_name else ""
    return tag("p", join(["Alle Dateien stehen unter der Lizenz ", name, ". ", needed]))


def citing(view: View, links: Links) -> Html:
    """A text to paste, with the day of the figures."""
    told = tag("p", about_today(view).citation, id="zitat-daten")
    return to_copy(told, copy_button("zitat-daten", "Text kopieren"))


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
