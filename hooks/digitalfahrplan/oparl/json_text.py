"""The bytes of an answer become one object of JSON, as servers really send it: BOM, odd encodings, something behind it."""

from __future__ import annotations

import json
from typing import Any

_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda name: None)
# What a server may say of its answer beside the encodings of JSON; of others, some take for ever to read.
_CHARSETS = frozenset({"iso-8859-1", "iso-8859-15", "latin1", "windows-1252", "cp1252"})
_LAST = "cp1252"  # what a server sends that knows nothing of encodings


class NoObject(ValueError):  # noqa: N818 - the answer is at fault, not the program
    """An answer that is no OParl object. The message is a German sentence."""


def parse(raw: bytes, charset: str = "") -> dict[str, Any]:
    """The object at the beginning of an answer; numbers are texts as they stand. Raises `NoObject`."""
    text = _decoded(raw, charset).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        raise NoObject("Die Adresse führt zu einer Webseite, nicht zu einem OParl-Objekt.")
    try:
        told, _ = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        raise NoObject("Die Antwort ist kein lesbares JSON.") from None
    if not isinstance(told, dict):
        raise NoObject("Die Antwort ist kein OParl-Objekt.")
    return told


def _decoded(raw: bytes, charset: str) -> str:
    told = charset.lower()
    for encoding in (json.detect_encoding(raw), told if told in _CHARSETS else _LAST):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode(_LAST, "replace")
