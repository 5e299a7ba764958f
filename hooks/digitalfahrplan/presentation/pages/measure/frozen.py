"""The versions of a measure or programme that lie in the archive, under today's id or a former one."""

from __future__ import annotations

from ....model import Entity, Measure
from ....values.dates import german_day
from ...frozen.addresses import frozen_address
from ...html import Html, join, link, tag
from ...links import Links
from ...page import Section
from ...view import View
from .subject import Subject


def frozen_versions(subject: Subject) -> Section | None:
    """The measure as archived; left out where no snapshot has it."""
    return versions_section(subject.view, subject.links, subject.measure)


def versions_section(view: View, links: Links, entity: Entity) -> Section | None:
    """Links to every snapshot that has the entity, the latest first."""
    found = [
        (snapshot, id_)
        for snapshot in reversed(view.snapshots)
        for id_ in (entity.id, *entity.former_ids)
        if id_ in (snapshot.measures if isinstance(entity, Measure) else snapshot.programmes)
    ]
    items = [
        tag(
            "li",
            link(links.to(frozen_address(snapshot.name, id_)), f"Stand {german_day(snapshot.day)}"),
            _why(snapshot.occasion),
        )
        for snapshot, id_ in found
    ]
    return Section("Archivierte Fassungen", "archiv", tag("ul", *items)) if items else None


def _why(occasion: str) -> Html:
    return join([f", {occasion}"]) if occasion else Html("")
