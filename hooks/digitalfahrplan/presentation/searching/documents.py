"""The pages as Pagefind reads them: a few tags, what it filters by, and words nobody sees.

They are made beside the site and thrown away: so the site's own pages carry no word for machines, and the index is made of a
tenth of their size. What is only to be found stands in fields (`data-pagefind-meta`), never in the text: excerpts stay clean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ..html import Html, join, tag
from .facets import AREA, GONE, KIND, KINDS, OVERVIEW, STATUS, UNIT, Facets, kind
from .glossary import GLOSSARY, abbreviations
from .reading import Readable
from .words import Forms, exactly, offices, pieces, unlike, without_zeros, words_of

# Fields that are searched; suche.js weighs them by these names.
TITLE_WORDS: Final = "titelworte"
OTHER_WORDS: Final = "worte"
NUMBERS: Final = "kennung"
EXACT: Final = "genau"
TABLES_COUNT: Final = "0.3"
_DIGITS: Final = re.compile(r"\d+")
# Shorter words are too much like each other to guess.
SHORTEST_MEANT: Final = 4
# What a result shows of its filters below its title; also searched.
SHOWN: Final = (KIND, AREA, STATUS, UNIT)


def documents(
    pages: Sequence[Readable],
    facets: Mapping[str, Facets],
    numbers: Mapping[str, str],
    papers: Mapping[str, Sequence[str]],
) -> Iterator[tuple[str, str]]:
    """Path and HTML of a document for every page, in their order; `facets`, ids (`numbers`) and `papers` by address."""
    titles = [words_of(page.title) for page in pages]
    short = next((abbreviations(page.html) for page in pages if page.address == GLOSSARY), {})
    forms = Forms(set().union(*titles, *(page.words for page in pages)), short)
    for page, in_title in zip(pages, titles, strict=True):
        ids, its_kind = numbers.get(page.address, ""), kind(page.address)
        filters = {KIND: (its_kind,), **facets.get(page.address, {})}
        titled = unlike(
            [
                *pieces(page.title),
                *pieces(page.name),
                *forms.of(page.title, in_title).split(),
                *forms.of_id(ids).split(),
            ]
        )
        fields = {
            TITLE_WORDS: "" if GONE in filters.get(STATUS, ()) else " ".join(titled),  # what is there today comes first
            OTHER_WORDS: forms.of(page.text, page.words),
            NUMBERS: " ".join((ids.replace("-", ""), *_DIGITS.findall(ids), *_names(page, its_kind))).strip(),
            EXACT: " ".join(map(exactly, (*ids.split(), *_as_said(papers.get(page.address, ()))))),
        }
        yield f"{page.address}index.html", _document(page, filters, fields)


def _document(page: Readable, filters: Facets, fields: Mapping[str, str]) -> Html:
    """Title, fields and filters in a part that is not read as text, then the text."""
    title = tag("h1", page.title, data_pagefind_meta="title")
    hidden = [tag("p", value, data_pagefind_meta=name) for name, value in fields.items() if value]
    chosen = [_filter(name, values) for name, values in filters.items()]
    beside = tag("div", title, *hidden, *chosen, data_pagefind_ignore="")
    tables = tag("div", Html(page.tables), data_pagefind_weight=TABLES_COUNT) if page.tables else ""
    body = tag("body", tag("div", beside, tag("div", Html(page.html)), tables, data_pagefind_body=""))
    return join([Html("<!doctype html>"), tag("html", body, lang="de")])


@lru_cache(maxsize=4096)  # most pages share these: units, fields, years
def _filter(name: str, values: tuple[str, ...]) -> Html:
    shown = [tag("p", ", ".join(values), data_pagefind_meta=name.lower())] if values and name in SHOWN else []
    return join([*(tag("p", value, data_pagefind_filter=name) for value in values), *shown])


def _names(page: Readable, its_kind: str) -> list[str]:
    """What an overview is called in one word, in its title, in the menu, in its address, or by what it lists; and a unit by the
    name of an office: who types that means it."""
    if its_kind == UNIT:
        return offices(page.title)
    if its_kind != OVERVIEW:
        return []
    named = (page.title, page.name, page.address.rstrip("/").rpartition("/")[2], KINDS.get(page.address, ""))
    return sorted({name.lower() for name in named if name.isalpha()})


def _as_said(papers: Sequence[str]) -> dict[str, None]:
    """Numbers of papers, with and without their zeros."""
    return dict.fromkeys([*papers, *map(without_zeros, papers)])


def vocabulary(pages: Sequence[Readable]) -> str:
    """Every longer word of the site once, one a line: the browser looks there for what somebody may have meant."""
    found = set().union(*(words_of(page.title) | page.words for page in pages))
    longer = (word for word in found if len(word) >= SHORTEST_MEANT)
    once = {word.lower(): word for word in sorted(longer, reverse=True)}  # "Park" stays, not "park"
    return "\n".join(once[word] for word in sorted(once))
