"""The end of every page: Stand, whom to ask, how to cite, where to edit, how to answer."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename, dirname
from urllib.parse import quote

from ..model import Area, Entity, Measure, Programme
from ..values.dates import german_day
from .forge import edit_address, folder_address, path_in_repository, report_address
from .html import Html, join, lines, link, tag
from .links import Links, area_address, form_address, programme_address
from .table import facts
from .view import View

# Pages of docs/ that are made from many files, and the folder of these files.
_FOLDERS = {
    "massnahmen/": "",
    "foerderung/": "/foerderung",
    **{area_address(area): f"/{area}" for area in Area},
}


def page_footer(view: View, links: Links, entity: Entity | None = None, source: str = "", title: str = "Seite") -> Html:
    """The block of a page about `entity`, or of a page of this title made from many files (`source` is what people edit)."""
    heading = tag("h2", "Zu dieser Seite", id="seitenfuss")
    inside = [
        heading,
        facts(_facts(view, entity)),
        tag("ul", *_buttons(view, links, entity, source, title), class_="df-knoepfe"),
    ]
    return tag("section", lines(inside), class_="df-seitenfuss", aria_labelledby="seitenfuss")


def _facts(view: View, entity: Entity | None) -> Iterator[tuple[str, str]]:
    yield "Stand", german_day(entity.as_of if entity else view.plan.today)
    yield "Wer Auskunft gibt", _contact(view, entity)
    if isinstance(entity, Programme):
        where = f"{view.base}{programme_address(entity.id)}" if view.base else f"Kennung {entity.id}"
        stand = german_day(entity.as_of)
        yield "Zitieren", f"{view.plan.town.name}, Digitalfahrplan: „{entity.title}“, Stand {stand}, {where}"


def _contact(view: View, entity: Entity | None) -> Html:
    """The entity's own contact, else the mailbox of its unit, else the Digital-Manager."""
    manager = view.plan.town.digital_manager
    office, mail, phone = manager.office, manager.email, manager.phone
    unit = view.plan.units.get(entity.lead) if isinstance(entity, Measure) else None
    if unit and unit.email:
        office, mail, phone = unit.name, unit.email, None
    if entity and entity.contact:
        told = entity.contact
        office, mail, phone = told.office or office, told.email or mail, told.phone or (None if told.email else phone)
    return join([office, ", ", link(f"mailto:{mail}", mail), f", {phone}" if phone else ""])


def _buttons(view: View, links: Links, entity: Entity | None, source: str, title: str) -> Iterator[Html]:
    repository, path = view.plan.town.repository, entity.path if entity else source
    if entity and view.has_form:
        form = form_address(basename(dirname(entity.path)), entity.id)
        yield tag("li", link(links.to(form), "Im Formular bearbeiten", rel="edit"))
    if repository and path:
        address = edit_address(repository, path_in_repository(path, view.plan.town_path))
        yield tag("li", link(address, "Diese Angaben bearbeiten", rel="edit"))
    folder = _folder(view, links, source)
    if repository and folder:
        yield tag("li", link(folder_address(repository, folder), "Dateien dieser Seite ansehen"))
    subject = f"Rückmeldung zum Digitalfahrplan: {entity.title if entity else title}"
    page = f"{view.root}{links.here}"
    yield tag("li", link(_letter(view, subject, page), "Rückmeldung geben"))
    if repository:
        yield tag("li", link(report_address(repository, subject, page), "Öffentlich melden (mit Konto)"))


def _folder(view: View, links: Links, source: str) -> str:
    """The folder of the files that a page is made from, "" if it is made from one or none."""
    part = "" if source == view.plan.town_path else _FOLDERS.get(links.here)
    folder = path_in_repository(dirname(view.plan.town_path), view.plan.town_path)
    return f"{folder}{part}" if source and part is not None else ""


def _letter(view: View, subject: str, page: str) -> str:
    """A letter to the Digital-Manager that already says which page it is about: citizens have no account."""
    body = f"Seite: {page}\n\n"
    return f"mailto:{view.plan.town.digital_manager.email}?subject={quote(subject)}&body={quote(body)}"
