"""`digitalfahrplan new`: a new file from the annotated template of its folder."""

from __future__ import annotations

import re
import unicodedata
from argparse import Namespace
from pathlib import Path

from ..source.folder import AREAS, PROGRAMMES, shown_path
from ..source.templates import TEMPLATE
from ..values import Unreadable
from ..values.ids import MAX_LENGTH, parse_new_id
from .content import CONTENT, content_folder
from .errors import CommandError
from .terminal import say
from .usage import Command
from .writing import write

KINDS = ("massnahme", "foerderprogramm")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _new(options: Namespace) -> bool:
    say(create(content_folder(options.content), options.kind, options.name, options.bereich))
    return False


def create(content: Path, kind: str, name: str, area: str | None) -> str:
    """Write the template under the id made of a name; returns what was done, in German. Raises `CommandError`; overwrites nothing."""
    folder = _folder(kind, area)
    id_ = id_from(name)
    taken = next(
        (content / other / f"{id_}.md" for other in (*AREAS, PROGRAMMES) if _exists(content / other, id_)), None
    )
    if taken:
        raise CommandError(f"Die Kennung „{id_}“ ist vergeben: {shown_path(taken)}. Nichts wurde geändert.")
    path = content / folder / f"{id_}.md"
    write(path, _template(content / folder / TEMPLATE), anew=True)
    return f"{shown_path(path)} ist angelegt. Jetzt darin alle Beispiele durch die eigenen Angaben ersetzen.\n"


def id_from(name: str) -> str:
    """The id for a name: umlauts spelled out, small letters, hyphens between words. Raises `CommandError`."""
    letters = unicodedata.normalize("NFC", name).lower().translate(_GERMAN)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", plain)
    while len("-".join(words)) > MAX_LENGTH and len(words) > 1:
        words.pop()
    try:
        return parse_new_id("-".join(words))
    except Unreadable as error:
        raise CommandError(f"Aus „{name}“ wird keine Kennung: {error.detail} {error.hint}") from None


def _folder(kind: str, area: str | None) -> str:
    if kind not in KINDS:
        raise CommandError(f"„{kind}“ lässt sich nicht anlegen. Möglich: {', '.join(KINDS)}.")
    if kind == "foerderprogramm":
        if area is not None:
            raise CommandError("Ein Förderprogramm hat keinen Bereich; bitte --bereich weglassen.")
        return PROGRAMMES
    if area is not None and area not in AREAS:
        raise CommandError(f"„{area}“ ist kein Bereich. Möglich: {', '.join(AREAS)}.")
    return area or AREAS[0]


def _exists(folder: Path, id_: str) -> bool:
    try:
        return (folder / f"{id_}.md").exists()
    except OSError:
        raise CommandError(
            f"Der Ordner „{shown_path(folder)}“ lässt sich nicht lesen. Bitte die Rechte prüfen."
        ) from None


def _template(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"Die Vorlage „{shown_path(path)}“ fehlt oder lässt sich nicht lesen.") from None


NEW = Command(
    "new",
    f"{'|'.join(KINDS)} NAME [--bereich {'|'.join(AREAS)}] [--content ORDNER]",
    "Legt aus der erklärten Vorlage eine neue Datei an.",
    (("kind", {}), ("name", {}), ("--bereich", {}), CONTENT),
    _new,
)
