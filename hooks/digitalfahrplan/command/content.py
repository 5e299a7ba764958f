"""The content folder and the day for which it is looked at, and the options that name them."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from ..archive.snapshot import archive_beside
from ..clock import today_from
from ..plan import Outcome, Plan, load
from ..problems.output import as_text
from ..source.folder import shown_path
from ..values import Unreadable, parse_day
from .errors import CommandError
from .terminal import complain
from .usage import Argument

CONTENT: Argument = ("--content", {})
ARCHIVE: Argument = ("--archive", {})
TODAY: Argument = ("--today", {})
DEFAULT_FOLDER = "measures"


def content_folder(given: str | None) -> Path:
    """`--content`, else the variable CONTENT_DIR, else `measures`."""
    return Path(given or os.environ.get("CONTENT_DIR") or DEFAULT_FOLDER)


def archive_folder(given: str | None, content: Path) -> Path:
    """`--archive`, else the folder `archive` beside the content, which need not be there yet. Raises `CommandError`."""
    if given and not os.path.lexists(given):
        raise CommandError(f"Den Ordner „{shown_path(given)}“ gibt es nicht. Mit --archive das Archiv nennen.")
    return Path(given) if given else archive_beside(content)


def day_from(given: str | None) -> date:
    """`--today` in any notation of a day, else `SOURCE_DATE_EPOCH`, else the clock. Raises `CommandError`."""
    try:
        return today_from(parse_day(given) if given is not None else None)
    except Unreadable as error:
        raise CommandError(f"--today: {error.detail} So schreiben: 2026-03-12 oder 12.03.2026.") from None
    except (ValueError, OverflowError, OSError):
        raise CommandError("SOURCE_DATE_EPOCH liegt außerhalb des Kalenders.") from None


def outcome_of(content: str | None, today: str | None, archive: Path | None = None) -> Outcome:
    """A content folder, read and checked; its archive lies beside it unless one is named. Raises `CommandError` when it cannot be read."""
    folder, day = content_folder(content), day_from(today)
    try:
        return load(folder, day, archive)
    except OSError as error:
        raise CommandError(_unreadable(error, folder)) from None


def plan_or_complain(content: str | None, today: str | None, archive: Path | None = None) -> Plan | None:
    """The plan; None while there are errors, and then all problems are told. Raises `CommandError` when the folder cannot be read."""
    outcome = outcome_of(content, today, archive)
    if outcome.plan is None:
        complain(as_text(outcome.problems))
    return outcome.plan


def _unreadable(error: OSError, folder: Path) -> str:
    path = shown_path(error.filename or folder)
    if isinstance(error, FileNotFoundError):
        return f"Den Inhaltsordner „{path}“ gibt es nicht. Mit --content ORDNER lässt sich ein anderer nennen."
    if isinstance(error, NotADirectoryError):
        return f"„{path}“ ist kein Ordner."
    return f"Der Ordner „{path}“ lässt sich nicht lesen. Bitte die Rechte prüfen."
