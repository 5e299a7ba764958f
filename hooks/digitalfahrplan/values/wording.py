"""Texts before they are read, and as a message quotes them."""

from __future__ import annotations

_LONGEST = 60


def spaced(text: str) -> str:
    """The text trimmed; no-break spaces are spaces (format.md, values)."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2007", " ").strip()


def shown(text: str) -> str:
    """The text in German quotation marks, shortened to what a message has room for."""
    return f"„{text if len(text) <= _LONGEST else text[: _LONGEST - 1] + '…'}“"
