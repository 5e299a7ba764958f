"""What XML can hold of a text."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold, escaped or not.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def possible(text: str) -> str:
    """The text without the characters that no XML file may contain; nothing is escaped."""
    return text if text.isprintable() else _IMPOSSIBLE.sub("", text)
