"""Addresses of papers on their page: made of the number, so that they stay; two numbers never share one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from unicodedata import normalize

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST = 80
# What the page of all papers and its frame call their own parts.
_TAKEN = frozenset({"inhalt", "titel", "seitenfuss", "demnaechst", "alle-vorlagen", "ohne-vorlage"})
_OWN = ("df-", "tabelle-", "vorlagen-", "beratungen-")


def slug(text: str) -> str:
    """Small letters, digits and single hyphens: `VO/2026/0113` becomes `vo-2026-0113`. "" if nothing is left."""
    letters = normalize("NFC", text).casefold().translate(_GERMAN)
    plain = normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST].rstrip("-")


def anchors(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """The anchor of every key, made of its name. Where two would be the same, the first key in order has it; the others add a
    part of their checksum, which no other paper changes."""
    found: dict[str, str] = {}
    taken = set(_TAKEN)
    for key, name in sorted(names):
        plain = slug(name)
        if not plain or plain in taken or plain.startswith(_OWN):
            plain = f"{plain or 'nummer'}-{sha256(key.encode()).hexdigest()[:8]}"
        taken.add(plain)
        found[key] = plain
    return found
