"""Files that the command writes."""

from __future__ import annotations

from pathlib import Path

from ..source.folder import shown_path
from .errors import CommandError


def write(path: Path, content: str | bytes, *, anew: bool = False) -> int:
    """Write a file, a text in UTF-8, with its folders; returns 1, the number of files. Raises `CommandError`; `anew` never overwrites."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb" if anew else "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except FileExistsError:
        raise CommandError(f"„{shown_path(path)}“ gibt es schon; nichts wurde geändert.") from None
    except OSError:
        raise CommandError(
            f"„{shown_path(path)}“ lässt sich nicht schreiben. Bitte Rechte und freien Platz prüfen."
        ) from None
    return 1
