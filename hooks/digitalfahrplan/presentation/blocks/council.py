"""The page of council papers: what is debated next, every paper with its measures, and what is done without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...council import Debate, Entry, Hearing, debates, papers, without_papers
from ...council.anchors import slug
from ..columns import area_names
from ..council_words import body, measures, outside, paper_label, paper_name, paper_page, remarks, result
from ..html import Html, join, lines, tag
from ..links import Links
from ..marks import measure_link, status_mark
from ..table import NOTHING, Cell, Column, Table, filter_form, list_table
from ..view import View

PAPERS = "vorlagen"


def council_system(view: View, links: Links) -> Html:
    """The way to the council's information system, if kommune.yml names it."""
    address = view.plan.town.council_system
    return tag("p", outside(address, f"Zum Ratsinformationssystem: {view.plan.town.name}")) if address else Html("")


def next_debates(view: View, links: Links) -> Html:
    """Consultations that are still to come, by date."""
    columns = [
        Column[Debate]("wann", "Datum", lambda row: Cell(str(row.hearing.on or NOTHING), _last(row.hearing)), "datum"),
        Column[Debate]("gremium", "Gremium", lambda row: Cell(body(row.hearing) or NOTHING)),
        Column[Debate]("vorlage", "Vorlage", lambda row: Cell(_name(row.entry), paper_name(row.entry))),
        Column[Debate]("", "Maßnahmen", lambda row: Cell(measures(links, row.entry))),
    ]
    empty = "Zurzeit ist keine Beratung angekündigt."
    rows = debates(view.plan)
    return list_table(Table("beratungen", "Was demnächst beraten wird", columns, rows, "Beratungen", empty=empty))


def all_papers(view: View, links: Links) -> Html:
    """Every paper with its consultations and its measures; filters by year, body and area; complete without script."""
    rows = papers(view.plan)
    columns = [
        Column[Entry]("vorlage", "Vorlage", lambda row: Cell(join([_name(row), remarks(row)]), paper_name(row))),
        Column[Entry]("datum", "Beratungen", lambda row: Cell(_hearings(row, view), _iso(row)), "datum"),
        Column[Entry]("massnahmen", "Maßnahmen", lambda row: Cell(measures(links, row))),
    ]
    table = Table(
        PAPERS, "Alle Vorlagen", columns, rows, "Vorlagen", _facets, anchor=lambda row: row.anchor,
        empty="Noch nennt keine Maßnahme eine Vorlage.",
    )  # fmt: skip
    shown = list_table(table)
    return lines([filter_form(PAPERS, "Vorlagen", _choices(rows)), shown]) if rows else shown


def measures_without_papers(view: View, links: Links) -> Html:
    """Measures that are decided or running and name no paper."""
    found = without_papers(view.plan)
    items = [tag("li", join([measure_link(links, measure), " ", status_mark(measure.status)])) for measure in found]
    empty = tag("p", "Keine beschlossene oder laufende Maßnahme ist ohne Vorlage.", class_="df-leer")
    return tag("ul", *items, class_="df-ohne-vorlage") if found else empty


def _name(entry: Entry) -> Html:
    return outside(paper_page(entry), paper_label(entry))


def _hearings(entry: Entry, view: View) -> Html:
    items = [tag("li", _hearing(hearing, view)) for hearing in entry.hearings]
    return tag("ul", *items, class_="df-liste") if items else Html(NOTHING)


def _hearing(hearing: Hearing, view: View) -> Html:
    when = tag("strong", str(hearing.on)) if hearing.on else Html("ohne Datum")
    return join([join([part for part in (when, body(hearing)) if part], ", "), ": ", result(hearing, view.plan.today)])


def _last(hearing: Hearing) -> str:
    return hearing.on.last.isoformat() if hearing.on else ""


def _iso(entry: Entry) -> str:
    return entry.last_day.isoformat() if entry.last_day else ""


def _facets(entry: Entry) -> Mapping[str, Iterable[str]]:
    return {
        "jahr": dict.fromkeys(_years(entry)),
        "gremium": dict.fromkeys(slug(name) for name in _bodies(entry)),
        "bereich": dict.fromkeys(measure.area for measure in entry.measures),
    }


def _years(entry: Entry) -> list[str]:
    return [str(hearing.on.last.year) for hearing in entry.hearings if hearing.on]


def _bodies(entry: Entry) -> list[str]:
    return [hearing.body_shown for hearing in entry.hearings if slug(hearing.body_shown)]


def _choices(rows: Iterable[Entry]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    rows = list(rows)
    years = sorted({year for row in rows for year in _years(row)}, reverse=True)
    bodies = {slug(name): name for row in rows for name in _bodies(row)}
    return [
        ("jahr", "Jahr", [(year, year) for year in years]),
        ("gremium", "Gremium", sorted(bodies.items(), key=lambda item: item[1].casefold())),
        ("bereich", "Bereich", area_names()),
    ]
