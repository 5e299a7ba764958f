"""The version of the authoring format that files are written in (format.md): towns keep them longer than any program."""

from __future__ import annotations

from .numbers import parse_whole
from .unreadable import Unreadable

FORMAT_VERSION = 1  # the newest this program knows; a higher one comes with a step in `migration`


def parse_version(text: str) -> int:
    """Read the version of the format, known or not. Raises `Unreadable` B107 or B119."""
    return parse_whole(text, 1, 9999)


def parse_format_version(text: str) -> int:
    """Read the version of the format. Raises `Unreadable` B107, B119, or B123 when the files are newer than this program."""
    number = parse_version(text)
    if number > FORMAT_VERSION:
        detail = f"Die Dateien sind in Fassung {number} geschrieben, dieses Programm kennt Fassung {FORMAT_VERSION}."
        raise Unreadable("B123", detail, "Eine neuere Version von Digitalfahrplan verwenden.")
    return number
