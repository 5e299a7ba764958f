"""Pages at published addresses of which nothing else is left: what stood there, what became of it, where it is archived."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...lasting import KINDS, MEASURES, PLACES, PROGRAMMES, UNITS, Tombstone
from ...values.dates import german_day
from ..footer import page_footer
from ..frozen.addresses import frozen_address
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..page import Page, Section
from ..table import facts
from ..view import View

_GONE = {
    MEASURES: "Diese Maßnahme wird hier nicht mehr geführt.",
    PROGRAMMES: "Dieses Förderprogramm wird hier nicht mehr geführt.",
    UNITS: "Diese Einheit wird hier nicht mehr geführt.",
    PLACES: "Dieser Ort wird hier nicht mehr geführt.",
}
_ADDRESS = re.compile(rf"/?\b(?P<kind>{'|'.join(KINDS)})/(?P<id>[a-z0-9-]+)/?")


@dataclass(frozen=True, slots=True)
class Stone:
    """A tombstone, the view, and links as seen from its page."""

    view: View
    tombstone: Tombstone
    links: Links


def tombstone_pages(view: View) -> Iterator[Page]:
    """One page for every address that is gone."""
    for tombstone in view.plan.tombstones:
        yield _page(Stone(view, tombstone, Links(f"{tombstone.address}/")))


def _page(stone: Stone) -> Page:
    tombstone = stone.tombstone
    description = _GONE[tombstone.kind]
    sections = [section for section in (_archived(stone), _foot(stone)) if section]
    meta: dict[str, object] = {
        "eltern": f"{tombstone.kind}/",
        "robots": "noindex",
    }
    return Page(f"{tombstone.address}.md", tombstone.title, description, _lead(stone), sections, "", meta)


def _lead(stone: Stone) -> Html:
    told = [
        ("Was daraus wurde", _with_links(stone)),
        ("Entfallen am", Html(german_day(stone.tombstone.day))),
    ]
    return lines([tag("p", _GONE[stone.tombstone.kind], class_="df-kurz"), facts(told)])


def _with_links(stone: Stone) -> Html:
    """The reason; addresses of pages in it lead there, former ones of measures and programmes too."""
    why = stone.tombstone.why
    parts: list[str] = []
    end = 0
    for match in _ADDRESS.finditer(why):
        target = stone.view.addresses.get(match["id"]) or f"{match['kind']}/{match['id']}/"
        if target.startswith(f"{match['kind']}/") and target in stone.view.pages:
            parts += [why[end : match.start()], link(stone.links.to(target), match[0])]
            end = match.end()
    return join([*parts, why[end:]])


def _archived(stone: Stone) -> Section | None:
    """Where the archive holds it, the newest first."""
    kind, id_ = stone.tombstone.kind, stone.tombstone.id
    held = [it for it in reversed(stone.view.snapshots) if id_ in it.ids(kind)]
    if not held:
        return None
    items = [
        tag("li", link(stone.links.to(frozen_address(snapshot.name, id_)), f"Fassung vom {german_day(snapshot.day)}"))
        for snapshot in held
    ]
    return Section("Archivierte Fassungen", "archiv", tag("ul", join(items, "\n")))


def _foot(stone: Stone) -> Section:
    return Section("", "zu-dieser-seite", page_footer(stone.view, stone.links, title=stone.tombstone.title))
