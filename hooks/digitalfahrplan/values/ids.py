"""Ids: file names without `.md`, and with them the public addresses."""

from __future__ import annotations

import re

from .unreadable import Unreadable
from .wording import shown

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
MAX_LENGTH = 64
RESERVED = frozenset(
    ["index", "404", "assets", "search", "suche", "api", "daten", "archiv", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)


def parse_new_id(text: str) -> str:
    """Read an id that a file may bear. Raises `Unreadable` A103 (pattern, length) or A104 (reserved)."""
    if not ID.fullmatch(text) or len(text) > MAX_LENGTH:
        hint = (
            "Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, vorn ein Buchstabe, "
            f"höchstens {MAX_LENGTH} Zeichen: wlan-grundschulen."
        )
        raise Unreadable("A103", f"{shown(text)} ist keine gültige Kennung.", hint)
    if text in RESERVED:
        raise Unreadable("A104", f"„{text}“ ist für das System reserviert.", "Einen anderen Namen wählen.")
    return text


def is_id(text: str) -> bool:
    """Whether a file may bear this id."""
    return bool(ID.fullmatch(text)) and len(text) <= MAX_LENGTH and text not in RESERVED
