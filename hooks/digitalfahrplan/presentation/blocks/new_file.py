"""A new measure or programme, step by step: the forge's editor with a short text in it, and the whole template to copy."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname
from urllib.parse import quote

from ...model import Area, Entity, Measure, Programme
from ...model.starter import FILL_IN, FILL_IN_TEXT, starting_text
from ...model.town_parts import Repository
from ..copying import copy_button, to_copy
from ..forge import folder_address, new_address, path_in_repository, takes_text
from ..html import Html, join, lines, link, tag
from ..links import Links
from ..view import View

PAGE = "mitmachen/neu/"
PROGRAMMES = "foerderung"
_MEASURE, _PROGRAMME = "neue-massnahme.md", "neues-programm.md"


def button(links: Links, kind: str = "") -> Html:
    """The way to the page below; `kind` is an area, `foerderung`, or "" for all areas."""
    label = "Neues Förderprogramm" if kind == PROGRAMMES else "Neue Maßnahme"
    address = links.to(f"{PAGE}#{kind}" if kind else PAGE)
    return tag("ul", tag("li", link(address, label)), class_="df-knoepfe")


def new_file(view: View, links: Links, kind: str) -> Html:
    """How to make a new file of an area, or of `foerderung`. Raises `ValueError` for anything else."""
    model: type[Entity] = Programme if kind == PROGRAMMES else Measure
    folder = kind if kind == PROGRAMMES else Area(kind).value
    text = starting_text(model, view.plan.today)
    return lines(
        [
            tag("ol", *_steps(view, links, folder, text)),
            _copied(f"kurzfassung-{kind}", "Kurzfassung", text),
            _template(view, kind),
        ]
    )


def _steps(view: View, links: Links, kind: str, text: str) -> Iterator[Html]:
    name = _PROGRAMME if kind == PROGRAMMES else _MEASURE
    town = view.plan.town
    example = "kreisfonds-digital.md" if kind == PROGRAMMES else "wlan-grundschulen.md"
    if town.repository:
        folder = path_in_repository(f"{dirname(view.plan.town_path)}/{kind}", view.plan.town_path)
        yield from _in_the_editor(town.repository, folder, name, text)
        yield _step("Geben Sie der Datei ihren Namen: statt ", name, " zum Beispiel ", example, _NAME)
    else:
        yield _step(
            "Kopieren Sie die Kurzfassung in ein leeres Dokument und nennen Sie es zum Beispiel ", example, _NAME
        )
    yield _step("Ersetzen Sie jedes ", FILL_IN_TEXT, " und jedes ", FILL_IN, ". ", _ids(links))
    if town.repository:
        yield tag("li", "Speichern Sie, und schlagen Sie die Änderung vor. ", _afterwards(links))
    else:
        yield tag("li", "Schicken Sie die Datei an ", _letter(town.digital_manager.email), ".")


_NAME = (
    ". Erlaubt sind Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche, vorn ein Buchstabe. "
    "Der Name wird die Adresse der Seite und bleibt für immer."
)


def _in_the_editor(repository: Repository, folder: str, name: str, text: str) -> Iterator[Html]:
    label = "Neues Förderprogramm anlegen" if name == _PROGRAMME else "Neue Maßnahme anlegen"
    which = tag("span", f" in {folder}", class_="df-nur-vorlesen")
    editor = link(new_address(repository, folder, name, text), join([label, which]))
    files = link(folder_address(repository, folder), "hier stehen die anderen")
    told = [
        ". Beim ersten Mal melden Sie sich an. Die neue Datei gehört in den Ordner ",
        tag("code", folder),
        " (",
        files,
    ]
    yield tag("li", "Öffnen Sie den Editor: ", editor, *told, ").")
    if takes_text(repository, folder, name, text):
        yield tag(
            "li",
            "Die Kurzfassung steht schon darin. Wollen Sie mehr eintragen, ersetzen Sie sie durch die Vorlage unten.",
        )
    else:
        yield tag(
            "li",
            "Der Editor ist leer. Kopieren Sie die Kurzfassung oder die Vorlage unten, und fügen Sie sie dort ein.",
        )


def _step(*parts: str) -> Html:
    """A step in which every second part is what stands in the file."""
    return tag("li", *(tag("code", part) if index % 2 else part for index, part in enumerate(parts[:-1])), parts[-1])


def _ids(links: Links) -> Html:
    return join(
        [
            "Was erlaubt ist, steht darüber; ",
            link(links.to("mitmachen/felder/#kennungen"), "hier stehen alle Kennungen"),
            ".",
        ]
    )


def _afterwards(links: Links) -> Html:
    return link(links.to("mitmachen/danach/"), "Was danach passiert")


def _letter(mail: str) -> Html:
    return link(f"mailto:{mail}?subject={quote('Neu im Digitalfahrplan')}", mail)


def _template(view: View, kind: str) -> Html:
    text = view.templates.get(kind)
    if not text:
        return Html("")
    summary = tag("summary", "Die ganze Vorlage mit allen Angaben und Erklärungen")
    return tag("details", summary, _copied(f"vorlage-{kind}", "Vorlage", text))


def _copied(id_: str, what: str, text: str) -> Html:
    """A text, and the button that copies it (shown by the script)."""
    shown = tag("pre", tag("code", text, id=id_), tabindex=0, role="region", aria_label=f"{what} {_called(id_)}")
    return to_copy(copy_button(id_, f"{what} kopieren"), shown, data_search_exclude="")


def _called(id_: str) -> str:
    kind = id_.rpartition("-")[2]
    return "Förderprogramm" if kind == PROGRAMMES else Area(kind).label
