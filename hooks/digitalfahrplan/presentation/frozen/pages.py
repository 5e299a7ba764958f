"""The pages of one snapshot: its overview, and a page for every measure and programme of that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...values.dates import german_day
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..table import facts
from .addresses import frozen_address, year_address
from .frame import Sheet, band, page
from .frozen import Frozen
from .measure import measure_body
from .overview import overview_body
from .part import Subject, versions
from .programme import programme_body
from .value import Writer


def pages_of_frozen(frozen: Frozen, comparisons: Sequence[tuple[str, str]] = ()) -> Iterator[tuple[str, str]]:
    """Address and HTML of every page of a snapshot; `comparisons` are address and name of those it is part of."""
    yield frozen.address, overview(frozen, comparisons)
    for id_ in frozen.ids:
        yield frozen_address(frozen.snapshot.name, id_), entity_page(frozen, id_)


def overview(frozen: Frozen, comparisons: Sequence[tuple[str, str]] = ()) -> str:
    """The overview of a snapshot."""
    links = Links(frozen.address)
    title = f"Digitalfahrplan vom {german_day(frozen.snapshot.day)}"
    way = [link(links.to(""), "Heutiger Stand")]
    above = [(year_address(frozen.snapshot.year), f"Haushaltsjahr {frozen.snapshot.year}")]
    body = overview_body(frozen, links, comparisons)
    return page(Sheet(frozen.address, title, frozen.town_name, _band(frozen, way), above, body, frozen.stand))


def entity_page(frozen: Frozen, id_: str) -> str:
    """A measure or programme as it was; of one that the data do not know, or of a damaged snapshot, only that."""
    address = frozen_address(frozen.snapshot.name, id_)
    subject = Subject(id_, _told(frozen, id_), Writer(frozen, Links(address)))
    body = (
        _about(subject)
        if subject.told
        else tag("p", "Zu dieser Kennung stehen in der Fassung keine Daten.", class_="df-leer")
    )
    above = [
        (year_address(frozen.snapshot.year), f"Haushaltsjahr {frozen.snapshot.year}"),
        (frozen.address, f"Fassung vom {german_day(frozen.snapshot.day)}"),
    ]
    content = lines([versions(frozen, subject.links, id_), body, _closing(subject)])
    way = [link(subject.links.to(frozen.live_address(id_)), "Heutiger Stand")]
    sheet = Sheet(address, frozen.title(id_), frozen.town_name, _band(frozen, way), above, content, frozen.stand)
    return page(sheet)


def _told(frozen: Frozen, id_: str) -> dict[str, object]:
    return dict((frozen.programmes if frozen.is_programme(id_) else frozen.measures).get(id_, {}))


def _about(subject: Subject) -> Html:
    return programme_body(subject) if subject.frozen.is_programme(subject.id) else measure_body(subject)


def _band(frozen: Frozen, ways: list[Html]) -> Html:
    """What every page of a snapshot says first: the day, the occasion, that nothing changes here."""
    if frozen.damage:
        return band(
            tag(
                "p",
                tag("strong", "Diese Fassung ist beschädigt."),
                f" {frozen.damage} Darum stehen hier keine Angaben.",
            ),
            warning=True,
        )
    occasion = f" Anlass: {frozen.snapshot.occasion}." if frozen.snapshot.occasion else ""
    return band(
        tag(
            "p",
            tag("strong", f"{frozen.stand}."),
            f"{occasion} So stand es an diesem Tag da; hier ändert sich nichts mehr. ",
            *ways,
        )
    )


def _closing(subject: Subject) -> Html:
    frozen, links = subject.frozen, subject.links
    told = [
        ("Fassung", link(links.to(frozen.address), f"{german_day(frozen.snapshot.day)}{_occasion(frozen)}")),
        ("Kennung", join([subject.id])),
        ("Prüfsumme der Fassung", tag("code", frozen.snapshot.root)),
        ("Selbst prüfen", link(links.to(f"{frozen.address}#pruefen"), "So prüft man diese Fassung")),
    ]
    return tag("section", tag("h2", "Zu dieser Fassung", id="fassung"), facts(told), class_="df-seitenfuss")


def _occasion(frozen: Frozen) -> str:
    return f", {frozen.snapshot.occasion}" if frozen.snapshot.occasion else ""
