"""Abbreviations and what they stand for, as the glossary says: "OZG" is to find "Onlinezugangsgesetz", and the other way round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Final

GLOSSARY: Final = "glossar/"


def abbreviations(html: str) -> Mapping[str, str]:
    """Abbreviation → words, from the entries of a glossary as the search reads it (`<h3>OZG</h3> Onlinezugangsgesetz: …`).

    An entry counts if its term has two capitals and its explanation begins with a few words and a colon.
    """
    found = ((unescape(term), _LONG_FORM.match(unescape(told).lstrip())) for term, told in _ENTRY.findall(html))
    return {term: long[1] for term, long in found if long and _ABBREVIATION.fullmatch(term)}


_ENTRY: Final = re.compile(r"<h3\b[^>]*>([^<]*)</h3>([^<]*)")
_ABBREVIATION: Final = re.compile(r"(?=(?:.*[A-ZÄÖÜ]){2})[\w-]{2,8}")
_LONG_FORM: Final = re.compile(r"((?:[\w-]+ ){0,4}[\w-]+):")
