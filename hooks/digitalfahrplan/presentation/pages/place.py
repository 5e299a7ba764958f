"""The page of one place: what happens at this school, in this commercial or residential area, and when."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Place, PlaceKind, PlaceStatus
from ...places import Rollout, by_place, progress
from ...values import german
from ..footer import page_footer
from ..html import Html, join, lines, tag
from ..links import Links, place_address
from ..marks import label_mark, measure_link, status_mark
from ..page import Page, Section
from ..table import Cell, Column, Table, list_table
from ..view import View

KINDS = {
    PlaceKind.SCHOOL: ("Schule", "Schulen"),
    PlaceKind.FACILITY: ("Einrichtung", "Einrichtungen"),
    PlaceKind.COMMERCIAL: ("Gewerbegebiet", "Gewerbegebiete"),
    PlaceKind.RESIDENTIAL: ("Neubaugebiet", "Neubaugebiete"),
    PlaceKind.DISTRICT: ("Ortsteil", "Ortsteile"),
}


def place_pages(view: View) -> Iterator[Page]:
    """One page for every place of kommune.yml."""
    rollouts = by_place(view.plan)
    for place in view.plan.town.places:
        yield _page(view, place, rollouts[place.id])


def _page(view: View, place: Place, rollouts: tuple[Rollout, ...]) -> Page:
    links = Links(place_address(place.id))
    one, _ = KINDS[place.kind]
    lead = lines(
        [tag("p", f"{one}: was hier digital geschieht und wann.", class_="df-kurz"), tag("p", _summary(rollouts))]
    )
    sections = [
        Section("Was hier geschieht", "massnahmen", rollout_table(links, rollouts)),
        Section("", "zu-dieser-seite", page_footer(view, links, source=view.plan.town_path, title=place.name)),
    ]
    return Page(
        f"{place_address(place.id)}index.md",
        place.name,
        f"Digitalisierung am Ort {place.name}.",
        lead,
        sections,
        "",
        {"eltern": "orte/"},
    )


def _summary(rollouts: tuple[Rollout, ...]) -> str:
    counts = progress(rollouts)
    reached, total = counts[PlaceStatus.REACHED], sum(counts.values())
    return (
        f"{reached} von {german.count(total, 'Maßnahme ist', 'Maßnahmen sind')} hier am Ziel."
        if total
        else "Hier ist zurzeit nichts geplant."
    )


def rollout_table(links: Links, rollouts: tuple[Rollout, ...]) -> Html:
    """What measures do at one place, with state and date."""
    columns = [
        Column[Rollout]("titel", "Maßnahme", lambda row: Cell(measure_link(links, row.measure), row.measure.title)),
        Column[Rollout]("stand", "Stand hier", lambda row: Cell(place_mark(row))),
        Column[Rollout](
            "termin",
            "Termin",
            lambda row: Cell(str(row.row.due or "–"), row.row.due.last.isoformat() if row.row.due else ""),
            "datum",
        ),
        Column[Rollout](
            "erreicht",
            "Erreicht",
            lambda row: Cell(str(row.row.reached or "–"), row.row.reached.last.isoformat() if row.row.reached else ""),
            "datum",
        ),
        Column[Rollout]("", "Hinweis", lambda row: Cell(row.row.note or "–")),
        Column[Rollout]("status", "Status insgesamt", lambda row: Cell(status_mark(row.measure.status))),
    ]
    return list_table(
        Table(
            "hier", "Maßnahmen an diesem Ort", columns, rollouts, "Maßnahmen", empty="Hier ist zurzeit nichts geplant."
        )
    )


def place_mark(rollout: Rollout) -> Html:
    """The state at a place in words."""
    return join(
        [label_mark(rollout.status.label), *([" ", label_mark("überfällig", warning=True)] if rollout.is_late else [])]
    )
