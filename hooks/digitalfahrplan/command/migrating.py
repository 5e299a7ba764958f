"""`digitalfahrplan migrate`: all files of the content folder in the newest version of the format."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from ..migration import STEPS, migrate, steps_from, version_of
from ..source import AREAS, PROGRAMMES, Document
from ..source.folder import TOWN_FILE, shown_path
from ..values import Unreadable
from ..values.version import FORMAT_VERSION
from .content import CONTENT, content_folder
from .errors import CommandError
from .terminal import say
from .usage import Command
from .writing import write


def _migrate(options: Namespace) -> bool:
    folder = content_folder(options.content)
    town = _town(folder / TOWN_FILE)
    version = _version(town, folder / TOWN_FILE)
    if version == FORMAT_VERSION:
        say(f"Alle Dateien sind in Fassung {version}, der neuesten. Es gibt nichts zu tun.\n")
        return False
    entries, unread = _entries(folder)
    changed = migrate({TOWN_FILE: town, **entries}, STEPS)
    for path in sorted(changed, key=lambda path: path == TOWN_FILE):  # last: an interrupted run is repeated in full
        write(folder / path, changed[path])
    say(_told(version, len(changed), unread))
    return False


def _version(town: str, path: Path) -> int:
    try:
        version = version_of(town)
    except Unreadable as error:
        raise CommandError(f"„{shown_path(path)}“: {error.detail} {error.hint} Nichts wurde geändert.") from None
    if version > FORMAT_VERSION:
        raise CommandError(
            f"Die Dateien sind in Fassung {version} geschrieben, dieses Programm kennt Fassung {FORMAT_VERSION}. "
            "Eine neuere Version von Digitalfahrplan verwenden."
        )
    return version


def _told(version: int, number: int, unread: Sequence[Path]) -> str:
    steps = "".join(f"- {step.what}\n" for step in steps_from(version, STEPS))
    left = "".join(f"Nicht zu lesen und unverändert: {shown_path(path)}\n" for path in unread)
    way_out = "Was dort falsch ist, sagt digitalfahrplan check; danach von Hand anpassen.\n" if unread else ""
    return f"{number} Dateien von Fassung {version} auf {FORMAT_VERSION} gehoben:\n{steps}{left}{way_out}"


def _entries(folder: Path) -> tuple[dict[str, str], list[Path]]:
    """Every file of a folder of the content, templates included, with its line ends as they are; and what cannot be read."""
    texts: dict[str, str] = {}
    unread = []
    for path in sorted(path for area in (*AREAS, PROGRAMMES) for path in (folder / area).glob("*.md")):
        text = _text(path)
        if text is None:
            unread.append(path)
        else:
            texts[path.relative_to(folder).as_posix()] = text
    return texts, unread


def _text(path: Path) -> str | None:
    """The text of a file that the check can read, too."""
    try:
        raw = b"" if path.is_symlink() else path.read_bytes()
    except OSError:
        return None
    return raw.decode() if Document(path.name, path.parent.name, path.stem, raw).data is not None else None


def _town(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise CommandError(f"„{shown_path(path)}“ fehlt: Dort steht, in welcher Fassung die Dateien sind.") from None
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"„{shown_path(path)}“ lässt sich nicht lesen; nichts wurde geändert.") from None


MIGRATE = Command(
    "migrate",
    "[--content ORDNER]",
    "Hebt alle Dateien auf die neueste Fassung des Formats; Kommentare und Reihenfolge bleiben.",
    (CONTENT,),
    _migrate,
)
