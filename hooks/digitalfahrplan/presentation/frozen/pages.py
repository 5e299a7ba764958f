"""The pages of one snapshot: its overview, and a page for every measure and programme of that day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...values.dates import german_day
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..table import facts
from .addresses import frozen_address, overview_address, year_address
from .frame import Sheet, band, page
from .frozen import Frozen
from .measure import measure_body
from .overview import overview_body
from .part import Subject
from .programme import programme_body
from .tolerant import Record
from .value import Writer
from .words import day_beside, root_of

_UNPROVED = (
    "Die Dateien passen zu den Prüfsummen, die bei ihnen liegen; dass es die eingefrorenen sind, ist damit nicht bewiesen. "
    "Was zu tun ist, sagt digitalfahrplan verify."
)


def pages_of_frozen(
    frozen: Frozen, comparisons: Sequence[tuple[str, str]] = (), tables: Sequence[tuple[str, str]] = ()
) -> Iterator[tuple[str, str]]:
    """Address and HTML of every page of a snapshot.

    `comparisons` are address and name of those it is part of, `tables` name and title of those that can be had of it.
    """
    yield frozen.address, overview(frozen, comparisons, tables)
    for id_ in frozen.ids:
        yield frozen_address(frozen.snapshot.name, id_), entity_page(frozen, id_)


def overview(
    frozen: Frozen, comparisons: Sequence[tuple[str, str]] = (), tables: Sequence[tuple[str, str]] = ()
) -> str:
    """The overview of a snapshot."""
    links, snapshot = Links(frozen.address), frozen.snapshot
    title = f"Digitalfahrplan vom {german_day(snapshot.day)}"
    ways = neighbours(links, "", (frozen.place.previous, frozen.place.following), overview_address, snapshot.name)
    above = [(year_address(snapshot.year), f"Haushaltsjahr {snapshot.year}")]
    body = overview_body(frozen, links, comparisons, tables)
    return page(Sheet(frozen.address, title, frozen.town_name, _band(frozen, ways), above, body, frozen.stand))


def entity_page(frozen: Frozen, id_: str) -> str:
    """A measure or programme as it was; of one that the data do not know, or of a damaged snapshot, only that."""
    snapshot, address = frozen.snapshot, frozen_address(frozen.snapshot.name, id_)
    subject = Subject(id_, _told(frozen, id_), Writer(frozen, Links(address)))
    around = (frozen.place.before.get(id_, ""), frozen.place.after.get(id_, ""))
    ways = neighbours(
        subject.links, frozen.live_address(id_), around, lambda name: frozen_address(name, id_), snapshot.name
    )
    above = [
        (year_address(snapshot.year), f"Haushaltsjahr {snapshot.year}"),
        (frozen.address, f"Fassung vom {german_day(snapshot.day)}"),
    ]
    content = lines([_about(subject), _closing(subject)])
    title, band_ = frozen.title(id_), _band(frozen, ways)
    return page(Sheet(address, title, frozen.town_name, band_, above, content, frozen.stand))


def _told(frozen: Frozen, id_: str) -> Record:
    return (frozen.programmes if frozen.is_programme(id_) else frozen.measures).get(id_, {})


def _about(subject: Subject) -> Html:
    if not subject.told:
        return tag("p", "Zu dieser Kennung stehen in der Fassung keine Angaben.", class_="df-leer")
    return programme_body(subject) if subject.frozen.is_programme(subject.id) else measure_body(subject)


def neighbours(links: Links, today: str, around: tuple[str, str], address: Callable[[str], str], here: str) -> Html:
    """The ways to today's page, and to the versions before and after this one (`here`), as far as there are any."""
    ways = [
        link(links.to(address(name)), f"{which} Fassung: {day_beside(name, here)}", rel=rel)
        for name, which, rel in zip(around, ("Vorige", "Nächste"), ("prev", "next"), strict=True)
        if name
    ]
    return tag("ul", *(tag("li", way) for way in (link(links.to(today), "Heutiger Stand"), *ways)))


def _band(frozen: Frozen, ways: Html) -> Html:
    """What every page of a snapshot says first: the day, the occasion, that nothing changes here."""
    if frozen.damage:
        told = tag("strong", "Diese Fassung ist beschädigt."), f" {frozen.damage} Darum stehen hier keine Angaben."
        return band(tag("p", *told), ways, warning=True)
    if frozen.snapshot.doubt:
        told = tag("strong", f"{frozen.stand}. {frozen.snapshot.doubt}"), f" {_UNPROVED}"
        return band(tag("p", *told), ways, warning=True)
    occasion = f" Anlass: {frozen.snapshot.occasion}." if frozen.snapshot.occasion else ""
    said = f"{occasion} So stand es an diesem Tag da; hier ändert sich nichts mehr."
    return band(tag("p", tag("strong", f"{frozen.stand}."), said), ways)


def _closing(subject: Subject) -> Html:
    frozen, links = subject.frozen, subject.links
    occasion = f", {frozen.snapshot.occasion}" if frozen.snapshot.occasion else ""
    told = [
        ("Fassung", link(links.to(frozen.address), f"{german_day(frozen.snapshot.day)}{occasion}")),
        ("Kennung", join([subject.id])),
        ("Wurzel", root_of(frozen.snapshot)),
        ("Selbst prüfen", link(links.to(f"{frozen.address}#pruefen"), "So prüft man diese Fassung")),
    ]
    return tag("section", tag("h2", "Zu dieser Fassung", id="fassung"), facts(told), class_="df-seitenfuss")
