"""The way to the form, where the site has one."""

from __future__ import annotations

from ...model import Forge
from ..html import Html, join, link, tag
from ..links import FORM, Links
from ..view import View

_WITH_REQUESTS = "Was Sie speichern, ist ein Vorschlag: Der Digital-Manager liest ihn und übernimmt ihn."
_AT_ONCE = "Was Sie speichern, wird sofort geprüft und erscheint dann."


def form(view: View, links: Links) -> Html:
    """A sentence about the form with a link; nothing where it is not built or there is no repository."""
    repository = view.plan.town.repository
    if not view.form or repository is None:
        return Html("")
    waits = repository.forge in (Forge.GITHUB, Forge.GITLAB)
    way = link(links.to(FORM), "Formular")
    told = " alles ausfüllen, ohne die Schreibweise der Datei zu kennen. Anmerkungen in der Datei bleiben stehen. "
    return tag("p", join(["Sie können auch in einem ", way, told, _WITH_REQUESTS if waits else _AT_ONCE]))
