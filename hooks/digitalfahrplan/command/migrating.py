"""`digitalfahrplan migrate`: all files of the content folder in the newest version of the format."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from ..migration import STEPS, TOWN_FILE, migrate, steps_from, version_of
from ..source.folder import AREAS, PROGRAMMES, shown_path
from ..values.version import FORMAT_VERSION
from .content import content_folder
from .errors import CommandError
from .terminal import say
from .usage import Command
from .writing import write


def _migrate(options: Namespace) -> bool:
    folder = content_folder(options.content)
    files = _files(folder)
    version = version_of(files[TOWN_FILE])
    if version > FORMAT_VERSION:
        raise CommandError(
            f"Die Dateien sind in Fassung {version} geschrieben, dieses Programm kennt Fassung {FORMAT_VERSION}. "
            "Eine neuere Version von Digitalfahrplan verwenden."
        )
    changed = migrate(files, STEPS)
    for path in sorted(changed, key=lambda path: path == TOWN_FILE):  # last: an interrupted run is repeated in full
        write(folder / path, changed[path])
    say(_told(version, len(changed)))
    return False


def _told(version: int, number: int) -> str:
    if version == FORMAT_VERSION:
        return f"Alle Dateien sind in Fassung {version}, der neuesten. Es gibt nichts zu tun.\n"
    steps = "".join(f"- {step.what}\n" for step in steps_from(version, STEPS))
    return f"{number} Dateien von Fassung {version} auf {FORMAT_VERSION} gehoben:\n{steps}"


def _files(folder: Path) -> dict[str, str]:
    """Every file that is written in the format, templates included, with its line ends as they are."""
    paths = [folder / TOWN_FILE]
    paths += sorted(path for area in (*AREAS, PROGRAMMES) for path in (folder / area).glob("*.md"))
    return {path.relative_to(folder).as_posix(): _text(path) for path in paths}


def _text(path: Path) -> str:
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
    (("--content", {}),),
    _migrate,
)
