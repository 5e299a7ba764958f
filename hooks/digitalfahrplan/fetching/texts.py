"""Texts of somebody else, before they are shown anywhere."""

from __future__ import annotations

from unicodedata import normalize

from ..source.characters import FORBIDDEN, INVISIBLE


def clean(value: object, limit: int) -> str:
    """A text of somebody else in one line of bounded length, without characters that mislead; "" if it is no text."""
    if not isinstance(value, str):
        return ""
    safe = INVISIBLE.sub("", FORBIDDEN.sub(" ", value[: 10 * limit]))
    return " ".join(normalize("NFC", safe).split())[:limit].rstrip()
