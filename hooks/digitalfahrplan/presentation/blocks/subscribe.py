"""Ways to keep up: calendars and the feed, for phones and programs."""

from __future__ import annotations

from ...model import Area
from ..html import Html, join, lines, link, tag
from ..links import FEED, FUNDING_CALENDAR, Links, area_calendar
from ..view import View


def all_calendars(view: View, links: Links) -> Html:
    """The calendar of funding deadlines, those of the areas, and the feed."""
    areas = [(area.label, area_calendar(area)) for area in Area]
    items = [
        tag("li", f"{label}: ", calendar_links(view, links, path, label))
        for label, path in [("Förderfristen", FUNDING_CALENDAR), *areas]
    ]
    feed = link(links.to(FEED), "Neuigkeiten als Feed (Atom)", type="application/atom+xml")
    units = link(links.to("organisation/"), "Fachbereiche und Beteiligungen")
    return lines(
        [
            tag("ul", *items),
            tag("p", "Die Kalender der einzelnen Einheiten stehen auf ihren Seiten: ", units, "."),
            tag("p", feed, ": neue Maßnahmen, Änderungen, Beschlüsse und Fristen, 60 und 14 Tage vorher."),
        ]
    )


def calendar_links(view: View, links: Links, path: str, name: str) -> Html:
    """Two ways to a calendar: subscribe, which a phone and every calendar program understand, or fetch the file once."""
    which = tag("span", f": Kalender {name}", class_="df-nur-vorlesen")
    file = link(links.to(path), join(["als Datei", which]), type="text/calendar")
    _, mark, place = view.root.partition("://")
    if not mark:  # nobody knows where the site stands
        return file
    return join([link(f"webcal://{place}{path}", join(["abonnieren", which])), " oder ", file])
