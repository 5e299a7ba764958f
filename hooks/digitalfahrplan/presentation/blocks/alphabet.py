"""Everything that has a page of its own, by letter: what the search finds, for those who cannot search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from ..html import Html, lines, link, tag
from ..links import Links, measure_address, place_address, programme_address, unit_address
from ..view import View

_OTHERS = "0–9"


def everything(view: View, links: Links) -> Html:
    """A heading and a list for every letter, and links to the letters."""
    entries = sorted(
        (_letter(title), as_in_a_lexicon(title), title, address, kind) for title, address, kind in _entries(view)
    )
    letters = {
        letter: [entry[2:] for entry in of_letter] for letter, of_letter in groupby(entries, lambda entry: entry[0])
    }
    ways = (tag("li", link(f"#{_anchor(letter)}", letter)) for letter in letters)
    parts = [tag("nav", tag("ul", *ways, class_="df-buchstaben"), aria_label="Buchstaben")]
    for letter, titles in letters.items():
        items = (tag("li", link(links.to(address), title), " ", tag("span", kind)) for title, address, kind in titles)
        parts += [tag("h2", letter, id=_anchor(letter)), tag("ul", *items, class_="df-alphabet")]
    return lines(parts)


def _entries(view: View) -> Iterator[tuple[str, str, str]]:
    plan = view.plan
    yield from ((it.title, measure_address(it.id), "Maßnahme") for it in plan.measures)
    yield from ((it.title, programme_address(it.id), "Förderprogramm") for it in plan.programmes)
    yield from ((it.name, place_address(it.id), "Ort") for it in plan.town.places)
    yield from ((it.name, unit_address(it.id), "Einheit") for it in plan.town.units)


def as_in_a_lexicon(title: str) -> str:
    """A title as lexicons sort it (DIN 5007-1): "ä" as "a", "ß" as "ss", quotation marks not at all."""
    plain = unicodedata.normalize("NFD", title.casefold())
    return "".join(character for character in plain if character.isalnum() or character == " ").strip()


def _letter(title: str) -> str:
    first = as_in_a_lexicon(title)[:1].upper()
    return first if "A" <= first <= "Z" else _OTHERS


def _anchor(letter: str) -> str:
    return "ziffern" if letter == _OTHERS else letter.lower()
