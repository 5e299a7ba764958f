"""The way to the form, where the site has one."""

from __future__ import annotations

from ..forge import waits_for_review
from ..html import Html, join, link, tag
from ..links import FORM, Links
from ..view import View

_WITH_REQUESTS = "Was Sie speichern, ist ein Vorschlag: Der Digital-Manager liest ihn und übernimmt ihn."
_AT_ONCE = "Was Sie speichern, wird sofort geprüft und erscheint dann."


def form(view: View, links: Links) -> Html:
    """A sentence about the form with a link; nothing where it is not built or there is no repository."""
    if not view.has_form:
        return Html("")
    way = link(links.to(FORM), "Formular")
    after = _WITH_REQUESTS if waits_for_review(view.plan.town.repository) else _AT_ONCE
    told = " alles ausfüllen, ohne die Schreibweise der Datei zu kennen. Anmerkungen in der Datei bleiben stehen. "
    return tag("p", join(["Sie können auch in einem ", way, told, after]))
