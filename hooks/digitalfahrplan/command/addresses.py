"""`digitalfahrplan adressen`: what is published is written down for good; what ends gets its reason."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..archive.files import read_small
from ..archive.payload import RefusedError
from ..archive.snapshot import archive_beside
from ..archive.survey import ADDRESSES as LIST
from ..archive.writing import alone
from ..lasting import MEASURES, bury, enter, is_published
from ..lasting.entry import parse_address
from ..lasting.kinds import LISTED
from ..source import Document, read_content
from ..source.characters import MAX_BYTES
from ..source.folder import AREAS, PROGRAMMES, TOWN_FILE, shown_path
from ..values import Unreadable
from .content import ARCHIVE, CONTENT, TODAY, content_folder, day_from, plan_or_complain
from .errors import CommandError
from .terminal import say
from .usage import Command

_LONGEST = 500  # characters of a reason


def _addresses(options: Namespace) -> bool:
    content = content_folder(options.content)
    archive = Path(options.archive) if options.archive else archive_beside(content)
    try:
        if options.entfallen is not None:
            return _bury(archive, content, options)
        if options.grund is not None:
            raise CommandError("--grund gehört zu --entfallen ADRESSE, zum Beispiel massnahmen/KENNUNG.")
        return _enter(archive, options)
    except RefusedError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        path = shown_path(error.filename or archive / LIST)
        raise CommandError(
            f"Nichts wurde eingetragen. „{path}“ lässt sich nicht lesen oder schreiben. Bitte Rechte und freien Platz prüfen."
        ) from None


def _enter(archive: Path, options: Namespace) -> bool:
    plan = plan_or_complain(options.content, options.today, archive)
    if plan is None:
        return True
    with alone(archive):
        number = enter(archive, plan, plan.today)
    count = {0: "Keine neue Adresse", 1: "1 neue Adresse"}.get(number, f"{number} neue Adressen")
    say(f"{count} in {shown_path(archive / LIST)} eingetragen.\n")
    return False


def _bury(archive: Path, content: Path, options: Namespace) -> bool:
    kind, id_ = _address(options.entfallen)
    why, day = _reason(options.grund), day_from(options.today)
    if file := _file(content, kind, id_):
        raise CommandError(f"Die Adresse führt noch auf eine Seite: {file}. Nichts wurde eingetragen.")
    if not is_published(archive, f"{kind}/{id_}"):
        raise CommandError(f"Unter {kind}/{id_} ist nie etwas veröffentlicht worden. Bitte die Kennung prüfen.")
    with alone(archive):
        entry = bury(archive, kind, id_, day, why)
    say(f"In {shown_path(archive / LIST)} eingetragen: {entry.line}\n")
    return False


def _address(text: str) -> tuple[str, str]:
    try:
        return parse_address(text.strip("/"))
    except Unreadable as error:
        raise CommandError(f"--entfallen: {error.detail} So schreiben: --entfallen massnahmen/KENNUNG.") from None


def _reason(text: str | None) -> str:
    told = " ".join((text or "").split(" ")).strip()
    if not told:
        raise CommandError('--grund fehlt oder ist leer. So schreiben: --grund "Teil von …", was daraus wurde.')
    if len(told) > _LONGEST or not told.isprintable():
        raise CommandError(f"--grund ist eine Zeile ohne Steuerzeichen mit höchstens {_LONGEST} Zeichen.")
    return told


def _file(content: Path, kind: str, id_: str) -> str:
    """The file whose page the address leads to now, also by `ehemals`; "" if there is none."""
    if kind in LISTED:
        return _town_file(content, kind, id_)
    folders = AREAS if kind == MEASURES else (PROGRAMMES,)
    mine = (document for document in read_content(content).entries if document.folder in folders)
    return next((it.path for it in mine if id_ in (it.id, *it.former_ids)), "")


def _town_file(content: Path, key: str, id_: str) -> str:
    """kommune.yml, if it lists the id; one that cannot be read lists nothing."""
    try:
        raw = read_small(content / TOWN_FILE, MAX_BYTES)
    except OSError:
        return ""
    rows = (Document(TOWN_FILE, "", "", raw).data or {}).get(key, [])
    listed = isinstance(rows, list) and any(isinstance(row, dict) and row.get("id") == id_ for row in rows)
    return shown_path(content / TOWN_FILE) if listed else ""


ADDRESSES = Command(
    "adressen",
    "[--entfallen ADRESSE --grund TEXT] [--content ORDNER] [--archive ORDNER] [--today DATUM]",
    "Schreibt alle veröffentlichten Adressen in archive/ADRESSEN.txt fort, oder was aus einer entfallenen wurde.",
    (("--entfallen", {}), ("--grund", {}), CONTENT, ARCHIVE, TODAY),
    _addresses,
)
