"""The printable status report: the report of the page, and every measure in an annex."""

from __future__ import annotations

from ...archive.edition import Edition
from ...model import Measure
from ...values import german
from ...values.dates import german_day
from ..columns import period_text
from ..html import Html, join, lines, link, tag
from ..marks import status_mark
from ..page import Section
from ..report.parts import report, written
from ..report.references import References, on_paper
from ..table import NOTHING, Cell, Column, Table, list_table
from ..view import View
from .document import paper_document


def report_document(view: View, before: Edition | None, css: str, occasion: str = "") -> str:
    """The status report of a plan as one file of HTML: since the edition `before`, with all measures as annex.

    The same plan and edition give the same bytes. Measures are linked only where the site has an address (`view.root`).
    """
    references = on_paper(view)
    found, town, day = report(view, before, references), view.plan.town.name, german_day(view.plan.today)
    head = lines(
        [
            tag("p", f"{view.plan.town.kind} {town}", class_="papier-wer"),
            tag("h1", "Sachstandsbericht Digitalisierung"),
            tag("p", f"Anlass: {occasion}") if occasion else "",
        ]
    )
    annex = Section("Anlage: alle Maßnahmen", "anlage", _annex(view, references))
    body = lines([found.lead, written((*found.sections, annex))])
    return paper_document(f"Sachstandsbericht {town}, Stand {day}", body, css, head=head, foot=_foot(view))


def _annex(view: View, references: References) -> Html:
    columns = [
        Column[Measure]("", "Maßnahme", lambda row: Cell(references.measure(row.id, row.title))),
        Column[Measure]("", "Federführung", lambda row: Cell(view.unit_name(row.lead))),
        Column[Measure]("", "Status", lambda row: Cell(status_mark(row.status))),
        Column[Measure]("", "Zeitraum", lambda row: Cell(period_text(row.period))),
        Column[Measure]("", "Kosten", lambda row: Cell(german.interval(view.costs[row.id].total)), "zahl"),
        Column[Measure]("", "Eigenanteil", lambda row: Cell(german.interval(view.costs[row.id].own_share)), "zahl"),
        Column[Measure]("", "Rang", lambda row: Cell(_rank(view, row)), "zahl"),
    ]
    rows = sorted(view.plan.measures, key=lambda row: (row.title.casefold(), row.id))
    empty = "Es gibt noch keine Maßnahmen."
    return list_table(Table("anlage", "Alle Maßnahmen nach Titel", columns, rows, sortable=False, empty=empty))


def _rank(view: View, measure: Measure) -> str:
    standing = view.standings.get(measure.id)
    return str(standing.rank) if standing else NOTHING


def _foot(view: View) -> Html:
    manager = view.plan.town.digital_manager
    asks = join(["Auskunft: ", manager.office, ", ", link(f"mailto:{manager.email}", manager.email)])
    rules = "Unbekanntes ist nie null: Wo eine Angabe fehlt, steht „keine Angabe“ oder „unbekannt“."
    site = view.root if view.root.startswith(("http://", "https://")) else ""
    more = join(["Alle Angaben und wie gerechnet wird: ", link(f"{site}methode/", f"{site}methode/")]) if site else ""
    return lines([tag("p", asks), tag("p", rules), tag("p", more) if more else ""])
