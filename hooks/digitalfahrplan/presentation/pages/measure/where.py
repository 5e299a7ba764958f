"""Where: the roll-out by place."""

from __future__ import annotations

from ....model import PlaceRow, PlaceStatus
from ...html import lines, link
from ...links import place_address
from ...marks import label_mark, progress
from ...page import Section
from ...table import Cell, Column, Table, list_table
from .subject import Subject


def places(subject: Subject) -> Section | None:
    """Every place with state and date, and how many are reached; left out without places."""
    rows = subject.measure.places
    if not rows:
        return None
    due = [row for row in rows if row.status is not PlaceStatus.OMITTED]
    reached = sum(row.status is PlaceStatus.REACHED or row.reached is not None for row in due)
    share = progress(round(100 * reached / len(due)), f"{reached} von {len(due)} erreicht") if due else ""
    table = Table("orte", "Stand je Ort", _columns(subject), rows, "Orte", sortable=len(rows) > 3)
    return Section("Wo", "wo", lines([share, list_table(table)]))


def _columns(subject: Subject) -> list[Column[PlaceRow]]:
    names = {place.id: place for place in subject.plan.town.places}
    return [
        Column("ort", "Ort", lambda row: Cell(link(subject.links.to(place_address(row.place)), names[row.place].name))),
        Column("stand", "Stand", lambda row: Cell(label_mark(row.status.label))),
        Column(
            "termin",
            "Termin",
            lambda row: Cell(str(row.due or "–"), row.due.last.isoformat() if row.due else ""),
            "datum",
        ),
        Column(
            "erreicht",
            "Erreicht",
            lambda row: Cell(str(row.reached or "–"), row.reached.last.isoformat() if row.reached else ""),
            "datum",
        ),
        Column("", "Hinweis", lambda row: Cell(row.note or "–")),
    ]
