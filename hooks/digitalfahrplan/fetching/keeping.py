"""Copies of what was fetched: there is always a whole one, the old or the new."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from ..values.dates import german_day


def keep(path: Path, text: str) -> None:
    """Put a file in the place of the one before, at once or not at all. Raises `OSError`."""
    path.parent.mkdir(exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".neu", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)  # a temporary file is for its owner alone
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def age(fetched: date | None, today: date) -> str:
    """What is said of a copy that stays, because fetching failed."""
    if fetched is None:
        return "Die letzte Kopie bleibt; wie alt sie ist, steht nicht darin."
    days = (today - fetched).days
    return f"Die Kopie vom {german_day(fetched)} bleibt ({days} {'Tag' if days == 1 else 'Tage'} alt)."
