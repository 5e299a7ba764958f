"""How to cite a measure: its stable address, its newest archived version, and a text to paste into a council paper."""

from __future__ import annotations

from ....archive.snapshot import Snapshot
from ....values.dates import german_day
from ...copying import copy_button, to_copy
from ...frozen.addresses import frozen_address
from ...html import Html, join, link, tag, void
from ...links import measure_address
from ...page import Section
from ...table import facts
from .subject import Subject

_NO_ADDRESS = join(
    [
        "noch nicht bekannt: In ",
        tag("code", "kommune.yml"),
        " fehlt unter ",
        tag("code", "adresse"),
        ", wo die Website steht.",
    ]
)
_DIGITS = 12  # of the root: enough to find the snapshot in the minutes


def citing(subject: Subject) -> Section:
    """The addresses and the text, each with a button that copies it (shown by the script).

    As long as nobody has said where the site stands there is no address to copy: that is said, and the text does without.
    """
    archived, here = newest(subject), _whole(subject, measure_address(subject.measure.id))
    told = [
        ("Feste Adresse", _copied("zitat-adresse", here, "Adresse kopieren") if here else _NO_ADDRESS),
        ("Archivierte Fassung", _archived(subject, *archived) if archived else Html("noch nicht archiviert")),
        ("Text für eine Vorlage", _copied("zitat-text", text(subject), "Text kopieren")),
    ]
    return Section("Zitieren", "zitieren", to_copy(facts(told)))


def newest(subject: Subject) -> tuple[Snapshot, str] | None:
    """The latest snapshot that holds the measure, and its id there: today's, or a former one."""
    measure = subject.measure
    found = [
        (snapshot, next((id_ for id_ in (measure.id, *measure.former_ids) if id_ in snapshot.measures), ""))
        for snapshot in subject.view.snapshots
    ]
    return max((pair for pair in reversed(found) if pair[1]), key=lambda pair: pair[0].day, default=None)


def text(subject: Subject) -> Html:
    """A sentence for a council paper: what is meant, of which day, where it stands, where it stays."""
    measure, archived = subject.measure, newest(subject)
    where = _whole(subject, measure_address(measure.id)) or f"Kennung {measure.id}"
    state = f"Status: {measure.status.label}, Stand: {german_day(measure.as_of)}"
    name = f"{subject.plan.town.name}, Digitalfahrplan: „{measure.title}“ ({state}), "
    return join([name, where, _kept(subject, *archived) if archived else ""])


def _kept(subject: Subject, snapshot: Snapshot, id_: str) -> Html:
    address = _whole(subject, frozen_address(snapshot.name, id_))
    check = f" (Prüfsumme {snapshot.root[:_DIGITS]})" if snapshot.root else ""
    return join([f"; archivierte Fassung vom {german_day(snapshot.day)}", *([": ", address] if address else []), check])


def _whole(subject: Subject, address: str) -> Html:
    """An address of the site with its host; nothing where nobody knows that."""
    return _breakable(f"{subject.view.base}{address}") if subject.view.base else Html("")


def _archived(subject: Subject, snapshot: Snapshot, id_: str) -> Html:
    address = frozen_address(snapshot.name, id_)
    here = link(subject.links.to(address), f"Fassung vom {german_day(snapshot.day)}")
    whole = _whole(subject, address)
    copied = _copied("zitat-archiv", whole, "Adresse der Fassung kopieren") if whole else ""
    return join([tag("p", here), copied])


def _copied(id_: str, told: Html, label: str) -> Html:
    return join([tag("p", told, id=id_), copy_button(id_, label)])


def _breakable(address: str) -> Html:
    """An address that may break behind a slash; what is copied of it stays the same."""
    *folders, last = address.split("/")
    return join([*(f"{folder}/" for folder in folders), last], void("wbr"))
