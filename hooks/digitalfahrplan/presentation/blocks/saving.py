"""How a change is saved: in the form, and in the editor of the town's forge with the words that stand on its buttons.

GitHub and GitLab show these words in English, whatever language somebody has chosen; Gitea and Forgejo in German.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ...model import Forge
from ..forge import waits_for_review
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..view import View

_OTHER_WORDS = "Je nach Version heißt ein Knopf ein wenig anders oder steht an anderer Stelle."
_ONE_SENTENCE = ", in einem Satz, was Sie geändert haben. Zum Beispiel: Termin auf März 2029 verschoben."
Step = tuple[str, ...]  # every second part is a word on the screen

_GITHUB: tuple[Step, ...] = (
    ("Wählen Sie oben rechts den grünen Knopf ", "Commit changes …", ". Ein Fenster öffnet sich."),
    ("Schreiben Sie in das Feld ", "Commit message", _ONE_SENTENCE),
    (
        "Wählen Sie ", "Create a new branch for this commit and start a pull request",
        " (als Vorschlag speichern). Steht das nicht da, ist es schon so eingestellt.",
    ),
    ("Wählen Sie ", "Propose changes", "."),
    ("Auf der nächsten Seite wählen Sie ", "Create pull request", ". Erst dann liegt Ihr Vorschlag vor."),
)  # fmt: skip
_GITLAB: tuple[Step, ...] = (
    ("Wählen Sie ", "Commit changes", ". Ein Fenster öffnet sich."),
    ("Schreiben Sie in das Feld ", "Commit message", _ONE_SENTENCE),
    (
        "Wählen Sie ", "Commit to a new branch", " (als Vorschlag speichern), und lassen Sie den Haken bei ",
        "Create a merge request for this change", " stehen.",
    ),
    ("Wählen Sie noch einmal ", "Commit changes", "."),
    ("Auf der nächsten Seite wählen Sie ganz unten ", "Create merge request", ". Erst dann liegt Ihr Vorschlag vor."),
)  # fmt: skip
_GITEA: tuple[Step, ...] = (
    ("Gehen Sie unter den Text. Schreiben Sie in das erste Feld", "", _ONE_SENTENCE),
    (
        "Wählen Sie ", "Einen neuen Branch für diesen Commit erstellen und einen Pull Request starten",
        " (als Vorschlag speichern).",
    ),
    ("Wählen Sie ", "Dateiänderung vorschlagen", "."),
    ("Auf der nächsten Seite wählen Sie ", "Pull-Request erstellen", ". Erst dann liegt Ihr Vorschlag vor."),
)  # fmt: skip
_STEPS = {Forge.GITHUB: _GITHUB, Forge.GITLAB: _GITLAB, Forge.GITEA: _GITEA, Forge.FORGEJO: _GITEA}


def in_the_editor(view: View, links: Links) -> Html:
    """The steps from a changed file to a request, in the words of the town's forge; without one, a letter."""
    repository = view.plan.town.repository
    if repository is None:
        return _by_letter(view)
    steps = tag("ol", *(tag("li", _told(step)) for step in _STEPS[repository.forge]))
    return lines([steps, tag("p", join([_OTHER_WORDS, *_without_leave(repository.forge)]))])


def in_the_form(view: View, links: Links) -> Html:
    """What the form asks after a save: on some forges whether somebody shall look at it."""
    told = (
        (
            "Das Formular fragt, ob der Eintrag zur Prüfung eingereicht werden soll. Wählen Sie ",
            "Zur Prüfung einreichen",
            ". Erst dann liegt Ihr Vorschlag vor. Haben Sie ",
            "Später",
            " gewählt? Dann öffnen Sie den Eintrag im Formular noch einmal, wählen oben ",
            "Entwurf",
            " und dort ",
            "In Prüfung",
            ". Ist er eingereicht, fragt das Formular nicht mehr: Was Sie danach speichern, kommt zum selben Vorschlag.",
        )
        if waits_for_review(view.plan.town.repository)
        else ("Ist der Knopf wieder grau und die Liste da, ist gespeichert. Dann beginnt die Prüfung von selbst.",)
    )
    return tag("p", _told(told))


def _told(step: Step) -> Html:
    return join(tag("strong", part) if index % 2 and part else part for index, part in enumerate(step))


def _without_leave(forge: Forge) -> Iterator[str]:
    if forge is Forge.GITHUB:
        yield " Verlangt GitHub zuerst „Fork this repository“, fehlt Ihnen der Zugang: Fragen Sie den Digital-Manager."


def _by_letter(view: View) -> Html:
    mail = view.plan.town.digital_manager.email
    way = link(f"mailto:{mail}?subject={quote('Änderung im Digitalfahrplan')}", mail)
    return tag("p", "Eine Ablage im Netz gibt es noch nicht. Schicken Sie den geänderten Text an ", way, ".")
