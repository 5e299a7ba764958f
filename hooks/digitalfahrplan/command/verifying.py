"""`digitalfahrplan verify`: is the archive what it was?"""

from __future__ import annotations

import os
import re
from argparse import Namespace
from pathlib import Path

from ..archive.against import NoRevisionError, check_against
from ..archive.check_bag import listed
from ..archive.snapshot import read_links
from ..archive.verify import verify
from ..archive.witness import Witness, check_root
from ..problems import ERROR, Problem
from ..problems.output import FORMATS
from ..source.folder import shown_path
from .content import ARCHIVE, archive_folder, content_folder
from .errors import CommandError
from .formats import FORMAT, format_of
from .terminal import complain, say
from .usage import Command

_ROOT = re.compile("[0-9a-f]{64}")


def _verify(options: Namespace) -> bool:
    form = format_of(options)
    archive = _archive(options.archive)
    root = _root(options.root)
    try:
        problems = verify(archive)
        problems += check_against(archive, options.against) if options.against is not None else []
        problems += _site(archive, options.site) if options.site is not None else []
    except NoRevisionError as error:
        raise CommandError(str(error)) from None
    except NotADirectoryError:
        raise CommandError(f"„{shown_path(archive)}“ ist kein Ordner. Mit --archive das Archiv nennen.") from None
    except OSError as error:
        path = shown_path(error.filename or archive)
        raise CommandError(f"„{path}“ lässt sich nicht lesen. Bitte die Rechte prüfen.") from None
    witness = check_root(archive, root) if root else None
    problems += witness.problems if witness else []
    _tell(archive, sorted(set(problems)), witness, form)
    return any(problem.severity == ERROR for problem in problems)


def _archive(given: str | None) -> Path:
    """The archive to check. Raises `CommandError` in a wrong folder: nothing there is no archive that is unchanged."""
    content = content_folder(None)
    archive = archive_folder(given, content)
    if not os.path.lexists(archive) and not content.is_dir():
        raise CommandError(
            f"Hier gibt es weder den Inhaltsordner „{shown_path(content)}“ noch ein Archiv daneben; geprüft wurde nichts."
            " In den Ordner des Digitalfahrplans wechseln, oder mit --archive das Archiv nennen."
        )
    return archive


def _site(archive: Path, given: str) -> list[Problem]:
    """Whether a built site shows what the bags hold. Raises `CommandError` if it is no folder."""
    from ..frozen import compare_site  # it takes long to load

    if not Path(given).is_dir():
        raise CommandError(f"„{given}“ ist kein Ordner. Mit --site die gebaute Website nennen, zum Beispiel site.")
    return compare_site(archive, Path(given))


def _root(given: str | None) -> str:
    """The 64 digits of `--root` in small letters, "" if nobody asks. Raises `CommandError` when these are no 64 digits."""
    plain = "".join((given or "").split()).lower()
    if given is None or _ROOT.fullmatch(plain):
        return plain
    raise CommandError(
        f"--root hat {len(plain)} Zeichen; eine Wurzel hat genau 64 Ziffern 0–9 und Buchstaben a–f."
        " Noch einmal mit der Niederschrift vergleichen."
    )


def _tell(archive: Path, problems: list[Problem], witness: Witness | None, form: str) -> None:
    """The findings in the format asked for; what is for people only stands beside a format for programs."""
    sound = not any(problem.severity == ERROR for problem in problems)
    told = (_summary(archive) if sound else "") + (witness.sentence(sound) if witness else "")
    if form != "text":
        say(FORMATS[form](problems))
        complain(told)
    else:
        say((FORMATS[form](problems) + "\n" if problems else "") + told)


def _summary(archive: Path) -> str:
    """How many snapshots and files were looked at, and the last root."""
    links = read_links(archive)
    if not links:
        return (
            f"In {shown_path(archive)} ist noch nichts eingefroren. Der erste Schnappschuss: digitalfahrplan freeze.\n"
        )
    files = sum(listed(archive / link.name) for link in links)
    snapshots = "1 Schnappschuss" if len(links) == 1 else f"{len(links)} Schnappschüsse"
    return f"{snapshots}, {files} Dateien, alles unverändert. Wurzel: {links[-1].root}\n"


VERIFY = Command(
    "verify",
    f"[--archive ORDNER] [--against REF] [--root WURZEL] [--site ORDNER] [--format {'|'.join(FORMATS)}]",
    "Prüft jeden Schnappschuss des Archivs, die Kette und die Zeitstempel.",
    (ARCHIVE, ("--against", {}), ("--root", {}), ("--site", {}), FORMAT),
    _verify,
)
