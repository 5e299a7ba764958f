"""The end of every page: Stand, whom to ask, how to cite, where to edit, how to answer."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, relpath
from urllib.parse import quote

from ..model import Entity, Forge, Measure, Programme
from ..model.town import Repository
from . import german
from .html import Html, join, lines, link, tag
from .links import Links, programme_address
from .table import facts
from .view import View

# How each web Git interface opens its editor on a file.
_EDIT = {
    Forge.GITHUB: "{url}/edit/{branch}/{path}",
    Forge.GITLAB: "{url}/-/edit/{branch}/{path}",
    Forge.GITEA: "{url}/_edit/{branch}/{path}",
    Forge.FORGEJO: "{url}/_edit/{branch}/{path}",
}


def edit_address(repository: Repository, path: str) -> str:
    """Where a file is edited in the browser; every part of the path is percent-encoded."""
    pattern = _EDIT[repository.forge]
    return pattern.format(
        url=repository.url.rstrip("/"), branch=quote(repository.branch, safe="/"), path=quote(path, safe="/")
    )


def page_footer(view: View, links: Links, entity: Entity | None = None, source: str = "") -> Html:
    """The block of a page about `entity`, or of a page made from many files (then `source` is what people edit)."""
    heading = tag("h2", "Zu dieser Seite", id="seitenfuss")
    inside = [
        heading,
        facts(_facts(view, entity)),
        tag("ul", *_buttons(view, links, entity, source), class_="df-knoepfe"),
    ]
    return tag("section", lines(inside), class_="df-seitenfuss", aria_labelledby="seitenfuss")


def _facts(view: View, entity: Entity | None) -> Iterator[tuple[str, str]]:
    yield "Stand", german.day(entity.as_of if entity else view.plan.today)
    yield "Wer Auskunft gibt", _contact(view, entity)
    if isinstance(entity, Programme):
        where = f"Stand {german.day(entity.as_of)}, {view.root}{programme_address(entity.id)}"
        yield "Zitieren", f"{view.plan.town.name}, Digitalfahrplan: „{entity.title}“, {where}"


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


def _buttons(view: View, links: Links, entity: Entity | None, source: str) -> Iterator[Html]:
    repository, path = view.plan.town.repository, entity.path if entity else source
    if repository and path:
        address = edit_address(repository, _in_repository(path, view.plan.town_path))
        yield tag("li", link(address, "Diese Angaben bearbeiten", rel="edit"))
    yield tag("li", link(_feedback(view, links, entity), "Rückmeldung geben"))


def _in_repository(path: str, town_path: str) -> str:
    """The path of a file in the town's repository: a content folder that lies elsewhere here lies at its top there."""
    return relpath(path, dirname(dirname(town_path))) if path.startswith("../") else path


def _feedback(view: View, links: Links, entity: Entity | None) -> str:
    """A letter to the Digital-Manager that already says which page it is about."""
    subject = f"Rückmeldung zum Digitalfahrplan: {entity.title if entity else 'Seite'}"
    body = f"Seite: {view.root}{links.here}\n\n"
    return f"mailto:{view.plan.town.digital_manager.email}?subject={quote(subject)}&body={quote(body)}"
